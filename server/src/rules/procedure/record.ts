import { sourceOf } from '../../document/prose';
import type { Statement } from '../../document/statement';
import type { Message, Report } from '../finding';
import type { Rule } from '../rule';
import { type Part, partsOf } from './part';

/**
 * procedure/record: a step that lends, grants, changes, destroys, asks for or reports something, where nothing in its section says
 * what an auditor asks: where that is recorded, when it is done, who approves it, on which form or by which way. Who does it is
 * procedure/actor's.
 */
export const record: Rule = {
  id: 'procedure/record',
  severity: 'info',
  title: {
    ja: '手順に記録・時期・様式・承認の定めがない',
    en: 'A step without a record, a time, a form or an approval',
  },
  kinds: ['実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => partsOf(document).flatMap(inPart),
};

/** What a step can leave open, and what in its section answers it. */
interface Question extends Message {
  /** The acts that it is asked of. */
  readonly acts: RegExp;
  readonly answer: RegExp;
}

const RECORDED =
  /記録|記入|記載|記し|台帳|[簿票帳]|日誌|日報|一覧|目録|様式|別紙|別記|ログ|履歴|控え|写し|写真|書面|文書|報告書|申請書|証明書|受領|届|登録|入力|署名|押印|印を|書[きくい]|チェックリスト|メール|チケット|つづ|名簿|カード|システムに|起票|ワークフロー|フォーム/;
const TIMED =
  /[0-9０-９一二三四五六七八九十]+(?:時|分|日|週|か月|箇月|年|月)|毎|前に|前まで|後に|後、|[のた]後|際|とき|場合|たら|れば|直ち|すぐ|速やか|都度|まで|終わ|完了|始め|朝|夕|随時|定期|当日|翌|初日|以内/;
const APPROVED =
  /承認|許可|認め|決裁|押印|印を|印鑑|確認|立ち?会|届|申請|依頼|指示|署名|同意|報告|申し?込|起票|ワークフロー/;

const TRACED =
  '持ち?出[すしさせ]|貸し?出[すしさせ]|貸与[しす]|付与[しす]|発行[しす]|抹消[しす]|廃棄[しす]|消去[しす]|破壊[しす]|裁断[しす]|立ち?入[るらり]|復元[しす]|(?:設定|構成)を変更|点検[しす]|許可[しす]|承認[しす]|委託[しす]';
const QUESTIONS: readonly Question[] = [
  {
    acts: RegExp(TRACED, 'g'),
    answer: RECORDED,
    ja: '何に記録するか（様式、台帳など）',
    en: 'where it is recorded (a form, a register)',
  },
  {
    acts: RegExp(TRACED, 'g'),
    answer: TIMED,
    ja: 'いつ行うか（期限、頻度、きっかけ）',
    en: 'when it is done (a deadline, how often, on what occasion)',
  },
  {
    acts: /持ち?出[すしさせ]|貸し?出[すしさせ]|付与[しす]|(?:設定|構成)を変更|委託[しす]/g,
    answer: APPROVED,
    ja: '誰が承認し、又は確認するか',
    en: 'who approves or checks it',
  },
  {
    acts: /申請[しす]|届け?出(?:る|て|な)|申し出(?:る|て|な)|報告[しす]/g,
    answer: RegExp(`${RECORDED.source}|電話|口頭|内線|連絡網|無線|放送|窓口|対面|声|呼び`),
    ja: 'どの様式又は方法によるか',
    en: 'on which form or by what means',
  },
];

/** One report for each act that leaves something open, at its first sentence in the section. */
function inPart({ entry, steps }: Part): readonly Report[] {
  if (steps.length < 2) return [];
  const all = [entry.title, ...steps.map(saidIn)].join(' ');
  const asked = QUESTIONS.filter(({ answer }) => !answer.test(all)).flatMap((question) => {
    const found = steps.flatMap((step) => {
      const act = [...step.text.matchAll(question.acts)].find((one) => isPredicate(step.text, one));
      return act ? [{ question, step, act }] : [];
    });
    return found.slice(0, 1);
  });
  return [...new Set(asked.map(({ step }) => step))].map((step) =>
    report(
      step,
      asked.filter((one) => one.step === step),
    ),
  );
}

/** What a step says; of a row also what the heads of its columns say that it fills in (承認者, 記録). */
const saidIn = ({ text, header, cells }: Statement): string =>
  [
    text,
    ...(cells ?? []).flatMap((cell, i) => (/[\p{L}\p{N}]/u.test(cell.text) && header?.[i] ? [header[i]] : [])),
  ].join(' ');

/** 廃棄する機器 speaks of a thing, and orders nothing. */
const isPredicate = (text: string, { 0: act, index }: RegExpMatchArray): boolean =>
  !/^[ぁ-ん]{0,2}[\p{sc=Han}ァ-ヶ]/u.test(text.slice(index! + act.length)) ||
  /^(?:なければ|ます)/.test(text.slice(index! + act.length));

function report(
  { prose, text }: Statement,
  asked: readonly { readonly question: Question; readonly act: RegExpMatchArray }[],
): Report {
  const index = asked[0]!.act.index!;
  // cells are parted by full-width spaces
  const before = /[^、，。\u3000\n]*$/.exec(text.slice(0, index))![0].trimStart();
  const start = index - before.length;
  const words = /^[^、，。\u3000\n]*/.exec(text.slice(start))![0].trimEnd();
  const end = start + words.length;
  const list = (locale: keyof Message) =>
    asked.map(({ question }) => question[locale]).join(locale === 'ja' ? '、' : '; ');
  return {
    severity: asked.some(({ question }) => question.answer === RECORDED) ? 'info' : 'hint',
    span: sourceOf(prose, start, end),
    message: {
      ja: `「${words}」について、${list('ja')}が、この文にも同じ節のほかの文にも書かれていません。後で確かめられるように書いてください。`,
      en: `「${words}」: neither this sentence nor the rest of its section says ${list('en')}. Write it down, so that the step can be verified later.`,
    },
  };
}
