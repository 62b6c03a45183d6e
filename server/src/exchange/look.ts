import { readLabel } from '../document/label';
import { isSentence } from '../document/title';
import { attribute, below, child, type Xml } from './xml';

/** A paragraph of Word as far as it may be a heading: whether a style or a number says what it is already. */
export interface Paragraph {
  readonly element: Xml;
  readonly depth: number;
  readonly numbered: boolean;
}

/**
 * Finds paragraphs that only look like headings, in a document without heading styles: short lines that are bold or larger than the
 * text below them, of which there are several alike. The larger is the outer one; answers depths from 1.
 */
export function apparentHeadings(paragraphs: readonly Paragraph[]): ReadonlyMap<Xml, number> {
  const said = paragraphs
    .filter(({ element }) => !isInTable(element))
    .map((paragraph) => ({ ...paragraph, ...lookOf(paragraph.element) }))
    .filter(({ text }) => text !== '');
  const labelled = said.filter(({ numbered, text }) => numbered || readLabel(text)).length;
  if (said.some(({ depth }) => depth > 0)) return new Map();
  const body = commonest(said);
  const marked = said.map((one) => {
    const stands = (one.bold || one.size > body) && !one.numbered && isName(one.text);
    return stands ? one.size * 2 + (one.bold ? 1 : 0) : 0;
  });
  // a heading stands above text or above an inner heading
  const heads = marked.map((weight, i) => (weight > (marked[i + 1] ?? weight) ? weight : 0));
  const weights = [...new Set(heads)].filter(
    (weight) => weight > 0 && heads.filter((one) => one === weight).length > 1,
  );
  weights.sort((a, b) => b - a);
  // the first line is the title when it looks like no other heading
  const titled = weights.length > 0 && marked[0]! > 0 && !weights.includes(marked[0]!) ? 1 : 0;
  const found = said.flatMap(({ element }, i) => {
    const rank = weights.indexOf(heads[i]!);
    if (titled && i === 0) return [[element, 1] as const];
    return rank < 0 ? [] : [[element, Math.min(6, rank + 1 + titled)] as const];
  });
  // among numbers, what is bold is emphasis
  return found.length > labelled ? new Map(found) : new Map();
}

const LONGEST = 30;

const isName = (text: string): boolean =>
  text.length <= LONGEST && !isSentence(text) && !readLabel(text) && !/^[※・（(【<＜*＊]|[：:、，]$/.test(text);

interface Look {
  readonly text: string;
  readonly bold: boolean;
  /** In half points; 21 where nothing is said. */
  readonly size: number;
}

function lookOf(element: Xml): Look {
  const runs = below(element, 'w:r').flatMap((run) => {
    const text = below(run, 'w:t')
      .map(({ textContent }) => textContent ?? '')
      .join('');
    const properties = child(run, 'w:rPr');
    const bold = child(properties, 'w:b');
    return text.trim() === ''
      ? []
      : [
          {
            text,
            bold: bold !== undefined && !/^(?:0|false|off)$/.test(attribute(bold, 'w:val') ?? ''),
            size: Number(attribute(child(properties, 'w:sz'), 'w:val') ?? STANDARD),
          },
        ];
  });
  return {
    text: runs
      .map(({ text }) => text)
      .join('')
      .trim(),
    bold: runs.length > 0 && runs.every(({ bold }) => bold),
    size: Math.min(...runs.map(({ size }) => size)),
  };
}

const STANDARD = 21;

/** The size that most letters have. */
function commonest(looks: readonly Look[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of looks) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? STANDARD;
}

function isInTable(element: Xml): boolean {
  for (let node = element.parentNode; node; node = node.parentNode) if (node.nodeName === 'w:tc') return true;
  return false;
}
