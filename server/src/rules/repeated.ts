import { placeOf } from '../document/citation';
import type { Document } from '../document/document';
import { modalityOf } from '../document/modality';
import { foundInStretches, statementsWhere, stay } from '../document/search';
import { leads, type Statement } from '../document/statement';
import { folded } from '../text/fold';
import { lineNumber } from '../text/lines';
import type { Report } from './finding';
import type { Rule } from './rule';
import { isRuling } from './ruling';

/**
 * statement/duplicate: one rule twice in one document, word for word. What is only alike may be meant (a principle at the head of
 * a chapter and its articles) and is left alone; so are sentences that mean something else in another place (前項の…, これらの…).
 */
export const repeated: Rule = {
  id: 'statement/duplicate',
  severity: 'info',
  title: { ja: '同じ規定が二箇所にある', en: 'The same rule appears twice' },
  kinds: ['対策基準'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => check(document),
};

/** Shorter sentences say what their heading says them of. */
const SHORTEST = 25;
/** What means something else in another place. */
const RELATIVE = /(?:前|次|同|本|この|当該|その|これ|それ|上記|下記)(?:各?[条項号章節]|ら|[にをはの])/;
const RULES: ReadonlySet<string> = new Set(['duty', 'principle', 'declaration', 'prohibition']);

function check(document: Document): readonly Report[] {
  const isOne = (statement: Statement) => isWhole(statement) && isRuling(document, statement);
  const rules = statementsWhere(document, repeated.id, [], isOne);
  const look = (statements: readonly Statement[]) => statements.filter(isOne).map(wordsOf);
  const words = foundInStretches(document, repeated.id, [], look, stay);
  const firsts = new Map<string, number>();
  return words.flatMap((own, i) => {
    const at = firsts.get(own);
    if (at === undefined) {
      firsts.set(own, i);
      return NOTHING;
    }
    const [statement, first] = [rules[i]!, rules[at]!];
    const line = lineNumber(document.lines, first.span.start);
    const place = placeOf(document.entries, first.entry);
    return [
      {
        span: statement.span,
        message: {
          ja: `同じ規定が、${line}行目${place ? `（${place}）` : ''}にもあります。一方だけを改めると食い違うため、どちらかを除くか、他方を引用してください。`,
          en: `Line ${line}${place ? ` (${place})` : ''} says the same, word for word. If only one of them is changed later, they will contradict each other. Remove one, or refer to the other.`,
        },
        related: [{ path: document.path, span: first.span, message: { ja: '同じ規定', en: 'The same rule' } }],
      },
    ];
  });
}

const NOTHING: readonly Report[] = [];

/** A rule that says by itself what it orders. */
const isWhole = ({ form, text, lead }: Statement): boolean =>
  form !== 'row' &&
  form !== 'title' &&
  lead < 0 &&
  text.length >= SHORTEST &&
  /を/.test(text) &&
  RULES.has(modalityOf(text)) &&
  !leads(text) &&
  !RELATIVE.test(text);

/** The letters of a sentence, in one width and without signs. */
const wordsOf = ({ text }: Statement): string => folded(text.replace(/[\s、。，]+|．(?![0-9０-９])/g, ''));
