import type { Token } from '../morphology/token';
import { textOf } from '../policy/phrase';

/** What of a sentence is denied: all of the clauses, and only their predicates. */
export interface Denials {
  readonly clauses: readonly boolean[];
  readonly predicates: readonly boolean[];
}

/**
 * Which tokens of a sentence are denied: the clause that ends in 「…しない」「…せず、」「…してはなりません」「…を禁止する」. What must not be
 * left undone (怠ってはならない, しなければならない, 許可を得ずに…してはならない, …しないことのないように) is not, nor what a ban spares
 * (役員以外の者に…させない).
 */
export function denialsOf(tokens: readonly Token[], ban = banAt(tokens)): Denials {
  const clauses = tokens.map(() => false);
  const predicates = tokens.map(() => false);
  for (let i = 0; i < tokens.length; i++) {
    const verb = negatedAt(tokens, i);
    if (verb < 0 || OMISSION.test(tokens[verb]!.base) || OMISSION.test(tokens[verb - 1]?.base ?? '')) continue;
    // 「許可を得ずに持ち出してはならない」 demands the permission
    if (i < ban && !isBan(tokens, i) && (isManner(tokens, i) || !isCut(tokens, i, ban))) continue;
    for (let j = verb; j >= 0 && !isBoundary(tokens[j]!) && !(j < verb && isDone(tokens, j)); j--) clauses[j] = true;
    for (const j of actAt(tokens, verb)) predicates[j] = true;
  }
  for (let i = 0; i < tokens.length; i++)
    if (isSpared(tokens, i)) for (let j = i; j >= 0 && !isBoundary(tokens[j]!); j--) clauses[j] = false;
  return { clauses, predicates };
}

/** Where a sentence ends in a ban (…してはならない) or says at its end that something is not done; -1 where it does neither. */
export function banAt(tokens: readonly Token[]): number {
  const ban = tokens.findLastIndex((_, i) => isBan(tokens, i));
  const last = tokens.findLastIndex((_, i) => negatedAt(tokens, i) >= 0);
  return last > ban && /^(?:もの|こと|よう|で|ください|下さい|と|する|に|[。．])*$/.test(rest(tokens, last))
    ? last
    : ban;
}

/**
 * Whether a sentence says flatly at its end that something is not done (ログを取得しない), rather than under what condition it is
 * (許可を得るまで…しない, 係員以外は…しない).
 */
export const isFlat = (tokens: readonly Token[], ban = banAt(tokens)): boolean =>
  ban >= 0 && !CONDITIONED.test(textOf(tokens.slice(clauseAt(tokens, ban), ban)));

/** Where the last clause before `end` begins: 「部長に限り端末を配り、その他の者には配らない」 denies without a condition. */
function clauseAt(tokens: readonly Token[], end: number): number {
  let i = end - 1;
  while (
    i > 0 &&
    !(/^[、，]$/.test(tokens[i]!.surface) && tokens[i - 1]!.pos === '動詞' && /^連用/.test(tokens[i - 1]!.form))
  )
    i--;
  return i > 0 ? i + 1 : 0;
}

const CONDITIONED =
  /以外|除き|除いて|ほか|のみ|だけ|限り|なければ|まで|前に|後で|ずに|なく|なし|ない|ぬ|許可|承認|同意|認め|許し|断り/;

const rest = (tokens: readonly Token[], i: number): string => textOf(tokens.slice(i + 1));

/** To ban these is to demand the opposite. */
export const OMISSION =
  /^(?:省く|省略|怠る|解除|停止|止める|やめる|放置|外す|妨げる|拒む|遅らせる|遅れる|欠く|欠かす|欠かせる|無効|漏らす|忘れる|損なう|過ぎる)$/;

const isBoundary = ({ surface, detail }: Token): boolean =>
  BOUNDARIES.has(surface) || (surface === 'は' && detail === '係助詞');

const BOUNDARIES: ReadonlySet<string> = new Set(['、', '，', '。', 'なけれ']);

/** Whether a full stop, or a comma with a clause of its own before it, stands between. */
const isCut = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ surface }) => /^[、，。]$/.test(surface));

/** てはならない, ではならない, てはいけない, を禁止する, 不可, することのないように */
function isBan(tokens: readonly Token[], i: number): boolean {
  const { base } = tokens[i]!;
  if ((base === 'なる' || base === 'いける') && tokens[i - 1]?.surface === 'は')
    return /^(?:ない|ず|ぬ|ませ)/.test(behind(tokens, i));
  if (base === 'ない' && /^[のが]$/.test(tokens[i - 1]?.surface ?? '') && tokens[i - 2]?.surface === 'こと')
    return behind(tokens, i).startsWith('よう');
  return BANS.has(base);
}

const BANS: ReadonlySet<string> = new Set(['禁止', '禁ずる', '禁じる', '不可', '厳禁']);

/** 「許可なく」「届け出ることなく」「暗号化しないまま」「確かめずに」: how something else is done. */
export const isManner = (tokens: readonly Token[], i: number): boolean =>
  isWithout(tokens, i) || /^(?:に|で|まま)/.test(behind(tokens, i));

/** Behind the verb of a denial that tells how something else is done. */
const isDone = (tokens: readonly Token[], i: number): boolean => isManner(tokens, i) && negatedAt(tokens, i) >= 0;

/** 「許可なく」「届け出ることなく」 */
const isWithout = (tokens: readonly Token[], i: number): boolean => {
  const { base, surface, pos } = tokens[i]!;
  const before = tokens[i - 1];
  return (
    base === 'ない' &&
    pos === '形容詞' &&
    (surface === 'なく' || surface === 'なし') &&
    (before?.surface === 'こと' || before?.detail === 'サ変接続')
  );
};

/** 「…以外の」「…を除き」「…のほか」: to them the ban does not reach. */
function isSpared(tokens: readonly Token[], i: number): boolean {
  const { surface, base } = tokens[i]!;
  if (surface === '以外') return true;
  return (base === '除く' || surface === 'ほか') && /^(?:を|の)$/.test(tokens[i - 1]?.surface ?? '');
}

/** The verb, and where it says nothing itself (行う, する) the noun that says what is done: 「更新プログラムの適用を行わない」. */
export function actAt(tokens: readonly Token[], verb: number): readonly number[] {
  const out = [verb];
  if (!/^(?:する|行う|できる|れる|られる|せる|させる|実施|こと|得る)$/.test(tokens[verb]?.base ?? '')) return out;
  for (let i = verb - 1; i >= 0 && i >= verb - 6 && !/^[、，。]$/.test(tokens[i]!.surface); i--) {
    out.push(i);
    if (tokens[i]!.detail === 'サ変接続' || (tokens[i]!.pos === '動詞' && tokens[i]!.detail === '自立')) return out;
  }
  // 「適用は、夜間は行わない」
  const topic = tokens.findLastIndex(
    ({ surface }, i) => i < verb && surface === 'は' && tokens[i - 1]?.detail === 'サ変接続',
  );
  return topic < 0 ? out : [...out, topic - 1];
}

/** The index of the verb that a denial at `i` speaks of, -1 where there is none. */
export function negatedAt(tokens: readonly Token[], i: number): number {
  const { base, surface, pos } = tokens[i]!;
  if (pos === '助動詞' && (base === 'ない' || base === 'ぬ' || base === 'ん')) {
    const verb = tokens[i - 1]?.base === 'ます' ? i - 2 : i - 1;
    // …しなければならない, …してはならない: the latter is told by its なる
    if (/^(?:なる|いける)$/.test(tokens[verb]?.base ?? '')) return -1;
    if (/^(?:けれ|なけれ|なく|ね)$/.test(surface) || /^(?:ば|と|限り|場合|とき|よう)/.test(behind(tokens, i)))
      return -1;
    // 「省略して差し支えない」 denies nothing
    return /^(?:差し支える|差支える|構う)$/.test(tokens[verb]?.base ?? '') ? -1 : verb;
  }
  if (isWithout(tokens, i)) return i - 1;
  if (!isBan(tokens, i)) return -1;
  if (base === 'なる' || base === 'いける') return i - 3;
  let verb = i - 1;
  while (verb > 0 && /^(?:助詞|副詞|形容詞)$/.test(tokens[verb]!.pos)) verb--;
  return verb;
}

/** The next few words. */
const behind = (tokens: readonly Token[], i: number): string => textOf(tokens.slice(i + 1, i + 4));
