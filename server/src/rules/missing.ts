import type { ControlCoverage, Coverage } from '../coverage/coverage';
import { says, unitsOf } from '../coverage/meaning';
import { meaningsOf } from '../coverage/reading';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import type { Tokenizer } from '../morphology/token';
import type { Element } from '../policy/control';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import { draftOf } from './draft';
import type { Finding, Fix } from './finding';
import { houseOf, insertion } from './house';
import type { Rule } from './rule';

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
): readonly Finding[] {
  const lacking = elements
    .filter(({ byKind }) => (byKind.対策基準 ?? 'missing') === 'missing')
    .map(({ element }) => element);
  if (lacking.length === 0) return [];
  const home = homeOf(document, control.title, tokenizer);
  if (!home && firstHome(coverage.documents, control.title, tokenizer, document)) return [];
  const names = lacking.map(({ wording }) => `「${wording}」`);
  return [
    {
      rule: 'control/missing',
      severity: 'error',
      span: home?.titleSpan ?? document.titleSpan,
      message: {
        ja: `基本方針${control.id}${control.title ? `（${control.title}）` : ''}が求める${names.join('、')}に応える規定が見当たりません。規定を加えてください。既にあるときは、その文の前に <!-- kijun: covers ${lacking.map(({ id }) => id).join(' ')} --> と書いてください。`,
        en: `No rule fulfils what the basic policy demands in ${control.id}${control.title ? ` (${control.title})` : ''}: ${names.join(', ')}. Add a rule, or write <!-- kijun: covers ${lacking.map(({ id }) => id).join(' ')} --> before the sentence that is one.`,
      },
      related: lacking.map(({ span, wording }) => ({
        path: coverage.policy.document.path,
        span,
        message: { ja: `基本方針${control.id}: ${wording}`, en: `Basic policy ${control.id}: ${wording}` },
      })),
      fixes: [insertRules(document, control.title, lacking, tokenizer)],
    },
  ];
}

/** Another standard of the set has the section where the rule belongs: it is told there. */
const firstHome = (documents: readonly Document[], title: string, tokenizer: Tokenizer, self: Document): boolean => {
  const standards = documents.filter(({ kind }) => kind.kind === '対策基準');
  return (
    standards.some((document) => document !== self && homeOf(document, title, tokenizer) !== undefined) ||
    standards[0] !== self
  );
};

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
export function insertRules(document: Document, title: string, lacking: readonly Element[], tokenizer: Tokenizer): Fix {
  const home = homeOf(document, title, tokenizer);
  const house = houseOf(document);
  const sentences = lacking.map((element) => draftOf(element, house.eol));
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
