import type { Document } from '../document/document';
import { isOffice } from '../document/office';
import { type Prose, sourceOf } from '../document/prose';
import { foundInStretches } from '../document/search';
import type { Statement } from '../document/statement';
import { shift } from '../text/anchor';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import { figuresInRow } from './cell';
import { type Figure, figuresIn } from './figure';
import type { Message, Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';
import { perSet } from './set';

/**
 * statement/conflict: two figures for one thing, in one document or in the set: 「ログを1年間保存」 and elsewhere 「ログを6か月間
 * 保存」, 年1回 and 半年ごと, 24時間以内 and 翌営業日, two who give leave. Only where the same words name the thing, the act and the
 * case. A document below another may be stricter where a figure is a bound (1年以上, 24時間以内, 年1回).
 */
export const conflict: Rule = {
  id: 'statement/conflict',
  severity: 'warning',
  title: { ja: '期間や数の食い違い', en: 'Contradicting periods or numbers for one thing' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check,
  facts: (document) => claimsIn(document),
};

/** A figure in its document. */
interface Claim {
  readonly figure: Figure;
  /** What it is told apart by from others of its document under one key. */
  readonly like: string;
  readonly written: string;
  readonly span: Span;
  readonly document: Document;
}

function check({ document, documents, policy }: Subject & Surroundings): readonly Report[] {
  const above = policy ? claimsIn(policy.document) : undefined;
  const family = policy ? [policy.document, ...documents] : documents;
  const contradicts = (a: Claim, b: Claim) => isContradiction(a, b, family);
  return [...claimsIn(document).values()].flatMap((own) => {
    /** Of those before a claim the first of each that are alike. */
    const before = new Map<string, Claim>();
    return own.flatMap((claim) => {
      const { key } = claim.figure;
      const earlier = [...before.values()].find((one) => contradicts(claim, one));
      if (!before.has(claim.like)) before.set(claim.like, claim);
      const other =
        earlier ??
        above?.get(key)?.find((one) => contradicts(claim, one)) ??
        firstsOf(documents, key, () => firstsIn(documents, key)).find(
          (one) => one.document !== document && contradicts(claim, one),
        );
      return other ? [report(claim, other)] : [];
    });
  });
}

const firstsOf = perSet<readonly Claim[]>();

/** Of the claims of a set under one key those that the others are like, each from two documents: one of them is not one's own. */
function firstsIn(documents: readonly Document[], key: string): readonly Claim[] {
  const told = new Map<string, Document[]>();
  return documents
    .flatMap((one) => claimsIn(one).get(key) ?? [])
    .filter(({ document, like }) => {
      const by = recall(told, `${document.kind.kind} ${like}`, () => []);
      if (by.length === 2 || by.includes(document)) return false;
      by.push(document);
      return true;
    });
}

const LEVELS = ['基本方針', '対策基準', '実施手順'];

/** Whether two figures under one key cannot both hold. */
function isContradiction(a: Claim, b: Claim, family: readonly Document[]): boolean {
  const [one, other] = [a.figure, b.figure];
  if (one.value === other.value || (one.actor !== other.actor && one.actor !== '' && other.actor !== '')) return false;
  if (typeof one.value === 'string' || typeof other.value === 'string') return !isPerhapsOne(a, b, family);
  const [upper, lower] =
    LEVELS.indexOf(a.document.kind.kind!) <= LEVELS.indexOf(b.document.kind.kind!) ? [a, b] : [b, a];
  const isStricter = stricter(lower.figure, upper.figure);
  // 年1回 in a standard does not forbid twice in a procedure
  if (upper.document.kind.kind !== lower.document.kind.kind && (upper.figure.bound || one.sort === 'frequency'))
    return !isStricter;
  return (
    one.bound === other.bound ||
    one.sort === 'deadline' ||
    (one.bound ? other.value < one.value : one.value < other.value)
  );
}

const stricter = (a: Figure, b: Figure): boolean => (a.sort === 'deadline' ? a.value < b.value : a.value > b.value);

/**
 * 「課長を情報セキュリティ管理者とする」: two names may be one person's. In two documents only offices are compared (a 課長 may hold any
 * of them), and only where one document stands below the other.
 */
function isPerhapsOne(a: Claim, b: Claim, family: readonly Document[]): boolean {
  const names = [a, b].map(({ figure }) => String(figure.value).replace(/^(?:所属する|所管する|各)/, ''));
  if (a.document !== b.document && (!names.every(isOffice) || a.document.kind.kind === b.document.kind.kind))
    return true;
  return (
    names[0]!.includes(names[1]!) ||
    names[1]!.includes(names[0]!) ||
    (a.document === b.document ? [a.document] : family).some(({ statements }) =>
      statements.some(
        ({ text, form }) =>
          names.every((name) => text.includes(name.slice(-6))) && (form === 'row' || NAMES.test(text)),
      ),
    )
  );
}

const NAMES = /とする|充て|兼ね|務め|いう/;

function report(claim: Claim, other: Claim): Report {
  const { figure, written, document } = claim;
  const here = other.document === document;
  const above = other.document.kind.kind === '基本方針';
  const what: Message =
    figure.sort === 'approver'
      ? { ja: `「${figure.thing}」ことを許可する者`, en: `who approves 「${figure.thing}」` }
      : {
          ja: `「${figure.thing}」について定める${NAME[figure.sort].ja}`,
          en: `${NAME[figure.sort].en} for 「${figure.thing}」`,
        };
  return {
    span: claim.span,
    message: {
      ja: `${what.ja}が、ここでは「${written}」、${here ? 'この文書の別の箇所' : `「${other.document.title}」`}では「${other.written}」となっています。${above ? '基本方針に合わせてください' : 'どちらかに統一してください'}。`,
      en: `Contradiction about ${what.en}: 「${written}」 here, but 「${other.written}」 ${here ? 'elsewhere in this document' : `in 「${other.document.title}」`}. ${above ? 'Follow the basic policy' : 'Settle on one of them'}.`,
    },
    related: [
      {
        path: other.document.path,
        span: other.span,
        message: { ja: `「${other.written}」`, en: `「${other.written}」` },
      },
    ],
  };
}

const NAME: Readonly<Record<Exclude<Figure['sort'], 'approver'>, Message>> = {
  retention: { ja: '保存期間', en: 'the retention period' },
  length: { ja: '文字数', en: 'the length' },
  failures: { ja: '回数', en: 'the number of times' },
  frequency: { ja: '頻度', en: 'the frequency' },
  deadline: { ja: '期限', en: 'the deadline' },
};

/** The claims of each document by key. */
const claimsIn = (document: Document): ReadonlyMap<string, readonly Claim[]> =>
  recall(known, document, () => {
    const claims = new Map<string, Claim[]>();
    const found = foundInStretches(document, conflict.id, [], readClaims, ({ figure, like, written, span }, by) => ({
      figure,
      like,
      written,
      span: shift(span, by),
    }));
    for (const { figure, like, written, span } of found)
      recall(claims, figure.key, () => []).push({ figure, like, written, span, document });
    return claims;
  });

const readClaims = (statements: readonly Statement[]): readonly Omit<Claim, 'document'>[] =>
  statements.flatMap((statement) =>
    statement.form === 'row'
      ? figuresInRow(statement).map(({ cell, figure }) => claim(statement.cells![cell]!, figure))
      : figuresIn(statement.text).map((figure) => claim(statement.prose, figure)),
  );

function claim(prose: Prose, figure: Figure): Omit<Claim, 'document'> {
  const { start, end } = figure.span;
  const like = JSON.stringify([figure.value, figure.actor, figure.bound]);
  return { figure, like, written: prose.text.slice(start, end), span: sourceOf(prose, start, end) };
}

const known = new WeakMap<Document, ReadonlyMap<string, readonly Claim[]>>();
