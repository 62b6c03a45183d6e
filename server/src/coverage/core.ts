import type { Token } from '../morphology/token';
import type { Clause } from '../policy/clause';
import { phraseBefore, predicateAt } from '../policy/member';

/** What a clause does and what it does it to: 「禁止」 and 「入場券の使い回し」. */
export interface Core {
  /** The object and the predicate. */
  readonly tokens: readonly Token[];
  /** The nouns of the object. */
  readonly nouns: readonly Token[];
}

/** The core of a clause, of what does not stand aside: its predicate with the phrase before を, or else with its topic and all but its subject. */
export function coreOf({ tokens, topic }: Clause, isAside: (token: Token) => boolean): Core {
  const at = predicateAt(tokens);
  const particle = tokens.findLastIndex(({ surface, pos }, i) => i < at && surface === 'を' && pos === '助詞');
  const own = particle < 0 ? withoutSubject(tokens.slice(0, at)) : phraseBefore(tokens, particle);
  const named = particle >= 0 && own.some(isNoun);
  const object = named ? own : [...(topic.findLast((part) => part.at(-1)?.surface === 'は') ?? []), ...own];
  const ordered = object.filter((token) => !isAside(token));
  return { tokens: [...ordered, ...tokens.slice(at)], nouns: ordered.filter(isNoun) };
}

/** 「総務課が」 is who does it. */
const withoutSubject = (tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(tokens.findLastIndex(({ surface, pos }) => surface === 'が' && pos === '助詞') + 1);

const isNoun = ({ pos, detail }: Token): boolean =>
  pos === '名詞' && !/^(?:非自立|代名詞|数|接尾|副詞可能)$/.test(detail);
