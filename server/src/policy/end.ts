/** @file Where a clause that demands something ends: at 連用中止 (選定し、), とともに, た上で and 等の, but for what goes on there. */

import type { Token } from '../morphology/token';
import { textOf } from './phrase';
import { isFirst } from './sequel';

/** Whether a clause ends with a token, and what follows is another demand. */
export function isEnd(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (token.surface === 'とともに' || isFirst(tokens, i)) return true;
  // 「3年ごとに見直すほか、」 but not 「定めるもののほか、」
  if (token.surface === 'ほか' && next?.surface === '、' && tokens[i - 1]?.form === '基本形') return true;
  // 「保存せず、」
  if (/^(?:ず|ぬ)$/.test(token.base) && token.pos === '助動詞' && next?.surface === '、') return true;
  // 「…した上で、」 and 「…した上で利用する」, but 「結果を勘案した上で、」 tells only in what light
  if (
    token.surface === 'で' &&
    /^(?:勘案|考慮|踏まえ)$/.test(tokens[i - (tokens[i - 3]?.surface === 'し' ? 4 : 3)]?.surface ?? '')
  )
    return false;
  // 「…した上、」
  if (/^(?:上|うえ)$/.test(token.surface) && tokens[i - 1]?.surface === 'た' && next?.surface === '、')
    return !chooses(tokens, i + 2) && !goesOn(tokens, i + 2);
  if (token.surface === 'で' && /^(?:上|うえ)$/.test(tokens[i - 1]?.surface ?? '') && tokens[i - 2]?.surface === 'た')
    return !chooses(tokens, i + 1) && !goesOn(tokens, i + 1);
  if (/^(?:等|など)$/.test(token.surface) && tokens[i - 1]?.pos === '動詞' && next?.surface === 'の') return true;
  // 「方針を毎年見直し、」: a verb that the dictionary has as a noun only
  if (next?.surface === '、' && token.surface === '見直し') return hasObject(tokens, i);
  if (token.form !== '連用形' || token.pos !== '動詞' || !next) return false;
  // 「届け出るものとし、」 binds as 「届け出るものとする。」 does
  if (token.surface === 'し' && next.surface === '、' && /^(?:もの|こと)と$/.test(textOf(tokens.slice(i - 2, i))))
    return true;
  if (token.base === '限る' && !limits(tokens, i)) return false;
  if (isCompound(tokens, i)) return false;
  if (isQuestion(tokens, i)) return false;
  // 「災害への備え、」 is a noun; 「廃棄し、又は返却するときは」 is one condition; 「結果を踏まえ、」 is a topic
  if (/^(?:の|への|との|な)$/.test(tokens[i - 1]?.surface ?? '') && token.base !== 'する') return false;
  // 「報告を受け、」 and 「結果を受け、」 are no demands, 「承認を受け、」 is one
  if (token.base === '受ける' && /^(?:報告|結果|指摘|答申|意見|通知|要請|通報)$/.test(tokens[i - 2]?.surface ?? ''))
    return false;
  // 「保護者に説明し、同意を得る」 asks once
  if (
    ASKS.test(tokens[i - 1]?.surface ?? '') &&
    next.surface === '、' &&
    ANSWERS.test(textOf(tokens.slice(i + 2, i + 6)))
  )
    return false;
  // 「責任者を置き、部長をもって充てる」 is one demand, and so is 「館長を責任者とし、鍵の管理に当たらせる」
  if (token.base === '置く' && appoints(tokens, i + 1)) return false;
  if (token.surface === 'し' && tokens[i - 1]?.surface === 'と' && charges(tokens, i + 2)) return false;
  if (/^(?:又は|または|若しくは)$/.test(tokens[i + (next.surface === '、' ? 2 : 1)]?.surface ?? '')) return false;
  // 「期限を定め、修正する」
  if (
    token.base === '定める' &&
    /^(?:期限|期日|期間|時期|時間|順序|順番)$/.test(tokens[i - 2]?.surface ?? '') &&
    goesOn(tokens, i + 2)
  )
    return false;
  // 「…の強化を目的とし、」
  if (
    token.surface === 'し' &&
    tokens[i - 1]?.surface === 'と' &&
    /^(?:目的|基本|前提|旨|中心)$/.test(tokens[i - 2]?.surface ?? '')
  )
    return false;
  if (next.surface === '、' && (sharesAim(tokens, i) || isCondition(tokens, i) || describes(tokens, i))) return false;
  // 「鍵の番号を除き、写った氏名も消す」 takes out both
  if (next.surface === '、' && token.base === '除く' && tokens[i - 1]?.surface === 'を' && removes(tokens, i + 2))
    return true;
  // 「電源を備え、」 orders something, 「災害に備え、」 does not
  if (next.surface === '、' && token.base === '備える' && (tokens[i - 1]?.surface === 'を' || equips(tokens, i)))
    return true;
  if (next.surface === '、')
    return (
      !BACKGROUND.test(token.surface) && !(token.surface === 'し' && BACKGROUND.test(`${tokens[i - 1]?.surface}し`))
    );
  // 「規定を整備し対策を講じる」, 「改善を行い向上を図る」
  return (
    (token.surface === 'し' || tokens[i - 1]?.surface === 'を') &&
    (next.pos === '名詞' || next.pos === '接続詞') &&
    next.detail !== '非自立' &&
    next.detail !== '接尾' &&
    // 「設置し管理する」
    !(next.detail === 'サ変接続' && tokens[i + 2]?.base === 'する')
  );
}

/** 「検知する仕組みを端末及びサーバに備え、」 orders something, 「災害に備え、」 tells what for. */
export function equips(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.base !== '備える' || tokens[i - 1]?.surface !== 'に') return false;
  const from = tokens.findLastIndex(
    ({ pos, surface }, at) => at < i - 1 && (pos === '動詞' || /^[、。を]$/.test(surface)),
  );
  return tokens[from]?.surface === 'を';
}

/** 「健診、予防接種等の記録」: a noun that the dictionary takes for a noun and a verb. */
const isCompound = (tokens: readonly Token[], i: number): boolean =>
  /^\p{sc=Han}$/u.test(tokens[i]!.surface) && tokens[i - 1]?.pos === '名詞' && tokens[i - 1]!.detail === '一般';

/**
 * 「対策を推進し、管理するための体制」, 「対策を維持し、及び管理するため、」: what follows without an object of its own is the aim of both;
 * 「ウイルスを検知し、駆除する対策」 is one thing.
 */
function sharesAim(tokens: readonly Token[], i: number): boolean {
  // 「番号は一人ずつ発行し、使える機能を分ける」, 「網は、用途ごとの区画に分け、接続する機器を登録する」
  const own = ownOf(tokens, i);
  if (own.some(isTopic)) return false;
  if (own.length > 0 && !own.some(({ surface, pos }) => pos === '助詞' && /^[をが]$/.test(surface))) return false;
  let at = i + 2;
  if (/^(?:及び|かつ|並びに|また)$/.test(tokens[at]?.surface ?? '')) at++;
  while (
    at < tokens.length &&
    tokens[at]!.pos !== '助詞' &&
    tokens[at]!.pos !== '記号' &&
    !DESCRIBED.test(tokens[at]!.surface)
  )
    at++;
  // 「許可を受け、暗号化した機器に入れる」: what has been done to a thing is no aim
  const verb = tokens[at - 1];
  return DESCRIBED.test(tokens[at]?.surface ?? '') && verb?.form === '基本形' && verb.surface !== 'た';
}

/** What two verbs before it can describe together. */
const DESCRIBED = /^(?:ため|対策|措置|仕組み|機能|機器|装置|ソフトウェア|ソフト)$/;

/**
 * 「事案が生じ、それが重大である場合には」, 「紛失し、流出させ、又は破壊した場合には」: what happens before a condition belongs to
 * it, when it is told of a thing or goes on to 又は.
 */
function isCondition(tokens: readonly Token[], i: number): boolean {
  const end = tokens.findIndex((token, at) => at > i + 1 && token.surface === '。');
  const rest = tokens.slice(i + 2, end < 0 ? undefined : end);
  const condition = rest.findIndex(({ surface }) => /^(?:場合|とき)$/.test(surface));
  if (condition < 0) return false;
  const own = ownOf(tokens, i);
  // 「取扱者は館長が選ぶ者とし、」, 「権限は職務に応じて与え、異動し、又は退職したときは」
  if (tokens[i - 1]?.surface === 'と' || own.some(isTopic)) return false;
  const comma = rest.findIndex(({ surface }) => surface === '、');
  if (comma >= 0 && comma < condition && /^(?:又は|または|若しくは)$/.test(rest[comma + 1]?.surface ?? ''))
    return rest[comma - 1]?.form === '連用形' && !/^(?:及び|かつ|並びに)$/.test(rest[0]!.surface);
  const says = own.map(({ surface }) => surface);
  return says.includes('が') && !says.includes('を') && (comma < 0 || comma > condition);
}

/** What stands before a verb, behind the last comma. */
function ownOf(tokens: readonly Token[], i: number): readonly Token[] {
  let from = i;
  while (from > 0 && !/^[、。]$/.test(tokens[from - 1]!.surface)) from--;
  return tokens.slice(from, i);
}

const isTopic = ({ surface, detail }: Token): boolean => surface === 'は' && detail === '係助詞';

/** Whether 「…を」 stands before a verb, with nothing but adverbs between. */
function hasObject(tokens: readonly Token[], i: number): boolean {
  let at = i - 1;
  while (at >= 0 && (tokens[at]!.pos === '副詞' || tokens[at]!.detail === '副詞可能' || tokens[at]!.surface === 'に'))
    at--;
  return tokens[at]?.surface === 'を';
}

/** 「誰が記載し、誰が閲覧したかを明らかにするため、」: what is asked is done by nobody. */
function isQuestion(tokens: readonly Token[], i: number): boolean {
  const start = tokens.findLastIndex(({ surface }, at) => at < i && /^[、。]$/.test(surface)) + 1;
  const own = tokens.slice(start, i);
  const asked = own.findLastIndex(({ surface }) => /^(?:誰|だれ|何|いつ|どこ|どの|どれ|いかに)$/.test(surface));
  // 「誰が借りたかの記録を残し、」: the question has been closed
  if (asked < 0 || own.slice(asked).some(({ surface, pos }) => surface === 'か' && pos === '助詞')) return false;
  const end = tokens.findIndex(({ surface }, at) => at > i && surface === '。');
  return tokens
    .slice(i, end < 0 ? undefined : end)
    .some(
      ({ surface, pos }, at, rest) =>
        surface === 'か' && pos === '助詞' && /^[をがに]$/.test(rest[at + 1]?.surface ?? ''),
    );
}

/** 「水準を調査した上で委託先を決定する」: how somebody is chosen is one demand. */
function chooses(tokens: readonly Token[], from: number): boolean {
  const rest = tokens.slice(from);
  const end = rest.findIndex(({ surface, pos }, i) => pos === '記号' && i > 0 && surface !== '・');
  return rest.slice(0, end < 0 ? undefined : end).some(({ base }) => /^(?:選定|選ぶ|選任|決定|決める)$/.test(base));
}

/** 「目的を明らかにした上で取得する」: what follows has nothing of its own that it is done to. */
function goesOn(tokens: readonly Token[], from: number): boolean {
  let end = from;
  if (tokens[end]?.detail === 'サ変接続' && tokens[end + 1]?.base === 'する') end++;
  else if (tokens[end]?.pos !== '動詞') return false;
  while (tokens[end + 1]?.pos === '動詞' || tokens[end + 1]?.pos === '助動詞') end++;
  // 「許可を得た上、持ち出した日時を記録する」: the verb describes what something is done to
  return !(tokens[end]!.form === '基本形' && tokens[end + 1]?.pos === '名詞' && tokens[end + 1]!.detail !== '非自立');
}

/** 「申請し、許可を得る」: the question and the answer to it. */
const ASKS = /^(?:説明|申請|通知|協議|申告)$/;
const ANSWERS = /^(?:その)?(?:同意|許可|承認|承諾|了承|了解|決裁)を(?:得|受け)/;

/** Whether the next clause is 「…をもって充てる」. */
function appoints(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < tokens.length && (i === from || !/^[、。]$/.test(tokens[i]!.surface)); i++)
    if (tokens[i]!.base === '充てる') return true;
  return false;
}

/** Whether the next clause is 「…に当たらせる」, with nothing of its own in between. */
function charges(tokens: readonly Token[], from: number): boolean {
  const end = tokens.findIndex(({ surface }, i) => i >= from && /^[、。をは]$/.test(surface));
  const rest = textOf(tokens.slice(from, end < 0 ? undefined : end));
  return /に(?:当た|あた|従事さ)(?:ら)?せ(?:る|ます|るものとする)?$/.test(rest);
}

/** Whether what follows takes out something, too: 「…も消去する」. */
function removes(tokens: readonly Token[], from: number): boolean {
  const end = tokens.findIndex(({ surface }, i) => i >= from && /^[、。]$/.test(surface));
  return /も(?:消[しす去]|削除|除[きく]|取り除)/.test(textOf(tokens.slice(from, end < 0 ? undefined : end)));
}

/** 「館長が点検し、許可した物に限り持ち込む」: what somebody does to a thing describes it, up to its name. */
function describes(tokens: readonly Token[], i: number): boolean {
  const from = tokens.findLastIndex(({ surface }, at) => at < i && /^[、。]$/.test(surface)) + 1;
  const own = tokens.slice(from, i).map(({ surface }) => surface);
  if (!own.includes('が') || own.includes('を')) return false;
  const past = tokens.findIndex(({ surface }, at) => at > i + 1 && surface === 'た');
  const verb = tokens.slice(i + 2, past);
  const only = /^(?:に限|のみ|だけ)/.test(textOf(tokens.slice(past + 2, past + 4)));
  return past > 0 && only && verb.every(({ pos, detail }) => pos === '動詞' || detail === 'サ変接続');
}

/** 「利用者を必要な範囲に限り、」 and 「接続は閉域網に限り、」 order something; 「USBメモリを使用する場合に限り、」 is a condition. */
export function limits(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]!.base !== '限る' || tokens[i]!.pos !== '動詞' || tokens[i - 1]?.surface !== 'に') return false;
  // 「操作は、許可を受けた者に限り、」: the topic may stand before a comma, the person may be described
  const limit = tokens[i - 2]?.surface ?? '';
  const end = tokens.findIndex(({ surface }, at) => at > i && surface === '。');
  // 「許可したものに限り、使うときは鍵を掛ける」 orders two things, 「許可したものに限り、使う」 one
  const thing = /^(?:もの|物)$/.test(limit) && tokens.slice(i, end < 0 ? undefined : end).some(isTopic);
  const person = thing || /^(?:者|員|人|職員|利用者)$/.test(limit);
  const stops = (token: Token) =>
    token.surface === '。' || (!person && (token.surface === '、' || token.pos === '動詞'));
  for (let at = i - 2; at >= 0 && !stops(tokens[at]!); at--)
    if ((!person && tokens[at]!.surface === 'を') || tokens[at]!.surface === 'は') return true;
  return !person && (limitsTopic(tokens, i) || turns(tokens, i));
}

/** 「台帳の閲覧は、必要がある場合に限り、受付は、氏名を記録する」: somebody else does something else. */
function turns(tokens: readonly Token[], i: number): boolean {
  const start = tokens.findLastIndex(({ surface }, at) => at < i && surface === '。') + 1;
  const end = tokens.findIndex(({ surface }, at) => at > i + 1 && surface === '。');
  const rest = tokens.slice(i + 2, end < 0 ? undefined : end);
  const turn = rest.findIndex(({ surface }) => surface === '、');
  return (
    tokens.slice(start, i).some(isTopic) &&
    turn > 1 &&
    isTopic(rest[turn - 1]!) &&
    rest[turn - 2]!.pos === '名詞' &&
    !/^(?:場合|とき|時|際|ため)$/.test(rest[turn - 2]!.surface) &&
    !ALLOWS.test(textOf(rest).slice(-10))
  );
}

/**
 * 「写しは、館長が認めた箱に限り、使い終えた後に中を空にする」 orders two things of its topic; 「写しは、必要な場合に限り、認める」 and
 * 「写しは、必要な範囲に限り、館内で行う」 one.
 */
function limitsTopic(tokens: readonly Token[], i: number): boolean {
  const comma = tokens.findLastIndex(({ surface }, at) => at < i && /^[、。]$/.test(surface));
  if (!tokens[comma - 1] || !isTopic(tokens[comma - 1]!) || /^(?:場合|とき|時|際|間)$/.test(tokens[i - 2]!.surface))
    return false;
  const end = tokens.findIndex(({ surface }, at) => at > i + 1 && surface === '。');
  const rest = tokens.slice(i + 2, end < 0 ? undefined : end);
  const says = textOf(rest);
  return rest.some(({ surface, pos }) => pos === '助詞' && /^[をに]$/.test(surface)) && !ALLOWS.test(says.slice(-10));
}

/** What says only how, by whom or that the limited thing is done. */
const ALLOWS = /でき(?:る|ます)|認め|許可|承認|(?:行|おこな|使|扱)[うえいわ]|用い|利用|使用|閲覧|決定|定め/;

/** Verbs that only say in what light something is done. */
const BACKGROUND =
  /^(?:基づき|従い|当たり|あたり|先立ち|伴い|含め|除き|応じ|係り|関し|よる|踏まえ|備え|照らし|通じ|通し|加え|考慮し|勘案し|鑑み|もとづき)$/;
