import { citationKey, citationOf } from '../document/citation';
import type { Document } from '../document/document';
import { sourceOf } from '../document/prose';
import type { Reference } from '../document/reference';
import { statementsWhere } from '../document/search';
import type { Statement } from '../document/statement';
import type { Policy } from '../policy/policy';
import { countWhile } from '../text/bisect';
import { folded, sameName } from '../text/fold';
import { recall } from '../text/memory';
import { overlaps, type Span } from '../text/span';

/** A place where an author says which demand of the policy a rule is for. */
export interface Trace {
  /**
   * `comment`: <!-- kijun: covers 6(3)① -->, for all that is cited. `relation`: 「（基本方針6(3)①関係）」. `basis`:
   * 「基本方針6(3)①に基づき」.
   */
  readonly form: 'comment' | 'relation' | 'basis';
  /** Where the citation is written, in the source. */
  readonly span: Span;
  /** The citation, with what a list leaves unsaid: the ② of 「6(3)①及び②」 is 6(3)②. */
  readonly citation: string;
  /** Index of the statement that it speaks of; -1 for a trace on a heading, and for a comment with nothing behind it. */
  readonly statement: number;
  /** Index of the entry that it stands under; for a trace on a heading the one headed. */
  readonly entry: number;
  /** Ids of all elements that the citation names; empty when the policy demands nothing there. */
  readonly cited: readonly string[];
  /** Whether the policy has such a place at all. */
  readonly known: boolean;
}

/** All traces of a draft, in the order of the text. */
export function tracesOf(policy: Policy, document: Document): readonly Trace[] {
  return [...inComments(policy, document), ...inText(policy, document), ...inHeadings(policy, document)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/** The elements that a citation names: one (6(3)①-2, also where it was split), or all of a control and of those below it. */
export const elementsCited = (policy: Policy, citation: string): readonly string[] =>
  recall(
    recall(cited, policy, () => new Map<string, readonly string[]>()),
    citation,
    () => elementsAt(policy, citation),
  );

/** What was cited of a policy: most places are cited again and again. */
const cited = new WeakMap<Policy, Map<string, readonly string[]>>();

function elementsAt({ controls }: Policy, citation: string): readonly string[] {
  const key = citationKey(citation.trim());
  if (key === '') return [];
  const isBelow = ({ id }: { readonly id: string }) => `${citationKey(id)}.`.startsWith(`${key}.`);
  const whole = controls.filter(isBelow).flatMap(({ elements }) => elements);
  // 「6-1」 can be a control; only what names none is read as an element of one (6(3)①-2)
  const cited = whole.length > 0 ? whole : controls.flatMap(({ elements }) => elements.filter(isBelow));
  return cited.map(({ id }) => id);
}

/** The keys of all places of a policy, found once. */
const places = new WeakMap<Policy, ReadonlySet<string>>();

function hasPlace(policy: Policy, citation: string): boolean {
  const { entries } = policy.document;
  const keys = recall(
    places,
    policy,
    () => new Set(entries.map(({ index }) => citationKey(citationOf(entries, index)))),
  );
  return keys.has(citationKey(citation));
}

const COMMENT = /^kijun:\s*covers(?:\s+|$)/;

function inComments(policy: Policy, document: Document): readonly Trace[] {
  return document.comments.flatMap(({ text, span }) => {
    const [head] = COMMENT.exec(text) ?? [];
    if (head === undefined) return [];
    const start = document.source.indexOf(head, span.start) + head.length;
    const next = document.statements[countWhile(document.statements, (one) => one.span.start < span.end)];
    return [...text.slice(head.length).matchAll(/[^\s,、，]+/g)].map(({ 0: citation, index }) => ({
      ...read(policy, citation),
      form: 'comment' as const,
      span: { start: start + index, end: start + index + citation.length },
      statement: next?.index ?? -1,
      entry: next?.entry ?? -1,
    }));
  });
}

const read = (policy: Policy, citation: string): Pick<Trace, 'citation' | 'cited' | 'known'> => {
  const cited = elementsCited(policy, citation);
  return { citation, cited, known: cited.length > 0 || hasPlace(policy, citation) };
};

function inText(policy: Policy, document: Document): readonly Trace[] {
  const references = toPolicy(policy, document);
  const naming = statementsWhere(document, 'naming the policy', [], ({ text }) => text.includes('基本方針'));
  const names = new Set(naming);
  // what names no policy and cites none is not looked at: most drafts have nothing else
  return (references.length === 0 ? naming : document.statements).flatMap((statement) => {
    const { index } = statement;
    const here = inside(references, statement.span);
    if (here.length === 0 && !names.has(statement)) return [];
    const brackets = bracketsIn(statement.text);
    const relations = brackets.flatMap((bracket) => {
      const place = sourceOf(statement.prose, bracket.start, bracket.end);
      return citationsIn(
        policy,
        bracket,
        here.filter(({ span }) => within(span, place)),
      ).map((part) => ({
        ...read(policy, part.citation),
        form: 'relation' as const,
        span: sourceOf(statement.prose, part.start, part.end),
      }));
    });
    const bare = statement.text.replace(BRACKETS, '').replace(/[\s。．]+/g, '') === '';
    const at = bare && relations.length > 0 ? besides(document, statement) : { statement: index };
    const bases = [...basesAmong(document.source, here)]
      .filter(({ span }) => !relations.some((relation) => overlaps(relation.span, span)))
      .map(({ span, citation }) => ({ ...read(policy, citation), form: 'basis' as const, span }));
    return [...relations, ...bases].map((trace) => ({ entry: statement.entry, statement: index, ...trace, ...at }));
  });
}

/**
 * What a line of brackets alone speaks of: the sentence before it in the same place (「…する。（基本方針…関係）」), or, as a caption,
 * the article behind it.
 */
function besides({ statements }: Document, { index, entry }: Statement): Partial<Trace> {
  if (statements[index - 1]?.entry === entry) return { statement: index - 1 };
  return { statement: -1, entry: statements[index + 1]?.entry ?? entry };
}

function inHeadings(policy: Policy, document: Document): readonly Trace[] {
  const references = toPolicy(policy, document);
  if (references.length === 0) return [];
  return document.entries.flatMap(({ index, title, titleSpan }) => {
    const here = inside(references, titleSpan);
    // an entry whose title is its sentence has been read as a statement
    if (here.length === 0 || document.statements.some(({ span }) => overlaps(span, titleSpan))) return [];
    // a caption has lost its brackets: （基本方針6(3)①関係） above 第2条
    const said = [title, `（${title}）`].some((text) => bracketsIn(text).some(({ kind }) => kind === 'relation'));
    return (said ? here : []).map(({ span, citation }) => ({
      ...read(policy, citation),
      form: 'relation' as const,
      span,
      statement: -1,
      entry: index,
    }));
  });
}

/** The references that point into the policy. */
const toPolicy = (policy: Policy, { references }: Document): readonly Reference[] =>
  references.filter(
    ({ document, citation }) =>
      citation !== '' &&
      document !== undefined &&
      document.name !== '' &&
      ((document.kind === '基本方針' && isOurs(policy, document.name)) ||
        sameName(document.name, policy.document.title)),
  );

/** Whether a name is that of the policy, and not of another one: 個人情報保護基本方針, 国の基本方針. */
function isOurs({ document: { title } }: Policy, name: string): boolean {
  const [said = ''] = /[^（(「『【〔［[、，:：\s]*$/.exec(folded(name).trim()) ?? [];
  const own = said.replace(/^(?:本|同|上記|前記|当該|この)/, '');
  const whole = folded(title);
  return (
    whole === '' || whole.endsWith(own) || own.endsWith(whole) || /セキュリティ(?:に関する)?(?:基本)?方針$/.test(own)
  );
}

const BRACKETS = /[（(【〔［[](?:[^（()）【】〔〕［］[\]]|[（(][^（()）]*[)）])*[)）】〕］\]]/g;

interface Bracket {
  readonly start: number;
  readonly end: number;
  /** What stands inside, and where it starts. */
  readonly text: string;
  /** Whether it says that it relates, or holds a bare citation at the end of the sentence. */
  readonly kind: 'relation' | 'end' | 'other';
}

/** The brackets of a sentence, with what tells that one cites what the sentence is for. */
function bracketsIn(text: string): readonly Bracket[] {
  return [...text.matchAll(BRACKETS)].map(({ 0: whole, index }) => {
    const inside = whole.slice(1, -1);
    const relates = /(?:関係|に?対応|に係る規定)\s*$|^\s*(?:根拠|対応)[:：]?/.test(inside);
    const last = /^[\s。．]*$/.test(text.slice(index + whole.length).replace(BRACKETS, ''));
    return {
      start: index,
      end: index + whole.length,
      text: inside,
      kind: relates ? 'relation' : last && !/参照|以下|同じ/.test(inside) ? 'end' : 'other',
    };
  });
}

/** The citations in a bracket, with their places in the sentence. What Kijun's own ids add (6(3)①-2, labels) is read too. */
function citationsIn(
  policy: Policy,
  { start, text, kind }: Bracket,
  references: readonly Reference[],
): readonly { readonly start: number; readonly end: number; readonly citation: string }[] {
  const head = /^(.*?基本方針)(?:の項|の)?\s*/.exec(text);
  if (kind === 'other' || (head === null && references.length === 0)) return [];
  const from = head?.[0].length ?? Math.max(0, text.indexOf(references[0]!.text));
  const list = text.slice(from).replace(/(?:\s*(?:まで)?(?:に?関係|に?対応|に係る規定))\s*$/, '');
  // a number without a name belongs to the document that was named last
  let ours = head === null || isOurs(policy, head[1]!);
  const parts = [...list.matchAll(PARTS)].flatMap(({ groups, index }) => {
    const part = groups?.part ?? '';
    const [, name, words = ''] = /^\s*(.*基本方針)?(?:の項|の)?\s*(.*?)\s*$/su.exec(part) ?? [];
    if (words === '') return [];
    const whole = elementsCited(policy, words).length > 0;
    // 「基本方針6及び条例第3条関係」
    ours = name === undefined ? ours && (whole || CITATION.test(words)) : isOurs(policy, name);
    if (!ours || !(whole || CITATION.test(words))) return [];
    const at = start + 1 + from + index + part.indexOf(words);
    const citation = whole
      ? words
      : (references.find((reference) => plain(reference.text) === plain(words))?.citation ?? words);
    const range = /^から/.test(list.slice(index + part.length));
    return { start: at, end: at + words.length, citation, range };
  });
  return parts.flatMap((part, i) => {
    const between = part.range && parts[i + 1] ? controlsBetween(policy, part.citation, parts[i + 1]!.citation) : [];
    return [part, ...between.map((citation) => ({ ...part, citation }))];
  });
}

/** What a list is made of: joints, and what they join. */
const PARTS = /、|，|,|及び|並びに|又は|から|(?<part>(?:(?!、|，|,|及び|並びに|又は|から)[\s\S])+)/g;

/** Nothing but numbers as citations are made of. */
const CITATION =
  /^(?=.*[0-9０-９一二三四五六七八九十①-⑳])(?:[第条項号章節の\s]|附則|別表|[0-9０-９]|[一二三四五六七八九十百]|[①-⑳㉑-㉟]|[ア-ンｱ-ﾝ]|[()（）.．・―—–－ー-])+$/;

/** The controls behind the first and before the last of a range. */
function controlsBetween(policy: Policy, from: string, to: string): readonly string[] {
  const [first, last] = [elementsCited(policy, from).at(-1), elementsCited(policy, to)[0]];
  const indexOf = (id: string | undefined) =>
    policy.controls.findIndex(({ elements }) => elements.some((element) => element.id === id));
  const [start, end] = [indexOf(first), indexOf(last)];
  return start < 0 ? [] : policy.controls.slice(start + 1, Math.max(start + 1, end)).map(({ id }) => id);
}

const plain = (citation: string): string => folded(citation).replace(/\s+/g, '');

/** What follows a citation that a rule rests on; a place that a rule only speaks of (…に規定する端末) is none. */
const BASIS =
  /^(?:の?(?:規定|定め|趣旨|要求)?(?:に(?:基づ(?:き|いて|く)|従(?:い|って)|則(?:り|って)|より|応じ)|を(?:受けて?|踏まえて?|実施するため|実現するため|達成するため)))/;

/** The references that, or the lists of which, the sentence rests on. */
function basesAmong(source: string, references: readonly Reference[]): ReadonlySet<Reference> {
  const bases = new Set<Reference>();
  for (const one of references.toReversed()) {
    const { end } = one.span;
    const next = references[countWhile(references, ({ span }) => span.start < end)];
    const isBasis =
      next && JOINT.test(source.slice(end, next.span.start))
        ? bases.has(next)
        : BASIS.test(source.slice(end, end + 30).replace(/^(?:まで)?\s*/, ''));
    if (isBasis) bases.add(one);
  }
  return bases;
}

/** What stands between the citations of a list. */
const JOINT = /^\s*(?:、|，|及び|並びに|又は|から)(?:[^\s、，。]{0,20}基本方針)?\s*$/;

/** The references that stand within a span. */
const inside = (references: readonly Reference[], outer: Span): readonly Reference[] =>
  references
    .slice(
      countWhile(references, ({ span }) => span.start < outer.start),
      countWhile(references, ({ span }) => span.start < outer.end),
    )
    .filter(({ span }) => within(span, outer));

const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
