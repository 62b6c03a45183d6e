import type { Token } from '../morphology/token';
import type { Span } from '../text/span';
import { actsOf, cut, hasHead, isAction, isBare, isOne, withObject } from './act';
import { type Clause, clausesOf } from './clause';
import { gapsIn } from './gap';
import { membersOf, predicateAt } from './member';
import { denies, isNegative, surface, textOf, trim, withoutBrackets } from './phrase';
import { timesIn } from './time';
import { GENERIC, restrictedActs, saidBefore } from './topic';

/** One demand as the policy words it. */
export interface Demand {
  readonly text: string;
  /** The text with the condition or object before it, as a reader needs it to understand the demand alone. */
  readonly wording: string;
  /** Offsets into the sentence that was given. */
  readonly span: Span;
  /** The condition or system that it is demanded for (業務委託を行う場合, マイナンバー事務系), empty for none. */
  readonly topic: string;
}

/** Aims that another clause of the same sentence is the means of: 「…により、情報の流出を防ぐ」, 「改善を行い、向上を図る」. */
const END = /^(?:防ぐ|防止|図る|努める|保護|守る|維持|向上|確保|高める|保つ|資する|目指す)$/;
const AIM = /^(?:図る|高める|向上|資する|目指す)$/;
/** Predicates that order nothing to be done by themselves. */
const IDLE = /^(?:ある|いう|なる|できる|認める|有する|もつ|持つ)$/;

/**
 * Reads the demands out of a sentence by coordination and predicate. A phrase without a predicate (an item of a list) is one
 * demand; `phrase` says that the text is one.
 */
export function demandsOf(text: string, tokens: readonly Token[], phrase = false): readonly Demand[] {
  if (phrase) {
    const visible = trim(withoutBrackets(tokens));
    return partsOf(visible).map((part) => phraseDemand(text, part));
  }
  const clauses = clausesOf(tokens);
  const idle = clauses.map((clause) => isIdle(clause, clauses.length));
  // 「…を止めることができるよう、必要な措置を定める」
  const sumsUp = (i: number) => idle[i - 1] === true && SUMS.test(textOf(clauses[i]?.tokens ?? []));
  const wanted = clauses.filter(
    (clause, i) => !isAim(clauses, clause, i) && (!idle[i] || sumsUp(i + 1)) && !sumsUp(i) && !obeys(clauses, i),
  );
  return wanted.flatMap((clause) => {
    const before = clauses[clauses.indexOf(clause) - 1];
    // what stands before several clauses is told with the first of them
    const own = clause.topic.filter((part) => !before?.topic.includes(part));
    return demands(text, clause, own).map((demand) =>
      before && leansBack(clause)
        ? { ...demand, topic: `${backFrom(clauses, clause, text)}、${demand.topic}` }
        : demand,
    );
  });
}

/** 「その内容を点検する」, 「定期的に見直す」: what it is done to stands in the clause before. */
const leansBack = ({ tokens }: Clause): boolean =>
  /^(?:その|これ|これら|当該|それ)/.test(tokens[0]?.surface ?? '') ||
  !tokens.some(({ surface: particle, pos }) => pos === '助詞' && (particle === 'を' || particle === 'の'));

/** The clauses before one that leans back, from the one on that names the object: 「ログを取得し、3年間保存し、」. */
function backFrom(clauses: readonly Clause[], clause: Clause, text: string): string {
  const at = clauses.indexOf(clause);
  let from = at - 1;
  while (from > 0 && leansBack(clauses[from]!)) from--;
  return clauses
    .slice(from, at)
    .map(({ tokens }) => surface(text, tokens))
    .join('、');
}

function isAim(clauses: readonly Clause[], clause: Clause, i: number): boolean {
  if (i === 0 || clause.means) return false;
  const verb = clause.tokens[predicateAt(clause.tokens)];
  const object = textOf(clause.tokens);
  return (
    GENERIC.test(object) ||
    /^業務を(?:遂行|実施|行)/.test(object) ||
    SUMMARY.test(object) ||
    /^責任の所在を明(?:らか|確)に/.test(object) ||
    (verb !== undefined && (clauses[i - 1]!.means ? END : AIM).test(verb.base))
  );
}

/** What sums up the clause before it. */
const SUMS = /^(?:必要|適切|適正|所要|十分)な[^、を]{0,10}(?:対策|措置|方策)を/;

/** 「パスワードを設定する等|の漏えい防止措置をとる」 */
const SUMMARY = /^の[^を]*(?:対策|措置|対応|取組)を/;

/** 「ポリシー及び基準を理解し、遵守するとともに、情報の保全に努める」: to keep to the documents is no rule in them. */
function obeys(clauses: readonly Clause[], i: number): boolean {
  if (clauses.length < 2) return false;
  const words = textOf(clauses[i]!.tokens);
  return KEEPING.test(words) || (/^(?:遵守|順守)/.test(words) && i > 0 && obeys(clauses, i - 1));
}

const KEEPING =
  /(?:ポリシー|方針)(?:[^、。をはがに]{0,16}(?:基準|手順|規程|規則|定め))?を(?:よく|十分に)?(?:理解|遵守|順守|守[りっ])/;

/** Verbs that demand nothing without an object: 「規定に従って利用し」, but 「作成し、更新する」. */
const USE = /^(?:利用|使用|運用|活用|実施|行う|する|取り扱う)$/;

/** A predicate that orders nothing, or one with nothing that it is done to (「規定に従って利用し」). */
const isIdle = (clause: Clause, count: number): boolean => {
  if (count < 2 || negative(clause) || BY.test(textOf(clause.tokens))) return false;
  const at = predicateAt(clause.tokens);
  // 「役員を中心とし見直す」
  if (
    /^中心とし?$/.test(
      clause.tokens
        .slice(-3)
        .map(({ surface: part }) => part)
        .join(''),
    )
  )
    return true;
  // 「通信を止める権限を有する」
  if (/[うくすつぬぶむる]権限を(?:有|も|持)/.test(textOf(clause.tokens))) return false;
  // 「機能を持たせる」 and 「場合に限って認め、」 order something, 「認識を持つ」 does not
  if (/に限(?:り|って)/.test(clause.tokens.map(({ surface: part }) => part).join(''))) return false;
  return (
    (at === 0 && USE.test(clause.tokens[at]?.base ?? '')) ||
    (IDLE.test(clause.tokens[at]?.base ?? '') &&
      !/^(?:せる|させる)$/.test(clause.tokens[at + 1]?.base ?? '') &&
      !/できるものと$/.test(textOf(clause.tokens.slice(at, at + 3))))
  );
};

/** 「到着を確かめることのできる方法によること」 orders how it is done, though what can be done stands before. */
const BY = /(?:方法|方式|手段|手順)による(?:こと|ものとする)?$/;

const negative = (clause: Clause): boolean => clause.tokens.some(isNegative);

function phraseDemand(text: string, part: readonly Token[]): Demand {
  const words = isDone(part) ? plain(text, part) : surface(text, part);
  return { text: words, wording: words, span: spanOf(part), topic: '' };
}

/**
 * 「責任者の任命、会議の開催、台帳の整備」 are three demands: each part between commas says what is to be done. So are
 * 「資産を区分し、台帳を作成」 two, where する is left out at the end.
 */
function partsOf(phrase: readonly Token[]): readonly (readonly Token[])[] {
  if (phrase.length === 0) return [];
  const parts: Token[][] = [[]];
  for (const [i, token] of phrase.entries()) {
    if (COMMA.test(token.surface) && !describes(parts.at(-1)!, phrase, i + 1)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  const said = statedIn(parts);
  if (said.length > 0) return said;
  const [first, ...rest] = parts;
  if (
    rest.length === 0 ||
    !parts.every((part) => isAction(part) || isDone(part)) ||
    !isAction(parts.at(-1)!) ||
    shareEnd(parts)
  )
    return timesOrActs(phrase);
  // 「鍵の貸出し、回収及び点検」
  return [first!, ...rest.flatMap(joined).map((part) => (isDone(part) ? part : withObject(first!, part)))];
}

const COMMA = /^[、，,]$/;

/** 「侵入を検知し、防御する機器の導入」: both verbs describe one thing, and the second has no object of its own. */
function describes(part: readonly Token[], phrase: readonly Token[], from: number): boolean {
  if (!isDone(part)) return false;
  let end = from;
  while (end < phrase.length && !COMMA.test(phrase[end]!.surface)) end++;
  const next = phrase.slice(from, end);
  const verb = next.findIndex(({ pos }) => pos === '動詞');
  return (
    next[verb]?.form === '基本形' &&
    next[verb + 1]?.pos === '名詞' &&
    next.slice(0, verb).every(({ detail }) => detail === 'サ変接続') &&
    !next.some(({ surface: particle }) => particle === 'を')
  );
}

/** 「契約における秘密の保持、再委託の制限及び報告の義務の明記」: what a contract is to say, each with the contract and 明記. */
function statedIn(parts: readonly (readonly Token[])[]): readonly (readonly Token[])[] {
  const place = parts[0]!.findIndex(({ surface }) => surface === 'における') + 1;
  const last = parts.at(-1)!;
  const head = last.slice(-2);
  if (parts.length < 2 || place === 0 || !/^の(?:明記|記載|規定|明示)$/.test(textOf(head))) return [];
  const rest = last.slice(0, -2);
  const [left, right, more] = cut(rest, /^(?:及び|並びに)$/);
  // 「委託及び再委託の制限」 is one
  const ends = left && right && !more && (hasHead(left) || !hasHead(right)) ? [left, right] : [rest];
  const contract = parts[0]!.slice(0, place);
  return [parts[0]!.slice(place), ...parts.slice(1, -1), ...ends].map((part) => [...contract, ...part, ...head]);
}

/** 「着任時及び毎年度の研修」 are two, and so are the acts that 及び joins. */
function timesOrActs(phrase: readonly Token[]): readonly (readonly Token[])[] {
  const times = timesIn(phrase);
  return times.length > 0 ? times : actsOf(phrase);
}

/** The last of a list of acts: 回収及び点検 where neither has an object, else as elsewhere. */
function joined(part: readonly Token[]): readonly (readonly Token[])[] {
  const [left, right, more] = cut(part, /^(?:及び|並びに)$/);
  if (!left || !right || more || ![left, right].every(isBare)) return actsOf(part);
  return isOne(left, right) ? [part] : [left, right];
}

/** 「停電、落雷等からの機器の保護」: what comes last is said of all. */
const shareEnd = (parts: readonly (readonly Token[])[]): boolean =>
  // 「卒業、修了又は退職の後の返却」
  (!parts.slice(0, -1).some(hasHead) &&
    parts.at(-1)!.some(({ surface }) => /^(?:又は|若しくは|または)$/.test(surface))) ||
  (!parts.slice(0, -1).some((part) => hasHead(part) || isDone(part)) &&
    /^[^の]+(?:への|からの|に対する|による|に係る)/.test(textOf(parts.at(-1)!)));

/** 「資産を区分し」 */
const isDone = (part: readonly Token[]): boolean =>
  part.at(-1)?.pos === '動詞' && part.at(-1)!.form === '連用形' && part.some(({ surface }) => surface === 'を');

function demands(text: string, clause: Clause, own: Clause['topic']): readonly Demand[] {
  const topic = surface(text, clause.topic.flat());
  const contract = /契約|協定|仕様書|覚書|約款|特約/.test(topic + surface(text, clause.tokens));
  const said = saidBefore(text, clause, own);
  const times = timesIn(clause.tokens);
  const members = membersOf(times[0] ?? clause.tokens, clause.means, contract);
  const acts = restrictedActs(clause, own);
  if (acts.length > 0)
    return acts.map((act) => {
      const words = `${surface(text, act)}は、${plain(text, clause.tokens)}`;
      return { text: words, wording: words, span: spanOf(act), topic };
    });
  const repeated = times.length > 0 ? times : gapsIn(clause.tokens);
  // 「採用時及び毎年度、研修及び訓練を行う」: the things count, not the times
  const whole = repeated.length > 0 && (members?.members.length ?? 0) < 2;
  // 「閲覧及び照会を行わない」 would lose what it denies
  const split = whole || (members?.verb === '' && denies(clause.tokens)) ? undefined : members;
  if (repeated.length > 0 && !split)
    return repeated.map((tokens, i) => {
      const words = plain(text, tokens);
      return { text: words, wording: (i === 0 ? said : '') + words, span: spanOf(clause.tokens), topic };
    });
  if (!split) {
    const words = plain(text, clause.tokens);
    return [{ text: words, wording: said + words, span: spanOf(clause.tokens), topic }];
  }
  return split.members.map((member, i) => {
    const head = i < split.members.length - 1 ? surface(text, split.head) : '';
    const words = split.place + surface(text, member) + head + split.verb;
    // before a bare noun only a condition reads well: 「持ち出すときは、記録」, but not 「職員に対し、研修」
    const told = i === 0 && (split.verb !== '' || CONDITION.test(said)) ? said : '';
    return { text: words, wording: told + words, span: spanOf(member), topic };
  });
}

const CONDITION = /(?:場合|とき|際|時)(?:には|に|は)?、$/;

/** The clause with its predicate in the dictionary form: 「委託事業者を選定し」 → 「委託事業者を選定する」. */
function plain(text: string, tokens: readonly Token[]): string {
  if (BY.test(textOf(tokens))) {
    const by = tokens.findLastIndex(({ surface: word }) => word === 'による');
    if (by > 0) return surface(text, tokens.slice(0, by + 1));
  }
  const at = predicateAt(tokens);
  const verb = tokens[at];
  if (!verb) {
    const words = surface(text, tokens.at(-1)?.surface === '等' ? tokens.slice(0, -1) : tokens);
    return tokens.some(({ surface: particle, pos }) => particle === 'を' && pos === '助詞')
      ? words.replace(/見直し$/, '見直す')
      : words;
  }
  // 「業者との取決め」: a noun that the dictionary takes for a verb's 連用形
  if (at === tokens.length - 1 && (tokens[at - 1]?.detail === '連体化' || isCompound(tokens, at)))
    return surface(text, tokens);
  // a negative after the predicate (持ち出さない) would get lost with its ending
  if (tokens.slice(at).some(isNegative)) return surface(text, tokens);
  // 「接続することを禁止」: what is done with the act stands behind it, without する
  if (tokens.at(-1)!.detail === 'サ変接続' && tokens.slice(at).some(({ surface }) => surface === 'を'))
    return surface(text, tokens);
  // 「推測されにくいものとし」: without にくい it would say the opposite
  const quality = tokens.findLastIndex(({ pos }, i) => i > at && pos === '形容詞');
  if (quality > at) return surface(text, tokens.slice(0, quality)) + tokens[quality]!.base;
  // 「受講させ」 → 「受講させる」: the verb goes on to its last suffix
  let last = at;
  while (tokens[last + 1]?.pos === '動詞' && (tokens[last + 1]!.base === 'する' || tokens[last + 1]!.detail === '接尾'))
    last++;
  const end = last > at ? tokens[last]!.base : verb.detail === 'サ変接続' ? `${verb.surface}する` : verb.base;
  return surface(text, tokens.slice(0, last > at ? last : at)) + end;
}

/** 「証明書の徴取」: a noun that the dictionary takes for a noun and a verb. */
const isCompound = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.pos === '名詞' &&
  /^\p{sc=Han}$/u.test(tokens[at]!.surface) &&
  tokens[at]!.start === tokens[at - 1]!.end;

const spanOf = (tokens: readonly Token[]): Span => ({ start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 });
