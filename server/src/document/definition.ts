import { sameName } from '../text/fold';
import { recall } from '../text/memory';
import { sentencesOf } from '../text/sentence';
import type { Span } from '../text/span';
import { abbreviationsIn } from './abbreviation';
import { childrenOf, isWithin } from './citation';
import type { Entry, Passage } from './entry';
import { isCode, sourceOf } from './prose';
import { roleOf } from './role';
import { headword, isAmendment, joinLetters } from './title';

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
 * Reads the definitions of a document: items, headings, bullets, lines and tables of its section on terms, 「語とは、…をいう。」
 * anywhere, 「（以下「語」という。）」 with its variants anywhere, and abbreviations with their expansions. The first definition
 * of a word comes first.
 */
export function readDefinitions(
  entries: readonly Entry[],
  passages: readonly Passage[],
  source: string,
): readonly Definition[] {
  const found: Definition[] = [];
  const sections = entries.filter((entry) => roleOf(entry.title) === 'definition');
  for (const section of sections) fromItems(found, entries, passages, section.index);
  for (const passage of passages) {
    const below = sections.some((section) => isWithin(entries, passage.entry, section.index));
    if (below && passage.form === 'bullet') fromBullet(found, passage);
    // the section's own title
    if (passage.form === 'title' && sections.some(({ index }) => index === passage.entry)) continue;
    if (below && (passage.form === 'text' || passage.form === 'title' || /[\r\n]/.test(passage.prose.text)))
      fromLines(found, passage);
    if (
      passage.form === 'row' &&
      (below || passage.header?.some((header) => TERM_HEADER.test(header.trim()) && !/名称/.test(header)))
    )
      fromRow(found, passage);
    for (const [start, end, from, to, inline] of passingIn(passage).found)
      add(found, passage, start, end, from, to, inline);
  }
  for (const passage of passages) if (passingIn(passage).shortens) fromAbbreviations(found, passage, source);
  return found
    .filter((one, i) => found.findIndex((other) => other.span.start === one.span.start) === i)
    .sort((a, b) => a.span.start - b.span.start);
}

const TERM_HEADER = /^(?:用語|語句|語|略語|略称|名称)$/;
const TEXT_HEADER = /^(?:用語の)?(?:定義|意義|意味|説明|内容|正式名称)$/;

/** Where a word stands in a passage and what is said of it, as offsets, and whether it is defined in brackets. */
type Place = readonly [start: number, end: number, from: number, to: number, inline: boolean];

/** What a passage defines in passing, wherever it stands. */
interface Passing {
  readonly found: readonly Place[];
  /** Whether it may introduce an abbreviation. */
  readonly shortens: boolean;
}

/** What is defined in passing is found once for each passage: its pieces are the same object wherever it moves. */
const PASSING = new WeakMap<Passage['prose']['pieces'], Passing>();

const passingIn = ({ prose: { text, pieces } }: Passage): Passing =>
  recall(PASSING, pieces, () => ({
    found: [...inSentences(text), ...inBrackets(text)],
    shortens: /[A-ZＡ-Ｚ]/.test(text) && /[（(]/.test(text),
  }));

/** (1) 語 with the definition on its line or below; items below such an item are part of its definition. */
function fromItems(found: Definition[], entries: readonly Entry[], passages: readonly Passage[], parent: number): void {
  for (const entry of childrenOf(entries, parent)) {
    const own = passages.filter(
      (passage) => passage.entry === entry.index && passage.form !== 'title' && !isAmendment(passage.prose.text),
    );
    const [first] = own;
    const last = own.at(-1);
    const bullets = own.every((passage) => passage.form === 'bullet' || passage.form === 'row');
    if (!first || !last || entry.title === '' || GROUP.test(entry.title) || (bullets && own.some(isDefining))) {
      fromItems(found, entries, passages, entry.index);
      continue;
    }
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

/** A heading over several terms: 組織に関する用語. */
const GROUP = /用語|の定義$|に関する[^、。]*$/;

/** A bullet or row that defines a word itself. */
const isDefining = ({ form, prose }: Passage): boolean =>
  form === 'row' || headword(prose.text) !== undefined || /とは[、，]/.test(prose.text);

/** Lines of a section on terms, each a word and what is said of it; the lines between belong to the word before. */
function fromLines(found: Definition[], passage: Passage): void {
  const { text } = passage.prose;
  const words = [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const indent = /^\s*(?:[0-9０-９]{1,2}号\s+)?/.exec(line)![0].length;
    const word = headword(line.slice(indent));
    return word && isName(nameOf(word.word)) && !/^[はがをにのでともや]/.test(line.slice(indent + word.body))
      ? [{ ...word, line: index, start: index + indent }]
      : [];
  });
  words.forEach(({ start, end, body }, i) => {
    const to = words[i + 1]?.line ?? text.length;
    if (STATES.test(text.slice(start + body, to).trim()))
      add(found, passage, start, start + end, start + body, to, false);
  });
}

/** What is said of a word: a sentence that defines, or a phrase. */
const STATES = /(?:を(?:いう|いいます|指す|指します|意味する)|のこと|である|です|[^。うくすつぬむるはがをに])。?$/;

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

/** 「語とは、…をいう。」 at the start of a sentence, perhaps behind 「この基準において」; several of them in one sentence. */
function inSentences(text: string): readonly Place[] {
  const found: Place[] = [];
  for (const { start, end } of text.includes('とは') ? sentencesOf(text) : []) {
    const sentence = text.slice(start, end);
    if (!sentence.includes('とは')) continue;
    for (const match of sentence.matchAll(DEFINES)) {
      const [whole, word, body] = match as unknown as [string, string, string];
      const at = start + match.index + whole.indexOf(word);
      const from = start + match.index + whole.indexOf('とは', whole.indexOf(word) + word.length) + 2;
      const to = start + match.index + whole.length;
      const lead = /^[、，]\s*/.exec(text.slice(from, to))?.[0].length ?? 0;
      if (isName(nameOf(word)) && body.trim() !== '') found.push([at, at + word.length, from + lead, to, false]);
    }
  }
  return found;
}

const DEFINES =
  /(?:^|[\n]|において[、，]?|で(?=「)|(?<=をいい)[、，](?:また[、，])?)[ \u3000\n]*[「“『]?([^。、，「」『』は\n]{1,40}?)[」”』]?(?:（[^（）]*）|\([^()]*\))?(?<!こ)とは[、，]?([\s\S]+?)(?:をいい(?=[、，])|(?:をいう|をいいます|である|です|を指す|を指します|を意味する|を意味します|とする|とします)(?:[（(][^（()）]*[)）])?(?=。?$))/g;

/** How a word is given to what stands before it. */
const CALLED = 'と(?:いう|いいます|言う|総称|呼|略|称|表記|する。)';
/** 以下「語」という。 以下単に「語」という。 以下これらを「語」と総称する。 以下、「語」） 以下、語） */
const FOLLOWING = RegExp(`以下[^「」。（）()]{0,24}「([^「」]{1,40})」(?:${CALLED}|(?=[)）]))`, 'g');
const BARE =
  /[（(]以下[、，]?[ \u3000]*([\p{sc=Han}ァ-ヶーA-Za-zＡ-Ｚａ-ｚ々]{1,20})(?:という。?|といいます。?)?[)）]/gu;
/** （次条において「語」という。） */
const WITHIN = RegExp(`[（(][^（()）「」。、，]{1,16}において[、，]?「([^「」]{1,40})」${CALLED}`, 'g');
/** これらを「語」という。 */
const NAMED = /(?<!以下[^「」。（）()]{0,24})を「([^「」]{1,40})」(?:という|といいます|と総称する|と定義する)/g;

/** 「…（以下「語」という。）」, （以下単に「語」という。）, （以下この条において「語」という。）, （以下「語」と総称する。） */
function inBrackets(text: string): readonly Place[] {
  const found: Place[] = [];
  if (!/「|[（(]以下|同じ。?[)）]/.test(text)) return found;
  for (const pattern of [FOLLOWING, BARE, WITHIN, NAMED])
    for (const match of text.matchAll(pattern)) {
      const word = match[1]!;
      if (/^(?:同|略|同様|省略|余白)$/.test(word)) continue;
      const at = match.index + match[0].indexOf(word, match[0].startsWith('以') ? 2 : 1);
      const open = pattern === NAMED ? match.index : Math.max(...['（', '('].map((c) => text.lastIndexOf(c, at)));
      const before = text.slice(0, open < 0 ? match.index : open);
      found.push([at, at + word.length, beginOf(before), before.length, true]);
    }
  // 「情報資産（…をいう。以下同じ。）」
  for (const { index, 1: word, 2: body } of text.matchAll(SAME))
    if (isName(word!)) {
      const from = index + word!.length + 1;
      found.push([index, from - 1, from, from + body!.length, true]);
    }
  return found;
}

const SAME =
  /([\p{sc=Han}\p{sc=Katakana}ーA-Za-zＡ-Ｚａ-ｚ]{2,20})[（(]((?:[^（()）]|[（(][^（()）]*[)）])+を(?:いう|いいます)。)[^（()）。、]{0,20}(?:以下|において)[^（()）。、]{0,10}同じ。?[)）]/gu;

/** Where the words begin that a bracket behind them gives a name to: behind the last stop that stands in no bracket itself. */
function beginOf(before: string): number {
  const shown = withoutPairs(before);
  const start = Math.max(...[...shown.matchAll(STOP)].map((stop) => stop.index + stop[0].length));
  // 「本学に委員会」: the thing alone, not where it is put
  const place = /^[^ぁ-ん]{1,12}に(?=[^ぁ-ん\0]+$)/.exec(shown.slice(start));
  return start + (place?.[0].length ?? 0);
}

/** What parts the words that are named from the sentence before them. An open bracket parts too: 個人情報（…に関する法律 */
const STOP = /[。（(]|[はがも][、，]|(?:において|ため|より|って|うえ|上で|とし|(?<!見直|出)し)[、，]|^/g;

/** The text with its closed brackets blotted out, of the same length. */
function withoutPairs(text: string): string {
  const next = text.replace(/[（(][^（()）]*[)）]/g, (pair) => '\0'.repeat(pair.length));
  return next === text ? text : withoutPairs(next);
}

/** CISO（Chief Information Security Officer）, where the word has no definition yet. */
function fromAbbreviations(found: Definition[], passage: Passage, source: string): void {
  for (const { start, end, from, to } of abbreviationsIn(passage.prose.text, source)) {
    const term = nameOf(passage.prose.text.slice(start, end));
    if (isCode(passage.prose, start, end)) continue;
    if (!found.some((other) => sameName(other.term, term))) add(found, passage, start, end, from, to, true);
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
    text: oneLine(prose.text.slice(from, to)).replace(inline ? GIVEN : /$^/, ''),
    textSpan: sourceOf(prose, from, to),
    entry: passage.entry,
    inline,
  });
}

/** A name given to a part of the words that are named themselves. */
const GIVEN = /[（(]以下[^（()）]*「[^（()）]*[)）]/g;

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
