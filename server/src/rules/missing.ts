import type { ControlCoverage, Coverage, ElementCoverage, Evidence } from '../coverage/coverage';
import { says, unitsOf } from '../coverage/meaning';
import { meaningsOf } from '../coverage/reading';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import { lineNumber } from '../text/lines';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import { declarationOf } from './declaration';
import { draftOf } from './draft';
import type { Fix, Message, Related, Report } from './finding';
import { houseOf, insertion } from './house';
import type { Rule } from './rule';
import { actorIn } from './voice';

/** control/missing: elements of the policy for which no standard has a rule, all those of one control in one finding. */
export const missing: Rule = {
  id: 'control/missing',
  severity: 'error',
  title: { ja: '基本方針が求める対策の定めがない', en: 'A control of the policy has no rule' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, coverage, tokenizer }) =>
    coverage && tokenizer && document.statements.length > 0
      ? coverage.controls.flatMap((control) => finding(document, control, coverage, tokenizer))
      : [],
};

function finding(
  document: Document,
  { control, elements }: ControlCoverage,
  coverage: Coverage,
  tokenizer: Tokenizer,
): readonly Report[] {
  const lacking = elements.filter(({ byKind }) => (byKind.対策基準 ?? 'missing') === 'missing');
  if (lacking.length === 0) return [];
  const teller = recall(
    recall(tellers, coverage, () => new Map<Control, Teller>()),
    control,
    () => tellerOf(control, elements, coverage, tokenizer),
  );
  if (document !== teller.document) return [];
  const { home } = teller;
  return [
    {
      span: home?.titleSpan ?? document.titleSpan,
      message: messageOf(control, lacking),
      related: [
        ...lacking.map(({ element: { span, wording } }) => ({
          path: coverage.policy.document.path,
          span,
          message: { ja: `基本方針${control.id}: ${wording}`, en: `Basic policy ${control.id}: ${wording}` },
        })),
        ...lacking.flatMap(nearby),
      ],
      fixes: [
        insertAt(
          document,
          home,
          lacking.map(({ element }) => element),
          tokenizer,
        ),
        ...lacking.flatMap((one) => declarations(document, one)),
      ],
    },
  ];
}

/** In a set of standards a gap is told once: where the rule belongs, or in the first. */
interface Teller {
  readonly document: Document | undefined;
  readonly home?: Entry;
}

/** Every standard of a set asks for the same: it is found out once. */
const tellers = new WeakMap<Coverage, Map<Control, Teller>>();

function tellerOf(
  control: Control,
  elements: readonly ElementCoverage[],
  coverage: Coverage,
  tokenizer: Tokenizer,
): Teller {
  const standards = coverage.documents.filter(({ kind }) => kind.kind === '対策基準');
  const siblings = new Map<Document, Evidence>();
  for (const one of elements.flatMap(({ evidence }) => evidence))
    if (!siblings.has(one.document)) siblings.set(one.document, one);
  for (const document of standards) {
    const home = homeIn(document, control, elements, coverage, siblings.get(document), tokenizer);
    if (home) return { document, home };
  }
  return { document: standards[0] };
}

function messageOf({ id, title }: Control, lacking: readonly ElementCoverage[]): Message {
  const place = title ? `${id}（${title}）` : id;
  const names = lacking.map(({ element }) => `「${element.wording}」`);
  const ids = lacking.map(({ element }) => element.id).join(' ');
  const below = lacking.filter(({ byKind }) => byKind.実施手順 === 'covered');
  const procedural = below.length === lacking.length;
  const partly = !procedural && below.length > 0 ? below.map(({ element }) => `「${element.wording}」`) : [];
  const count = names.length > 1 ? `の${names.length}件` : '';
  return {
    ja: `基本方針${place}が求める${names.join('、')}${count}について、${procedural ? '実施手順には定めがありますが、対策基準に規定がありません' : '応える規定が見当たりません'}${partly.length > 0 ? `（${partly.join('、')}は、実施手順にだけ定めがあります）` : ''}。ここに規定を加えてください。別の言い方で既に定めているときは、その文の前に <!-- kijun: covers ${ids} --> と書くと、規定として数えます。`,
    en: `${procedural ? 'Only a procedure says' : 'No rule fulfils'} what the basic policy demands in ${title ? `${id} (${title})` : id}: ${names.join(', ')}${partly.length > 0 ? ` (${partly.join(', ')}: only in a procedure)` : ''}. Add a rule here. Where there is one in other words, write <!-- kijun: covers ${ids} --> before its sentence.`,
  };
}

/** How many sentences are named that nearly fulfil an element. */
const NEARBY = 2;

/** What comes near to an element in a standard, and what a procedure says to it. */
function nearby({ element, near, evidence }: ElementCoverage): readonly Related[] {
  const below = evidence.filter(({ document }) => document.kind.kind === '実施手順').slice(0, 1);
  const close = near.filter(({ document }) => document.kind.kind === '対策基準').slice(0, NEARBY);
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
function declarations(document: Document, { element, near }: ElementCoverage): readonly Fix[] {
  const best = near.find((one) => one.document === document && one.binding);
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

/** Where a rule on a control belongs: the section that cites it, or is headed so, or holds the rules for its other demands. */
function homeIn(
  document: Document,
  control: Control,
  elements: readonly ElementCoverage[],
  coverage: Coverage,
  sibling: Evidence | undefined,
  tokenizer: Tokenizer,
): Entry | undefined {
  const cites = coverage.claims
    .get(document)
    ?.find(({ trace }) => trace.statement < 0 && elements.some(({ element }) => trace.cited.includes(element.id)));
  if (cites && document.entries[cites.trace.entry]?.title) return document.entries[cites.trace.entry];
  const headed = homeOf(document, control.title, tokenizer);
  if (headed) return headed;
  const around = sibling ? pathTo(document.entries, document.statements[sibling.statement]!.entry) : [];
  return around.findLast(({ title, level }) => title !== '' && level > 1);
}

/** The heading that says most of the control's title, and at least half of it; the outermost of equals. Looked up once. */
const homeOf = (document: Document, title: string, tokenizer: Tokenizer): Entry | undefined =>
  recall(
    recall(homes, document, () => new Map<string, { readonly entry?: Entry }>()),
    title,
    () => findHome(document, title, tokenizer),
  ).entry;

/** All standards of a set are asked for the home of what each of them lacks. */
const homes = new WeakMap<Document, Map<string, { readonly entry?: Entry }>>();

function findHome({ entries }: Document, title: string, tokenizer: Tokenizer): { readonly entry?: Entry } {
  const units = unitsOf(tokenizer(title), { concept: 2, act: 0.5, word: 1 });
  const total = units.reduce((sum, { weight }) => sum + weight, 0);
  const meanings = meaningsOf(tokenizer);
  let best: { entry: Entry; score: number } | undefined;
  for (const entry of entries) {
    if (entry.title === '' || (entry.depth === 0 && entry.label?.style !== '条') || (entry.index === 0 && !entry.label))
      continue;
    const meaning = meanings(entry.title);
    const score =
      entry.title === title
        ? total + 1
        : units.filter((unit) => says(meaning, unit)).reduce((sum, { weight }) => sum + weight, 0);
    if (score > 0 && score * 2 >= total && (!best || score > best.score)) best = { entry, score };
  }
  return best ? { entry: best.entry } : {};
}

/** Puts in a draft sentence for each element, in the section where a rule on `title` belongs, or at the end. */
export const insertRules = (
  document: Document,
  title: string,
  lacking: readonly Element[],
  tokenizer: Tokenizer,
): Fix => insertAt(document, homeOf(document, title, tokenizer), lacking, tokenizer);

function insertAt(document: Document, home: Entry | undefined, lacking: readonly Element[], tokenizer: Tokenizer): Fix {
  const house = houseOf(document);
  const actor = actorIn(document, home?.index ?? -1, tokenizer);
  const sentences = lacking.map((element) => draftOf(document, element, actor));
  const at = home ? contentEnd(document.source, home) : undefined;
  const edit = at
    ? { span: at, text: sentences.map((sentence) => house.eol + house.eol + sentence).join('') }
    : { span: house.place, text: insertion(document, house.eol, house.place, sentences) };
  return { title: { ja: '規定の下書きを入れる', en: 'Insert drafts of the rules' }, edits: [edit], safe: false };
}

/** Behind the last text of an entry, before the blank lines that end it. */
function contentEnd(source: string, { span, end }: Entry): Span {
  let at = end;
  while (at > span.end && /\s/.test(source[at - 1]!)) at--;
  return { start: at, end: at };
}
