import type { Reason } from '../policy/verdict';
import type { Locale } from '../rules/finding';
import type { LineAnswer, PolicyAnswer } from './answer';
import { clip, type Paint, pad, widest } from './paint';

/** What each statement was taken for, in the words of a reader. */
const WORDS: Readonly<Record<Reason, Readonly<Record<Locale, string>>>> = {
  definition: { ja: '定義', en: 'definition' },
  purpose: { ja: '目的・趣旨', en: 'purpose' },
  scope: { ja: '適用範囲', en: 'scope' },
  threat: { ja: '脅威', en: 'threat' },
  duty: { ja: '遵守の責務', en: 'duty to comply' },
  documents: { ja: '文書の作成', en: 'documents to be made' },
  miscellany: { ja: '雑則', en: 'miscellany' },
  publication: { ja: '公表・非公開', en: 'publication' },
  history: { ja: '施行・改廃', en: 'entry into force, amendments' },
  exception: { ja: '例外', en: 'exceptions' },
  violation: { ja: '違反への対応', en: 'violations' },
  preamble: { ja: '前文', en: 'preamble' },
  supplement: { ja: '附則・別表など', en: 'supplement' },
  title: { ja: '題名', en: 'title' },
  lead: { ja: '柱書', en: 'lead-in' },
  force: { ja: '施行', en: 'entry into force' },
  likewise: { ja: '前の文と同様', en: 'as the sentence before' },
  phrase: { ja: '要求でない語句', en: 'a phrase that demands nothing' },
  exclusion: { ja: '適用の除外', en: 'exclusion' },
  permission: { ja: '許容', en: 'permission' },
  deferral: { ja: '他の定めによる', en: 'left to another document' },
  description: { ja: '説明', en: 'description' },
};

/** `kijun policy` for people: terms, how each line was read, section by section, and the controls with their elements. */
export function policyListing(answer: PolicyAnswer, locale: Locale, paint: Paint): string {
  const { title, issuer, date, terms, controls, lines } = answer;
  const heading = (ja: string, en: string, count: number) => paint.bold(`${locale === 'ja' ? ja : en} (${count})`);
  const idWidth = widest(terms.map(({ id }) => id));
  const termWidth = widest(terms.map(({ term }) => term));
  const oneLine = (text: string) => clip(text.replace(/\s*\n\s*/g, ' '), 60);
  return `${[
    [paint.bold(title), [issuer, date].filter(Boolean).join('  ')].filter((line) => line !== '').join('\n'),
    [
      heading('用語', 'Terms', terms.length),
      ...terms.map(
        ({ id, term, definition, path }) =>
          `  ${pad(id, idWidth)}  ${pad(term, termWidth)}  ${paint.dim(oneLine(definition))}${path ? `  ${paint.cyan(path)}` : ''}`,
      ),
    ].join('\n'),
    [heading('読み取り', 'Reading', lines.length), ...readingOf(lines, locale, paint)].join('\n'),
    [
      heading('対策', 'Controls', controls.length),
      ...controls.flatMap(({ id, title: name, elements }) => [
        `  ${paint.bold(id)}  ${name}`,
        ...elements.map(({ demand }) => `      - ${demand}`),
      ]),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** Each place with its title, and each of its lines: line number, what it was read as, and its first words. */
function readingOf(lines: readonly LineAnswer[], locale: Locale, paint: Paint): readonly string[] {
  const told = lines.filter(({ read }) => read !== 'title');
  const words = told.map((line) => wordsOf(line, locale));
  const width = widest(words);
  const numbers = Math.max(0, ...told.map(({ line }) => String(line).length));
  return told.flatMap(({ line, section, title, text, read }, i) => {
    const before = told[i - 1];
    const begins = section !== before?.section || title !== before?.title;
    const head = [section, title].filter(Boolean).join('  ');
    const colour = read === 'demand' ? paint.green : paint.dim;
    return [
      ...(begins && head !== '' ? [`  ${paint.bold(head)}`] : []),
      `    ${paint.dim(String(line).padStart(numbers))}  ${colour(pad(words[i]!, width))}  ${paint.dim(clip(text, 56))}`,
    ];
  });
}

/** What a statement was taken for: the demands and terms that were read out of it, or why there are none. */
export function wordsOf({ read, elements, terms }: LineAnswer, locale: Locale): string {
  const defines = terms.length > 0 ? `${locale === 'ja' ? '用語' : 'term'}: ${clip(terms.join('、'), 24)}` : '';
  if (read === 'demand' && elements.length > 0)
    return [`${locale === 'ja' ? '要求' : 'demand'}: ${shortened(elements)}`, defines].filter(Boolean).join('  ');
  return defines || WORDS[read === 'demand' ? 'lead' : read][locale];
}

/** 6(3)①-1, 6(3)①-2 and 6(3)①-3 → 6(3)①-1…3 */
const shortened = (ids: readonly string[]): string =>
  ids.length === 1 ? ids[0]! : `${ids[0]}…${ids.at(-1)!.replace(/^.*-/, '')}`;
