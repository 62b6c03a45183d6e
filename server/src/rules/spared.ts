import type { Span } from '../text/span';

/** Addresses, and what is written in the title of another rule or document: not words of this one. */
export function isSpared(text: string, span: Span): boolean {
  return (
    titlesIn(text).some(
      ({ start, end, quoted }) =>
        start <= span.start &&
        span.end <= end &&
        // a term that is quoted by itself is used, or spoken of, as a term
        !(quoted && start + 1 === span.start && span.end === end - 1),
    ) || RULES_BEHIND.test(text.slice(span.end, span.end + LONGEST))
  );
}

/** Longer names have no rules. */
const LONGEST = 40;

interface Title extends Span {
  readonly quoted: boolean;
}

/** The last text is kept: its words are asked about one after the other. */
let last: { readonly text: string; readonly titles: readonly Title[] } | undefined;

function titlesIn(text: string): readonly Title[] {
  if (last?.text !== text)
    last = {
      text,
      titles: [ADDRESS, TITLE, LAW].flatMap((pattern) =>
        [...text.matchAll(pattern)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
          quoted: /^[「『]/.test(match[0]),
        })),
      ),
    };
  return last.titles;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s「」『』（）、。]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+/g;

/** 「県ＬＧＷＡＮ接続要領」 */
const TITLE =
  /[「『][^「」『』]{0,60}(?:法|条例|規則|規程|要綱|要領|訓令|基準|方針|指針|ガイドライン|手順|手順書|手引|手引書|マニュアル|計画|ポリシー|報告書|通知)(?:[（(][^（()）]*[)）])?[」』]/g;

/** 緑野市電子計算機室管理規程（平成12年訓令第3号） */
const LAW =
  /[^、。「」『』（）()\s]{1,40}(?:法|条例|規則|規程|要綱|要領|訓令|告示)(?=[（(](?:明治|大正|昭和|平成|令和)[^（()）]*第)/g;

/** …運用管理規程の定めるところにより */
const RULES_BEHIND = /^[\p{sc=Han}ァ-ヶー]*(?:規程|規則|条例|要綱|要領)(?!\p{sc=Han})/u;
