import { KINDS } from '../document/kind';
import type { CoverageAnswer } from './answer';
import type { Setting } from './setting';
import { groundsOf, STATUS_NAMES, speaker, standingOf } from './words';

/** `kijun coverage` as CSV that Excel opens as it is: UTF-8 with a byte order mark, one line an element. */
export function coverageCsv({ controls }: CoverageAnswer, { locale }: Pick<Setting, 'locale'>): string {
  const say = speaker(locale);
  const kinds = KINDS.filter((kind) => controls.some(({ elements }) => elements.some(({ byKind }) => byKind[kind])));
  const head = [
    say('番号', 'Number'),
    say('対策', 'Control'),
    say('要求の番号', 'Demand number'),
    say('要求', 'Demand'),
    say('状態', 'Status'),
    ...kinds,
    say('根拠の文書', 'Evidence file'),
    say('根拠の行', 'Evidence line'),
    say('根拠の文', 'Evidence'),
    say('宣言', 'Declared'),
  ];
  const rows = controls.flatMap((control) =>
    control.elements.map((element) => {
      const { id, text, byKind } = element;
      const { text: said, best } = groundsOf(element);
      return [
        control.id,
        control.title,
        id,
        text,
        standingOf(element, locale).name,
        ...kinds.map((kind) => (byKind[kind] ? STATUS_NAMES[byKind[kind]][locale] : '')),
        best?.path ?? '',
        best ? String(best.line) : '',
        said,
        best?.declared ? say('はい', 'yes') : '',
      ];
    }),
  );
  return `\ufeff${[head, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

/** A cell as text for Excel: one that begins like a formula is set apart by an apostrophe, in any width. */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}
