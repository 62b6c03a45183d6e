import { changed } from '../text/change';
import { sameName } from '../text/fold';
import { recall } from '../text/memory';
import { sentencesOf } from '../text/sentence';
import type { Span } from '../text/span';
import { abbreviationsIn } from './abbreviation';
import { inBrackets, type Place } from './alias';
import { childrenOf, isWithin } from './citation';
import type { Entry, Passage } from './entry';
import { readLabel } from './label';
import { type Outline, RUN } from './outline';
import { isCode, sourceOf } from './prose';
import { roleOf } from './role';
import { passagesBelow } from './shape';
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
export function readDefinitions(outline: Outline, source: string, previous?: Definitions): Definitions {
  const {
    passages,
    kept: { passages: kept },
  } = outline;
  const passing = previous
    ? changed(previous.passing, kept, passages.slice(kept.head, passages.length - kept.tail).map(passingIn))
    : passages.map(passingIn);
  return { all: definitionsIn(outline, passing, source), passing };
}

/** The definitions of a document, and what each of its passages defines in passing, with which a further reading goes on. */
export interface Definitions {
  readonly all: readonly Definition[];
  readonly passing: readonly Passing[];
}

function definitionsIn(outline: Outline, passing: readonly Passing[], source: string): readonly Definition[] {
  const { entries, passages, shape } = outline;
  const found: Definition[] = [];
  const { sections, around, named } = titlesIn(outline);
  const own = (entry: number): readonly Passage[] =>
    (passagesBelow(shape, passages).get(entry) ?? []).filter((i) => passing[i]!.more).map((i) => passages[i]!);
  for (const section of sections) fromItems(found, entries, passages, own, section);
  /** Entries that may be told of by their first passage, and passages that may introduce an abbreviation. */
  const telling = new Set<number>();
  const shortening: Passage[] = [];
  passing.forEach((said, i) => {
    // as nearly all passages: looked at no further, they cost an edit next to nothing
    if ((said === PLAIN || said === BARE) && around.size === 0) return;
    const passage = passages[i]!;
    const below = around.has(passage.entry);
    if (said.tells && said.more && passage.entry >= 0) telling.add(passage.entry);
    if (said.shortens) shortening.push(passage);
    if (below && passage.form === 'bullet') fromBullet(found, passage);
    // the section's own title
    if (passage.form === 'title' && sections.includes(passage.entry)) return;
    if (below && (passage.form === 'text' || passage.form === 'title' || /[\r\n]/.test(passage.prose.text)))
      fromLines(found, passage);
    if (passage.form === 'row' && (below || said.pair)) fromRow(found, passage);
    for (const [start, end, from, to, inline] of below ? [...said.found, ...said.doubtful] : said.found)
      add(found, passage, start, end, from, to, inline, entries, passages);
  });
  for (const index of [...new Set([...named, ...telling])].sort((a, b) => a - b)) {
    const entry = entries[index]!;
    fromTitle(found, entry, source);
    // 「(1) 課等　…をいう。」 in an article on something else: a sentence without a subject of its own
    if (!telling.has(index) || around.has(index) || !isTold(entry)) continue;
    const first = passagesBelow(shape, passages)
      .get(index)!
      .find((i) => passing[i]!.more)!;
    if (passing[first]!.tells) found.push(...itemOf(entry, own(index), entries, passages));
  }
  for (const passage of shortening) fromAbbreviations(found, passage, source);
  const places = new Set<number>();
  return found
    .filter(({ span: { start } }) => !places.has(start) && places.add(start))
    .sort((a, b) => a.span.start - b.span.start);
}

/** What the titles of an outline say of definitions, found once while they are the same; entries are told by their indices. */
const titlesIn = ({ entries, wording }: Outline) =>
  recall(TITLES, wording, (): Titles => {
    const runs = wording.map(({ key, start }) =>
      recall(RUNS, key, () => titlesAmong(entries.slice(start, start + RUN))),
    );
    const sections = runs.flatMap((run) => run.sections);
    const around = sections.length === 0 ? [] : entries.map(({ index }) => index);
    return {
      sections,
      around: new Set(around.filter((entry) => sections.some((section) => isWithin(entries, entry, section)))),
      named: runs.flatMap(({ named }) => named),
    };
  });

const titlesAmong = (entries: readonly Entry[]): Omit<Titles, 'around'> => ({
  sections: entries.filter(({ title }) => roleOf(title) === 'definition').map(({ index }) => index),
  named: entries.filter(({ title }) => title.includes('以下')).map(({ index }) => index),
});

interface Titles {
  /** The sections on terms, and all entries in them. */
  readonly sections: readonly number[];
  readonly around: ReadonlySet<number>;
  /** Entries whose titles may give a name in passing. */
  readonly named: readonly number[];
}

const TITLES = new WeakMap<object, Titles>();
const RUNS = new WeakMap<object, Omit<Titles, 'around'>>();

const TERM_HEADER = /^(?:用語|語句|語|略語|略称|名称)$/;
const TEXT_HEADER = /^(?:用語の)?(?:定義|意義|意味|説明|内容|正式名称)$/;

/** What a passage defines in passing, wherever it stands. */
interface Passing {
  readonly found: readonly Place[];
  /** 「語とは、…こと。」: a definition in a section on terms only, elsewhere it may be a rule. */
  readonly doubtful: readonly Place[];
  /** Whether it may introduce an abbreviation. */
  readonly shortens: boolean;
  /** Whether its first sentence says what something is and not what. */
  readonly tells: boolean;
  /** Whether it says more than its entry's title, and does not only tell of an amendment. */
  readonly more: boolean;
  /** Whether it is a row of a word and what it means, wherever the table stands. */
  readonly pair: boolean;
}

function passingIn(passage: Passage): Passing {
  const { form, prose, header = [] } = passage;
  const { text } = prose;
  const more = form !== 'title' && !isAmendment(text);
  const own = {
    found: [...inSentences(text, DEFINES), ...inBrackets(text), ...inLists(text)],
    doubtful: [...inSentences(text, MATTERS), ...asSubjects(text)],
    shortens: /[A-ZＡ-Ｚ]/.test(text) && /[（(]/.test(text),
    tells: isTelling(text),
    pair: isPair(passage) || header.some((name) => TERM_HEADER.test(name.trim()) && !/名称/.test(name)),
  };
  const says = own.found.length > 0 || own.doubtful.length > 0 || own.shortens || own.tells || own.pair;
  return says ? { ...own, more } : more ? PLAIN : BARE;
}

/** What defines nothing, as nearly all passages do: one object for all of them. */
const BARE: Passing = { found: [], doubtful: [], shortens: false, tells: false, more: false, pair: false };
const PLAIN: Passing = { ...BARE, more: true };

function isTelling(text: string): boolean {
  const [first] = sentencesOf(text);
  const sentence = first ? text.slice(first.start, first.end) : '';
  return /を(?:[い言]う|[い言]います)。$/.test(sentence) && !/[はも][、，]|とは/.test(sentence);
}

/** (1) 語 with the definition on its line or below; items below such an item are part of its definition. */
function fromItems(
  found: Definition[],
  entries: readonly Entry[],
  passages: readonly Passage[],
  ownOf: (entry: number) => readonly Passage[],
  parent: number,
): void {
  for (const entry of childrenOf(entries, parent)) {
    const own = ownOf(entry.index);
    const [first] = own;
    const last = own.at(-1);
    const bullets = own.every((passage) => passage.form === 'bullet' || passage.form === 'row');
    if (!first || !last || entry.title === '' || GROUP.test(entry.title) || (bullets && own.some(isDefining))) {
      fromItems(found, entries, passages, ownOf, entry.index);
      continue;
    }
    found.push(...itemOf(entry, own, entries, passages));
    // ④ 安全 > (1)「機密性」: words of their own
    for (const child of childrenOf(entries, entry.index))
      if (/^「[^「」]+」$/.test(child.title)) found.push(...itemOf(child, ownOf(child.index), entries, passages));
  }
}

/** An item outside the sections on terms that may say what its word means: its title names one thing. */
const isTold = ({ label, title }: Entry): boolean =>
  label !== undefined && title !== '' && roleOf(title) === undefined && !/(?:の|に関する)[^の]*$/.test(title);

/** The word that an item is headed by, and what is said of it on its line and below. */
function itemOf(
  entry: Entry,
  own: readonly Passage[],
  entries: readonly Entry[],
  passages: readonly Passage[],
): readonly Definition[] {
  const term = nameOf(entry.title);
  const [first, last] = [own[0], own.at(-1)];
  if (!isName(term) || !first || !last) return [];
  const start = sourceOf(first.prose, 0, first.prose.text.length).start;
  const end = sourceOf(last.prose, 0, last.prose.text.length).end;
  const text = [...own.map((passage) => passage.prose.text), ...below(entry.index, entries, passages)].join('\n');
  const said = oneLine(text).replace(/^とは[、，]/, '');
  return [{ term, span: entry.titleSpan, text: said, textSpan: { start, end }, entry: entry.index, inline: false }];
}

/** What stands below an entry, each text with its number. */
const below = (index: number, entries: readonly Entry[], passages: readonly Passage[]): readonly string[] =>
  (childrenOf(entries, index).length === 0 ? [] : passages)
    .filter(({ entry }) => entry !== index && isWithin(entries, entry, index))
    .map(({ entry, prose }) => `${entries[entry]!.number} ${prose.text}`);

/** A heading over several terms: 組織に関する用語. */
const GROUP = /用語|の定義$|に関する[^、。]*$/;

/** A bullet or row that defines a word itself. */
const isDefining = ({ form, prose }: Passage): boolean =>
  form === 'row' || headword(prose.text) !== undefined || /とは[、，]/.test(prose.text);

/** Lines of a section on terms, each a word and what is said of it; the lines between belong to the word before. */
function fromLines(found: Definition[], passage: Passage): void {
  const { text } = passage.prose;
  const words = [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index }) => {
    const indent = /^\s*(?:[0-9０-９]{1,2}号\s+|[#＃※＊*][0-9０-９]*\s*)?/.exec(line)![0].length;
    const word = headword(line.slice(indent));
    return word && isName(nameOf(word.word)) && !/^[はがをにのでともや]|^[（(]以下/.test(line.slice(indent + word.body))
      ? [{ ...word, line: index, start: index + indent }]
      : [];
  });
  words.forEach(({ start, end, body }, i) => {
    const to = words[i + 1]?.line ?? text.length;
    if (states(text.slice(start + body, to).trim())) add(found, passage, start, start + end, start + body, to, false);
  });
  // a word alone on its line, and what is said of it on the next ones
  const word = words.length === 0 && !/\n[:：]/.test(text) ? headword(text) : undefined;
  if (word && word.end <= LONGEST_ALONE && /\n/.test(text.slice(word.end, word.body)) && isName(nameOf(word.word)))
    if (/。\s*$/.test(text) && states(text.slice(word.body).trim()))
      add(found, passage, 0, word.end, word.body, text.length, false);
}

const LONGEST_ALONE = 25;

/** Whether what stands behind a word says what it means: its first sentence does, or all of it. */
const states = (text: string): boolean =>
  STATES.test(text) || STATES.test(/^[^。]*。/.exec(text)?.[0] ?? '') || /を[い言]い、/.test(text);

/** What is said of a word: a sentence that defines, or a phrase. */
const STATES =
  /(?:を(?:[い言]う|[い言]います|[指さ]す|[指さ]します|意味する)|のこと|である|です|[^。うくすつぬむるはがをに])。?$/;

function fromBullet(found: Definition[], passage: Passage): void {
  const word = headword(passage.prose.text);
  if (word && isName(nameOf(word.word))) add(found, passage, 0, word.end, word.body, passage.prose.text.length, false);
}

/** 「(1)実施機関 | …をいう。」, wherever it stands. */
const isPair = ({ cells = [] }: Passage): boolean =>
  cells.length === 2 && /を(?:いう|いいます|言う)。?\s*$/.test(cells[1]!.text);

function fromRow(found: Definition[], passage: Passage): void {
  const column = (names: RegExp, otherwise: number) => {
    const at = passage.header?.findIndex((header) => names.test(header.trim())) ?? -1;
    return passage.cells?.[at >= 0 ? at : otherwise];
  };
  const word = column(TERM_HEADER, 0);
  const text = column(TEXT_HEADER, 1);
  // 「(1)実施機関」
  const at = readLabel(word?.text ?? '')?.length ?? 0;
  if (!passage.header || !word || !text || !isName(nameOf(word.text.slice(at)))) return;
  found.push({
    term: nameOf(word.text.slice(at)),
    span: sourceOf(word, at, word.text.length),
    text: oneLine(text.text),
    textSpan: sourceOf(text, 0, text.text.length),
    entry: passage.entry,
    inline: false,
  });
}

/** 「語とは、…をいう。」 at the start of a sentence, perhaps behind 「この基準において」; several of them in one sentence. */
function inSentences(text: string, pattern: RegExp): readonly Place[] {
  const found: Place[] = [];
  for (const { start, end } of text.includes('とは') ? sentencesOf(text) : []) {
    const sentence = text.slice(start, end);
    if (!sentence.includes('とは')) continue;
    for (const match of sentence.matchAll(pattern)) {
      const [whole, word, body] = match as unknown as [string, string, string];
      const at = start + match.index + whole.indexOf(word);
      const from = start + match.index + whole.indexOf('とは', whole.indexOf(word) + word.length) + 2;
      const to = start + match.index + whole.length;
      const lead = /^[、，]\s*/.exec(text.slice(from, to))?.[0].length ?? 0;
      // 「本館と分館とは、分ける構成とする。」
      if (/[^と]と[^と]/.test(word) && /と(?:する|します)。?$/.test(whole)) continue;
      if (isName(nameOf(word)) && body.trim() !== '') found.push([at, at + word.length, from + lead, to, false]);
    }
  }
  return found;
}

/** 「完全性は、…をいう。」, 「「完全性」は…を指します。」: without とは it is a definition in a section on terms only. */
function asSubjects(text: string): readonly Place[] {
  return (text.includes('は') ? sentencesOf(text) : []).flatMap(({ start, end }): Place[] => {
    const match = SUBJECT_IS.exec(text.slice(start, end));
    const [whole, before, word, mark] = (match ?? []) as unknown as [string, string, string, string];
    if (!match || !isName(nameOf(word)) || POINTING.test(word)) return [];
    const at = start + before.length;
    const from = at + word.length + mark.length;
    return [[at, at + word.length, from, start + whole.replace(/。$/, '').length, false]];
  });
}

const SUBJECT_IS =
  /^([ \u3000\n・]*(?:(?:また|なお|一方)[、，])?(?:[^、。「」は\n]{1,14}(?:において|で)[、，]?(?=「))?)([「『][^「」『』\n]{1,40}[」』]|[^、。，「」『』は\n]{1,40}?)((?:[（(][^（()）]*[)）])?[ \u3000]*(?<!又|若しく|また|もしく|あるい|或い|で|に|と|へ|から)は[、，]?)(?=[\s\S]+(?:を(?:[い言]う|[い言]います|[指さ]す|[指さ]します|意味する|意味します)|の(?:こと|総称)(?:である|です)?)。?$)[\s\S]+$/;
/** What points to other words names nothing: これは、…をいう。 */
const POINTING = /[をが]|^(?:これ|それ|この|その|次|以下|上記|前記|ここ|ただし|なお|また)/;

/** A word, and behind a colon on the next line what it means, as pandoc and others extend Markdown. */
function inLists(text: string): readonly Place[] {
  const match = /^([^\n。、，：:]{1,40})\r?\n[:：][ \u3000\t]+(?=\S)/.exec(text);
  const [whole, word] = match ?? [];
  return whole && word && isName(nameOf(word)) && STATES.test(text.trim())
    ? [[0, word.trimEnd().length, whole.length, text.length, false]]
    : [];
}

const WORD_IS =
  '(?:^|[\\n]|において[、，]?|で(?=「)|(?<=を[い言]い)[、，](?:また[、，])?)[ \\u3000\\n・]*(?:(?:この|本|当)[^、。「」は\\n]{1,12}(?:[にで](?:いう|掲げる|用いる)|における))?[「“『]?([^。、，「」『』は\\n]{1,40}?)[」”』]?(?:（[^（）]*）|\\([^()]*\\))?(?<!こ)[ \\u3000]*とは[、，]?([\\s\\S]+?)';
const BEHIND = '(?:[（(][^（()）]*[)）])?(?=。?$)';
const DEFINES = RegExp(
  `${WORD_IS}(?:を[い言]い(?=[、，])|(?:を(?:いう|言う|[い言]います|[指さ]す|[指さ]します|意味する|意味します)|のこと|である|です|とする|とします)${BEHIND})`,
  'g',
);
const MATTERS = RegExp(`${WORD_IS}(?:こと|もの|を含む|を含みます)${BEHIND}`, 'g');

/** 「(5) 医療情報システム（以下「HIS」という。）」: a title that stands in no text of its own gives a name too. */
function fromTitle(found: Definition[], { title, titleSpan, index }: Entry, source: string): void {
  if (!title.includes('以下') || source.slice(titleSpan.start, titleSpan.end) !== title) return;
  const at = ({ 0: from, 1: to }: readonly [number, number]) => ({
    start: titleSpan.start + from,
    end: titleSpan.start + to,
  });
  for (const [start, end, from, to] of inBrackets(title)) {
    const term = nameOf(title.slice(start, end));
    found.push({
      term,
      span: at([start, end]),
      text: oneLine(title.slice(from, to)),
      textSpan: at([from, to]),
      entry: index,
      inline: true,
    });
  }
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
  entries: readonly Entry[] = [],
  passages: readonly Passage[] = [],
): void {
  const { prose } = passage;
  const said = prose.text.slice(from, to);
  // 「資産とは、次のものをいう。」 with the things below it
  const listed = !inline && passage.entry >= 0 && /^(?:次|以下)の/.test(said);
  const text = listed ? [said, ...below(passage.entry, entries, passages)].join('\n') : said;
  found.push({
    term: nameOf(prose.text.slice(start, end)),
    span: sourceOf(prose, start, end),
    text: oneLine(text).replace(inline ? GIVEN : /$^/, ''),
    textSpan: sourceOf(prose, from, to),
    entry: passage.entry,
    inline,
  });
}

/** A name given to a part of the words that are named themselves. */
const GIVEN = /[（(]以下[^（()）]*[「『][^（()）]*[)）]/g;

/** The word without quotes and without a reading or an expansion in brackets behind it. */
const nameOf = (word: string): string =>
  joinLetters(
    word
      .trim()
      // #1 and ※1 are the marks of notes
      .replace(/^[#＃※＊*][ \u3000]*[0-9０-９]*[ \u3000]*/, '')
      .replace(/^[「“『]|[」”』]$/g, '')
      .replace(/[（(][^（）()]*[)）]$/, '')
      .replace(/[」”]$/, ''),
  );

const isName = (word: string): boolean =>
  /\p{L}/u.test(word) && word.length <= 40 && !/[。、，]|(?:とおり|次の|以下)|第$/.test(word);

/** Lines without what stands around them; brackets that a dead link left on lines of their own are none of its words. */
const oneLine = (text: string): string =>
  text
    .replace(/\s*\r?\n\s*/g, '\n')
    .replace(/(?<=^|\n)[[［]\n([^\n]*)\n[\]］]\n?/g, '$1')
    .trim();
