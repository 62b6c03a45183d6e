import type { Message, Report } from '../finding';
import type { Rule } from '../rule';
import { type Part, partsOf } from './part';

/**
 * procedure/record: a section of steps that lends, grants, changes or destroys something and does not say where that is recorded
 * (which form, list or log), or when it is to be done, or who approves it.
 */
export const record: Rule = {
  id: 'procedure/record',
  severity: 'info',
  title: { ja: '手順に記録・時期・承認の定めがない', en: 'Steps without a record, a time or an approval' },
  kinds: ['実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => partsOf(document).flatMap(inPart),
};

/** What an auditor asks a trace of. */
const TRACED =
  /持ち?出[すしさせ]|持出|貸し?出[すしさせ]|貸与|付与|発行[しす]|抹消|廃棄|消去|破壊|裁断|立ち入|立入|入退室|復元[しす]|(?:設定|構成)を変更|点検[しす]|許可[しす]|承認[しす]|委託[しす]/;
const RECORDED =
  /記録|記入|記載|記し|台帳|[簿票帳]|日誌|日報|一覧|目録|様式|別紙|別記|ログ|履歴|控え|写し|写真|書面|文書|報告書|申請書|証明書|受領|届|登録|入力|署名|押印|印を|書[きくい]|チェックリスト|メール|チケット|つづ|名簿|カード|システムに/;
const TIMED =
  /[0-9０-９一二三四五六七八九十]+(?:時|分|日|週|か月|箇月|年|月)|毎|前に|前まで|後に|後、|[のた]後|際|とき|場合|たら|れば|直ち|すぐ|速やか|都度|まで|終わ|完了|始め|朝|夕|随時|定期|当日|翌|初日|以内/;
const APPROVED = /承認|許可|認め|決裁|押印|印を|印鑑|確認|立ち?会|届|申請|依頼|指示|署名|同意|報告|申し?込/;
/** What needs somebody's leave. */
const PERMITTED = /持ち?出[すしさせ]|持出|貸し?出[すしさせ]|付与|(?:設定|構成)を変更|委託[しす]/;

function inPart(part: Part): readonly Report[] {
  const text = `${part.entry.title} ${part.steps.map((step) => step.text).join(' ')}`;
  const acts = TRACED.exec(text);
  if (!acts || part.steps.length < 2) return [];
  return [
    ...(RECORDED.test(text) ? [] : [report(part, RECORD(part), 'info')]),
    ...(TIMED.test(text) ? [] : [report(part, TIME(part), 'hint')]),
    ...(PERMITTED.test(text) && !APPROVED.test(text) ? [report(part, APPROVAL(part), 'hint')] : []),
  ];
}

const report = ({ entry }: Part, message: Message, severity: 'info' | 'hint'): Report => ({
  severity,
  span: entry.titleSpan,
  message,
});

const nameOf = ({ entry }: Part): string => entry.title || entry.number;

const RECORD = (part: Part): Message => ({
  ja: `「${nameOf(part)}」で行ったことを、何に記録するのかが書かれていません。様式、台帳などの名前を書いてください。後で確かめられない手順は、監査に耐えません。`,
  en: `「${nameOf(part)}」 does not say where it is recorded. Name the form or list; what leaves no trace cannot be audited.`,
});

const TIME = (part: Part): Message => ({
  ja: `「${nameOf(part)}」を、いつ（期限・頻度・きっかけ）行うのかが書かれていません。`,
  en: `「${nameOf(part)}」 does not say when it is done: a deadline, a frequency or an occasion.`,
});

const APPROVAL = (part: Part): Message => ({
  ja: `「${nameOf(part)}」を、誰が承認し、又は確認するのかが書かれていません。`,
  en: `「${nameOf(part)}」 does not say who approves it.`,
});
