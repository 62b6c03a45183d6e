import { distance } from 'fastest-levenshtein';

/** The candidate that was most likely meant: few letters away for its length. Undefined when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; away: number } | undefined;
  for (const candidate of candidates) {
    const away = distance(word.toLowerCase(), candidate.toLowerCase());
    if (away * 3 <= Math.max(word.length, candidate.length) && (!best || away < best.away)) best = { candidate, away };
  }
  return best?.candidate;
}
