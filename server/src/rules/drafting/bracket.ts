import type { Block } from '../../document/markdown';
import { isCode, isWhole, type Prose, sourceOf } from '../../document/prose';
import { inBlocks } from '../block';
import type { Fix, Report } from '../finding';
import type { Rule, Subject } from '../rule';

/** drafting/bracket: a bracket without its partner, or a pair of which one is full-width and the other half-width. */
export const bracket: Rule = {
  id: 'drafting/bracket',
  severity: 'warning',
  title: { ja: '括弧が対になっていない', en: 'Brackets do not match' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) =>
    inBlocks(document, 'drafting/bracket', [], (block) => partsOf(block).flatMap(inProse)),
};

/** Brackets of one row and column of these lists are partners; so are those that differ only in width. Signs of inequality are none. */
const OPEN = '（「『【〔［｛〈《([{';
const CLOSE = '）」』】〕］｝〉》)]}';
const WIDE: Readonly<Record<string, string>> = { '(': '（', ')': '）', '[': '［', ']': '］', '{': '｛', '}': '｝' };
const NARROW = Object.fromEntries(Object.entries(WIDE).map(([narrow, wide]) => [wide, narrow]));
const wide = (c: string): string => WIDE[c] ?? c;
const partnerOf = (open: string): string => CLOSE[OPEN.indexOf(open)]!;

/** Brackets pair within a paragraph, and within a cell of a table. */
const partsOf = ({ prose, cells }: Block): readonly Prose[] => cells ?? [prose];

/** 1) ア) and the like, at the start of a line or inside a sentence. */
const LABEL = /(?<=^|[\s、。，：:])[0-9０-９A-Za-zａ-ｚＡ-Ｚァ-ンｱ-ﾝ]{1,3}[)）]/gm;

function inProse(prose: Prose): readonly Report[] {
  const { text } = prose;
  const labels = new Set([...text.matchAll(LABEL)].map((match) => match.index + match[0].length - 1));
  const reports: Report[] = [];
  const lonely: { readonly at: number; readonly opens: boolean }[] = [];
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (!(OPEN.includes(c) || CLOSE.includes(c)) || isCode(prose, i, i + 1)) continue;
    if (OPEN.includes(c)) {
      open.push(i);
      continue;
    }
    const near = open.slice(-DEEPEST);
    const at = near.findLastIndex((start) => wide(partnerOf(text[start]!)) === wide(c));
    if (at < 0) {
      if (!labels.has(i)) lonely.push({ at: i, opens: false });
      continue;
    }
    const [start, ...inner] = open.splice(at - near.length);
    lonely.push(...inner.map((other) => ({ at: other, opens: true })));
    if (partnerOf(text[start!]!) !== c) reports.push(mixed(prose, start!, i));
  }
  lonely.push(...open.map((start) => ({ at: start, opens: true })));
  const rest = lonely.slice(MOST);
  return [
    ...reports,
    ...lonely.slice(0, MOST).map(({ at, opens }) => alone(prose, at, opens)),
    ...(rest.length > 0 ? [others(prose, rest[0]!.at, rest.length)] : []),
  ];
}

/** How many brackets deep a partner is looked for, and how many brackets of a paragraph are told of one by one. */
const DEEPEST = 50;
const MOST = 20;

/** A paragraph of hardly anything but brackets is one thing to mend, not a hundred thousand. */
const others = (prose: Prose, at: number, count: number): Report => ({
  span: sourceOf(prose, at, at + 1),
  message: {
    ja: `この段落には、対にならない括弧がほかに${count}個あります。括弧の範囲を確かめてください。`,
    en: `This paragraph has ${count} more ${count === 1 ? 'bracket' : 'brackets'} without a partner. Look at where each begins and ends.`,
  },
});

function alone(prose: Prose, at: number, opens: boolean): Report {
  const written = prose.text[at]!;
  const lacking = opens ? partnerOf(written) : OPEN[CLOSE.indexOf(written)]!;
  return {
    span: sourceOf(prose, at, at + 1),
    message: {
      ja: `「${written}」に対応する「${lacking}」がありません。括弧の範囲を確かめ、補うか、余分な括弧を消してください。`,
      en: `「${written}」 has no matching 「${lacking}」. Add it, or remove the extra bracket.`,
    },
  };
}

/** The half-width one of a pair is wrong, unless nothing but half-width characters stands between them. */
function mixed(prose: Prose, start: number, end: number): Report {
  const narrow = /^[\x20-\x7e]*$/.test(prose.text.slice(start + 1, end));
  const at = narrow === prose.text[start]! in NARROW ? start : end;
  const written = prose.text[at]!;
  const right = narrow ? NARROW[written]! : wide(written);
  const span = sourceOf(prose, at, at + 1);
  const fix: Fix = {
    title: { ja: `「${right}」に直す`, en: `Change to 「${right}」` },
    edits: [{ span, text: right }],
    safe: true,
  };
  return {
    span,
    message: {
      ja: `括弧の一方が全角、もう一方が半角です（${prose.text[start]}…${prose.text[end]}）。「${written}」を「${right}」に直してください。`,
      en: `One bracket of the pair is full-width, the other half-width (${prose.text[start]}…${prose.text[end]}). Change 「${written}」 to 「${right}」.`,
    },
    // a bracket that Markdown may take for a link's is left to the author
    fixes: isWhole(prose, at, at + 1) && prose.text[start - 1] !== ']' ? [fix] : [],
  };
}
