import type { Token } from '../morphology/token';
import { textOf } from './phrase';

/**
 * A clause that is demanded at several times, once for each of them: 「採用時及び毎年度、研修を行う」 → 「採用時、研修を行う」,
 * 「毎年度、研修を行う」. Empty for all others.
 */
export function timesIn(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const joint = tokens.findIndex((_, i) => isJoint(tokens, i));
  if (joint < 0) return [];
  const times = timesAt(tokens, joint);
  const [from, to] = [times[0]!.start, times.at(-1)!.end];
  return times.map(({ start, end }) => {
    // 「着任時及び定期的な研修」: な belongs to the last
    const rest = end < to && tokens[to]?.surface === 'な' ? to + 1 : to;
    return [...tokens.slice(0, from), ...tokens.slice(start, end), ...tokens.slice(rest)];
  });
}

/** The places between and behind such times: a comma there closes nothing. Found once for a sentence, however many commas it has. */
export function placesInTimes(tokens: readonly Token[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (let joint = 0; joint < tokens.length; joint++) {
    if (!isJoint(tokens, joint)) continue;
    const times = timesAt(tokens, joint);
    for (let at = times[0]!.start; at <= times.at(-1)!.end; at++) places.add(at);
  }
  return places;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The times around a joint, as ranges of tokens: 「採用時、異動時及び毎年度1回」. */
function timesAt(tokens: readonly Token[], joint: number): readonly Range[] {
  const times: Range[] = [{ start: joint + 1, end: rateEnd(tokens, joint + 1) }];
  let end = tokens[joint - 1]?.surface === '、' ? joint - 1 : joint;
  do {
    const start = occasionStart(tokens, end);
    times.unshift({ start, end });
    end = start - 1;
  } while (times.length < MOST && tokens[end]?.surface === '、' && OCCASION.test(tokens[end - 1]?.surface ?? ''));
  return times;
}

/** Where the words of an occasion begin that end here. */
function occasionStart(tokens: readonly Token[], end: number): number {
  let start = end;
  while (start > Math.max(0, end - LONGEST) && !/^[、。をはに]$/.test(tokens[start - 1]!.surface)) start--;
  return start;
}

/** Nobody lists more times, or an occasion of more words: a line that goes on and on is not looked through from each of its joints. */
const MOST = 20;
const LONGEST = 60;

/** 「とき及び毎年度」, 「時と年1回」: an occasion, and how often. */
function isJoint(tokens: readonly Token[], i: number): boolean {
  if (!/^(?:及び|および|並びに|と)$/.test(tokens[i]!.surface)) return false;
  const before = tokens[tokens[i - 1]?.surface === '、' ? i - 2 : i - 1];
  const end = rateEnd(tokens, i + 1);
  return OCCASION.test(before?.surface ?? '') && /毎|定期|ごと|[年月週].*回/.test(textOf(tokens.slice(i + 1, end)));
}

const OCCASION = /^(?:とき|際|時|後|前)$/;

/** Where the words of 「毎年度1回以上」 end. */
function rateEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (RATE.test(tokens[end]?.surface ?? '')) end++;
  return end;
}

const RATE =
  /^(?:毎|年|年度|月|週|定期|的|に|ごと|その後|以後|[0-9０-９一二三四五六七八九十]+|回|度|以上|少なくとも|毎年|毎年度|毎月)+$/;
