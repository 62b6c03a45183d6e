import type { Document } from '../../document/document';
import type { Block } from '../../document/markdown';
import { isWhole, sourceOf } from '../../document/prose';
import { foundInBlocks } from '../../document/search';
import { shift } from '../../text/anchor';
import { folded } from '../../text/fold';
import { type Span, touches } from '../../text/span';
import type { Report } from '../finding';
import type { Rule } from '../rule';

/**
 * drafting/law: the number of a law (昭和25年法律第261号) stands behind its name where the document first names it, and nowhere
 * else. Of laws whose number the document never gives nothing is said.
 */
export const law: Rule = {
  id: 'drafting/law',
  severity: 'hint',
  title: { ja: '法令番号の位置', en: 'Position of a law number' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => check(document),
};

const NUMBER =
  '(?:明治|大正|昭和|平成|令和)(?:[0-9０-９〇一二三四五六七八九十]{1,3}|元)年[^（()）月]{0,16}第[0-9０-９〇一二三四五六七八九十百]+号';
const NAME =
  '(?:[\\p{sc=Han}ァ-ヶー]+(?:の[\\p{sc=Han}ァ-ヶー]+)*(?:等)?に(?:関する|おける)[\\p{sc=Han}の等]*?(?:法律|条例|規則|規程)|[\\p{sc=Han}々ァ-ヶー]{2,24}(?:法|条例|規則|規程|訓令|政令|要綱))';
const CITED = RegExp(`[（(](${NUMBER})([）)]|。?以下)`, 'g');
const NAMED = RegExp(`${NAME}$`, 'u');
/** Longer names have no laws. */
const LONGEST = 60;

/** A law with its number, where the document gives it. */
interface Cited {
  readonly name: string;
  readonly number: string;
  /** Where the name begins, and the brackets. */
  readonly start: number;
  readonly brackets: Span;
  /** Whether nothing else stands in the brackets, and whether they stand in one piece. */
  readonly only: boolean;
  readonly whole: boolean;
}

const citedIn = ({ prose }: Block): readonly Cited[] =>
  [...prose.text.matchAll(CITED)].flatMap(({ 1: number = '', 2: close = '', index: open }) => {
    const name = NAMED.exec(prose.text.slice(Math.max(0, open - LONGEST), open))?.[0];
    const end = open + number.length + 2;
    if (name === undefined) return [];
    const start = open - name.length;
    return [
      {
        name,
        number: folded(number),
        start: sourceOf(prose, start, start + 1).start,
        brackets: sourceOf(prose, open, end),
        only: /[）)]/.test(close),
        whole: isWhole(prose, open, end),
      },
    ];
  });

function check(document: Document): readonly Report[] {
  const cited = foundInBlocks(document, law.id, [], citedIn, (one, by) => ({
    ...one,
    start: one.start + by,
    brackets: shift(one.brackets, by),
  }));
  const firsts = new Map<string, Cited>();
  const again: Cited[] = [];
  for (const one of cited) {
    if (firsts.has(one.number)) again.push(one);
    else firsts.set(one.number, one);
  }
  return [
    ...again.filter(({ only }) => only).map(repeated),
    ...[...firsts.values()].flatMap((one) => late(document, one)),
  ];
}

const repeated = ({ name, brackets, whole }: Cited): Report => ({
  span: brackets,
  message: {
    ja: `「${name}」の法令番号は、前に書いてあります。二度目からは、題名だけを書いてください。`,
    en: `The law number of 「${name}」 has already been given. From the second mention on, write the name alone.`,
  },
  fixes: whole
    ? [{ title: { ja: '法令番号を除く', en: 'Remove the number' }, edits: [{ span: brackets, text: '' }], safe: false }]
    : [],
});

/** The law is named before its number is given. */
function late(document: Document, { name, number, start }: Cited): readonly Report[] {
  // the title names the document itself, which may replace one of the same name
  const first = foundInBlocks(document, `${law.id} ${name}`, [], (block) => namedIn(block, name), shift).find(
    (span) => !touches(document.titleSpan, span.start),
  );
  if (!first || first.start >= start) return [];
  return [
    {
      span: first,
      message: {
        ja: `「${name}」は、ここが初めてです。法令番号（${number}）は、後の箇所ではなく、ここに書いてください。`,
        en: `「${name}」 is mentioned here for the first time. Give its law number (${number}) here, not later.`,
      },
    },
  ];
}

/** Where a law is named without a number behind it, and not as a part of a longer name. */
function namedIn({ prose }: Block, name: string): readonly Span[] {
  const found: Span[] = [];
  for (let from = prose.text.indexOf(name); from >= 0; from = prose.text.indexOf(name, from + 1)) {
    const end = from + name.length;
    if (!/[\p{sc=Han}ァ-ヶー]/u.test(prose.text[from - 1] ?? '') && !/^[\p{sc=Han}（(]/u.test(prose.text.slice(end)))
      found.push(sourceOf(prose, from, end));
  }
  return found;
}
