import type { Token } from '../morphology/token';
import { predicateAt } from '../policy/member';
import { textOf } from '../policy/phrase';
import { tellsAttribute } from './aside';
import { banAt, isManner, negatedAt, OMISSION } from './negation';
import type { Reading } from './reading';

/** An act by the words that name it (取得, 暗号+化), and by the sort of its verb where that says little: 許可 that one gets. */
export interface Deed {
  readonly words: readonly string[];
  readonly sort: Sort | undefined;
}

/**
 * What a demand wants done, in each way in which somebody can go without it: by its predicate, and by what it is done with
 * (「許可を得て持ち出す」 is not done by who goes without 許可).
 */
export function deedsOf(tokens: readonly Token[]): readonly Deed[] {
  const last = tokens.length - 1;
  const at = tokens[last]?.pos === '名詞' ? last : Math.min(predicateAt(tokens), last);
  const means = tokens.flatMap((token, i) => {
    if (token.surface === 'により') return [{ places: runAt(tokens, i - 1), sort: 'use' as const }];
    return i < at && isJoined(tokens, i) && token.pos === '動詞' ? [deedAt(tokens, i)] : [];
  });
  const own = deedAt(tokens, at);
  const bare = own.sort && sortOf(tokens[at]!.base) ? [{ places: [at], sort: undefined }] : [];
  return [own, ...bare, ...means]
    .map(({ places, sort }) => named(tokens, { places: headOf(tokens, places), sort }))
    .filter(({ words }) => words.length > 0);
}

/**
 * The acts that a sentence only speaks of, and orders nowhere: 「監査の費用は…とする」「導入の要否を判断する」「置くことの効果について調査する」
 * 「導入できるかどうかを確かめる」.
 */
export function spokenIn(tokens: readonly Token[]): readonly Deed[] {
  const acts = tokens.flatMap((token, i): readonly Act[] => {
    const before = tokens[i - 1];
    if (!before) return [];
    if (token.surface.startsWith('か') && /^か(?:どう|否)/.test(textOf(tokens.slice(i, i + 3))))
      return [deedAt(tokens, i - 1)];
    return tellsAttribute(tokens, i) && (before.surface === 'こと' || isAct(before)) ? [deedAt(tokens, i - 1)] : [];
  });
  return acts
    .filter(({ places }) => places.length > 0 && !isSaidElsewhere(tokens, places))
    .map((act) => named(tokens, act))
    .filter(({ words }) => words.length > 0);
}

/** Whether the act is named once more. */
const isSaidElsewhere = (tokens: readonly Token[], [head = -1]: readonly number[]): boolean =>
  tokens.some(({ base }, i) => i !== head && base === tokens[head]?.base);

/**
 * Whether a sentence orders no more than to talk of something: 「導入すべきかについて議論する」「置くことの可否を照会する」, but not
 * 「見直すべきかを協議し、必要な改定を行う」.
 */
export const muses = (text: string): boolean => THOUGHT.test(text) && TALK.test(LAST.exec(text.slice(-20))![0]);

/** Whether a demand is for talk itself, or for an answer to what is talked of (可否を判断する). */
export const isTalk = (text: string): boolean => TALK.test(text) || QUESTION.test(text);

const LAST = /[^、，]*$/;
const QUESTION = /[可適要当]否|是非|必要性/;

const THOUGHT =
  /かどうか|か否か|べきか|こと(?:の[^、。]{0,8}(?:[可適要当]否|是非|必要性|妥当性|効果|費用|利点|影響|得失)|について|につき|に関し)|の(?:[可適要当]否|是非)/;
const TALK =
  /検討|協議|調査|回答|意見|議論|論議|話し合|尋ね|問い合わせ|聞き取り|アンケート|試算|聴[くき]|交わ|照会|相談|審議|研究/;

/**
 * The acts that a sentence says it goes without: 「ログを保存しない」 (`flat` says that it ends so, with the denial at `ban`),
 * 「ログの取得を省いて運用する」「暗号化を行わずに保管する」「許可を要しない」. Who demands just that gets the opposite, whatever else speaks
 * for the sentence. A ban on doing something without it (許可を得ずに…してはならない) demands it.
 */
export function renouncedIn(tokens: readonly Token[], ban: number, flat: boolean): readonly Deed[] {
  const denied = flat && !BEYOND.test(textOf(tokens.slice(0, ban))) ? negatedAt(tokens, ban) : -1;
  const refused = denied < 0 || isDoneElsewhere(tokens, denied) ? [] : [deedAt(tokens, denied)];
  const omitted = ban >= 0 ? [] : tokens.flatMap((_, i) => leftAt(tokens, i) ?? []);
  // 「指紋を省いた利用は、できない設定とする」
  const left = omitted.length > 0 && BARRED.test(textOf(tokens)) ? [] : omitted;
  // 「定期の変更を待たずに、直ちに変更する」「紙に残さず、システムに残す」
  const [ordered = -1] = left.length > 0 ? deedAt(tokens, predicateAt(tokens)).places : [];
  const isOrdered = ({ places: [head = -1] }: Act) => head < ordered && tokens[head]?.base === tokens[ordered]?.base;
  // not to leave something out is to do it
  return [...refused, ...left.filter((act) => !isOrdered(act))]
    .map((act) => named(tokens, act))
    .filter(({ words }) => words.length > 0 && !words.some((word) => OMISSION.test(word)));
}

/** What a ban forbids: the act of its denial. */
export function forbiddenIn(tokens: readonly Token[]): Deed | undefined {
  const ban = banAt(tokens);
  const verb = ban < 0 ? -1 : negatedAt(tokens, ban);
  if (verb < 0) return undefined;
  const { places, sort } = deedAt(tokens, verb);
  const deed = named(tokens, { places: headOf(tokens, places), sort });
  return deed.words.length > 0 ? deed : undefined;
}

/** Whether a sentence that denies nothing does what is forbidden: 「支援の終わったソフトウェアの使用を続ける」. */
export const breaks = (
  { main, bans, text }: Pick<Reading, 'main' | 'bans' | 'text'>,
  forbidden: Deed | undefined,
): boolean =>
  forbidden !== undefined &&
  !bans &&
  !/ない|ず|ません|ぬ/.test(text) &&
  forbidden.words.every((word) => main.some(({ base }) => base === word));

/** Whether one goes without what is demanded. */
export const renounces = (renounced: readonly Deed[], deeds: readonly Deed[]): boolean =>
  renounced.some(({ words, sort }) =>
    deeds.some(
      (deed) => (!sort || !deed.sort || sort === deed.sort) && deed.words.every((word) => words.includes(word)),
    ),
  );

/** The words of an act by their places. */
interface Act {
  readonly places: readonly number[];
  readonly sort: Sort | undefined;
}

/** Where a sentence tells at `i` what it leaves undone while it does something else: 「…せずに」「…することなく」「…せず、」「…を省いて」. */
function leftAt(tokens: readonly Token[], i: number): Act | undefined {
  if (SPARED.test(tokens[i]!.base))
    return KEPT.test(textOf(tokens.slice(i + 1, i + 7))) ? undefined : { places: objectAt(tokens, i), sort: undefined };
  const verb = negatedAt(tokens, i);
  if (verb < 0 || !(isManner(tokens, i) || /^[、，]/.test(tokens[i + 1]?.surface ?? ''))) return undefined;
  return deedAt(tokens, verb);
}

/**
 * Whether an act is denied of another place or of what nobody needs, after it was ordered: 「サーバに保存し、端末には保存しない」
 * 「職務に応じて設定し、不要な権限は設定しない」. (サーバには入れ、端末には入れない leaves a part out.)
 */
function isDoneElsewhere(tokens: readonly Token[], denied: number): boolean {
  const verb = tokens[denied]?.base === 'する' ? denied - 1 : denied;
  const base = tokens[verb]?.base ?? '';
  const isElsewhere = KEEPING.test(base) && /^[にでへ]は$/.test(textOf(tokens.slice(Math.max(0, verb - 2), verb)));
  return (
    (isElsewhere || NEEDLESS.test(textOf(tokens.slice(0, verb)))) &&
    tokens.slice(0, verb).some((token) => token.base === base)
  );
}

/** The verb at `at`, or where it says little by itself its object: 「暗号化せ」「許可を得」「承認を必要と」「適用は、夜間は行わ」. */
function deedAt(tokens: readonly Token[], at: number): Act {
  let verb = at;
  while (verb > 0 && VOICE.test(tokens[verb]?.base ?? '')) verb--;
  if (tokens[verb]?.surface === 'が' && tokens[verb - 1]?.surface === 'こと') verb--;
  if (tokens[verb]?.surface === 'こと') verb--;
  const { base, pos } = tokens[verb] ?? { base: '', pos: '' };
  if (pos === '名詞') return { places: runAt(tokens, verb), sort: undefined };
  if (base === 'する' && tokens[verb - 1]?.pos === '名詞') return { places: runAt(tokens, verb - 1), sort: undefined };
  const needs = tokens[verb - 2]?.surface === '必要' && tokens[verb - 1]?.surface === 'と';
  const sort = needs ? 'get' : sortOf(base);
  if (!sort) return { places: [verb], sort };
  const object = objectAt(tokens, needs ? verb - 2 : verb);
  if (object.length > 0) return { places: object, sort };
  // 「同じ建物に置かず」 denies the place
  return { places: /^[にでとへ]$/.test(tokens[verb - 1]?.surface ?? '') ? [] : [verb], sort: undefined };
}

/** What a verb is done to, behind which こと may stand (許可を得ることを省いて); or the act that is the sentence's topic. */
function objectAt(tokens: readonly Token[], verb: number): readonly number[] {
  const at = verb - 2;
  const particle = tokens[verb - 1]?.surface ?? '';
  const direct = particle === 'を' || (particle === 'に' && tokens[verb]!.base === 'よる');
  if (tokens[at]?.surface === 'こと' && /^[をはも]$/.test(particle)) return deedAt(tokens, at - 1).places;
  if (tokens[at] && (direct || (/^[はも]$/.test(particle) && isAct(tokens[at])))) return runAt(tokens, at);
  if (/^[にでとへ]$/.test(particle)) return [];
  const topic = tokens.findLastIndex(
    ({ surface }, i) => i < verb && surface === 'は' && tokens[i - 1] !== undefined && isAct(tokens[i - 1]!),
  );
  return topic < 0 ? [] : runAt(tokens, topic - 1);
}

/** 「…を得て」「…を得た上で」: what follows is done with it. */
const isJoined = (tokens: readonly Token[], i: number): boolean =>
  /^(?:[てで](?!い|お)|た上)/.test(textOf(tokens.slice(i + 1, i + 3)));

const isAct = ({ detail, surface }: Token): boolean => detail === 'サ変接続' || surface === '化';

/** The nouns that end at `at` without anything between them. */
function runAt(tokens: readonly Token[], at: number): readonly number[] {
  const run: number[] = [];
  for (let i = at; i >= 0 && tokens[i]!.pos === '名詞'; i--) run.push(i);
  return run;
}

/** Of a run the noun that counts: its last, with the one before it where that is a suffix (暗号化, 担当者). */
const headOf = (tokens: readonly Token[], run: readonly number[]): readonly number[] =>
  run.slice(0, tokens[run[0] ?? -1]?.detail === '接尾' ? 2 : 1);

const named = (tokens: readonly Token[], { places, sort }: Act): Deed => ({
  words: places.map((i) => tokens[i]!.base).filter((base) => !EMPTY.test(base)),
  sort,
});

/** Words that name no act. */
const EMPTY = /^(?:する|できる|なる|こと|もの|必要|ある|いる)$/;
const VOICE = /^(?:れる|られる|せる|させる|できる|ます)$/;

/** Verbs that say little without their object: one gets, uses or does it. */
type Sort = 'get' | 'use' | 'do';
const SORTS: readonly (readonly [Sort, RegExp])[] = [
  ['get', /^(?:得る|取る|受ける|経る|求める|要する|待つ)$/],
  ['use', /^(?:用いる|使う|使用|通す|よる)$/],
  ['do', /^(?:する|行う|実施|設ける|置く|講じる|講ずる|付ける|与える)$/],
];
const sortOf = (base: string): Sort | undefined => SORTS.find(([, verbs]) => verbs.test(base))?.[0];

const BARRED = /でき(?:ない|ません)|させない|認めない|許さない|拒/;
/** What is not done beyond a bound is done within it: 「申請のあった範囲を超えて権限を与えてはならない」. */
const BEYOND = /超え|範囲外|必要以上に/;
const NEEDLESS = /(?:不要|不必要|余分|余計|過剰|過大)な[^、，]*$/;
/** Verbs by which something is kept or sent, at one place rather than at another. */
const KEEPING = /^(?:保存|保管|格納|収納|保持|残す|しまう|収める|納める|送る|送信|送付|発送)$/;
/** To do so with an act is to go without it. */
const SPARED = /^(?:省く|省略|見送る|取りやめる|免除)$/;
/** Behind these: what is not left out is done (省略せずに行う), and when or for whom it may be is no order (省略するときは, 免除された者を). */
const KEPT =
  /^(?:さ?せ|し|する)?(?:こと)?[がはも]?(?:でき)?(?:ず|な[いくし]|ませ|ぬ)|^(?:[しさすれたてい]|する|いる)*(?:とき|場合(?!が)|際|者)[はにのをもで]/;
