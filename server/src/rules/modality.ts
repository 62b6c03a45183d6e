import type { Evidence } from '../coverage/coverage';
import type { Document } from '../document/document';
import { modalityOf } from '../document/modality';
import { sourceOf } from '../document/prose';
import { statementsWhere } from '../document/search';
import type { Statement } from '../document/statement';
import { recall } from '../text/memory';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';
import { isRuling } from './ruling';
import { quoted, wishIn } from './wish';

/**
 * statement/modality: a rule that only wishes (努める, 望ましい, 検討する), above all where the policy orders it; and items of
 * one list that do not bind alike.
 */
export const modality: Rule = {
  id: 'statement/modality',
  severity: 'info',
  title: { ja: '義務が弱い・文末が混在している', en: 'An obligation that is too weak, or mixed endings' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  yields: ['control/weak'],
  check: (subject) => [...wishes(subject), ...mixed(subject)],
};

function wishes(subject: Subject & Surroundings): readonly Report[] {
  const { document, policy } = subject;
  const wishing = (statement: Statement) =>
    modalityOf(statement.text) === 'effort' && isRuling(document, statement) && !DELIBERATES.test(statement.text);
  const all = statementsWhere(document, 'wishes', [], wishing);
  const weak = (all.length === 0 ? undefined : subject.coverage)?.controls.flatMap(({ control, elements }) =>
    elements
      .filter(({ byKind }) => byKind[document.kind.kind!] === 'weak')
      .map(({ element, wishes }) => ({ control, element, wishes })),
  );
  return all.map((statement) => {
    const demanded = weak?.find(({ wishes }) => isBest(wishes, document, statement));
    return {
      span: wishIn(statement),
      message: demanded
        ? {
            ja: `基本方針${demanded.control.id}は${quoted(demanded.element.wording)}を求めていますが、この文は守らなくても違反になりません。義務として書いてください（…しなければならない、…ものとする）。`,
            en: `The basic policy demands 「${demanded.element.wording}」 (${demanded.control.id}), but this sentence does not make it an obligation. Write it as a duty (…しなければならない, …ものとする).`,
          }
        : {
            ja: 'この文は、守らなくても違反になりません。必ず行うべきことであれば、義務として書いてください（…しなければならない、…ものとする）。',
            en: 'This sentence does not create an obligation. If it must be done, write it as a duty (…しなければならない, …ものとする).',
          },
      related:
        demanded && policy
          ? [
              {
                path: policy.document.path,
                span: demanded.element.span,
                message: {
                  ja: `基本方針${demanded.control.id}: ${demanded.element.wording}`,
                  en: `Basic policy ${demanded.control.id}: ${demanded.element.wording}`,
                },
              },
            ]
          : [],
    };
  });
}

/** To deliberate is what a committee is for, and one act among others when measures are planned: 復旧及び再発防止策の検討を行う. */
const DELIBERATES =
  /(?:委員会|会議|部会|チーム|班)は、[^。]*検討|(?:、|及び|並びに)[^、]{1,15}の検討を(?:行う|実施する)[^、。]*。?$/;

/** Whether nothing else in the drafts comes nearer to what is demanded. */
const isBest = (wishes: readonly Evidence[], document: Document, { index }: Statement): boolean =>
  wishes[0]?.document === document && wishes[0].statement === index;

/** Items of one list end alike: one 「…しなければならない。」 among 「…すること。」 reads as if the others were weaker. */
function mixed({ document }: Subject): readonly Report[] {
  const lists = new Map<number, Statement[]>();
  for (const statement of itemsEnding(document, '義務')) recall(lists, statement.lead, () => []).push(statement);
  if (lists.size === 0) return [];
  const alike = new Map<number, Statement[]>();
  for (const statement of itemsEnding(document, 'こと')) recall(alike, statement.lead, () => []).push(statement);
  return [...lists].flatMap(([lead, other]) => {
    const plain = alike.get(lead) ?? [];
    if (plain.length < 2 || other.length > 2) return [];
    const style = styleOf(document, plain[0]!);
    return other
      .filter((one) => styleOf(document, one) === style)
      .map(({ prose, text }) => {
        const at = text.search(DUTY);
        return {
          severity: 'hint' as const,
          span: sourceOf(prose, at, text.length),
          message: {
            ja: 'ほかの項目は「…こと。」で終わっています。列記の文末をそろえてください。',
            en: 'The other items end in 「…こと。」. Use one ending for all items of a list.',
          },
        };
      });
  });
}

/** The items of lists, table rows apart, that end so. */
const itemsEnding = (document: Document, end: 'こと' | '義務'): readonly Statement[] =>
  statementsWhere(
    document,
    `items ${end}`,
    [],
    (statement) => statement.lead >= 0 && statement.form !== 'row' && endOf(document, statement) === end,
  );

/** A paragraph behind a list is none of its items. */
const styleOf = ({ entries }: Document, { entry, form }: Statement): string =>
  form === 'bullet' ? 'bullet' : (entries[entry]?.label?.style ?? '');

const DUTY = /(?:し|れ|ら|か|が|さ|た|ば|ま|わ|け|げ|せ|ね|べ|め|え|い)?なければならない。?$|ものとする。?$/;

/** How an item that is one sentence ends. */
function endOf(document: Document, statement: Statement): 'こと' | '義務' | undefined {
  const next = document.statements[statement.index + 1];
  if (next && next.entry === statement.entry && next.lead === statement.lead && statement.form === 'lead')
    return undefined;
  if (/こと。?$/.test(statement.text)) return 'こと';
  return DUTY.test(statement.text) ? '義務' : undefined;
}
