import type { Document } from '../document/document';
import { sourceOf } from '../document/prose';
import { folded } from '../text/fold';
import { numeralValue } from '../text/numeral';
import type { Span } from '../text/span';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';

/**
 * statement/conflict: two periods or numbers for one thing, in one document or in the set: 「ログを1年間保存」 and elsewhere
 * 「ログを6か月間保存」. Only where the same words name the thing, and neither sentence is about a case of its own.
 */
export const conflict: Rule = {
  id: 'statement/conflict',
  severity: 'warning',
  title: { ja: '期間や数の食い違い', en: 'Two periods or numbers for one thing' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check,
};

interface Claim {
  readonly key: string;
  readonly thing: string;
  readonly value: number;
  readonly written: string;
  readonly span: Span;
  readonly path: string;
}

function check({ document, documents, policy }: Subject & Surroundings): readonly Report[] {
  const others = [...(policy ? [policy.document] : []), ...documents.filter((one) => one !== document)].flatMap(
    claimsIn,
  );
  const own = claimsIn(document);
  return own.flatMap((claim, i) => {
    const other = [...others, ...own.slice(0, i)].find(({ key, value }) => key === claim.key && value !== claim.value);
    if (!other) return [];
    const here = other.path === document.path;
    return [
      {
        span: claim.span,
        message: {
          ja: `「${claim.thing}」が、ここでは「${claim.written}」、${here ? 'この文書の別の箇所' : '別の文書'}では「${other.written}」となっています。どちらかに統一してください。`,
          en: `「${claim.thing}」: 「${claim.written}」 here, but 「${other.written}」 ${here ? 'elsewhere in this document' : 'in another document'}. Decide on one.`,
        },
        related: [
          { path: other.path, span: other.span, message: { ja: `「${other.written}」`, en: `「${other.written}」` } },
        ],
      },
    ];
  });
}

const known = new WeakMap<Document, readonly Claim[]>();

function claimsIn(document: Document): readonly Claim[] {
  const claims = known.get(document) ?? readClaims(document);
  known.set(document, claims);
  return claims;
}

const NUMBER = '[0-9０-９〇一二三四五六七八九十]{1,4}';
/** 「(thing)を(number)(unit)間保存」, 「(thing)は、(number)文字以上」, 「(thing)の保存期間は、(number)年」 */
const CLAIMS: readonly { readonly about: string; readonly pattern: RegExp }[] = [
  {
    about: '保存',
    pattern: RegExp(
      `([^、。，（）()\\s]{2,30}?)(?:を|は、)(?:少なくとも)?(${NUMBER})(年|か月|ヶ月|カ月|箇月|週|日)(?:間|分)?(?:以上)?、?(?:保存|保管|保持)`,
      'g',
    ),
  },
  {
    about: '保存',
    pattern: RegExp(
      `([^、。，（）()\\s]{2,30}?)の(?:保存|保管)(?:の)?期間は、?(${NUMBER})(年|か月|ヶ月|カ月|箇月|週|日)`,
      'g',
    ),
  },
  {
    about: '文字',
    pattern: RegExp(`([^、。，（）()\\s]{2,20}?)(?:は、?|を)(${NUMBER})(文字|桁)以上`, 'g'),
  },
];
const DAYS: Readonly<Record<string, number>> = { 年: 360, か月: 30, ヶ月: 30, カ月: 30, 箇月: 30, 週: 7, 日: 1 };

function readClaims({ statements, path }: Document): readonly Claim[] {
  return statements.flatMap(({ text, prose, form }) =>
    form === 'row' || CASE.test(text)
      ? []
      : CLAIMS.flatMap(({ about, pattern }) =>
          [...folded(text).matchAll(pattern)].flatMap((match) => {
            const [all, thing = '', number = '', unit = ''] = match;
            const value = numeralValue(number);
            // folding keeps every character in its place but for a few; where it does not, nothing is claimed
            const start = text.length === folded(text).length ? match.index + all.indexOf(number, thing.length) : -1;
            if (value === undefined || start < 0 || VAGUE.test(thing)) return [];
            const end = start + number.length + unit.length;
            return [
              {
                key: `${about} ${thing}`,
                thing,
                value: value * (DAYS[unit] ?? 1),
                written: text.slice(start, end),
                span: sourceOf(prose, start, end),
                path,
              },
            ];
          }),
        ),
  );
}

/** A rule for a case, a system or a rank of its own: another number there is no conflict. */
const CASE =
  /(?:場合|とき|際|限り|もの)(?:に)?(?:は|、)|系(?:の|に|で|と)|(?:機密性|完全性|可用性|重要度)[0-9０-９ⅠⅡⅢA-Z]|ただし|除く/;
/** What names nothing by itself: there are many logs and many forms, but one 入退室の記録. */
const VAGUE = /^(?:これ|それ|当該|その|この|前項|各|前号)|^(?!パスワード)(?!.*の.*$).{1,5}$/;
