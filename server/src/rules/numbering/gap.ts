import { childrenOf } from '../../document/citation';
import type { Document } from '../../document/document';
import { foundInBlocks, foundInOutline } from '../../document/search';
import { countBelow, countWhile } from '../../text/bisect';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { branchOf, labelSpan, lastOf, type Numbered, numberedAt, runsOf, straysIn } from './run';

/** numbering/gap: a number that is left out, or that comes too early or too late. Articles that say 削除 keep theirs. */
export const gap: Rule = {
  id: 'numbering/gap',
  severity: 'warning',
  title: { ja: '番号が飛んでいる、又は前後している', en: 'A number is skipped or out of order' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) =>
    foundInOutline(document, 'numbering/gap', [deletedIn(document)], () => {
      const strays = new Set(straysIn(document).flatMap(({ entry, next }) => [entry, next]));
      return runsOf(document).flatMap((run) => inRun(document, run, strays));
    }).map((one) => report(document, one)),
};

/** The indices of an entry that is out of order and of the one before it, and what is left out between them, if anything. */
interface Gap {
  readonly entry: number;
  readonly before: number | undefined;
  readonly lacking: string | undefined;
}

const gapAt = (entry: Numbered, before: Numbered | undefined, lacking?: string): Gap => ({
  entry: entry.index,
  before: before?.index,
  lacking,
});

function inRun(document: Document, run: readonly Numbered[], strays: ReadonlySet<Numbered>): readonly Gap[] {
  const numbers = run.map(lastOf).sort((a, b) => a - b);
  const isThere = (from: number, before: number) => (numbers[countBelow(numbers, from)] ?? before) < before;
  const stems = new Set(run.filter((one) => branchOf(one) === 1).map(lastOf));
  const gaps: Gap[] = [];
  let expected = goesOn(document, run[0]!) ? lastOf(run[0]!) : firstOf(run[0]!);
  run.forEach((entry, i) => {
    const before = run[i - 1];
    const value = lastOf(entry);
    const branch = branchOf(entry);
    const last = before && branchOf(before);
    if (before && value === lastOf(before)) {
      // 第5条, 第5条の2, 第5条の3
      if (branch > 1 && branch > last! + 1)
        gaps.push(gapAt(entry, before, `${stem(entry)}の${last! < 2 ? 2 : last! + 1}`));
      else if (branch < last!) gaps.push(gapAt(entry, before));
      return;
    }
    if (before && value < lastOf(before)) {
      gaps.push(gapAt(entry, before));
      return;
    }
    const first = expected;
    // of 第2条の2 without a 第2条 that is left out, too
    const end = before && !stems.has(value) ? value + 1 : value;
    const count = end - first;
    expected = value + 1;
    // what comes later is out of order, not left out; and of two 7s before a 9, one was to be 8
    if (strays.has(entry) || count <= 0 || isThere(first, value)) return;
    if (before && count === 1 && run[i - 2] && lastOf(run[i - 2]!) === lastOf(before) && branchOf(before) < 2) return;
    if (isDeleted(document, before, entry)) return;
    const [from, to] = [named(entry, first), named(entry, end - 1)];
    gaps.push(gapAt(entry, before, count === 1 ? from : `${from}${count === 2 ? `及び${to}` : `から${to}まで`}`));
  });
  return gaps;
}

function report(document: Document, { entry, before, lacking }: Gap): Report {
  const earlier = before === undefined ? undefined : numberedAt(document, before);
  const here = numberedAt(document, entry);
  return lacking === undefined ? early(document, here, earlier!) : left(document, here, earlier, lacking);
}

/** Articles and items begin with 1, the numbered paragraphs of an article with 2; other headings as they like. */
function firstOf(first: Numbered): number {
  const { style, values } = first.label;
  if (style === '1' || style.includes('.') || style === '項') return values.at(-1)! <= 2 ? values.at(-1)! : 1;
  return /^(?:条|章|節|\([1一]\)|①|一|号)$/.test(style) ? 1 : lastOf(first);
}

/** Headings, and what stands in chapters, that are numbered on from the part before (第1部 1 and 2, 第2部 3 …). */
function goesOn({ entries }: Document, first: Numbered): boolean {
  const parent = entries[first.parent];
  if (!parent || (first.depth === 0 && !/^[編部章節款]$/.test(parent.label?.style ?? ''))) return false;
  const siblings = childrenOf(entries, parent.parent);
  const before = siblings[countWhile(siblings, ({ index }) => index < parent.index) - 1];
  const last = before && childrenOf(entries, before.index).at(-1);
  return last?.label?.style === first.label.style && last.label.values.at(-1) === first.label.values.at(-1)! - 1;
}

const stem = ({ number }: Numbered): string => number.replace(/の[^の]*$/, '');

/** The label with another number: 第8条 → 第7条, ③ → ②. */
function named({ label: { style, values }, number }: Numbered, value: number): string {
  if (style === '①' && value <= 20) return String.fromCharCode('①'.charCodeAt(0) + value - 1);
  if (style.includes('.')) return number.replace(/の.*$/, '').replace(/[0-9]+(?=[^0-9]*$)/, String(value));
  if (/[0-9]/.test(number))
    return number.replace(/[0-9]+/, String(value)).replace(values.length > 1 ? /の.*$/ : '', '');
  return /^[編部章節款目条項号]$/.test(style) ? `第${value}${style}` : `${value}番目`;
}

/** Behind which entries the text tells of numbers that are gone. */
function deletedIn(document: Document): string {
  const places = foundInBlocks(
    document,
    'deleted',
    [],
    ({ prose, span }) => (placesGone(prose.text).length > 0 ? [span.start] : []),
    (start, by) => start + by,
  );
  return places.map((start) => document.entries.findLastIndex(({ span }) => span.start <= start)).join();
}

/** 第3条から第5条まで 削除: a line that is no article of its own. */
function isDeleted({ source }: Document, before: Numbered | undefined, entry: Numbered): boolean {
  const between = source.slice(before?.span.start ?? 0, entry.titleSpan.end);
  return placesGone(between).some((places) => /及び|から|、.*[条項号章節)）]|[~～〜―－-]/.test(places));
}

/** What the lines that say of places that they are gone begin with, up to the last place: 「第3条から第5条まで」. */
const placesGone = (text: string): readonly string[] =>
  text.includes('削除')
    ? text.split('\n').flatMap((line) => {
        const at = line.lastIndexOf('削除');
        const places = line.slice(0, Math.max(0, at));
        // 第3条から第5条までの記録を削除する。 tells of something else
        return GONE.test(places.slice(-8)) && !/^[ぁ-ん]/.test(line.slice(at + 2, at + 3)) ? [places] : [];
      })
    : [];

const GONE = /[条項号章節)）](?:まで)?は?[\s　、:：（(]*$/;

function left(document: Document, entry: Numbered, before: Numbered | undefined, lacking: string): Report {
  return {
    span: labelSpan(document, entry),
    message: {
      ja: before
        ? `「${before.number}」の次が「${entry.number}」で、${lacking}がありません。番号を詰めるか、抜けた部分を補ってください（廃止した条は「第○条　削除」と書きます）。`
        : `番号が「${entry.number}」から始まっています。${lacking}がありません。`,
      en: before
        ? `「${before.number}」 is followed by 「${entry.number}」. Renumber, or add what is missing (a repealed article is written 「第○条　削除」).`
        : `The numbering begins with 「${entry.number}」; the numbers before it are missing.`,
    },
    ...related(document, before),
  };
}

const early = (document: Document, entry: Numbered, before: Numbered): Report => ({
  span: labelSpan(document, entry),
  message: {
    ja: `「${before.number}」の後に「${entry.number}」があり、順序が前後しています。番号か順序を直してください。`,
    en: `「${entry.number}」 comes after 「${before.number}」. Correct the number or the order.`,
  },
  ...related(document, before),
});

const related = (document: Document, before: Numbered | undefined): Pick<Report, 'related'> =>
  before
    ? {
        related: [
          {
            path: document.path,
            span: labelSpan(document, before),
            message: { ja: '前の番号', en: 'The number before' },
          },
        ],
      }
    : {};
