import { actorOf } from '../document/actor';
import { folded } from '../text/fold';
import { remembering } from '../text/memory';
import { numeralValue } from '../text/numeral';
import type { Span } from '../text/span';

/** What a sentence fixes of a thing: how long, how many, how often, by when, with whose leave. */
export interface Figure {
  readonly sort: 'retention' | 'length' | 'failures' | 'frequency' | 'deadline' | 'approver';
  /** What it is said of, in the words of the sentence. */
  readonly thing: string;
  /** Equal for sentences about the same act on the same thing in the same case. */
  readonly key: string;
  /** Who must see to it; empty where the sentence does not say. */
  readonly actor: string;
  /** Days, characters, times, times a year, hours; or who gives leave. */
  readonly value: number | string;
  /** Whether a stricter value does as well: 1年以上, 年1回以上, 24時間以内. */
  readonly bound: boolean;
  readonly span: Span;
}

/** Reads the figures of a sentence; none where its words do not say for certain what they are said of. */
export const figuresIn: (text: string) => readonly Figure[] = remembering(10_000, read);

const NUMBER = '[0-9〇一二三四五六七八九十]{1,4}';
/** 6か月 and 6月間 are months, 6月 is June. */
const MONTH = '(?:[かヶカヵ箇]月|月間)';
const HAN = '\\p{sc=Han}';
/** Longer sentences say nothing for certain. */
const LONGEST = 1000;

function read(written: string): readonly Figure[] {
  const text = folded(written);
  // folding keeps every character in its place but for a few; where it does not, nothing is claimed
  if (text.length !== written.length || text.length > LONGEST || /ただし|除く/.test(text)) return [];
  const whenever = CASE.test(text) ? [] : [...retentions(text), ...lengths(text), ...frequencies(text)];
  return [...whenever, ...failures(text), ...deadlines(text), ...approvers(text)];
}

/** A rule for a case, a system or a rank of its own: another number there is no conflict. */
const SYSTEM = /系(?:の|に|で|と)|(?:機密性|完全性|可用性|重要度)[0-9ⅠⅡⅢA-Z]/;
const CASE = RegExp(`(?:場合|とき|際|限り|もの)(?:に)?(?:は|、)|${SYSTEM.source}`);
/** What names nothing by itself: there are many logs and many forms, but one 入退室の記録. */
const VAGUE =
  /^(?:これ|それ|当該|その|この|前項|各|前号|同)|^(?:バックアップ|データ|ファイル|アカウント|サーバー?|ソフトウェア|システム|ネットワーク|プログラム|電子メール|電磁的記録媒体|情報システム)$|^(?!パスワード)(?!.*の.*$).{1,4}$/;

const DAYS: Readonly<Record<string, number>> = { 年: 360, 月: 30, 週: 7, 日: 1 };
const daysOf = (number: string, unit: string): number => numberOf(number) * DAYS[unit.replace('間', '').at(-1)!]!;
const numberOf = (number = ''): number => numeralValue(number) ?? Number.NaN;

/** 入退室の記録を1年間保存する, 入退室の記録の保存期間は、1年とする */
function retentions(text: string): readonly Figure[] {
  const period = `(${NUMBER})(年|${MONTH}|週|日)`;
  const kept = RegExp(`${period}(?:間|分)?(以上)?(?:、|にわたり、?|の間、?)?(?:これを)?(?:保存|保管|保持)`, 'g');
  const term = RegExp(`([^、。（）\\s]{2,30})の(?:保存|保管)(?:の)?期間は、?${period}(?:間)?(以上)?`, 'g');
  return [
    ...matchesOf(kept, text).map(({ at, parts }) => ({ at, parts, thing: objectBefore(text.slice(0, at)) })),
    ...matchesOf(term, text).map(({ at, all, parts: [thing, ...parts] }) => ({
      at: at + all.lastIndexOf(parts[0]! + parts[1]!),
      parts,
      thing,
    })),
  ].flatMap(({ at, thing, parts: [number = '', unit = '', least] }) =>
    figure(
      text,
      'retention',
      thing,
      '',
      { start: at, end: at + number.length + unit.length },
      daysOf(number, unit),
      !!least,
    ),
  );
}

/** パスワードは、10文字以上とする */
const lengths = (text: string): readonly Figure[] =>
  matchesOf(RegExp(`([^、。（）\\s]{2,20}?)(?:は、?|を)(${NUMBER})(文字|桁)以上`, 'g'), text).flatMap(
    ({ at, all, parts: [thing, number = '', unit = ''] }) => {
      const start = at + all.lastIndexOf(number + unit);
      return figure(
        text,
        'length',
        thing,
        '',
        { start, end: start + number.length + unit.length },
        numberOf(number),
        true,
      );
    },
  );

const FAILED = RegExp(
  `(ログイン|ログオン|認証|パスワード|暗証番号|PIN)(?:の入力)?[にをが、]*(?:連続して|続けて)?(${NUMBER})回(?:以上)?(?:連続して|連続で|続けて)?、?(?:失敗|誤|間違)`,
  'g',
);

/** ログインに5回続けて失敗した */
const failures = (text: string): readonly Figure[] =>
  SYSTEM.test(text)
    ? []
    : matchesOf(FAILED, text).flatMap(({ at, all, parts: [thing = '', number = ''] }) => {
        const start = at + all.lastIndexOf(`${number}回`);
        const span = { start, end: start + number.length + 1 };
        return figure(text, 'failures', `${thing}の失敗`, '', span, numberOf(number), false);
      });

/** How often, with how to reckon it in times a year. */
const OFTEN: readonly { readonly pattern: RegExp; readonly perYear: (parts: readonly string[]) => number }[] = [
  {
    pattern: RegExp(`毎?(年度?|半年|四半期|月|週)(?:に|、)?(${NUMBER})回(?:以上)?`, 'g'),
    perYear: ([unit = '', times]) => PER_YEAR[unit]! * numberOf(times),
  },
  {
    pattern: RegExp(`(${NUMBER})(年|${MONTH}|週間?|日)(?:に|ごとに|毎に)(${NUMBER})回(?:以上)?`, 'g'),
    perYear: ([number = '', unit = '', times]) => (360 / daysOf(number, unit)) * numberOf(times),
  },
  {
    pattern: RegExp(`(${NUMBER})(年|${MONTH}|週間?)(?:ごと|毎|おき)(?=に(?!${NUMBER}回))`, 'g'),
    perYear: ([number = '', unit = '']) => 360 / daysOf(number, unit),
  },
  {
    pattern: RegExp(`毎(年度?|月|週|日|四半期)(?![分次報]|(?:に|、)?${NUMBER}回)`, 'g'),
    perYear: ([unit = '']) => PER_YEAR[unit]!,
  },
  {
    pattern: RegExp(`(半年|四半期)(?:ごと|毎)(?=に(?!${NUMBER}回))`, 'g'),
    perYear: ([unit = '']) => PER_YEAR[unit]!,
  },
];
const PER_YEAR: Readonly<Record<string, number>> = { 年: 1, 年度: 1, 半年: 2, 四半期: 4, 月: 12, 週: 52, 日: 365 };

/** 台帳を年1回点検する, 半年に1回、台帳の点検を行う */
const frequencies = (text: string): readonly Figure[] =>
  OFTEN.flatMap(({ pattern, perYear }) =>
    matchesOf(pattern, text)
      .filter(({ at }) => !/[0-9〇一二三四五六七八九十第翌前当同数毎]/.test(text[at - 1] ?? ''))
      .flatMap(({ at, all, parts }) => {
        const end = at + all.length;
        const act = actAround(text, at, end);
        const bound = /以上$/.test(all) || text.slice(end).startsWith('以上');
        return figure(
          text,
          'frequency',
          act?.thing,
          `${act?.verb} ${targetOf(text)}`,
          { start: at, end },
          perYear(parts),
          bound,
        );
      }),
  );

/** Whom it is done to: 新規採用職員に対し */
const targetOf = (text: string): string => /([^、。は]{2,30})に(?:対し|対する)/.exec(text)?.[1] ?? '';

const HOURS: Readonly<Record<string, number>> = { 月: 720, 週: 168, 営: 25, 開: 25, 日: 24, 時: 1, 分: 1 / 60 };
const WITHIN = RegExp(
  `(${NUMBER})(時間|分|日|営業日|開庁日|週間|${MONTH})以内|(当日中|その日のうち|即日)|翌(?:日|営業日|開庁日)(?:中|まで)`,
  'g',
);

/** 事故報告書を24時間以内にCISOに提出する */
const deadlines = (text: string): readonly Figure[] =>
  matchesOf(WITHIN, text).flatMap(({ at, all, parts: [number, unit = '', sameDay] }) => {
    const end = at + all.length;
    const before = text.slice(0, at);
    const condition = caseOf(before);
    const act = actAround(text, at, end, condition);
    // 退職の日から, 受理した後: the deadline counts from there
    const from = /(?:から|後|の)$/.test(before) ? before.split(/[、。]/).at(-1)! : '';
    const hours = number ? numberOf(number) * HOURS[unit.endsWith('月') ? '月' : unit[0]!]! : sameDay ? 12 : 36;
    const detail = `${act?.verb} ${act?.to} ${condition} ${from}`;
    return figure(text, 'deadline', act?.thing, detail, { start: at, end }, hours, true);
  });

const LEAVE = /(?<=[、はも])([^、。はがをにも（）「」]{2,25})の(?:許可|承認|決裁)を(?:得|受け|要)/g;

/** 職員等は、端末を持ち出すときは、課長の許可を得る; 端末の持出しは、課長の許可を要する */
const approvers = (text: string): readonly Figure[] =>
  matchesOf(LEAVE, text).flatMap(({ at, parts: [name = ''] }) => {
    const before = text.slice(0, at);
    const thing = caseOf(before) || objectBefore(before);
    if (/又は|及び|いずれか|当該|申請|前項|所属|等$/.test(name) || !actorOf(name) || (thing?.length ?? 0) < 6)
      return [];
    return figure(text, 'approver', thing, '', { start: at, end: at + name.length }, name, false);
  });

const TO = '(?:([^、。を]{2,25})に(?!関|対|係|お|つ|よ|基|当))?';
const OBJECT = RegExp(`^(?:以上)?(?:に)?、?${TO}([^、。]{2,60})を${TO}(${HAN}{1,4})`, 'u');
const VERB = RegExp(`^(?:以上)?(?:に)?、?${TO}(${HAN}{1,4})`, 'u');

/** What is done, to what, and to whom it is given, around the words of a figure; in a case it may be done to nothing: 報告する. */
function actAround(text: string, start: number, end: number, condition = '') {
  const rest = text.slice(end);
  const [, to1, thing, to2, deed] = OBJECT.exec(rest) ?? [];
  if (thing !== undefined) return act(thing, deed!, to1 ?? to2 ?? '');
  const [, to = '', verb] = VERB.exec(rest) ?? [];
  if (verb === undefined) return undefined;
  const before = objectBefore(text.slice(0, start)) ?? topicOf(text);
  if (before !== undefined) return act(before, verb, to);
  return condition === '' ? undefined : act(`${condition}ときの${verb}`, verb, to);
}

/** What a sentence is about, where that is nobody. */
function topicOf(text: string): string | undefined {
  const topic = /^([^、。（）は]{2,40})は、/.exec(text)?.[1];
  return topic === undefined || actorOf(topic) || /(?:とき|場合|際)に?$/.test(topic) ? undefined : topic;
}

/** 台帳の点検を行う is what 台帳を点検する is. */
function act(thing: string, verb: string, to: string) {
  const [, object, deed] = RegExp(`^(.+)の(${HAN}{2,3})$`, 'u').exec(thing) ?? [];
  if (!/^(?:実施|行|実行)$/.test(verb)) return { thing, verb, to };
  return object !== undefined ? { thing: object, verb: deed!, to } : { thing, verb: '実施', to };
}

const OBJECT_BEFORE =
  /([^、。（）をは\s]{2,40})を(?:、|(?:取得|採取|作成|記録|収集)し、)?(?:少なくとも|最低でも|最低)?$|(?:^|[、。])([^、。（）をは\s]{2,40})は、?(?:少なくとも|最低でも|最低)?$/;

/** The object, or the thing spoken of, right before a figure: 「…のログを」, 「…のログは、」, 「…のログを取得し、」. */
function objectBefore(before: string): string | undefined {
  const [, object, topic] = OBJECT_BEFORE.exec(before) ?? [];
  return object ?? (topic !== undefined && !actorOf(topic) ? topic : undefined);
}

/** The case that a rule is for, whatever it is called (とき, 場合, 際). */
const caseOf = (before: string): string =>
  /([^、。]{2,40}?)(?:(?:しよう)?とする)?(?:とき|場合|際)(?:に)?(?:は)?、(?:あらかじめ|事前に)?、?[^。]*$/.exec(
    before,
  )?.[1] ?? '';

/** Who the sentence is said of, where it begins with somebody. */
function actorIn(text: string): string {
  const first = /^([^、。はが]{2,30})[はが]、?/.exec(text)?.[1] ?? '';
  return actorOf(first) ? first : '';
}

function figure(
  text: string,
  sort: Figure['sort'],
  thing: string | undefined,
  detail: string,
  span: Span,
  value: number | string,
  bound: boolean,
): readonly Figure[] {
  if (thing === undefined || VAGUE.test(thing) || Number.isNaN(value)) return [];
  return [
    {
      sort,
      thing,
      key: `${sort} ${plain(`${thing} ${detail}`)}`,
      // a failure is anybody's
      actor: sort === 'failures' ? '' : actorIn(text),
      value,
      bound,
      span,
    },
  ];
}

/** The same words with and without okurigana: 取り扱い, 取扱い. */
const plain = (words: string): string => words.replace(/(?<=\p{sc=Han})[りちきしみえけせいれ](?=\p{sc=Han})/gu, '');

const matchesOf = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map((match) => ({ at: match.index, all: match[0], parts: match.slice(1) }));
