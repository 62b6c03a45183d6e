import { folded } from '../text/fold';
import { numeralValue } from '../text/numeral';

const NUMBER = '[0-9〇一二三四五六七八九十百]+';
/** For how long: 3年間, 六か月, 10年を経過するまで. */
const PERIOD = RegExp(
  `${NUMBER}(?:年|[かヶケカ箇]月|週|日|時間)間?(?!度|目|[0-9]|${NUMBER}月|生|代)|一定(?:の)?期間|保存期間|当面の間|期間`,
);
/** How often: 毎年度, 四半期ごと, 年1回, 6月と12月, 定期的に, 半年に一度. */
const RATE = RegExp(
  `毎(?:年度?|月|週|日|朝|晩|夜|夕|期|学期|回|四半期|半期)|(?:四半期|半年|学期|隔週|隔月|月例|年次|日次|週次|月次|例年)|定期|(?:年度?|月|週|日|${NUMBER}(?:年|[かヶケカ箇]月|週間?|日))(?:に|につき|ごとに|当たり)?(?:少なくとも|最低)?${NUMBER}[回度]|(?:年度?|月|週|日|${NUMBER}(?:年|[かヶケカ箇]月|週間?|日))(?:ごと|毎)|${NUMBER}月(?:及び|と|、)${NUMBER}月|年度(?:当初|末)`,
);

/** What a text measures: a length of time, how often something is done, and whether at once or late. */
export interface Measures {
  readonly period: boolean;
  readonly rate: boolean;
  /** The years from one time to the next, the longest that is named: 1 for 毎年 and 年2回, 3 for 3年に1回. */
  readonly years: number | undefined;
  /** Before or as soon as something happens; only afterwards. */
  readonly prompt: boolean;
  readonly late: boolean;
}

export function measuresIn(text: string): Measures {
  const plain = folded(text);
  return {
    period: PERIOD.test(plain),
    rate: RATE.test(plain),
    years: yearsIn(plain),
    prompt: PROMPT.test(plain),
    late: LATE.test(plain),
  };
}

const PROMPT =
  /直ちに|ただちに|速やか|すみやか|遅滞なく|即時|即座|すぐ|事前|あらかじめ|予め|前に|前の|前まで|採用時|着任|当日|その日/;
const LATE =
  /(?:た|の|て|した)後(?:に|で|、)|過ぎた|経た後|月末|年度末|年度の終わり|翌月|翌年度?|期末|まとめて|次の(?:年|四半期|期)|節目|(?:更新|更改|入替え|入れ替え)(?:の際|に(?:併せ|合わせ))/;
const EVERY_YEARS = RegExp(`(${NUMBER})(?:か|ヶ|カ|箇)?年(?:度)?(?:に|につき|ごと|毎)`, 'g');

function yearsIn(plain: string): number | undefined {
  const years = [...plain.matchAll(EVERY_YEARS)].map(([, count = '']) => numeralValue(count) ?? 1);
  return years.length > 0 ? Math.max(...years) : RATE.test(plain) ? 1 : undefined;
}

/** How much later or less often than it is demanded something is done: 1 plainly, 1/2 perhaps, otherwise 0. */
export function delay(wanted: Measures, present: Measures): number {
  const [asked = 1, done = 0] = [wanted.years, present.years];
  if ((wanted.years !== undefined && done > asked) || (wanted.prompt && present.late && !present.prompt)) return 1;
  return done > SELDOM || (present.late && !wanted.late && !present.prompt) ? 0.5 : 0;
}

/** Rules of such documents are hardly ever for so many years. */
const SELDOM = 3;

/** Whether a statement measures what a demand wants measured: 1 or 0, 1/2 where the demand wants nothing measured. */
export function meets(wanted: Measures, present: Measures): number {
  if (!wanted.period && !wanted.rate) return 0.5;
  return (wanted.rate && present.rate) || (wanted.period && present.period) ? 1 : 0;
}
