import { folded } from '../text/fold';

const NUMBER = '[0-9〇一二三四五六七八九十百]+';
/** For how long: 3年間, 六か月, 10年を経過するまで. */
const PERIOD = RegExp(
  `${NUMBER}(?:年|[かヶケカ箇]月|週|日|時間)間?(?!度|目|[0-9]|${NUMBER}月|生|代)|一定(?:の)?期間|保存期間|当面の間|期間`,
);
/** How often: 毎年度, 四半期ごと, 年1回, 6月と12月, 定期的に, 半年に一度. */
const RATE = RegExp(
  `毎(?:年度?|月|週|日|朝|晩|夜|夕|期|学期|回|四半期|半期)|(?:四半期|半年|学期|隔週|隔月|月例|年次|日次|週次|月次|例年)|定期|(?:年度?|月|週|日|${NUMBER}(?:年|[かヶケカ箇]月|週間?|日))(?:に|につき|ごとに|当たり)?(?:少なくとも|最低)?${NUMBER}[回度]|(?:年度?|月|週|日|${NUMBER}(?:年|[かヶケカ箇]月|週間?|日))(?:ごと|毎)|${NUMBER}月(?:及び|と|、)${NUMBER}月|年度(?:当初|末)`,
);

/** What a text measures: a length of time, or how often something is done. */
export interface Measures {
  readonly period: boolean;
  readonly rate: boolean;
}

export function measuresIn(text: string): Measures {
  const plain = folded(text);
  return { period: PERIOD.test(plain), rate: RATE.test(plain) };
}

/** Whether a statement measures what a demand wants measured: 1 or 0, 1/2 where the demand wants nothing measured. */
export function meets(wanted: Measures, present: Measures): number {
  if (!wanted.period && !wanted.rate) return 0.5;
  return (wanted.rate && present.rate) || (wanted.period && present.period) ? 1 : 0;
}
