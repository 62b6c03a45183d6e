import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { TAILS } from '../document/label';
import { roleOf } from '../document/role';
import { lineNumber } from '../text/lines';
import type { Note } from './block';

/** What looks lost or garbled in a document that was imported: numbers, and what parts a word from what it means. */
export const doubtsOf = (document: Document): readonly Note[] => [
  ...gapsOf(document),
  ...garbledIn(document),
  ...fusedIn(document),
];

/** Numbers that are missing: often lost by the format, sometimes by the author. */
function gapsOf({ entries, lines }: Document): readonly Note[] {
  const last = new Map<string, Entry>();
  const notes: Note[] = [];
  for (const entry of entries) {
    const { label } = entry;
    if (!label || label.values.length === 0 || TAILS.includes(label.style)) continue;
    const key = `${label.style === '条' ? '' : entry.parent} ${label.style} ${label.values.slice(0, -1).join('.')}`;
    const before = last.get(key)?.label;
    const value = label.values.at(-1)!;
    const branch = label.style === '条' && label.values.length > 1;
    const first = label.style === '1' && entries[entry.parent]?.label?.style === '条' ? 2 : 1;
    const expected = before ? before.values.at(-1)! + 1 : first;
    if (!branch && value > expected)
      notes.push({
        kind: 'doubtful',
        lines: [lineNumber(lines, entry.span.start)],
        message: {
          ja: `「${entry.number}」の前の番号がありません。抜けていないか、元の文書と見比べてください。`,
          en: `The number before 「${entry.number}」 is missing. Compare with the original.`,
        },
      });
    if (!branch) last.set(key, entry);
  }
  return notes;
}

/**
 * A sign that may stand in the place of a number that another machine could not show (「@　鍵」 without the 「A」 that would follow), and
 * what is left of a number that was lost (「.対象者」).
 */
function garbledIn({ source }: Document): readonly Note[] {
  const all = source.split(/\r?\n/).map((line) => line.replace(/^(?:#+|\\?[-*])\s+/, ''));
  const found = (pattern: RegExp) => all.flatMap((line, i) => (pattern.test(line) ? [i + 1] : []));
  const first = found(/^[@＠][\s\u3000]*[^\s!-~]/);
  const lost = found(/^[.．][\s\u3000]*[^\s!-~.．。]/);
  const note = (at: readonly number[], ja: string, en: string): readonly Note[] =>
    at.length > 0 ? [{ kind: 'doubtful', lines: at, message: { ja, en } }] : [];
  return [
    ...note(
      first,
      '行の先頭の「@」は、①が化けたもののようです。元の文書と見比べて直してください。番号とは読んでいません。',
      '「@」 at the start of a line looks like ① garbled. Compare with the original; it is not read as a number.',
    ),
    ...note(
      lost,
      '「.」で始まる行は、番号が失われたもののようです。元の文書と見比べて補ってください。番号は推測していません。',
      'Lines that begin with "." seem to have lost their number. Compare with the original; no number was guessed.',
    ),
  ];
}

/** Items of a section on terms in which nothing parts the word from what it means: a table or a layout that was lost. */
function fusedIn({ entries, statements, lines }: Document): readonly Note[] {
  const inTerms = ({ parent }: Entry) => parent >= 0 && roleOf(entries[parent]!.title) === 'definition';
  const fused = entries.filter((entry) => {
    const text = entry.title === '' && inTerms(entry) && statements.find((one) => one.entry === entry.index)?.text;
    return text && /を(?:いう|指す)。?$/.test(text) && !/とは|「|[：:、，]/.test(text.slice(0, 20));
  });
  if (fused.length === 0) return [];
  return [
    {
      kind: 'doubtful',
      lines: fused.map(({ span }) => lineNumber(lines, span.start)),
      message: {
        ja: '用語と説明の間に区切りがないため、用語として読めません。元の文書が表なら、用語の後に空白を入れてください。',
        en: 'Nothing parts the term from its definition, so that it is not read as a term. Put a space behind the term.',
      },
    },
  ];
}
