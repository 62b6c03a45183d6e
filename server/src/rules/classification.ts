import type { Document } from '../document/document';
import { isCode, sourceOf } from '../document/prose';
import { foundInBlocks } from '../document/search';
import { shift } from '../text/anchor';
import { folded } from '../text/fold';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';
import { ofKind, perSet } from './set';

/**
 * document/classification: a class of information (機密性4, 重要度Ⅳ) that is not among those that the policy or a standard lays
 * down. Where no list or table of classes is there, nothing is said.
 */
export const classification: Rule = {
  id: 'document/classification',
  severity: 'warning',
  title: { ja: '分類表にない区分', en: 'A classification level that is not defined' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check,
};

function check({ document, documents, policy }: Subject & Surroundings): readonly Report[] {
  const laid = laidIn(documents, policy?.document.path ?? '', () =>
    laidDown([...(policy ? [policy.document] : []), ...ofKind(documents, '対策基準')]),
  );
  return classesIn(document).flatMap(({ axis, grade, defines, written, span }) => {
    const grades = laid.get(axis) ?? [];
    if (defines || grades.length < FEW || grades.includes(grade)) return [];
    const all = grades.map((one) => `「${axis}${one}」`).join('');
    return [
      {
        span,
        message: {
          ja: `「${written}」という区分は、定められていません（定められているのは${all}です）。区分の名前を確認してください。`,
          en: `The classification level 「${written}」 is not defined; the levels are ${all}. Check the name.`,
        },
      },
    ];
  });
}

const laidIn = perSet<ReadonlyMap<string, readonly string[]>>();

/** The grades that documents lay down, by axis. */
function laidDown(above: readonly Document[]): ReadonlyMap<string, readonly string[]> {
  const laid = new Map<string, string[]>();
  for (const { axis, grade, defines } of above.flatMap(classesIn))
    if (defines && !recall(laid, axis, () => []).includes(grade)) laid.get(axis)!.push(grade);
  return laid;
}

/** One class makes no classification. */
const FEW = 2;

interface Class {
  readonly axis: string;
  readonly grade: string;
  readonly written: string;
  readonly span: Span;
  /** Whether it stands at the head of a cell, an item or a line, as in the list that lays the classes down. */
  readonly defines: boolean;
}

const CLASS = /(機密性|完全性|可用性|重要度|重要性分類|重要性)[ \u3000]?([0-9]{1,2}[A-C]?|[Ⅰ-Ⅴ]|[A-E](?![A-Za-z]))/g;

/** How long the number of an item is at most, with the spaces around it. */
const LABEL = 12;

/** The classes that a document names, in order. */
export const classesIn = (document: Document): readonly Class[] =>
  foundInBlocks(
    document,
    classification.id,
    [],
    ({ prose, cells }) => {
      const text = folded(prose.text);
      if (text.length !== prose.text.length) return [];
      const heads = cells ? cells.map((cell) => sourceOf(cell, 0, 1).start) : [];
      return [...text.matchAll(CLASS)].flatMap(({ 0: written, 1: axis = '', 2: grade = '', index }) => {
        const end = index + written.length;
        const span = sourceOf(prose, index, end);
        if (isCode(prose, index, end)) return [];
        const line = text.lastIndexOf('\n', index - 1) + 1;
        const head =
          heads.includes(span.start) ||
          (index - line < LABEL &&
            /^[ \u3000]*(?:[(（]?[0-9ア-ン①-⑳]{1,2}[)）.．]?[ \u3000]*)?$/.test(text.slice(line, index)));
        const rest = text.slice(end);
        const defines = head && (cells ? !/^[^\n]{0,2}以上/.test(rest) : /^[ \u3000:：]|^$|^とは|^[（(]/.test(rest));
        return [{ axis, grade, written: prose.text.slice(index, end), span, defines }];
      });
    },
    (one, by) => ({ ...one, span: shift(one.span, by) }),
  );
