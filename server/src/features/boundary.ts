/** Signs of which one more makes a longer word. */
const INSIDE = /[\p{sc=Han}ァ-ヶーA-Za-zＡ-Ｚａ-ｚ]/u;
/** What may follow or go before a word without making a longer one of both. */
const BEHIND = /^(?:及び|並びに|又は|若しくは|等|以外|以下|以上|以内|各|当該|全|[内外上下中間毎側別用宛向達])/;
const BEFORE = /(?:各|本|当|同|該|両|全|旧|新|諸|他|御|及び|並びに|又は|若しくは)$/;

/** Whether the words from `start` to `end` are only a part of a longer word, as far as their neighbours show it. */
export const isPart = (text: string, start: number, end: number): boolean =>
  (INSIDE.test(text[start - 1] ?? '') && !BEFORE.test(text.slice(Math.max(0, start - 4), start))) ||
  (INSIDE.test(text[end] ?? '') && !BEHIND.test(text.slice(end, end + 4)));
