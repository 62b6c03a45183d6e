import type { ElementCoverage } from '../coverage/coverage';
import { placeOf } from '../document/citation';
import type { Document } from '../document/document';
import type { Locale, Message } from '../rules/finding';
import { nameOf } from '../text/path';
import { touches } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { type Basis, MARK } from './basis';
import type { Hover, Link } from './hover';
import { policyFor } from './term';

/** The rule that reports elements without evidence; its related places name the elements. */
const GAP = 'control/missing';

/** How many sentences are told that come near to one element. */
const NEAREST = 2;

/** Over a finding that an element is not fulfilled: what comes nearest to each, and what it lacks. */
export function overGap(workspace: Workspace, document: Document, offset: number, link: Link): Hover | undefined {
  const policy = policyFor(workspace, document);
  const coverage = policy && workspace.coverageAtOnce(policy);
  const findings = coverage && workspace.findingsAtOnce(document.path);
  // what is missing is not known before
  if (!coverage || !findings) return undefined;
  const found = findings.filter(({ rule, span }) => rule === GAP && touches(span, offset));
  const [first] = found;
  if (!first) return undefined;
  const named = new Set(found.flatMap(({ related }) => related.map(({ path, span }) => `${path} ${span.start}`)));
  const lacking = coverage.controls
    .flatMap(({ elements }) => elements)
    .filter(({ element, status }) => {
      return status !== 'covered' && named.has(`${coverage.policy.document.path} ${element.span.start}`);
    });
  if (lacking.length === 0) return undefined;
  const text = (locale: Locale) => lacking.map((one) => gapText(one, locale, link)).join('\n');
  return { span: first.span, text: { ja: text('ja'), en: text('en') } };
}

function gapText({ element, status, wishes, near }: ElementCoverage, locale: Locale, link: Link): string {
  const told = [
    ...wishes.map((one) => ({ ...one, as: 'wish' as const })),
    ...near.map((one) => ({ ...one, as: 'near' as const })),
  ].slice(0, NEAREST);
  const lines = told.map((one) => {
    const { entry, span } = one.document.statements[one.statement]!;
    const place = `${nameOf(one.document.path)} ${placeOf(one.document.entries, entry)}`.trim();
    return `  - [${plain(place)}](<${link(one.document.path, span)}>) ${reasonOf(one, locale)}`;
  });
  const nothing = { ja: '近い規定は見つかりません。', en: 'No rule comes near to it.' };
  const head = `- ${MARK[status]} ${plain(element.text)}`;
  return lines.length > 0 ? [head, ...lines].join('\n') : `${head}  \n  ${nothing[locale]}`;
}

/** Why a statement counts for an element, or why it does not. */
export function reasonOf(
  { as, declared, score, said, unsaid }: Pick<Basis, 'as' | 'declared' | 'score' | 'said' | 'unsaid'>,
  locale: Locale,
): string {
  return [
    as === 'evidence' ? '' : WHY[as][locale],
    declared ? WHY.declared[locale] : `${WHY.inferred[locale]} ${Math.round(score * 100)}%`,
    said.length > 0 ? `${WHY.said[locale]}${said.map(plain).join('、')}` : '',
    unsaid.length > 0 ? `${WHY.unsaid[locale]}${unsaid.map(plain).join('、')}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

const WHY: Readonly<Record<'wish' | 'near' | 'declared' | 'inferred' | 'said' | 'unsaid', Message>> = {
  wish: { ja: '希望・許容・書きかけのため、規定として数えない', en: 'only wishes, permits or is unfinished: no rule' },
  near: { ja: '近いが、規定として数えるには足りない', en: 'near, but not enough to count as a rule' },
  declared: { ja: '作成者が示した根拠', en: 'declared by the author' },
  inferred: { ja: '意味からの推定', en: 'inferred from the meaning' },
  said: { ja: '言っていること: ', en: 'says: ' },
  unsaid: { ja: '言っていないこと: ', en: 'does not say: ' },
};

/** Text of a document is text, not Markdown of ours: every sign that could be one is escaped. */
export const plain = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
