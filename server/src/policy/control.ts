import { childrenOf, citationOf, pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { modalityOf } from '../document/modality';
import { sourceOf } from '../document/prose';
import { roleOf } from '../document/role';
import { leads, type Statement } from '../document/statement';
import type { Tokenizer } from '../morphology/token';
import { folded } from '../text/fold';
import type { Span } from '../text/span';
import { demandsOf } from './element';

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
  readonly topic: string;
  /** Where the policy words it, in the source. */
  readonly span: Span;
}

/** Reads the controls of a policy: every place below the sections of rules whose sentences demand something. */
export function readControls(document: Document, tokenizer: Tokenizer): readonly Control[] {
  const { entries, statements } = document;
  const controls: Control[] = [];
  for (const entry of entries) {
    if (!isRuleSection(entries, entry)) continue;
    const own = statements.filter((statement) => statement.entry === entry.index);
    const inner = childrenOf(entries, entry.index);
    const elements = own.flatMap((statement, i) => {
      const introduces =
        leads(statement.text) &&
        (i < own.length - 1 ? own.slice(i + 1).some(({ lead }) => lead === statement.index) : inner.length > 0);
      return introduces || !demands(document, statement) ? [] : elementsOf(statement, tokenizer);
    });
    // an item that only names the items below it
    if (elements.length === 0 || (inner.length > 0 && own.every(({ form }) => form === 'title'))) continue;
    const cited = idOf(document, entry);
    // numbers that begin anew in each chapter: 第2章1, 第3章1
    const id = controls.some((control) => control.id === cited) ? `${chapterOf(entries, entry)}${cited}` : cited;
    controls.push({
      id,
      title:
        entry.title.replace(/[（(][^（()）]*[)）]/g, '') || topicName(elements[0]!.topic) || titleOf(entries, entry),
      entry: entry.index,
      span: entry.span,
      elements: elements.map((element, i) => ({ ...element, id: `${id}-${i + 1}` })),
    });
  }
  return controls;
}

/** Sections that define, state aim or scope, name threats, or only order documents to be made hold no controls. */
function isRuleSection(entries: readonly Entry[], entry: Entry): boolean {
  for (let i = entry.index; i >= 0; i = entries[i]!.parent) {
    const { label, title } = entries[i]!;
    if (label && /^(?:附則|別表|様式|目次)$/.test(label.style)) return false;
    const role = roleOf(title);
    if (role !== undefined) return false;
  }
  return true;
}

/** Whether a statement of the policy demands something, by its ending or, for a phrase, by the sentence that introduces it. */
function demands(document: Document, statement: Statement): boolean {
  if (statement.form === 'row' && !statement.header) return false;
  const modality = modalityOf(statement.text);
  if (modality === 'none') {
    const lead = document.statements[statement.lead];
    return lead !== undefined && DEMANDING.has(modalityOf(lead.text)) && !/脅威|定義|用語|対象/.test(lead.text);
  }
  return DEMANDING.has(modality) && !ordersDocument(statement.text);
}

const DEMANDING: ReadonlySet<string> = new Set(['duty', 'principle', 'declaration', 'prohibition', 'effort']);

/** 「対策基準を策定する」, 「実施手順は、公表しない」: about the documents of the family, not about a rule in them. */
const ordersDocument = (text: string): boolean =>
  /(?:対策基準|実施手順|実施要領|運用手順書)(?:等)?(?:」という。[）)])?を(?:別に|必要に応じて)?(?:策定|定め|作成|整備|制定)/.test(
    folded(text),
  ) || /(?:対策基準|実施手順|ポリシー)[^。]*(?:非公開|公開しない|公表しない|公にしない)/.test(folded(text));

function elementsOf(statement: Statement, tokenizer: Tokenizer): Omit<Element, 'id'>[] {
  return demandsOf(statement.text, tokenizer(statement.text), modalityOf(statement.text) === 'none').map(
    ({ text, topic, span }) => ({
      text,
      topic,
      span: sourceOf(statement.prose, span.start, span.end),
    }),
  );
}

/** The first paragraph of an article that has several is cited as such: 第6条第1項. */
function idOf({ entries }: Document, entry: Entry): string {
  const citation = citationOf(entries, entry.index) || entry.title;
  const paragraphs =
    entry.label?.style === '条' && childrenOf(entries, entry.index).some((child) => child.label?.style === '1');
  return paragraphs ? `${citation}第1項` : citation;
}

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
