import parties from '../../../dictionaries/parties.yaml';
import { actorOf } from '../document/actor';
import type { Token } from '../morphology/token';
import { folded } from '../text/fold';

/** What a statement holds back: it is about others' duty, holds for a part only, or is taken back by an exception. */
export interface Reserve {
  /** For each sort of outsiders (dictionaries/parties.yaml) whether they are its subject. */
  readonly outsiders: readonly boolean[];
  /** It says of itself that it holds for a part only: 「部長に限り」「本庁のみ」「…を除く」. */
  readonly partial: boolean;
  /** 「この限りでない」 in it or right behind: 1 where nobody has to approve it, 1/2 where somebody has, otherwise 0. */
  readonly waived: number;
}

const PARTIES = parties.map(({ words, near }) => ({
  subject: RegExp(`(?:${words.map(folded).join('|')})(?:等|たち|各位)?$`),
  near: RegExp(near.map(folded).join('|')),
  itself: RegExp(`(?:^|[、。])[^、。をにで]{0,12}(?:${words.map(folded).join('|')})は`),
}));

/** Reads what a statement holds back; `behind` is the text of the statement behind it in the same place, if there is one. */
export const reserveOf = (
  tokens: readonly Token[],
  asides: readonly boolean[],
  text: string,
  behind: string | undefined,
): Reserve => ({
  outsiders: outsidersIn(tokens, asides),
  partial: PARTIAL.test(text),
  waived: Math.max(waiverOf(text), behind && /^(?:ただし|但し)/.test(behind) ? waiverOf(behind) : 0),
});

/** For each sort of outsiders whether they do what the sentence orders: its last subject is one of them (…が, or else …は). */
export function outsidersIn(tokens: readonly Token[], asides: readonly boolean[]): readonly boolean[] {
  const last = (particle: string, detail: string): string | undefined => {
    for (let i = tokens.length - 1; i > 0; i--) {
      if (tokens[i]!.surface !== particle || !tokens[i]!.detail.startsWith(detail) || asides[i]) continue;
      const name = nameBefore(tokens, i);
      if (actorOf(name) !== undefined) return name;
    }
    return undefined;
  };
  const subject = last('が', '格助詞') ?? last('は', '係助詞') ?? '';
  return PARTIES.map((party) => party.subject.test(subject));
}

/**
 * Of the outsiders who are a statement's subject, whether a demand (its text, condition and title) speaks of such: 1 no, 1/2 yes; 0
 * without any, or where they are the organisation itself (`selves`).
 */
export const foreignTo = (outsiders: readonly boolean[], demand: string, selves: readonly boolean[]): number => {
  const sort = outsiders.findIndex((present, i) => present && !selves[i]);
  return sort < 0 ? 0 : PARTIES[sort]!.near.test(demand) ? 0.5 : 1;
};

/** For each sort of outsiders whether the policy's demands name one as who acts: a prefecture's own says 「県は、…」 of itself. */
export const selvesIn = (demands: readonly string[]): readonly boolean[] =>
  PARTIES.map(({ itself }) => demands.some((demand) => itself.test(demand)));

/** What stands right before a particle, from the last particle or sign on (来庁者 begins with a verb for the dictionary). */
function nameBefore(tokens: readonly Token[], particle: number): string {
  let start = particle;
  while (start > 0 && !/^(?:助詞|記号)$/.test(tokens[start - 1]!.pos)) start--;
  return folded(
    tokens
      .slice(start, particle)
      .map(({ surface }) => surface)
      .join(''),
  );
}

const PARTIAL = /に限[りっ]|に限定し|のうち|を除[くき]|以外の|(?:だけ|のみ)[、，をにはがで]|のみと/;

/** A waiver that somebody has to approve, or that a law makes. */
const APPROVED =
  /承認|許可|認め(?:た|る)|指定し|同意|法令|法律|条例|規定|定め|書面|届け|協議|指示|命じ|災害|緊急|やむを得/;

const waiverOf = (text: string): number =>
  !/この限りで(?:は)?な[いく]/.test(text) ? 0 : APPROVED.test(text) ? 0.5 : 1;
