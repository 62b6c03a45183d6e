/** @file What stands before a clause: the conditions and objects that are told with it, and what it restricts. */

import type { Token } from '../morphology/token';
import { cut, isAsked, isDone } from './act';
import type { Clause } from './clause';
import { surface, textOf } from './phrase';

/** 「…等の人的な対策を講じる」 sums up what was said before it. */
export const GENERIC =
  /^(?:の)?(?:これら?を[^、を]{2,6})?(?:必要な|適切な|高度な|これらの|所要の|[^、のを]{1,6}的な?)*(?:情報セキュリティ)?(?:対策|措置)を(?:講じ|講ず|行[いうわ]|実施|と[るらり])[^、を]{0,12}$/;

/**
 * The conditions and objects before a clause, as the sentence words them (持ち出すときは、 秘密会の資料は、), without aims and
 * without those who are to act. 「…から保護するため、対策を講ずる」 says what it demands in its aim alone.
 */
export function saidBefore(text: string, clause: Clause, own: Clause['topic']): string {
  const generic = GENERIC.test(surface(text, clause.tokens));
  return own
    .map((part) => surface(text, part))
    .filter((words) => generic || !/(?:ため|ために|もと|下|として|踏まえ|基づき|応じ|目的とし|加え|より)$/.test(words))
    .filter((words) => !isActor(words) && !/(?:基本方針|ポリシー)は$/.test(words))
    .map((words) => `${words}、`)
    .join('');
}

/** 「職員等は」, 「本学は」: those who act, by the end of their name. */
const isActor = (words: string): boolean => {
  const name = /^(.*[^にで])は$/.exec(words)?.[1];
  return name !== undefined && ACTORS.test(name) && !PLACES.test(name) && !/[るた]者$/.test(name);
};
const ACTORS =
  /(?:者|員|長|人|課|局|部|係|班|会|院|府|県|市|町|村|区|学|社|団|連合|組合|法人|機関|センター|チーム|室|生|方|官|役|[A-ZＡ-Ｚ]{4,5}|担当|財団)(?:等|ら|たち)?$/;
const PLACES = /(?:サーバー?|機械|電算|計算機|システム|監視|執務|会議|データ)室$/;

/**
 * Acts that a topic joins, where the clause restricts each: 「資料の複製及び館外への持出しは、許可を得た場合に限る」. Each must be complete; what is
 * joined otherwise is one thing (「機器の搬入及び撤去は、」).
 */
export function restrictedActs({ tokens }: Clause, own: Clause['topic']): readonly (readonly Token[])[] {
  const topic = own.at(-1) ?? [];
  if (topic.at(-1)?.surface !== 'は' || !RESTRICTS.test(textOf(tokens))) return [];
  const [left, right, more] = cut(topic.slice(0, -1), /^(?:及び|並びに)$/);
  if (!left || !right || more || ![left, right].every((act) => isDone(act) && isAsked(act))) return [];
  // 「館外への持出し」 is of what the first one is of
  const placed = /^[^の]+(?:へ|から|で)の[^の]+$/.test(textOf(right));
  return [left, placed ? [...left.slice(0, left.findIndex(({ surface: of }) => of === 'の') + 1), ...right] : right];
}

const RESTRICTS = /に限(?:る|り|ります)|禁止|禁じ|ては(?:ならな|なりませ|いけな)|(?:許可|承認|決裁)を(?:得|受け)/;
