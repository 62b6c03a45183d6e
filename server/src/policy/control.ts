import { isCoded, pathTo, placeOf } from '../document/citation';
import { readCode } from '../document/code';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { modalityOf } from '../document/modality';
import { type Prose, sliceProse, sourceOf } from '../document/prose';
import { type Statement, statementsBelow } from '../document/statement';
import type { Tokenizer } from '../morphology/token';
import { fixed } from '../text/anchor';
import { sentencesOf } from '../text/sentence';
import type { Span } from '../text/span';
import { type Demand, demandsOf } from './element';
import { readRow } from './row';
import { GENERIC } from './topic';
import { DEMANDING, introduces, isForbiddenByHeading, type Reason } from './verdict';

/** A numbered place in the policy that demands something. */
export interface Control {
  /** As a reader of the policy cites it: 6(3)①, 第7条第2号ア. */
  readonly id: string;
  /** Its own title, or that of the nearest place around it that has one. */
  readonly title: string;
  readonly entry: number;
  readonly span: Span;
  readonly elements: readonly Element[];
}

/** One demand inside a control. */
export interface Element {
  /** The control's id and a running number: 6(3)①-1. */
  readonly id: string;
  readonly text: string;
  /** The text with the condition or object that the policy words before it: 「持ち出すときは、許可を得る」. */
  readonly wording: string;
  readonly topic: string;
  /** Where the policy words it, in the source. */
  readonly span: Span;
}

/**
 * Reads the controls of a policy: every place below the sections of rules whose statements demand something. A bullet or table
 * row that says in a label what it is about (台帳管理：…) is a place of its own: 5(1)(台帳管理); so is what begins with a code of the
 * house's register, and is cited by that alone: PS-01. A statement is read at each step.
 */
export function* readControls(
  document: Document,
  tokenizer: Tokenizer,
  verdicts: readonly (Reason | undefined)[],
): Generator<void, readonly Control[]> {
  const { entries, statements } = document;
  const below = statementsBelow(document);
  const controls: Control[] = [];
  const taken = new Set<string>();
  for (const entry of entries) {
    const places = new Map<string, Demands>();
    for (const index of below.get(entry.index) ?? []) {
      const statement = statements[index]!;
      if (verdicts[index]) continue;
      yield;
      for (const demands of demandsIn(document, statement, tokenizer)) {
        const key = `${demands.code} ${demands.number} ${demands.label}`;
        const elements = [...(places.get(key)?.elements ?? []), ...demands.elements];
        if (elements.length > 0) places.set(key, { ...demands, elements });
      }
    }
    for (const { label, number, code, elements } of places.values()) {
      const id = idOf(document, entry, number || (label && `(${word(label)})`), code, taken);
      taken.add(id);
      controls.push({
        id,
        title:
          label ||
          entry.title.replace(/[（(][^（()）]*[)）]/g, '') ||
          topicName(elements[0]!.topic) ||
          titleOf(entries, entry),
        entry: entry.index,
        span: label || number || code ? elements[0]!.span : fixed(entry.span),
        elements: elements.map((element, i) => ({ ...element, id: `${id}-${i + 1}` })),
      });
    }
  }
  return controls;
}

interface Demands {
  /** What the bullet or row says that it is about. */
  readonly label: string;
  /** The code that it begins with; empty for none. */
  readonly code: string;
  /** The number that its row has in a table; empty for none. */
  readonly number: string;
  readonly elements: readonly Omit<Element, 'id'>[];
}

/** The demands of one statement, each with its place in the source. */
function demandsIn(document: Document, statement: Statement, tokenizer: Tokenizer): readonly Demands[] {
  if (statement.form === 'row') {
    const lead = document.statements[statement.lead];
    const row = readRow(statement, lead && DEMANDING.has(modalityOf(lead.text)) ? lead.text : undefined);
    const elements = row.demands.flatMap((cell) =>
      sentencesOf(cell.text).flatMap(({ start, end }) =>
        cell.text
          .slice(start, end)
          .split('\n')
          .flatMap((line, i, lines) => {
            const at = start + lines.slice(0, i).join('\n').length + (i > 0 ? 1 : 0);
            const modality = modalityOf(line);
            if (modality !== 'none' && !DEMANDING.has(modality)) return [];
            return sentenceDemands(sliceProse(cell, at, at + line.length), tokenizer, false);
          }),
      ),
    );
    const together = (row.together ?? []).map(({ words, cell }) => ({
      text: words,
      wording: words,
      topic: '',
      span: fixed(sourceOf(cell, 0, cell.text.length)),
    }));
    return [{ label: row.label, number: row.number ?? '', code: row.code ?? '', elements: [...elements, ...together] }];
  }
  const code = readCode(statement.text);
  const said = statement.text.slice(code?.length ?? 0);
  const label = statement.form === 'bullet' ? LABEL.exec(said) : null;
  const start = statement.text.length - said.length + (label?.[0].length ?? 0);
  const prose = start > 0 ? sliceProse(statement.prose, start, statement.prose.text.length) : statement.prose;
  const demands = sentenceDemands(prose, tokenizer, introduces(document, statement));
  const elements = isForbidden(document, statement) ? demands.map(forbidden) : demands;
  return [{ label: (label?.[1] ?? label?.[2])?.trim() ?? '', number: '', code: code?.number ?? '', elements }];
}

/** 「台帳管理：…」, 「【毎年】…」 at the start of a bullet. */
const LABEL = /^(?:([^。、，：:（(【】]{2,20})[：:][ \u3000]*(?=\S{4})|【([^【】]{1,20})】[ \u3000]*(?=\S{4}))/;

/** Whether a sentence or a heading forbids what the statement names: 「次の行為をしてはならない。 (1) …を教えること。」 */
function isForbidden(document: Document, statement: Statement): boolean {
  if (isForbiddenByHeading(document, statement)) return true;
  const { lead, text } = statement;
  const introducing = document.statements[lead];
  return (
    introducing !== undefined &&
    modalityOf(introducing.text) === 'prohibition' &&
    introduces(document, introducing) &&
    modalityOf(text) !== 'prohibition'
  );
}

const forbidden = (element: Omit<Element, 'id'>): Omit<Element, 'id'> => {
  const not = (text: string) => `${text}${/[うくぐすつぬぶむる]$/.test(text) ? 'こと' : ''}をしてはならない`;
  return { ...element, text: not(element.text), wording: not(element.wording) };
};

function sentenceDemands(prose: Prose, tokenizer: Tokenizer, lead: boolean): Omit<Element, 'id'>[] {
  const demands = demandsOf(prose.text, tokenizer(prose.text), isPhrase(prose.text));
  // 「管理者を定め、次の措置を講じさせる」 introduces the items below it by its last clause only
  // 「鍵の保管及び廃棄について、次の対策を行う」 neither
  const leadsOn = ({ text, span }: Demand) =>
    !/[うくぐすつぬぶむる]$/.test(text) && ABOUT.test(prose.text.slice(span.end));
  const kept = lead
    ? demands.filter((demand) => !FORWARD.test(demand.text) && !GENERIC.test(demand.text) && !leadsOn(demand))
    : demands;
  return kept.map(({ text, wording, topic, span }) => ({
    text,
    wording,
    topic,
    span: fixed(sourceOf(prose, span.start, span.end)),
  }));
}

/** 「鍵の保管」, and 「目的の範囲を超える貸出しの禁止」, which binds without a predicate. */
const isPhrase = (text: string): boolean =>
  modalityOf(text) === 'none' || /[^、。]の(?:禁止|厳禁)[。．]?\s*$/.test(text);

/** 次により is taken for 次に and より. */
const FORWARD = /次|以下|下記|左記|各号|別表|下表|同表|とおり|^より/;
/** What follows a thing that only says what the items below are about. */
const ABOUT =
  /^[^。]*(?:について|につき|に関し|に関して)は?、?(?:次|以下|下記|左記)[^、。]*(?:対策|措置|事項|こと|とおり)/;

/**
 * The citation of a place. The first paragraph of an article that has several is cited as such (第6条第1項), a heading without
 * a number below one with a number, and a label, in brackets: 6(物理的対策), the number of a row as it is: 第5(1); a code (PS-01) stands for all. An id that is taken is
 * told apart by its chapter.
 */
function idOf({ entries }: Document, entry: Entry, mark: string, code: string, taken: ReadonlySet<string>): string {
  const path = pathTo(entries, entry.index);
  const cited = path.findLastIndex((one) => one.label !== undefined || isCoded(entries, one));
  const named = path.slice(cited + 1).map(({ title }) => title);
  const citation = placeOf(entries, entry.index);
  const place = citation === '' ? word(entry.title) : citation + named.map((title) => `(${word(title)})`).join('');
  const id = code || place + mark;
  if (!taken.has(id) && (code !== '' || !beginsAnew(entries, entry))) return id;
  // numbers that begin anew in each chapter: 第2章1, 第3章1
  const inChapter = `${chapterOf(entries, entry)}${id}`;
  if (!taken.has(inChapter)) return inChapter;
  for (let count = 2; ; count++) if (!taken.has(`${inChapter}(${count})`)) return `${inChapter}(${count})`;
}

/** Numbers below headings that have none begin anew under each: 推進体制(1), 情報の取扱い(1). */
function beginsAnew(entries: readonly Entry[], entry: Entry): boolean {
  if (!entry.label || entries[entry.parent]?.label !== undefined || chapterOf(entries, entry) === '') return false;
  return entries.some(
    ({ label, parent, index }) =>
      label?.number === entry.label!.number &&
      parent !== entry.parent &&
      entries[parent]?.label === undefined &&
      chapterOf(entries, entries[index]!) !== '',
  );
}

/** Words as part of an id: citations are set apart by spaces and commas. */
const word = (name: string): string => name.replace(/[\s、，,]+/g, '・');

/** The chapters and headings around an entry, as they are cited before a number that does not stand alone. */
const chapterOf = (entries: readonly Entry[], entry: Entry): string =>
  pathTo(entries, entry.index)
    .slice(0, -1)
    .filter(({ label, level }) => (label === undefined ? level > 1 : /^[編章節款目]$/.test(label.style)))
    .map(({ number, title }) => number || title)
    .join('');

/** An item without a title is known by what it is about: 「マイナンバー事務系においては、…」 */
const topicName = (topic: string): string => /^(.{2,20}?)(?:において|について|に関して)は/.exec(topic)?.[1] ?? '';

function titleOf(entries: readonly Entry[], entry: Entry): string {
  for (let i = entry.index; i >= 0; i = entries[i]!.parent) if (entries[i]!.title !== '') return entries[i]!.title;
  return '';
}
