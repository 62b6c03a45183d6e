import type { ControlCoverage, Coverage, Evidence } from '../coverage/coverage';
import { isUnfinished } from '../coverage/evidence';
import { modalityIn } from '../document/assertion';
import type { Document } from '../document/document';
import { type Modality, modalityOf } from '../document/modality';
import { candidatesOf, declarations, locate } from './candidate';
import type { Finding, Message } from './finding';
import type { Rule } from './rule';
import { quoted, wishIn } from './wish';

/** control/weak: what the policy demands is only wished for or permitted; asked about where a duty comes near to it too. */
export const weak: Rule = {
  id: 'control/weak',
  severity: 'warning',
  title: { ja: '基本方針が求める対策が義務になっていない', en: 'A control of the policy is not made an obligation' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, coverage }) =>
    coverage ? coverage.controls.flatMap((control) => findings(document, control, coverage)) : [],
};

function findings(document: Document, { control, elements }: ControlCoverage, coverage: Coverage): readonly Finding[] {
  return elements.flatMap((one) => {
    const { element, byKind } = one;
    if (byKind.対策基準 !== 'weak') return [];
    const best = one.wishes.find((evidence) => evidence.document.kind.kind === '対策基準');
    // what is declared is told by trace/contradiction
    if (best?.document !== document || best.declared) return [];
    const statement = statementOf(best);
    const { text } = statement;
    const { modality } = modalityIn(document, statement);
    const span = modalityOf(text) === 'effort' && !isUnfinished(text) ? wishIn(statement) : statement.span;
    const where = { path: coverage.policy.document.path, span: element.span };
    const duty = candidatesOf(one).find(({ binding }) => binding);
    const finding: Finding = {
      rule: 'control/weak',
      // what is allowed may be about something else
      severity: duty || modality === 'permission' ? 'info' : 'warning',
      span,
      message: besides(
        messageOf(control.id, element.wording, text, modality),
        element.id,
        duty && locate(duty, document),
      ),
      related: [
        {
          ...where,
          message: {
            ja: `基本方針${control.id}: ${element.wording}`,
            en: `Basic policy ${control.id}: ${element.wording}`,
          },
        },
      ],
      fixes: declarations(document, one),
    };
    return [finding];
  });
}

function messageOf(control: string, element: string, text: string, modality: Modality): Message {
  const ja = `基本方針${control}は${quoted(element)}を求めていますが、`;
  const en = `The basic policy demands 「${element}」 (${control}), but `;
  if (isUnfinished(text))
    return {
      ja: `${ja}この文は書きかけです。〔 〕の箇所を埋めてください。`,
      en: `${en}this sentence is not finished. Fill in the parts in 〔 〕.`,
    };
  const wish = modality === 'effort';
  return {
    ja: `${ja}ここでは${wish ? '望ましいこと・努めること' : 'してもよいこと'}にとどまっています。義務として書いてください（…しなければならない、…ものとする）。`,
    en: `${en}this sentence only ${wish ? 'states a wish' : 'permits it'}. Write it as a duty (…しなければならない, …ものとする).`,
  };
}

/** A duty that may be meant for the same is named, for the author to declare. */
const besides = (message: Message, id: string, duty: Message | undefined): Message =>
  duty
    ? {
        ja: `${message.ja}${duty.ja}がそれを義務としているなら、その文の前に <!-- kijun: covers ${id} --> と書いてください。`,
        en: `${message.en} Where ${duty.en} makes it a duty, write <!-- kijun: covers ${id} --> before that sentence.`,
      }
    : message;

const statementOf = ({ document, statement }: Evidence) => document.statements[statement]!;
