import { shift } from '../text/anchor';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import type { Document } from './document';
import type { Block } from './markdown';
import { sourceOf } from './prose';
import { foundInBlocks } from './search';

/** An office (役職) that a document names: 統括情報セキュリティ責任者, 情報セキュリティ委員会. */
export interface Office {
  readonly name: string;
  /** Where it is named. */
  readonly spans: readonly Span[];
  /** Where the document says that there is one, or who it is; undefined when it only speaks of it. */
  readonly established: Span | undefined;
}

/** Where no longer word goes on. Only names that can be no common words: a 施設管理者 or a 作業責任者 needs no establishing. */
const NAME =
  /(?:最高|統括|総括|副)?(?:[\p{sc=Han}ァ-ヶー]{0,20}(?:情報|セキュリティ|個人番号|ネットワーク|データ|CSIRT))[\p{sc=Han}ァ-ヶー]{0,20}?(?:責任者|管理者|担当者|監査人|委員会|委員長|統括者|推進者)(?!(?:権限|名簿|会議|研修|補佐|代理|候補|[印証用席室課係長]))/gu;
/** Whether a name is that of an office, and no common word. */
export const isOffice = (name: string): boolean => [...name.matchAll(NAME)].some(([whole]) => whole === name);

/** What stands before a name and is no part of it. */
const PREFIX = /^(?:各(?:課|部署|部|所属)?|当該|全|同|本|他|上位|下位|新任|前任|後任|正|旧|新|前|元|現)+/u;

const known = new WeakMap<Document, readonly Office[]>();

/** The offices that a document names, in order. */
export function officesOf(document: Document): readonly Office[] {
  const offices = known.get(document) ?? readOffices(document);
  known.set(document, offices);
  return offices;
}

/** An office named in a block, and whether it is said there that there is one. */
interface Naming {
  readonly name: string;
  readonly span: Span;
  readonly establishes: boolean;
}

function readOffices(document: Document): readonly Office[] {
  const { entries, definitions } = document;
  const spans = new Map<string, Span[]>();
  const established = new Map<string, Span>();
  const move = (naming: Naming, by: number) => ({ ...naming, span: shift(naming.span, by) });
  for (const { name, span, establishes } of foundInBlocks(document, 'offices', [], namingsIn, move)) {
    recall(spans, name, () => []).push(span);
    if (establishes && !established.has(name)) established.set(name, span);
  }
  for (const name of spans.keys()) {
    const heading = established.has(name) ? undefined : entries.find(({ title }) => title.includes(name));
    if (heading) established.set(name, heading.titleSpan);
  }
  for (const { term, span } of definitions) if (spans.has(term)) established.set(term, span);
  return [...spans].map(([name, all]) => ({ name, spans: all, established: established.get(name) }));
}

const namingsIn = ({ prose, cells, header }: Block): readonly Naming[] =>
  [...prose.text.matchAll(NAME)].map((match) => {
    const cut = PREFIX.exec(match[0])?.[0].length ?? 0;
    const name = match[0].slice(cut);
    const start = match.index + cut;
    const end = start + name.length;
    const inTable =
      cells?.slice(0, 2).some(({ text }) => text.trim().startsWith(name)) && header?.some((cell) => HEADER.test(cell));
    const headword = /^(?:[\s・（(\dア-ン①-⑳.)）]*)$/.test(prose.text.slice(0, start).split('\n').at(-1)!);
    const rest = prose.text.slice(end);
    const establishes = inTable || ESTABLISHES.test(rest) || (headword && EXPLAINS.test(rest));
    return { name, span: sourceOf(prose, start, end), establishes };
  });

const HEADER = /責任者|役割|役職|職名|職|担当|名称|組織|体制|区分|者/;
/** 「…を置く」, 「…とし、」, 「…に…を充て」, 「…を指名し」 directly behind a name. */
const ESTABLISHES =
  /^(?:[（(][^（()）]*[)）])?(?:を(?:置|設|指名|任命|選任|指定|1|一|各)|[0-9０-９一二三四五六七八九十若干]{1,3}[人名]を[^はが。]{0,20}(?:置|選任|指名|任命|指定)|とする|とし[、て]|として|をもって|を兼ね|に(?!は)[^はが。]{0,60}(?:充て|指名|任命|選任)|は、[^。はが]{1,60}(?:とする|とし[、て]|を充て)|は、[^。]{0,60}(?:で構成|で組織|をもって構成)|(?:、|及び|並びに)[^はが。]{0,80}(?:を(?:置|設)|に(?:充て|指名|任命)|で構成))/;
/** 「情報セキュリティ管理者　各課の長」 at the start of a line. */
const EXPLAINS = /^(?:[（(][^（()）]*[)）])?(?:[\u3000:：]| {1,4}\S|\n)/;
