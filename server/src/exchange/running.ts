import { readLabel } from '../document/label';
import { folded } from '../text/fold';
import type { Block, Remark, Source } from './block';
import { isBare } from './block';

/** What stands on every page and is no text of the document: indices of lines. */
export interface Running {
  /** Lines with a page number alone, and form feeds. */
  readonly numbers: ReadonlySet<number>;
  /** Heads and feet: what stands again beside page numbers, or again and again with a number that grows. */
  readonly heads: ReadonlySet<number>;
  /** What a web site puts around its text: where the page stands, the way back to its top. */
  readonly frame: ReadonlySet<number>;
}

/** Finds page numbers, and the heads and feet of pages, among lines; `undefined` is no line of text (a table, a heading). */
export function runningIn(lines: readonly (string | undefined)[]): Running {
  const numbers = new Set(lines.flatMap((line, i) => (line !== undefined && PAGE.test(line) ? [i] : [])));
  const beside = new Set<number>();
  for (const at of numbers)
    for (const step of [-1, 1]) {
      let i = at + step;
      while (lines[i]?.trim() === '' || numbers.has(i)) i += step;
      if (isHead(lines[i])) beside.add(i);
    }
  const groups = groupBy(beside, (i) => folded(lines[i]!).replace(/\s+/g, ''));
  const heads = new Set([...groups.values()].flatMap((group) => (group.length > 1 ? group : [])));
  const counted = lines.flatMap((line, i) => {
    const match = line === undefined || !isHead(line) ? null : COUNTED.exec(folded(line).trim());
    return match ? [{ i, words: match[1] ?? match[4]!, count: Number(match[2] ?? match[3]) }] : [];
  });
  for (const group of groupBy(counted, ({ words }) => words).values())
    if (group.length > 2 && group.every(({ count }, i) => i === 0 || count > group[i - 1]!.count))
      for (const { i } of group) heads.add(i);
  const frame = new Set(lines.flatMap((line, i) => (line !== undefined && FRAME.test(line) ? [i] : [])));
  return { numbers, heads, frame };
}

/** The same for what was read of a Word document or a page. */
export function withoutRunning({ blocks, remarks }: Source): Source {
  const lines = blocks.map((block) => (isBare(block) && !block.text.includes('\n') ? block.text : undefined));
  const running = runningIn(lines);
  const kept = (_: Block, i: number) => !isRunning(running, i);
  if (blocks.every(kept)) return { blocks, remarks };
  let count = 0;
  const places = blocks.map((block, i) => (kept(block, i) ? count++ : Math.max(0, count - 1)));
  return {
    blocks: blocks.filter(kept),
    remarks: [
      ...remarks.map((remark) => (remark.block === undefined ? remark : { ...remark, block: places[remark.block]! })),
      ...remarksOn(lines, running),
    ],
  };
}

/** Whether a line is no text of the document. */
export const isRunning = ({ numbers, heads, frame }: Running, at: number): boolean =>
  numbers.has(at) || heads.has(at) || frame.has(at);

/** What is told of page numbers, heads and feet that were left out. */
export function remarksOn(
  lines: readonly (string | undefined)[],
  { numbers, heads, frame }: Running,
): readonly Remark[] {
  const counted = [...numbers].filter((i) => lines[i]!.trim() !== '').length;
  const remarks: Remark[] = [];
  if (counted > 0)
    remarks.push({
      kind: 'dropped',
      message: {
        ja: `ページ番号だけの行を外しました（${counted}行）。`,
        en: `Lines with a page number alone were left out (${counted}).`,
      },
    });
  if (frame.size > 0) {
    const parts = [...new Set([...frame].map((i) => lines[i]!.trim()))].map((part) => `「${part}」`);
    remarks.push({
      kind: 'dropped',
      message: {
        ja: `Webページの部品の行を外しました: ${parts.join('、')}（${frame.size}行）。`,
        en: `Lines that belong to the web site were left out: ${parts.join(', ')} (${frame.size}).`,
      },
    });
  }
  const words = [...new Set([...heads].map((i) => lines[i]!.trim().replace(/[\s\u3000]*[0-9０-９]+$/, '')))];
  if (heads.size > 0)
    remarks.push({
      kind: 'dropped',
      message: {
        ja: `ページごとに繰り返される行を外しました: ${words.map((word) => `「${word}」`).join('、')}（${heads.size}行）。`,
        en: `Lines that stand on every page were left out: ${words.map((word) => `「${word}」`).join(', ')} (${heads.size}).`,
      },
    });
  return remarks;
}

/** - 12 -, 3/10, 3 / 10 ページ, ― 4 ―, Page 5, and the form feed that ends a page */
const PAGE =
  /^(?:\f|[\s\u3000]*(?:[-‐–—―－]\s*[0-9０-９]{1,4}\s*[-‐–—―－]|[0-9]{1,4}\s*\/\s*[0-9]{1,4}(?:\s*ページ)?|[0-9０-９]{1,4}\s*ページ|[Pp]age\s*[0-9]{1,4})[\s\u3000]*)$/;

/** ホーム > 市政 > 方針, このページの先頭へ, 文字サイズ, ここから本文です。 */
const FRAME =
  /^[\s\u3000]*(?:(?:ホーム|トップ(?:ページ)?|HOME|TOP)[\s\u3000]*[>＞›»].*|[↑▲△]?[\s\u3000]*(?:この)?ページの?(?:一番)?(?:上|先頭|トップ|TOP)(?:へ|に)(?:戻る)?|(?:ページ)?トップへ(?:戻る)?|page ?top|ここから(?:本文|フッター)です。?|本文ここまで|本文へ(?:移動|スキップ)?|(?:グローバル|ローカル)ナビゲーションへ|フッターへ|文字サイズ(?:[：:].*)?|(?:この)?ページを印刷(?:する)?|印刷用ページ(?:を開く)?|この(?:ページ|記事)(?:の情報)?を.{0,12}で(?:ツイート|シェア)(?:する|できます)?)[\s\u3000]*$/i;

/** A short line that could stand at the edge of a page: no sentence, no number of the outline. */
const isHead = (line: string | undefined): line is string =>
  line !== undefined &&
  line.trim() !== '' &&
  line.length <= 60 &&
  !/。|^[\s\u3000]*[・（(]/.test(line) &&
  !readLabel(line);

/** 「対策基準 3」, 「3 対策基準」, in half width. */
const COUNTED = /^(?:([^0-9].{3,}?)[ |]*(?:[Pp]\.? ?)?([0-9]{1,3})|([0-9]{1,3}) +(\D{4,}))$/;

function groupBy<T>(all: Iterable<T>, keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
