import type { Token } from '../morphology/token';

/** What the tokens say, without what stands between them. */
export const textOf = (tokens: readonly Token[]): string => tokens.map(({ surface }) => surface).join('');

/** The tokens outside brackets, and without quotation marks. */
export function withoutBrackets(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ surface }) => /^[（(）)「」]/.test(surface))) return tokens;
  let depth = 0;
  return tokens.flatMap((token) => {
    if (/^[（(]+$/.test(token.surface)) depth += token.surface.length;
    const visible = depth === 0;
    // 「）、」 is one token
    const [, closed, stop] = /^([）)]+)([。、，]*)$/.exec(token.surface) ?? [];
    if (closed) depth = Math.max(0, depth - closed.length);
    if (closed && stop && depth === 0) return [{ ...token, surface: stop, start: token.end - stop.length }];
    return visible && token.surface !== '「' && token.surface !== '」' ? [token] : [];
  });
}

/** Without conjunctions and punctuation at either end. */
export function trim(tokens: readonly Token[]): readonly Token[] {
  let start = 0;
  let end = tokens.length;
  while (
    start < end &&
    (tokens[start]!.pos === '接続詞' ||
      tokens[start]!.pos === '記号' ||
      /^(?:なお|また|かつ|及び|並びに|さらに|更に|加えて|あわせて|併せて)$/.test(tokens[start]!.surface))
  )
    start++;
  while (end > start && (tokens[end - 1]!.pos === '記号' || tokens[end - 1]!.pos === '接続詞')) end--;
  return tokens.slice(start, end);
}

/** The source text of the tokens, what stands between them (brackets, line breaks) left out, but for spaces between Latin words. */
export function surface(text: string, tokens: readonly Token[]): string {
  return tokens
    .map(({ start, end }, i) => {
      const before = tokens[i - 1]?.end ?? start;
      const apart = before < start && /^[!-~]? +[!-~]$/.test(text.slice(before - 1, start + 1));
      return (apart ? ' ' : '') + text.slice(start, end);
    })
    .join('');
}

/** ない, ず and the ん of ません. */
export const isNegative = ({ base, pos }: Token): boolean =>
  base === 'ない' || base === 'ぬ' || (base === 'ん' && pos === '助動詞');

/** Whether a predicate denies something: 残さない, but not 残さなければならない. */
export const denies = (predicate: readonly Token[]): boolean =>
  predicate.some(isNegative) && !/(?:なけれ|ね)ば|なくては/.test(textOf(predicate));
