import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Step } from '../document/reference';
import type { Edit } from '../rules/finding';
import { numberLike } from '../text/digits';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { follow } from './pointed';

/** What renumbering changes. */
export interface Renumbering {
  /** The edits of each document, by path. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** How many articles get another number. */
  readonly articles: number;
  /** How many references follow, and how many named an article that is gone: their number is put in 〔 〕. */
  readonly references: number;
  readonly lost: number;
}

/**
 * Numbers the articles of a document through and lets every reference to them follow, in all documents; undefined when they are
 * numbered through already. Of two articles with one number the first is taken for the new one: references mean the other.
 */
export function renumber(workspace: Workspace, document: Document): Renumbering | undefined {
  const articles = articlesOf(document);
  const renamed = new Map<string, number>();
  let changed = 0;
  const edits = new Map<string, Edit[]>();
  const add = (path: string, edit: Edit) => edits.set(path, [...(edits.get(path) ?? []), edit]);
  articles.forEach((entry, i) => {
    const { values } = entry.label!;
    renamed.set(values.join('.'), i + 1);
    if (values.length === 1 && values[0] === i + 1) return;
    const span = ordinalSpan(document, entry.span);
    if (!span) return;
    changed++;
    add(document.path, { span, text: ordinal(document.source.slice(span.start, span.end), i + 1) });
  });
  if (changed === 0) return undefined;
  const highest = Math.max(...articles.map(({ label }) => label!.values[0]!));
  let references = 0;
  let lost = 0;
  for (const one of workspace.documents())
    for (const step of stepsInto(workspace, one, document)) {
      const span = ordinalSpan(one, step.span);
      const key = step.values.join('.');
      const number = renamed.get(key);
      if (!span || key === String(number)) continue;
      // 第58条 where there never were so many is wrong for another reason
      if (number === undefined && step.values[0]! > highest) continue;
      if (number === undefined) lost++;
      else references++;
      const written = one.source.slice(span.start, span.end);
      const text = number === undefined ? written.replace(/第(.+)条/, '第〔$1〕条') : ordinal(written, number);
      add(one.path, { span, text });
    }
  for (const edit of inContents(document, renamed)) add(document.path, edit);
  return { edits, articles: changed, references, lost };
}

/** Whether the number of an article stands on the line of an offset. */
export const articleAt = (document: Document, offset: number): boolean =>
  document.entries.some(({ label, span }) => label?.style === '条' && span.start <= offset && offset <= span.end);

/** The articles that are numbered through: not those of 附則, which begin anew. */
const articlesOf = ({ entries }: Document): readonly Entry[] => {
  const end = entries.findIndex(({ label }) => label?.style === '附則');
  return entries.filter(({ label, index }) => label?.style === '条' && (end < 0 || index < end));
};

/** The 第…条 of references that name an article of `target` by its number. */
const stepsInto = (workspace: Workspace, document: Document, target: Document): readonly Step[] =>
  document.references.flatMap((reference) => {
    const into = reference.document ? follow(workspace, document, reference).document : document;
    const isOurs = into === target && (document === target || reference.document !== undefined);
    return isOurs ? reference.steps.filter(({ unit, way }) => unit === '条' && way === '第').slice(0, 1) : [];
  });

const ORDINAL = /第[ 　]*[0-9０-９〇一二三四五六七八九十百]+[ 　]*条(?:の[0-9０-９〇一二三四五六七八九十]+)*/;

/** Where 第…条 stands in a span. */
function ordinalSpan({ source }: Document, { start, end }: Span): Span | undefined {
  const match = ORDINAL.exec(source.slice(start, end));
  return match ? { start: start + match.index, end: start + match.index + match[0].length } : undefined;
}

const ordinal = (written: string, number: number): string => `第${numberLike(written, number)}条`;

/** The ranges of articles in a 目次: 第1章　総則（第1条―第3条）. */
function inContents({ entries, source }: Document, renamed: ReadonlyMap<string, number>): readonly Edit[] {
  const contents = entries.find(({ label }) => label?.style === '目次');
  if (!contents) return [];
  return [...source.slice(contents.span.start, contents.end).matchAll(RegExp(ORDINAL, 'g'))].flatMap((match) => {
    const values = match[0].replace(/[０-９]/g, (c) => c.normalize('NFKC')).match(/\d+/g) ?? [];
    const number = renamed.get(values.join('.'));
    if (number === undefined || values.join('.') === String(number)) return [];
    const start = contents.span.start + match.index;
    return [{ span: { start, end: start + match[0].length }, text: ordinal(match[0], number) }];
  });
}
