import type { Span } from '../text/span';
import { childrenOf, isWithin } from './citation';
import type { Entry, Passage } from './entry';
import { sourceOf } from './prose';
import { roleOf } from './role';
import { headword, joinLetters } from './title';

/** A word that the document defines. */
export interface Definition {
  /** The word as it is written at its definition, letters that were spaced for looks joined. */
  readonly term: string;
  /** Where the word stands. */
  readonly span: Span;
  /** What is said of it; for an abbreviation, the words that it stands for. */
  readonly text: string;
  /** Where that stands. */
  readonly textSpan: Span;
  readonly entry: number;
  /** Defined in passing: 「…（以下「職員等」という。）」 */
  readonly inline: boolean;
}

/**
 * Reads the definitions of a document: items, headings, bullets and tables of its section on terms, 「語とは、…をいう。」
 * anywhere, and 「（以下「語」という。）」 with its variants anywhere. The first definition of a word comes first.
 */
export function readDefinitions(entries: readonly Entry[], passages: readonly Passage[]): readonly Definition[] {
  const found: Definition[] = [];
  const sections = entries.filter((entry) => roleOf(entry.title) === 'definition');
  const below = (passage: Passage) => sections.some((section) => isWithin(entries, passage.entry, section.index));
  for (const section of sections) fromItems(found, entries, passages, section.index);
  for (const passage of passages) {
    if (below(passage) && passage.form === 'bullet') fromBullet(found, passage);
    if (
      passage.form === 'row' &&
      (below(passage) || passage.header?.some((header) => TERM_HEADER.test(header.trim()) && !/名称/.test(header)))
    )
      fromRow(found, passage);
    fromSentence(found, passage);
    fromBrackets(found, passage);
  }
  return found
    .filter((one, i) => found.findIndex((other) => other.span.start === one.span.start) === i)
    .sort((a, b) => a.span.start - b.span.start);
}

const TERM_HEADER = /^(?:用語|語句|語|略語|略称|名称)$/;
const TEXT_HEADER = /^(?:用語の)?(?:定義|意義|意味|説明|内容|正式名称)$/;

/** (1) 語 with the definition on its line or below; items below such an item are part of its definition. */
function fromItems(found: Definition[], entries: readonly Entry[], passages: readonly Passage[], parent: number): void {
  for (const entry of childrenOf(entries, parent)) {
    const own = passages.filter(
      (passage) => passage.entry === entry.index && (passage.form === 'lead' || passage.form === 'text'),
    );
    const first = own[0];
    if (!first || entry.title === '') {
      fromItems(found, entries, passages, entry.index);
      continue;
    }
    const last = own.at(-1)!;
    const textSpan = {
      start: sourceOf(first.prose, 0, first.prose.text.length).start,
      end: sourceOf(last.prose, 0, last.prose.text.length).end,
    };
    const rest = passages.filter(
      (passage) => passage.entry !== entry.index && isWithin(entries, passage.entry, entry.index),
    );
    const text = [
      ...own.map((passage) => passage.prose.text),
      ...rest.map((passage) => `${entries[passage.entry]!.number} ${passage.prose.text}`),
    ].join('\n');
    const term = nameOf(entry.title);
    if (isName(term))
      found.push({ term, span: entry.titleSpan, text: oneLine(text), textSpan, entry: entry.index, inline: false });
  }
}

function fromBullet(found: Definition[], passage: Passage): void {
  const word = headword(passage.prose.text);
  if (word && isName(nameOf(word.word))) add(found, passage, 0, word.end, word.body, passage.prose.text.length, false);
}

function fromRow(found: Definition[], passage: Passage): void {
  const column = (names: RegExp, otherwise: number) => {
    const at = passage.header?.findIndex((header) => names.test(header.trim())) ?? -1;
    return passage.cells?.[at >= 0 ? at : otherwise];
  };
  const word = column(TERM_HEADER, 0);
  const text = column(TEXT_HEADER, 1);
  if (!passage.header || !word || !text || !isName(nameOf(word.text))) return;
  found.push({
    term: nameOf(word.text),
    span: sourceOf(word, 0, word.text.length),
    text: oneLine(text.text),
    textSpan: sourceOf(text, 0, text.text.length),
    entry: passage.entry,
    inline: false,
  });
}

/** 「語とは、…をいう。」 at the start of a sentence, perhaps behind 「この基準において」. */
function fromSentence(found: Definition[], passage: Passage): void {
  const pattern =
    /(?:^|[。\n]|において、?)[ \u3000]*[「“]?([^。、「」は\n]{1,40}?)[」”]?(?:（[^（）]*）|\([^()]*\))?とは、([^。]*(?:をいう|である|を指す|とする)[^。]*)。?/g;
  for (const match of passage.prose.text.matchAll(pattern)) {
    const word = match[1]!;
    const at = match.index + match[0].indexOf(word);
    const body = match.index + match[0].lastIndexOf(match[2]!);
    if (isName(nameOf(word))) add(found, passage, at, at + word.length, body, body + match[2]!.length, false);
  }
}

/** 「…（以下「語」という。）」, （以下単に「語」という。）, （以下この条において「語」という。）, （以下「語」と総称する。） */
function fromBrackets(found: Definition[], passage: Passage): void {
  const text = passage.prose.text;
  for (const match of text.matchAll(/以下[^「」。（）()]{0,24}「([^「」]{1,40})」と(?:いう|総称する|呼ぶ|略す)/g)) {
    const at = match.index + match[0].indexOf('「') + 1;
    const open = Math.max(text.lastIndexOf('（', match.index), text.lastIndexOf('(', match.index));
    const before = text.slice(0, open < 0 ? match.index : open);
    const start = Math.max(
      ...[...before.matchAll(/[。]|[はがも]、|(?:において|ため|より|って|うえ|上で)、|^/g)].map(
        (stop) => stop.index + stop[0].length,
      ),
    );
    add(found, passage, at, at + match[1]!.length, start, before.length, true);
  }
}

function add(
  found: Definition[],
  passage: Passage,
  start: number,
  end: number,
  from: number,
  to: number,
  inline: boolean,
): void {
  const { prose } = passage;
  found.push({
    term: nameOf(prose.text.slice(start, end)),
    span: sourceOf(prose, start, end),
    text: oneLine(prose.text.slice(from, to)),
    textSpan: sourceOf(prose, from, to),
    entry: passage.entry,
    inline,
  });
}

/** The word without quotes and without a reading or an expansion in brackets behind it. */
const nameOf = (word: string): string =>
  joinLetters(
    word
      .trim()
      .replace(/^[「“]|[」”]$/g, '')
      .replace(/[（(][^（）()]*[)）]$/, '')
      .replace(/[」”]$/, ''),
  );

const isName = (word: string): boolean =>
  word !== '' && word.length <= 40 && !/[。、，]|(?:とおり|次の|以下)/.test(word);

const oneLine = (text: string): string => text.replace(/\s*\r?\n\s*/g, '\n').trim();
