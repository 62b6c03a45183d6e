import type { Token } from '../morphology/token';
import { cut, hasHead, isAction, isHazard, withObject } from './act';
import { split } from './joint';
import { denies, textOf, trim } from './phrase';

/** A clause split at its object: the things that are coordinated, and what is said of all of them. */
export interface Members {
  readonly members: readonly (readonly Token[])[];
  /** 「契約書に」, where the verb says something that a contract says. */
  readonly place: string;
  /** 「の管理」 shared by bare members (サーバ機器等、管理区域及び通信回線等の管理). */
  readonly head: readonly Token[];
  /** 「を定める」 when the verb says something of its own; empty for light verbs. */
  readonly verb: string;
}

/** Verbs that say nothing of their own: their objects are the demands. */
const LIGHT =
  /^(?:講じる|講ずる|行う|行なう|実施|図る|推進|実行|行なう|進める|取る|採る|とる|徹底|確保|する|なす|施す)$/;
/** Objects that say nothing of their own. */
const GENERIC = /^(?:対策|措置|取組|取り組み|施策|事項|活動|こと|もの|手段|方策|等)$/;

/** What several things can have in common: 「閲覧及び印刷の記録」 is one record, 「鍵の管理並びに退職の際の手続」 are two things. */
const CONTAINER = /^(?:記録|履歴|手続|手続き|手順|方法|基準|内容|状況|体制|計画|期間|範囲|条件|方策|複製|写し|控え)$/;

/** What is said of all that stands before it. */
const ON = /に関する(?:基準|手順|方針|規程|計画|定め)$/;

/** Verbs by which a contract says something: each thing that it is to say is a demand. */
const STATE = /^(?:定める|規定|明記|記載|明示|盛り込む|設ける|含める|入れる|織り込む|加える)$/;

/** The members of a clause's object, or undefined when the clause is one demand. `contract` says that it is about a contract. */
export function membersOf(clause: readonly Token[], means: boolean, contract = false): Members | undefined {
  const at = means ? clause.length : predicateAt(clause);
  const light = means || isLight(clause, at);
  const object = means ? clause : objectOf(clause, at);
  // 「A、B及びCの長を責任者とする」 appoints once; 「予定表など、住所の分かる書類を残さない」 would lose what it denies
  if (!object || isMade(clause, at) || (!light && denies(clause.slice(at)))) return undefined;
  const phrase = light ? narrowed(object) : object;
  const said = !light && contract && STATE.test(clause[at]?.base ?? '');
  const unlike = !light && DETERMINE.test(clause[at]?.base ?? '') ? unlikeIn(phrase) : [];
  const members = unlike.length > 0 ? unlike : split(phrase, said).filter((part) => !isAdverb(part));
  if (members.length === 0) return undefined;
  if (!light) {
    // 「Aの管理並びにBの措置を定める」: two demands only when each is complete; three of them when one before the last is
    const outer = phrase.some(({ surface }) => /^(?:並びに|ならびに)$/.test(surface));
    const complete =
      members.every(isWhole) && (members.length > 2 || outer || !CONTAINER.test(members.at(-1)!.at(-1)!.surface));
    const verb = clause[at];
    // 「契約において鍵及び書類の持出しを禁止」
    if (!verb) return undefined;
    // 「鍵の選び方、名札の範囲及び合鍵の引取りに関する基準を定める」
    if (!said && unlike.length === 0 && ON.test(textOf(phrase))) return undefined;
    // 「…に関する法律その他の関係法令及び条例を遵守する」
    if (/(?:法令|条例|規範|契約)等?$/.test(textOf(phrase))) return undefined;
    if (members.length < 2 || !(complete || said || unlike.length > 0 || members.slice(1, -1).some(hasHead)))
      return undefined;
    return {
      members,
      head: said ? clauseOf(members) : [],
      place: unlike.length > 0 ? beforeOf(clause, object) : said ? placeOf(clause, object) : '',
      verb: `を${said || unlike.length > 0 || verb.base === 'する' ? mannerOf(clause, at) : ''}${verb.detail === 'サ変接続' ? `${verb.surface}する` : verb.base}`,
    };
  }
  if (members.length === 1 && goesBeyond(object, phrase.length)) return undefined;
  if (members.length === 1 && phrase.length === object.length) return undefined;
  const [first, second, more] = members;
  const own = second && !more && hasHead(first!) ? [first!, withObject(first!, second)] : members;
  return { members: own, head: headOf(members), place: '', verb: '' };
}

/** Whether a member needs no head that another one brings: 「鍵の貸出し」, 「転倒を防ぐ器具」, 「鍵が返されていること」. */
function isWhole(member: readonly Token[]): boolean {
  if (hasHead(member) || member.at(-1)?.surface === 'こと') return true;
  const particle = member.findIndex(({ surface, pos }) => surface === 'を' && pos === '助詞');
  return member[particle + 1]?.pos === '動詞' && isHazard(textOf(member.slice(0, particle)));
}

/** Somebody and something else that are determined together: 「鍵を扱う職員及び保管の期間を定める」. */
function unlikeIn(phrase: readonly Token[]): readonly (readonly Token[])[] {
  const parts = cut(phrase, /^(?:及び|並びに)$/);
  const persons = parts.filter((part) => PERSON.test(part.at(-1)!.surface)).length;
  return parts.length === 2 && persons === 1 ? parts : [];
}

const DETERMINE = /^(?:定める|指定|決める|決定)$/;
const PERSON = /^(?:者|員|職員|教職員|役職員|従業員|担当者|責任者|管理者)$/;

/** 「契約で明らかにする」, 「契約書に明記する」: what stands between the object and the verb. */
function mannerOf(clause: readonly Token[], at: number): string {
  const from = clause.findLastIndex(({ surface, pos }, i) => i < at && surface === 'を' && pos === '助詞');
  return from < 0 ? '' : textOf(clause.slice(from + 1, at));
}

/** 「秘密の保持及び再委託の制限に関する条項」: に関する条項 of the last belongs to all. */
function clauseOf(members: readonly (readonly Token[])[]): readonly Token[] {
  const last = members.at(-1)!;
  const about = last.findIndex(({ surface }) => surface === 'に関する');
  const shared = about > 0 && !members.slice(0, -1).some((part) => part.some(({ surface }) => surface === 'に関する'));
  return shared ? last.slice(about) : [];
}

/** 「契約書に秘密の保持及び再委託の制限を明記し」 → 契約書に */
function placeOf(clause: readonly Token[], object: readonly Token[]): string {
  const before = beforeOf(clause, object);
  return /[^、。をはが]*(?:契約|協定|仕様|覚書|約款|特約)書?(?:に|において|で)(?=、?$)/.exec(before)?.[0] ?? '';
}

const beforeOf = (clause: readonly Token[], object: readonly Token[]): string =>
  textOf(clause.slice(0, clause.indexOf(object[0]!)));

/** 周知徹底 says something, 徹底 does not; nor does する but for 「見えないようにする」. */
function isLight(clause: readonly Token[], at: number): boolean {
  const [before, verb] = [clause[at - 1], clause[at]];
  if (!verb || !LIGHT.test(verb.base) || before?.detail === 'サ変接続') return false;
  return verb.base !== 'する' || before?.surface !== 'に';
}

/** The index of the predicate: the last verb that stands by itself, or the サ変 noun before it. */
export function predicateAt(tokens: readonly Token[]): number {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.pos !== '動詞' || token.detail !== '自立') continue;
    // …ものとする, …こととする
    if (
      token.base === 'する' &&
      /^と$/.test(tokens[i - 1]?.surface ?? '') &&
      /^(?:もの|こと)$/.test(tokens[i - 2]?.surface ?? '')
    )
      continue;
    if (token.base === 'する' && tokens[i - 1]?.detail === 'サ変接続') return i - 1;
    return i;
  }
  return tokens.length;
}

/** 「…とする」, but for 「…ものとする」 */
const isMade = (clause: readonly Token[], at: number): boolean =>
  clause[at]?.base === 'する' && clause[at - 1]?.surface === 'と' && clause[at - 1]!.pos === '助詞';

/** The noun phrase before を, or before について where that one says nothing of its own (必要な措置を講ずる). */
function objectOf(clause: readonly Token[], verb: number): readonly Token[] | undefined {
  const particle = clause.findLastIndex(
    (token, i) => i > 0 && i < verb && token.surface === 'を' && token.pos === '助詞',
  );
  const object = particle < 0 ? undefined : phraseBefore(clause, particle);
  if (object && object.length > 0 && !GENERIC.test(object.at(-1)!.surface)) return object;
  const about = clause.findIndex(
    (token, i) =>
      i < verb &&
      /^(?:について|につき|に関する|に係る)$/.test(token.surface) &&
      (clause[i + 1]?.surface === '、' || (token.surface === 'について' && i + 1 === verb)),
  );
  return about > 0 ? phraseBefore(clause, about) : object;
}

/** Back from `end` over nouns and what modifies them, up to a particle or verb form that closes what came before. */
export function phraseBefore(clause: readonly Token[], end: number): readonly Token[] {
  let start = end;
  while (start > 0) {
    const token = clause[start - 1]!;
    if (
      token.detail === '係助詞' ||
      // 「登録されていること」
      (token.detail === '接続助詞' && clause[start]?.detail !== '非自立') ||
      (token.surface === 'から' && clause[start]?.surface === '、') ||
      (token.surface === 'と' && RECIPROCAL.test(clause[end + 1]?.base ?? '')) ||
      (token.detail === '格助詞' &&
        /^(?:に|が|を|で|と|より|において|に対し|に対して|について|につき|に関し|に関して)$/.test(token.surface) &&
        !(token.surface === 'と' && clause[start]?.surface === 'の') &&
        !adnominalAfter(clause, start, end) &&
        !joins(clause, start - 1, end))
    )
      break;
    const noun = /^(?:の|への|との)$/.test(clause[start - 2]?.surface ?? '');
    if (token.pos === '動詞' && token.form === '連用形' && clause[start]?.surface === '、' && !noun) break;
    start--;
  }
  return trim(clause.slice(start, end));
}

/** 「関係機関と情報を共有する」: with whom, not what. */
const RECIPROCAL = /^(?:共有|交換|協議|調整|締結|結ぶ|交わす|取り交わす|取り決める)$/;

/** 「研修と訓練を実施する」: と between two things to be done. */
const joins = (clause: readonly Token[], at: number, end: number): boolean =>
  clause[at]!.surface === 'と' && isAction(clause.slice(0, at)) && isAction(clause.slice(at, end));

/** Whether a particle belongs to a verb that modifies a noun inside the phrase (機器を廃棄する際のデータ). */
function adnominalAfter(clause: readonly Token[], from: number, end: number): boolean {
  for (let i = from; i < end; i++) {
    const token = clause[i]!;
    if (token.surface === '、') return false;
    if ((token.pos === '動詞' || token.pos === '助動詞') && token.form === '基本形' && clause[i + 1]?.pos === '名詞')
      return true;
  }
  return false;
}

/** 「A、B等の技術的対策」 → A、B; 「Aその他のB措置」 → A. What follows only sums the members up. */
function narrowed(phrase: readonly Token[]): readonly Token[] {
  for (let i = phrase.length - 2; i > 0; i--) {
    const surface = phrase[i]!.surface;
    const etc = /^(?:等|など)$/.test(surface) && isAction(phrase.slice(0, i));
    const others = /^(?:その他|その他の)$/.test(surface);
    if ((etc || others) && GENERIC.test(phrase.at(-1)!.surface) && (others || phrase[i - 1]?.pos !== '動詞'))
      return phrase.slice(0, i);
  }
  const last = phrase.at(-1);
  return last && /^(?:等|など)$/.test(last.surface) && phrase.length > 2 ? phrase.slice(0, -1) : phrase;
}

/** 「暗号化その他の漏えいを防ぐ措置」 says more than its example, 「暗号化その他の必要な措置」 does not. */
const goesBeyond = (phrase: readonly Token[], from: number): boolean =>
  /^その他/.test(phrase[from]?.surface ?? '') &&
  !/^その他の?(?:(?:必要|適切|所要|適当)な?)?の?(?:情報セキュリティ)?(?:対策|措置|事項|方策|こと|もの)?$/.test(
    textOf(phrase.slice(from)),
  );

/** 「毎年度」, 「採用時」, 「着任のとき」, 「定期的」: when, not what. */
const isAdverb = (tokens: readonly Token[]): boolean =>
  /^(?:毎(?:年度?|月|日|週)|(?:年|月|週)[0-9一二三四]+回(?:以上)?|[^のをがに]{1,8}[時後]|[^をがに]{1,12}(?:とき|際|期間中|の[前後時間])|定期的?|随時|常時|必要|計画的?|継続的?)$/.test(
    textOf(tokens),
  );

/** 「の管理」 of the last member, when the others have no action of their own. */
function headOf(parts: readonly (readonly Token[])[]): readonly Token[] {
  if (parts.length < 3) return [];
  const last = parts.at(-1)!;
  const particle = last.map((token) => token.surface).lastIndexOf('の');
  if (
    particle < 0 ||
    parts.slice(0, -1).some((part) => hasHead(part) || (isAction(part) && part.at(-1)!.surface !== '等'))
  )
    return [];
  return last.slice(particle);
}
