import type { Claim, Fault } from '../../coverage/claim';
import type { Document } from '../../document/document';
import type { Policy } from '../../policy/policy';
import type { Message, Report } from '../finding';
import type { Rule } from '../rule';

/** trace/contradiction: a statement is declared to fulfil a demand of the policy, and its own words do not. */
export const contradiction: Rule = {
  id: 'trace/contradiction',
  severity: 'warning',
  title: { ja: '根拠として示された文が求めに応えていない', en: 'A declared trace contradicts its sentence' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, policy, coverage }) =>
    coverage && policy ? reports(document, policy, coverage.claims.get(document)!) : [],
};

/** One report for each statement: several citations of one sentence have the same fault. */
function reports(document: Document, policy: Policy, claims: readonly Claim[]): readonly Report[] {
  const faulty = claims.filter(({ fault }) => fault !== undefined);
  return [...new Set(faulty.map(({ trace }) => trace.statement))].map((statement) => {
    const here = faulty.filter(({ trace }) => trace.statement === statement);
    const ids = new Set(here.flatMap(({ elements }) => elements));
    const asked = policy.controls.flatMap(({ id, elements }) =>
      elements.filter((element) => ids.has(element.id)).map(({ span, wording }) => ({ control: id, span, wording })),
    );
    return {
      span: document.statements[statement]!.span,
      message: messageOf(here[0]!.fault!, asked[0]!),
      related: asked.map(({ control, span, wording }) => ({
        path: policy.document.path,
        span,
        message: { ja: `基本方針${control}: ${wording}`, en: `Basic policy ${control}: ${wording}` },
      })),
    };
  });
}

function messageOf(fault: Fault, { control, wording }: { control: string; wording: string }): Message {
  const { ja, en } = FAULTS[fault];
  return {
    ja: `基本方針${control}の「${wording}」に応える規定として示されていますが、この文は${ja}`,
    en: `This is declared to be a rule for 「${wording}」 (basic policy ${control}), but it ${en}`,
  };
}

const FAULTS: Readonly<Record<Fault, Message>> = {
  wish: {
    ja: '「望ましい」「努める」などの希望にとどまっています。義務として書いてください（…しなければならない、…ものとする）。',
    en: 'states it only as a wish. Write it as a duty (…しなければならない, …ものとする).',
  },
  permission: {
    ja: '「できる」「してもよい」などの許容にとどまっています。義務として書いてください（…しなければならない、…ものとする）。',
    en: 'only permits it. Write it as a duty (…しなければならない, …ものとする).',
  },
  denial: {
    ja: '求められていることを禁じ、又は要しないとしています。文を改めるか、根拠の表示を外してください。',
    en: 'forbids or waives what is demanded. Change the sentence, or remove the trace.',
  },
  unfinished: {
    ja: '書きかけです。〔 〕の箇所を埋めてください。',
    en: 'is not finished. Fill in the parts in 〔 〕.',
  },
};
