import type { ControlCoverage, Coverage, Evidence } from '../coverage/coverage';
import type { Document } from '../document/document';
import { modalityOf } from '../document/modality';
import type { Finding } from './finding';
import type { Rule } from './rule';

/** control/weak: what the policy demands is only wished for or permitted. */
export const weak: Rule = {
  id: 'control/weak',
  severity: 'warning',
  title: { ja: '基本方針が求める対策が義務になっていない', en: 'A control of the policy is only wished for' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, coverage }) =>
    coverage ? coverage.controls.flatMap((control) => findings(document, control, coverage)) : [],
};

function findings(document: Document, { control, elements }: ControlCoverage, coverage: Coverage): readonly Finding[] {
  return elements
    .filter(({ status }) => status === 'weak')
    .flatMap(({ element, evidence }) => {
      const best = evidence[0];
      if (!best || best.document !== document) return [];
      const { span, text } = statementOf(best);
      const wish = modalityOf(text) === 'effort';
      return [
        {
          rule: 'control/weak',
          severity: 'warning',
          span,
          message: {
            ja: `基本方針${control.id}は「${element.text}」を求めていますが、ここでは${wish ? '望ましいこと・努めること' : 'してもよいこと'}にとどまっています。義務として書いてください（…しなければならない、…ものとする）。`,
            en: `The basic policy demands 「${element.text}」 (${control.id}), but this only ${wish ? 'wishes for' : 'permits'} it. Write it as a duty (…しなければならない, …ものとする).`,
          },
          related: [
            {
              path: coverage.policy.document.path,
              span: element.span,
              message: {
                ja: `基本方針${control.id}: ${element.text}`,
                en: `Basic policy ${control.id}: ${element.text}`,
              },
            },
          ],
          fixes: [],
        } satisfies Finding,
      ];
    });
}

const statementOf = ({ document, statement }: Evidence) => document.statements[statement]!;
