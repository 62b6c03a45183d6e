import { readLabel } from './label';
import type { Line } from './outline';

/**
 * The lines of a 目次, as indices into `lines`: they name articles and are none. The block ends where the label of its
 * first line comes again, at the next heading of its own depth, or with the paragraph or list that it stands in.
 */
export function contentsLines(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach((line, i) => {
    const heading = line.block.kind === 'heading';
    if (found.has(i) || readLabel(line.text, heading)?.style !== '目次') return;
    for (let j = i + 1; j < end(lines, i); j++) found.add(j);
  });
  return found;
}

function end(lines: readonly Line[], title: number): number {
  const { block } = lines[title]!;
  const first = lines[title + 1];
  if (!first) return title + 1;
  const nextHeading = lines.findIndex(
    (line, i) => i > title && line.block.kind === 'heading' && (block.depth === 0 || line.block.depth <= block.depth),
  );
  const limit = nextHeading < 0 ? lines.length : nextHeading;
  const label = labelOf(first);
  const again = label && lines.findIndex((line, i) => i > title + 1 && i < limit && labelOf(line) === label);
  if (again && again > 0) return again;
  if (nextHeading >= 0) return limit;
  let i = title + 1;
  while (
    i < lines.length &&
    (lines[i]!.block === first.block || lines[i]!.block === block || inContents(lines[i]!.text))
  )
    i++;
  return i;
}

const labelOf = (line: Line): string | undefined => readLabel(line.text, line.block.kind === 'heading')?.number;

/** 「第1章 総則（第1条―第3条）」 or a line with a leader and a page number. */
const inContents = (text: string): boolean =>
  /[（(]第.+条.*[)）]$|(?:[.・…‥]{2,}|\s{2,})\s*[0-9０-９]+$/.test(text.trim()) || /^[附付]\s*則$/.test(text.trim());
