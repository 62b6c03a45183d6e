import type { Token } from '../morphology/token';
import type { Span } from '../text/span';
import { type Clause, clausesOf, trim, withoutBrackets } from './clause';
import { membersOf, predicateAt } from './member';

/** One demand as the policy words it. */
export interface Demand {
  readonly text: string;
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
    return visible.length === 0 ? [] : [{ text: surface(text, visible), span: spanOf(visible), topic: '' }];
  }
  const clauses = clausesOf(tokens);
  const wanted = clauses.filter((clause, i) => !isAim(clauses, clause, i) && !isIdle(clause, clauses.length));
  return wanted.flatMap((clause) => {
    const before = clauses[clauses.indexOf(clause) - 1];
    return demands(text, clause).map((demand) =>
      before && leansBack(clause) ? { ...demand, topic: `${surface(text, before.tokens)}、${demand.topic}` } : demand,
    );
  });
}

/** 「その内容を点検する」, 「定期的に見直す」: what it is done to stands in the clause before. */
const leansBack = ({ tokens }: Clause): boolean =>
  /^(?:その|これ|これら|当該|それ)/.test(tokens[0]?.surface ?? '') ||
  !tokens.some(({ surface: particle, pos }) => pos === '助詞' && (particle === 'を' || particle === 'の'));

function isAim(clauses: readonly Clause[], clause: Clause, i: number): boolean {
  if (i === 0 || clause.means) return false;
  const verb = clause.tokens[predicateAt(clause.tokens)];
  const object = clause.tokens.map((token) => token.surface).join('');
  return GENERIC.test(object) || (verb !== undefined && (clauses[i - 1]!.means ? END : AIM).test(verb.base));
}

/** 「…等の人的な対策を講じる」 sums up what was said before it. */
const GENERIC =
  /^(?:の)?(?:必要な|適切な|高度な|これらの|所要の|[^、のを]{1,6}的な?)*(?:情報セキュリティ)?(?:対策|措置)を(?:講じる|講ずる|行う|実施する)(?:ものとする|もの|こと)?$/;

/** A predicate that orders nothing, or one with nothing that it is done to (「評価した上で利用し」). */
const isIdle = (clause: Clause, count: number): boolean => {
  if (count < 2 || negative(clause)) return false;
  const at = predicateAt(clause.tokens);
  return at === 0 || IDLE.test(clause.tokens[at]?.base ?? '');
};

const negative = (clause: Clause): boolean =>
  clause.tokens.some((token) => token.base === 'ない' || token.base === 'ぬ');

function demands(text: string, clause: Clause): readonly Demand[] {
  const topic = surface(text, clause.topic);
  const split = membersOf(clause.tokens, clause.means);
  if (!split) return [{ text: plain(text, clause.tokens), span: spanOf(clause.tokens), topic }];
  return split.members.map((member, i) => {
    const head = i < split.members.length - 1 ? surface(text, split.head) : '';
    return { text: surface(text, member) + head + split.verb, span: spanOf(member), topic };
  });
}

/** The clause with its predicate in the dictionary form: 「委託事業者を選定し」 → 「委託事業者を選定する」. */
function plain(text: string, tokens: readonly Token[]): string {
  const at = predicateAt(tokens);
  const verb = tokens[at];
  if (!verb) return surface(text, tokens.at(-1)?.surface === '等' ? tokens.slice(0, -1) : tokens);
  // a negative after the predicate (持ち出さない) would get lost with its ending
  if (tokens.slice(at).some((token) => token.base === 'ない' || token.base === 'ぬ')) return surface(text, tokens);
  // 「受講させ」 → 「受講させる」: the verb goes on to its last suffix
  let last = at;
  while (tokens[last + 1]?.pos === '動詞' && (tokens[last + 1]!.base === 'する' || tokens[last + 1]!.detail === '接尾'))
    last++;
  const end = last > at ? tokens[last]!.base : verb.detail === 'サ変接続' ? `${verb.surface}する` : verb.base;
  return surface(text, tokens.slice(0, last > at ? last : at)) + end;
}

const spanOf = (tokens: readonly Token[]): Span => ({ start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 });

/** The source text of the tokens, what stands between them (brackets, line breaks) left out. */
function surface(text: string, tokens: readonly Token[]): string {
  return tokens.map((token) => text.slice(token.start, token.end)).join('');
}
