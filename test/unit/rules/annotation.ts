/** A finding that a fixture expects: the rule, the 1-based line, and the words that it marks. */
export interface Expected {
  readonly rule: string;
  readonly line: number;
  readonly text: string;
}

const ANNOTATION = /^<!-- \^ ([\w/]+)「(.*)」 -->$/;

/**
 * Takes the annotations out of a fixture. `<!-- ^ term/variant「ＬＧＷＡＮ接続系」 -->` speaks of the nearest line above it that
 * is no annotation; columns are named by the words, since full-width text cannot be aligned.
 */
export function readFixture(text: string): { readonly source: string; readonly expected: readonly Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  for (const line of text.split('\n')) {
    const match = ANNOTATION.exec(line.trim());
    if (match) expected.push({ rule: match[1]!, line: lines.length, text: match[2]! });
    else lines.push(line);
  }
  return { source: lines.join('\n'), expected };
}
