import type { ControlCoverage, Coverage, ElementCoverage, Evidence } from '../coverage/coverage';
import { says, unitsOf } from '../coverage/meaning';
import { meaningsOf } from '../coverage/reading';
import { isWithin } from '../document/citation';
import type { Document } from '../document/document';
import { binds, modalityOf } from '../document/modality';
import type { Tokenizer } from '../morphology/token';
import { candidatesOf, declarations, locate, strayIn } from './candidate';
import { draftOf } from './draft';
import type { Message, Related, Report } from './finding';
import { type Home, homeAmong, insertAt, isTitled, sectionFix } from './home';
import type { Rule } from './rule';

/**
 * control/missing: elements of the policy for which no standard has a rule, told control by control, once in a set of standards:
 * where the rule belongs, or else in the first that has rules. An element to which something comes near, which belongs into a
 * section with rules that answer nothing, or whose parts have rules, is only asked about, unless the standards say nothing at all on
 * its control.
 */
export const missing: Rule = {
  id: 'control/missing',
  severity: 'error',
  title: { ja: '基本方針が求める対策の定めがない', en: 'A control that the policy demands is missing' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, coverage, tokenizer }) =>
    coverage && tokenizer
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
  // of what has yet to be written nothing is told
  const standards = coverage.documents.filter(
    ({ kind, statements }) => kind.kind === '対策基準' && statements.length > 0,
  );
  const home = homeAmong(standards, one, coverage, tokenizer);
  if (home?.document !== document) return [];
  const open = home.entry !== undefined && strayIn({ document, entry: home.entry }, coverage) >= STRAY;
  const divided = isDivided(one, coverage);
  const silent = !open && lacking.length === one.elements.length && lacking.length > 1;
  const nearest = new Map(lacking.map((element) => [element, nearestTo(element, home, tokenizer)]));
  const isDoubtful = (element: ElementCoverage) => open || divided || (!silent && nearest.get(element) !== undefined);
  const [gaps, doubts] = [lacking.filter((element) => !isDoubtful(element)), lacking.filter(isDoubtful)];
  const headless = home.entry === undefined && isTitled(one, coverage);
  return [
    ...(gaps.length > 0 ? [gap(one, gaps, home, headless, coverage, tokenizer)] : []),
    ...(doubts.length > 0 ? [doubt(one, doubts, nearest, home, divided ? BELOW : SOMEWHERE, coverage, tokenizer)] : []),
  ];
}

/** Whether what the policy demands in general stands above parts of it that have rules: these may carry it out together. */
const isDivided = ({ control }: ControlCoverage, { policy, controls }: Coverage): boolean =>
  controls.some(
    (other) =>
      other.control.entry !== control.entry &&
      isWithin(policy.document.entries, other.control.entry, control.entry) &&
      other.elements.some((element) => !isLacking(element)),
  );

/** So many rules of a section that answer nothing leave it open whether one of them is meant. */
const STRAY = 2;

/** The sentence that comes nearest to an element. */
const nearestTo = (element: ElementCoverage, home: Home, tokenizer: Tokenizer): Near | undefined =>
  candidatesOf(element)[0] ?? doerOf(element, home, tokenizer);

type Near = Pick<Evidence, 'document' | 'statement'>;

/**
 * The rule of the section that does what is asked, to whatever it calls the thing: 何が引き金となったかを突き止める for
 * 原因を究明する.
 */
function doerOf({ element }: ElementCoverage, { document, entry }: Home, tokenizer: Tokenizer): Near | undefined {
  const acts = unitsOf(tokenizer(element.text), { concept: 1, act: 1, word: 0 }).filter(({ verbal }) => verbal);
  if (!entry || acts.length === 0) return undefined;
  const meanings = meaningsOf(tokenizer);
  const found = document.statements.find(
    ({ entry: at, text }) =>
      isWithin(document.entries, at, entry.index) &&
      binds(modalityOf(text)) &&
      acts.every((act) => says(meanings(text).main, act)),
  );
  return found && { document, statement: found.index };
}

const isLacking = ({ byKind }: ElementCoverage): boolean => (byKind.対策基準 ?? 'missing') === 'missing';

/** Nothing comes near to these elements. Of a single one that has no section to stand in nobody can be sure. */
function gap(
  { control }: ControlCoverage,
  lacking: readonly ElementCoverage[],
  home: Home,
  headless: boolean,
  coverage: Coverage,
  tokenizer: Tokenizer,
): Report {
  const { document, entry } = home;
  const elements = lacking.map(({ element }) => element);
  return {
    ...placed(control, lacking, home, coverage),
    severity: entry || elements.length > 1 ? 'error' : 'info',
    message: gapMessage(control, lacking, headless),
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
  nearest: ReadonlyMap<ElementCoverage, Near | undefined>,
  home: Home,
  otherwise: Message,
  coverage: Coverage,
  tokenizer: Tokenizer,
): Report {
  const { document, entry } = home;
  const elements = lacking.map(({ element }) => element);
  return {
    ...placed(control, lacking, home, coverage),
    severity: 'info',
    message: doubtMessage(control, lacking, nearest, document, otherwise),
    fixes: [...lacking.flatMap((one) => declarations(document, one)), insertAt(document, entry, elements, tokenizer)],
  };
}

/** Where it is told that elements are lacking, what demands them, and what comes near. */
const placed = (
  { id }: ControlCoverage['control'],
  lacking: readonly ElementCoverage[],
  { document, entry }: Home,
  coverage: Coverage,
): Pick<Report, 'span' | 'related'> => ({
  span: entry?.titleSpan ?? document.titleSpan,
  related: [...demandsOf(id, lacking, coverage), ...lacking.flatMap(nearby)],
});

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
    en: `${headless ? 'There is no section on this, and ' : ''}${procedural ? 'only a procedure says' : 'no rule fulfils'} what the basic policy demands in ${name.en}: ${names.join(', ')}${only}. Add ${headless ? 'the section' : 'a rule here'}. If a rule already says so in other words, write <!-- kijun: covers ${ids} --> before its sentence.`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
  };
}

/** What is told where no sentence comes near. */
const SOMEWHERE: Message = {
  ja: 'この節に、どの要求に応えるのか読み取れない規定があります',
  en: 'some rules of this section could not be matched to any demand',
};
const BELOW: Message = {
  ja: 'その下の個々の要求に応える規定はあります',
  en: 'the particular demands below it do have rules',
};

function doubtMessage(
  control: ControlCoverage['control'],
  lacking: readonly ElementCoverage[],
  nearest: ReadonlyMap<ElementCoverage, Near | undefined>,
  document: Document,
  otherwise: Message,
): Message {
  const name = nameOfControl(control);
  const told = lacking.map((one) => {
    const best = nearest.get(one);
    const { ja, en } = best ? locate(best, document) : otherwise;
    return { ...one.element, nearest: best ? { ja: `最も近い文は${ja}`, en: `nearest: ${en}` } : { ja, en } };
  });
  const ids = told.map(({ id }) => id).join(' ');
  return {
    ja: `基本方針${name.ja}が求める${told.map(({ wording, nearest }) => `「${wording}」（${nearest.ja}）`).join('、')}に、はっきりと応える規定が見当たりません。それで足りるときは、その文の前に <!-- kijun: covers ${ids} --> と書くと、規定として数えます。足りないときは、規定を加えてください。`,
    en: `No rule clearly fulfils what the basic policy demands in ${name.en}: ${told.map(({ wording, nearest }) => `「${wording}」 (${nearest.en})`).join(', ')}. If an existing sentence is enough, write <!-- kijun: covers ${ids} --> before it; otherwise add a rule.`,
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
        en: `Close to 「${element.wording}」${one.unsaid.length > 0 ? ` (not found in it: ${one.unsaid.join(', ')})` : ''}`,
      },
    })),
  ];
}
