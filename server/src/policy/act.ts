import type { Token } from '../morphology/token';
import { textOf, trim } from './phrase';

/**
 * The acts that a noun phrase joins, each with what it is done to: 「記録の取得及び定期的な点検」 → 記録の取得, 記録の定期的な点検;
 * 「鍵の回収及び名札の返却」 → both as they stand. A phrase that joins none, or two that are one thing (維持及び管理), stays whole.
 */
export function actsOf(phrase: readonly Token[]): readonly (readonly Token[])[] {
  const head = headOf(phrase);
  const joined = phrase.slice(0, phrase.length - head.length);
  const [left, right, more] = cutActs(joined);
  if (!left || !right || more) return [phrase];
  const doer = left.slice(left.findLastIndex(({ surface }) => COMMA.test(surface)) + 1);
  if (!isDone(doer) || !isAction(right) || isOne(doer, right) || shares(doer, right)) return [phrase];
  return [left, withObject(doer, right)].map((part) => [...part, ...head]);
}

/** At 並びに, the outer joint, where it stands; at と only between acts that each have an object: 「写しの取得と復元の試験」. */
function cutActs(phrase: readonly Token[]): readonly (readonly Token[])[] {
  const outer = cut(phrase, /^(?:並びに|ならびに)$/);
  if (outer.length > 1) return outer;
  const parts = cut(phrase, AND);
  if (parts.length > 1) return parts;
  const paired = cut(phrase, /^と$/);
  return paired.length === 2 && paired.every(isDone) && !/との/.test(textOf(paired[1]!)) ? paired : parts;
}

/** Members of a list of acts that have no object of their own take that of the first: 「鍵の貸出及び回収」. */
export const withObject = (first: readonly Token[], act: readonly Token[]): readonly Token[] => {
  if (isBare(act)) {
    // 「ログの取得及びその定期的な確認」
    const own = /^(?:その|これ|これら|当該)$/.test(act[0]!.surface) ? act.slice(act[1]?.surface === 'の' ? 2 : 1) : act;
    return [...first.slice(0, first.findLastIndex(isOf) + 1), ...own];
  }
  // 「協定における鍵の管理及び事故の報告」, 「見学を受け入れる場合の名簿の作成及び撮影の禁止」
  const place = first.findIndex(({ surface }) => surface === 'における');
  const occasion = act.some((_, i) => isOccasion(act, i)) ? -1 : first.findIndex((_, i) => isOccasion(first, i));
  return [...first.slice(0, Math.max(place, occasion) + 1), ...act];
};

/** The の of 「受け入れる場合の」, 「送るときの」. */
const isOccasion = (phrase: readonly Token[], at: number): boolean =>
  isOf(phrase[at]!) && /^(?:場合|とき|際)$/.test(phrase[at - 1]?.surface ?? '') && phrase[at - 2]?.pos !== '助詞';

/** Whether an act names nothing that it is done to: 点検, 定期的な点検, 一定期間の保存. */
export function isBare(act: readonly Token[]): boolean {
  const last = act.at(-1);
  if (!last || !isAction([last]) || textOf([last]) === '等') return false;
  const [before, bare] = [textOf(act.slice(0, -1)), /^(?:.{1,6}な)?$/];
  return bare.test(before.replace(DURATION, '').replace(/^その/, ''));
}

/** For how long or how often, before an act. */
const DURATION =
  /(?:(?:一定|所定|[0-9０-９一二三四五六七八九十]+(?:年|[かカヶケ箇]?月|週|日|時))(?:以上)?(?:の?期間|間)?|定期|随時|事前|事後|長期|毎(?:年度?|月|週|日)|年[0-9０-９一二三四五六七八九十]+回(?:以上)?)の?$/;

/** Acts that are one thing together, whatever they are done to: 維持及び管理, 検知及び駆除, 収集及び分析. */
export function isOne(left: readonly Token[], right: readonly Token[]): boolean {
  if (!isBare(right)) return false;
  const second = right.at(-1)!.surface;
  return GENERAL.test(second) || PAIR.test(`${left.at(-1)?.surface} ${second}`);
}

const GENERAL = /^(?:管理|運用|維持|保守|整備|推進|強化|充実|向上|徹底|改廃)$/;
const PAIR =
  /^(?:(?:検知|検出|発見|探知) (?:駆除|除去|遮断|隔離|排除|防御|無害化)|識別 認証|収集 (?!提供|共有|周知|公表|保存|保管).+|防止 検知|検知 防止|調査 (?:分析|研究)|企画 (?:立案|調整)|指導 (?:助言|監督)|支援 助言|指揮 監督|連絡 調整)$/;

/** 「機器の搬入及び撤去の承認」, 「書類の漏えい及び滅失の防止」, 「鍵の製作及び修理における安全の確保」: what comes last is said of both. */
function shares(left: readonly Token[], right: readonly Token[]): boolean {
  if (leans(right) || /^[^、]{0,16}のための/.test(textOf(right))) return true;
  // 「館員の入室及び来館者の入室の管理」
  const again = right.findIndex(({ surface }) => surface === left.at(-1)!.surface);
  if (again > 0 && right[again + 1] && isOf(right[again + 1]!)) return true;
  const at = right.findIndex(isOf);
  const [act, rest] = [right.slice(0, at), textOf(right.slice(at + 1))];
  return at > 0 && isAction(act) && isAsked(left) && !HAZARD.test(textOf(act)) && LEAVE.test(rest);
}

/** What is done only with leave, or is written down when it is done, and the leave. */
const ASKED =
  /(?:持ち?出し|持ち?込み|貸出し?|貸与|返却|接続|設置|撤去|移設|移動|搬入|搬出|変更|廃棄|利用|使用|閲覧|印刷|複写|複製|導入|開示|提供|送信|登録|作成|訂正|入室|退室|取消し?|申込み?|予約)$/;
const LEAVE =
  /^(?:承認|許可|申請|届出|届け出|記録|履歴|管理|制限|禁止|手続|手続き|報告|監視)(?:の(?:保存|取得|作成|保管))?$/;

export const isAsked = (act: readonly Token[]): boolean => ASKED.test(textOf(act));

/** What happens to things, and is not done to them. */
const HAZARD =
  /(?:漏えい|漏洩|流出|滅失|毀損|き損|棄損|改ざん|改竄|破壊|損傷|損壊|紛失|盗難|窃取|盗み見|侵入|感染|停電|落雷|故障|障害|停止|事故|災害|火災|地震|浸水|水漏れ|転倒|落下|倒壊|盗聴|傍受|消失|喪失|詐取|なりすまし|再発|誤(?:操作|送信)|不正(?:アクセス|利用|使用))$/;

/** An act that somebody does to something: 鍵の回収, but not 鍵の紛失. */
export const isDone = (phrase: readonly Token[]): boolean =>
  isAction(phrase) && hasHead(phrase) && !isHazard(textOf(phrase));

/** Whether words end in what may happen, and is not done on purpose: 鍵の紛失, but not 退職者のアカウントの停止, 媒体の物理的な破壊. */
export const isHazard = (words: string): boolean => HAZARD.test(words) && !ENDS.test(words);

const ENDS =
  /(?:アカウント|ID|ＩＤ|識別符号|番号|権限|資格|利用|使用|接続|公開)の(?:[^の、]{1,6}の)?停止$|(?:不要な|不審な|(?:感染|侵害|漏えい|被害)(?:し|され|を受け)た)[^の、]{1,12}の停止$|(?:物理的な|媒体の|機器の|装置の)破壊$/;

/** Whether a phrase names an act and what it is done to: 「鍵の回収」, 「名札を退職のときに返却」, 「証明書の電子化」. */
export const isActOn = (phrase: readonly Token[]): boolean =>
  phrase.some(({ pos, surface }) => pos === '助詞' && /^(?:[のをにがでへとも]|から|より)$/.test(surface)) &&
  (isAction(phrase) || phrase.at(-1)?.pos === '動詞');

/** 「契約書における秘密の保持及び再委託の禁止の明記」: what is done with both of them. */
function headOf(phrase: readonly Token[]): readonly Token[] {
  const [of, head] = phrase.slice(-2);
  return of && head && isOf(of) && /^(?:明記|記載|規定|明示|徹底|実施)$/.test(head.surface) ? [of, head] : [];
}

/** 「開発及び保守における安全の確保」: what is done there belongs to both acts. */
export function leans(right: readonly Token[]): boolean {
  const at = right.findIndex(({ pos }) => pos !== '名詞');
  if (at <= 0) return false;
  if (right[at - 1]!.detail === 'サ変接続' && /^(?:における|に係る|に関する)$/.test(right[at]!.surface)) return true;
  // 「弁の開閉及び薬品の注入に係る設定の確認」
  const of = right.findIndex(({ surface }, i) => surface === 'に' && right[i + 1]?.surface === '係る');
  return (
    of > 2 &&
    right[of - 1]!.detail === 'サ変接続' &&
    right.slice(0, of).every((token) => token.pos === '名詞' || isOf(token))
  );
}

const isOf = (token: Token): boolean => token.surface === 'の' || (token.pos === '助詞' && token.detail === '連体化');

export const hasHead = (tokens: readonly Token[]): boolean => tokens.some(isOf);

/** Whether a phrase ends in what is to be done: 任命, 入退室管理, ウイルス対策. */
export const isAction = (tokens: readonly Token[]): boolean => {
  const last = tokens.at(-1);
  return last?.detail === 'サ変接続' || ACTS.test(last?.surface ?? '');
};

/** Acts that the dictionary has as plain nouns or endings: 備え, 移し替え, 暗号化, バックアップ. */
const ACTS =
  /^(?:対策|点検|管理|等|備え|定め|見直し|替え|化|制|.{0,4}(?:[^見]込み|切り?離し|取り?外し|引き?渡し|[持貸呼洗]ち?い?び?し?出し|締め?出し|取り?消し|入れ?替え|切り?替え|移し?替え|書き?換え|取り?出し|貼り?付け|読み?合わせ|見?回り|取り?決め|届け?出|立ち?会い|引き?継ぎ)|.{1,4}(?:検査|調査|監査|審査|研修|訓練|承認|認証|試験|保管|施錠)|バックアップ|ログオフ|ログアウト|ロック|チェック|アップデート|マスキング)$/;

export const COMMA = /^[、，]$/;
const AND = /^(?:及び|および|並びに|ならびに)$/;

/** The parts of a phrase between joints, without what joins them. */
export function cut(phrase: readonly Token[], joint: RegExp): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const [i, token] of phrase.entries()) {
    // 「他の区分との通信」 has one thing, and so has 「不可とする設定」
    const joins = token.pos === '助詞' && phrase[i + 1]?.surface !== 'の' && phrase[i + 1]?.pos !== '動詞';
    if (joint.test(token.surface) && (!/^[やと]$/.test(token.surface) || joins)) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.map(trim).filter((part) => part.length > 0);
}
