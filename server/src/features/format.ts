import type { Document } from '../document/document';
import { isWhole, sourceOf } from '../document/prose';
import type { Edit } from '../rules/finding';
import { overlaps, type Span } from '../text/span';

/**
 * Brings signs into the style that the document itself uses most: the width of the figures in the numbers of articles and in
 * references to them, what stands behind the number of a paragraph, 、 or ，, 。 or ．. Spaces at the end of lines go. Words stay.
 */
export function format(document: Document): readonly Edit[] {
  const edits = [...figures(document), ...gaps(document), ...punctuation(document), ...trailing(document)];
  const sorted = edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.filter((edit, i) => i === 0 || !overlaps(sorted[i - 1]!.span, edit.span));
}

/** The width of figures in 第3条, 第２項 …, numbers and references alike. */
function figures({ entries, references, source }: Document): readonly Edit[] {
  const numbersIn = (spans: readonly Span[]) =>
    spans.flatMap(({ start, end }) => {
      const match = NUMBER.exec(source.slice(start, end));
      return match ? [{ start: start + match.index, text: match[0] }] : [];
    });
  const labels = numbersIn(
    entries.filter(({ label }) => label && /^[編章節款条項号]$/.test(label.style)).map(({ span }) => span),
  );
  const cited = numbersIn(
    references.filter(({ document }) => !document).flatMap(({ steps }) => steps.map(({ span }) => span)),
  );
  const models = labels.length > 0 ? labels : cited;
  const isWide = models.filter(({ text }) => /[０-９]/.test(text)).length * 2 > models.length;
  return [...labels, ...cited].flatMap(({ start, text }) => {
    const right = width(text.replace(/[ \u3000]/g, ''), isWide);
    return right === text ? [] : [{ span: { start, end: start + text.length }, text: right }];
  });
}

const NUMBER = /第[ \u3000]*[0-9０-９]+[ \u3000]*[編章節款条項号](?:の[0-9０-９]+)*/;

const width = (text: string, isWide: boolean): string =>
  text.replace(isWide ? /[0-9]/g : /[０-９]/g, (c) =>
    String.fromCharCode(c.charCodeAt(0) + (isWide ? 0xfee0 : -0xfee0)),
  );

/** What parts the number of a paragraph or an item from its text: `2　`, `(1) `. */
function gaps({ entries, source }: Document): readonly Edit[] {
  const found = entries.flatMap(({ label, span, depth, listed }) => {
    if (!label || listed || depth > 0 || !/^(?:1|\(1\)|①|ア|条)$/.test(label.style)) return [];
    const line = source.slice(span.start, span.end);
    const [, number, gap] = /^([^\s\u3000]+)([ \u3000]+)(?=[^\s\u3000])/.exec(line.slice(0, label.length + 1)) ?? [];
    return number === undefined ? [] : [{ style: label.style, start: span.start + number.length, gap: gap! }];
  });
  return found.flatMap(({ style, start, gap }) => {
    const right = most(found.filter((one) => one.style === style).map((one) => one.gap));
    return gap === right ? [] : [{ span: { start, end: start + gap.length }, text: right }];
  });
}

/** The most frequent text; the first of equals. */
function most(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

const JAPANESE = /[\p{sc=Han}ぁ-ゖァ-ヶー）」』]/u;

/** 、 and 。 behind Japanese text, as most of the document has them. */
function punctuation({ blocks }: Document): readonly Edit[] {
  const places = (sign: string) =>
    blocks.flatMap(({ prose }) =>
      [...prose.text.matchAll(RegExp(sign, 'g'))]
        .filter(({ index }) => JAPANESE.test(prose.text[index - 1] ?? ''))
        .map(({ index }) => ({ prose, index })),
    );
  return (['、，', '。．'] as const).flatMap((signs) => {
    const [first, second] = [places(signs[0]!), places(signs[1]!)];
    const [right, wrong] = first.length >= second.length ? [signs[0]!, second] : [signs[1]!, first];
    return wrong
      .filter(({ prose, index }) => isWhole(prose, index, index + 1))
      .map(({ prose, index }) => ({ span: sourceOf(prose, index, index + 1), text: right }));
  });
}

/** Spaces at the end of a line, without the two that break a line in Markdown. Not in code. */
function trailing({ source, blocks }: Document): readonly Edit[] {
  return [...source.matchAll(/[ \t\u3000]+(?=\r?\n|$)/g)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const line = source.slice(source.lastIndexOf('\n', span.start) + 1, span.start);
    const ours =
      line.trim() === '' || blocks.some((block) => block.span.start <= span.start && span.start <= block.span.end);
    return ours && match[0] !== '  ' && !(line.trim() === '' && match[0] === '  ') ? [{ span, text: '' }] : [];
  });
}
