import type { ControlCoverage, Coverage, ElementCoverage, Evidence } from '../coverage/coverage';
import { placeOf } from '../document/citation';
import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { lineNumber } from '../text/lines';
import { nameOf } from '../text/path';
import { declarationOf } from './declaration';
import { draftOf } from './draft';
import type { Fix, Message, Related, Report } from './finding';
import { type Home, homeAmong, insertAt, sectionFix } from './home';
import type { Rule } from './rule';

/**
 * control/missing: elements of the policy for which no standard has a rule, told control by control, once in a set of standards:
 * where the rule belongs, or else in the first. An element to which something comes near is only asked about, unless the
 * standards say nothing at all on its control.
 */
export const missing: Rule = {
  id: 'control/missing',
  severity: 'error',
  title: { ja: '基本方針が求める対策の定めがない', en: 'A control of the policy has no rule' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, coverage, tokenizer }) =>
    coverage && tokenizer && document.statements.length > 0
      ? coverage.controls.flatMap((control) => reportsOn(control, document, coverage, tokenizer))
      : [],
};

function reportsOn(
  one: ControlCoverage,
  document: Document,
  coverage: Coverage,
  tokenizer: Tokenizer,
): readonly Report[] {
  const lacking = one.elements.filter(isLacking);
  if (lacking.length === 0) return [];
  const standards = coverage.documents.filter(isStandard);
  const home = homeAmong(standards, one, coverage, tokenizer);
  if (home?.document !== document) return [];
  const silent = lacking.length === one.elements.length && lacking.length > 1;
  const [gaps, doubts] = [
    lacking.filter((element) => silent || candidatesOf(element).length === 0),
    lacking.filter((element) => !silent && candidatesOf(element).length > 0),
  ];
  const headless = home.entry === undefined && isTitled(one, coverage);
  return [
    ...(gaps.length > 0 ? [gap(one, gaps, home, headless, coverage, tokenizer)] : []),
    ...(doubts.length > 0 ? [doubt(one, doubts, home, coverage, tokenizer)] : []),
  ];
}

const isLacking = ({ byKind }: ElementCoverage): boolean => (byKind.対策基準 ?? 'missing') === 'missing';
const isStandard = ({ kind }: Document): boolean => kind.kind === '対策基準';

/** What of the standards may be meant for an element, likeliest first. */
const candidatesOf = ({ near, faint }: ElementCoverage): readonly Evidence[] =>
  [...near, ...faint].filter(({ document }) => isStandard(document));

/** Whether the title is the control's own, and neither that of the section that all of them stand in nor all that an item says. */
const isTitled = ({ control: { id, title }, elements }: ControlCoverage, { controls }: Coverage): boolean =>
  title !== '' &&
  !controls.some(({ control }) => control.id !== id && control.title === title) &&
  !elements.some(({ element }) => element.wording === title);

/** Nothing comes near to these elements. */
function gap(
  { control }: ControlCoverage,
  lacking: readonly ElementCoverage[],
  { document, entry }: Home,
  headless: boolean,
  coverage: Coverage,
  tokenizer: Tokenizer,
): Report {
  const elements = lacking.map(({ element }) => element);
  return {
    span: entry?.titleSpan ?? document.titleSpan,
    message: gapMessage(control, lacking, headless),
    related: [...demandsOf(control.id, lacking, coverage), ...lacking.flatMap(nearby)],
    fixes: [
      headless
        ? sectionFix(
            document,
            control.title,
            elements.map((element) => draftOf(document, element)),
          )
        : insertAt(document, entry, elements, tokenizer),
      ...lacking.flatMap((one) => declarations(document, one)),
    ],
  };
}

/** Something comes near to these elements, and does not clearly fulfil them. */
function doubt(
  { control }: ControlCoverage,
  lacking: readonly ElementCoverage[],
  { document, entry }: Home,
  coverage: Coverage,
  tokenizer: Tokenizer,
): Report {
  const elements = lacking.map(({ element }) => element);
  return {
    severity: 'info',
    span: entry?.titleSpan ?? document.titleSpan,
    message: doubtMessage(control, lacking, document),
    related: [...demandsOf(control.id, lacking, coverage), ...lacking.flatMap(nearby)],
    fixes: [...lacking.flatMap((one) => declarations(document, one)), insertAt(document, entry, elements, tokenizer)],
  };
}

const nameOfControl = ({ id, title }: ControlCoverage['control']): Message => ({
  ja: title ? `${id}（${title}）` : id,
  en: title ? `${id} (${title})` : id,
});

function gapMessage(
  control: ControlCoverage['control'],
  lacking: readonly ElementCoverage[],
  headless: boolean,
): Message {
  const name = nameOfControl(control);
  const names = lacking.map(({ element }) => `「${element.wording}」`);
  const ids = lacking.map(({ element }) => element.id).join(' ');
  const below = lacking.filter(({ byKind }) => byKind.実施手順 === 'covered');
  const procedural = below.length === lacking.length;
  const partly = !procedural && below.length > 0 ? below.map(({ element }) => `「${element.wording}」`) : [];
  const asked = `${names.join('、')}${names.length > 1 ? `の${names.length}件` : ''}`;
  const found = procedural
    ? '実施手順には定めがありますが、対策基準に規定がありません'
    : `応える規定が見当たりません${partly.length > 0 ? `（${partly.join('、')}は、実施手順にだけ定めがあります）` : ''}`;
  const only = partly.length > 0 ? ` (${partly.join(', ')}: only in a procedure)` : '';
  return {
    ja: headless
      ? `基本方針${name.ja}に当たる節がなく、そこで求められている${asked}について、${found}。節を加えてください。別の言い方で既に定めているときは、その文の前に <!-- kijun: covers ${ids} --> と書くと、規定として数えます。`
      : `基本方針${name.ja}が求める${asked}について、${found}。ここに規定を加えてください。別の言い方で既に定めているときは、その文の前に <!-- kijun: covers ${ids} --> と書くと、規定として数えます。`,
    en: `${headless ? 'There is no section on this, and ' : ''}${procedural ? 'only a procedure says' : 'no rule fulfils'} what the basic policy demands in ${name.en}: ${names.join(', ')}${only}. Add ${headless ? 'the section' : 'a rule here'}. Where there is one in other words, write <!-- kijun: covers ${ids} --> before its sentence.`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
  };
}

function doubtMessage(
  control: ControlCoverage['control'],
  lacking: readonly ElementCoverage[],
  document: Document,
): Message {
  const name = nameOfControl(control);
  const told = lacking.map((one) => ({ ...one.element, nearest: locate(candidatesOf(one)[0]!, document) }));
  const ids = told.map(({ id }) => id).join(' ');
  return {
    ja: `基本方針${name.ja}が求める${told.map(({ wording, nearest }) => `「${wording}」（最も近い文は${nearest.ja}）`).join('、')}に、はっきりと応える規定が見当たりません。その文で足りるときは、前に <!-- kijun: covers ${ids} --> と書くと、規定として数えます。足りないときは、規定を加えてください。`,
    en: `No rule clearly fulfils what the basic policy demands in ${name.en}: ${told.map(({ wording, nearest }) => `「${wording}」 (nearest: ${nearest.en})`).join(', ')}. If that sentence is meant for it, write <!-- kijun: covers ${ids} --> before it; otherwise add a rule.`,
  };
}

/** So many letters of a sentence are enough to know it by. */
const EXCERPT = 24;

/** Where a sentence stands, and how it begins. */
function locate({ document, statement }: Evidence, from: Document): Message {
  const { entry, span, text } = document.statements[statement]!;
  const line = lineNumber(document.lines, span.start);
  const place = placeOf(document.entries, entry);
  const file = document === from ? '' : `${nameOf(document.path)} `;
  const begin = [...text.replace(/\s+/g, ' ')];
  const words = `「${begin.length > EXCERPT ? `${begin.slice(0, EXCERPT).join('')}…` : text}」`;
  return {
    ja: `${file}${line}行目の${place ? `${place} ` : ''}${words}`,
    en: `${file}line ${line}, ${place ? `${place} ` : ''}${words}`,
  };
}

const demandsOf = (id: string, lacking: readonly ElementCoverage[], { policy }: Coverage): readonly Related[] =>
  lacking.map(({ element: { span, wording } }) => ({
    path: policy.document.path,
    span,
    message: { ja: `基本方針${id}: ${wording}`, en: `Basic policy ${id}: ${wording}` },
  }));

/** How many sentences are named that nearly fulfil an element. */
const NEARBY = 2;

/** What comes near to an element in a standard, and what a procedure says to it. */
function nearby(one: ElementCoverage): readonly Related[] {
  const { element, evidence } = one;
  const below = evidence.filter(({ document }) => document.kind.kind === '実施手順').slice(0, 1);
  const close = candidatesOf(one).slice(0, NEARBY);
  const at = ({ document, statement }: Evidence) => ({
    path: document.path,
    span: document.statements[statement]!.span,
  });
  return [
    ...below.map((one) => ({
      ...at(one),
      message: {
        ja: `実施手順の規定（「${element.wording}」）`,
        en: `A procedure's rule for 「${element.wording}」`,
      },
    })),
    ...close.map((one) => ({
      ...at(one),
      message: {
        ja: `「${element.wording}」に近い規定${one.unsaid.length > 0 ? `（読み取れないこと: ${one.unsaid.join('、')}）` : ''}`,
        en: `Near to 「${element.wording}」${one.unsaid.length > 0 ? ` (not found in it: ${one.unsaid.join(', ')})` : ''}`,
      },
    })),
  ];
}

/** Declares that a sentence which comes near to an element is the rule for it. */
function declarations(document: Document, one: ElementCoverage): readonly Fix[] {
  const { element } = one;
  const best = candidatesOf(one).find((candidate) => candidate.document === document && candidate.binding);
  const statement = best && document.statements[best.statement]!;
  if (!statement) return [];
  const line = lineNumber(document.lines, statement.span.start);
  return [
    {
      title: {
        ja: `${line}行目の文を「${element.wording}」の根拠として示す`,
        en: `Declare the sentence on line ${line} to be the rule for 「${element.wording}」`,
      },
      edits: [declarationOf(document, statement, element.id)],
      safe: false,
    },
  ];
}
