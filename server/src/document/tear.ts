/**
 * @file Where a text is cut that nothing cuts: no paragraph that is written for readers is so long, and to read one at once would
 * keep everybody waiting.
 */

/** As long as a paragraph, or a list without a blank line, may be before it is cut at its articles; at any line when it is twice as long. */
const HUGE = 10_000;

/** Whether a text of such a length goes no further than to the line that follows. */
export const isTorn = (length: number, line: string): boolean =>
  line !== '' && (length >= 2 * HUGE || (length >= HUGE && isArticle(line)));

/** Where an article begins a text can be cut, whether there is a blank line before it or not. */
export const isArticle = (line: string): boolean => /^第[0-9０-９〇一二三四五六七八九十百千]{1,8}[編章節条]/.test(line);

/** Whether a line is so long that it is cut inside. */
export const isEndless = (line: string): boolean => line.length > 2 * HUGE;

/** Where such a line is cut: behind a comma or full stop where there is one, so that an edit moves few of the cuts behind it. */
export function cutsIn(source: string, start: number, end: number): readonly number[] {
  const cuts: number[] = [];
  for (let at = start; end - at > 2 * HUGE; ) {
    const mark = MARK.exec(source.slice(at + HUGE, at + 2 * HUGE));
    at += mark ? HUGE + mark.index + 1 : 2 * HUGE;
    // never between the halves of one character
    if (!mark && /[\udc00-\udfff]/.test(source[at]!)) at--;
    cuts.push(at);
  }
  return cuts;
}

/** A comma or full stop before what Markdown takes for nothing but text at the beginning of a line. */
const MARK = /[、。](?=[\u3041-\u9fff])/;
