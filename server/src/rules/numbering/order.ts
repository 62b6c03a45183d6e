import type { Document } from '../../document/document';
import type { Entry } from '../../document/entry';
import { foundInOutline } from '../../document/search';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { labelSpan, type Numbered, numberedAt } from './run';

/** numbering/order: kinds of numbers that stand inside each other in two ways: ア below (1) here, (1) below ア there. */
export const order: Rule = {
  id: 'numbering/order',
  severity: 'info',
  title: { ja: '番号の段の順序が一定しない', en: 'Levels of numbering in different orders' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) =>
    foundInOutline(document, 'numbering/order', [], () => oddSteps(document)).map((odd) => report(document, odd)),
};

/** A number right below another one. */
interface Step {
  readonly outer: Numbered;
  readonly inner: Numbered;
}

/** The indices of the entries of a step, and of one the other way round. */
type Odd = readonly [outer: number, inner: number, thereOuter: number, thereInner: number];

function oddSteps(document: Document): readonly Odd[] {
  const steps = new Map<string, Step[]>();
  for (const inner of document.entries) {
    const outer = document.entries[inner.parent];
    if (!isItem(inner) || !outer || !isItem(outer) || kindOf(outer) === kindOf(inner)) continue;
    const key = `${kindOf(outer)} ${kindOf(inner)}`;
    const known = steps.get(key);
    if (known) known.push({ outer, inner });
    else steps.set(key, [{ outer, inner }]);
  }
  return [...steps].flatMap(([key, here]) => {
    const there = steps.get(key.split(' ').reverse().join(' ')) ?? [];
    // the first number of a list is enough to show it
    return here.length < there.length
      ? here
          .filter(({ inner }, i) => here[i - 1]?.inner.parent !== inner.parent)
          .map(({ outer, inner }): Odd => [outer.index, inner.index, there[0]!.outer.index, there[0]!.inner.index])
      : [];
  });
}

/** Items and paragraphs; headings, and the markers of Markdown's lists, are kinds of their own. */
const isItem = (entry: Entry): entry is Numbered =>
  entry.label !== undefined && /^(?:\(?[1一ア]\)?|①|[aAiIイ]|\([aイ]\))$/.test(entry.label.style);

const kindOf = ({ label, depth }: Numbered): string =>
  `${label.style}${depth > 0 ? '#' : label.length === 0 ? '.' : ''}`;

function report(document: Document, odd: Odd): Report {
  const [outer, inner, thereOuter, thereInner] = odd.map((index) => numberedAt(document, index)) as [
    Numbered,
    Numbered,
    Numbered,
    Numbered,
  ];
  return {
    span: labelSpan(document, inner),
    message: {
      ja: `ここでは「${outer.number}」の下に「${inner.number}」がありますが、ほかの箇所では「${thereOuter.number}」の下に「${thereInner.number}」があります。番号の段の順序をそろえてください。`,
      en: `「${inner.number}」 stands below 「${outer.number}」 here, but elsewhere 「${thereInner.number}」 below 「${thereOuter.number}」. Keep one order.`,
    },
    related: [
      {
        path: document.path,
        span: labelSpan(document, thereInner),
        message: { ja: 'ほかの箇所の順序', en: 'The order elsewhere' },
      },
    ],
  };
}
