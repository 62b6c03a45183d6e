import { lineStart } from '../text/lines';
import { letterLike, NUMERAL, numeralLike } from '../text/numeral';
import type { Document } from './document';
import type { Entry } from './entry';

/** How a document numbers and heads the entries of one level. */
export interface Numbering {
  /** The `#` with the space behind them, empty for bare lines. */
  readonly hashes: string;
  /** Whether the title stands in brackets on a line of its own before the number: （目的）. */
  readonly caption: boolean;
  /** Whether the number is that of an article, which goes on through all chapters. */
  readonly article: boolean;
  /**
   * The line or lines that head an entry: its numbers from the outermost on (2.3 uses two of them, all others the last), its
   * title, and perhaps text that goes on behind a captioned number.
   */
  readonly head: (numbers: readonly number[], title: string, text?: string) => string;
}

/** Reads the numbering of a level off one of its entries. Entries without a number are headed by their title alone. */
export function numberingOf({ source, lines }: Document, entry: Entry): Numbering {
  const from = lineStart(lines, entry.span.start);
  const line = source.slice(from, entry.span.end).trimStart();
  const hashes = /^#{1,6}[ \t]*/.exec(line)?.[0] ?? '';
  const caption = entry.titleSpan.start < entry.span.start;
  const article = entry.label?.style === '条';
  const bold = /^(?:\*\*|__)/.exec(line.slice(hashes.length))?.[0] ?? '';
  const start = hashes.length + bold.length;
  const { label } = entry;
  if (!label) return { hashes, caption: false, article, head: (_, title) => `${hashes}${bold}${title}${bold}` };
  const written = /^[ \u3000\t]*/.exec(line.slice(start))![0].length + start;
  const length = label.length > 0 ? label.length : (/^\d+[.)][ \t]*/.exec(line)?.[0].length ?? 0);
  const prefix = line.slice(written, start + length);
  // 「１．目的」 is written without a space; 第１条 and ア have one, since they would run into the title
  const gap = caption || /[ \u3000\t.．:：、，)）】〕］]$/.test(prefix) ? '' : '　';
  const bracket = !caption && /^[（(]/.test(line.slice(start + length)) ? line[start + length]! : '';
  const [open, close] = bracket === '' ? [gap, ''] : [bracket, bracket === '（' ? '）' : ')'];
  const iroha = label.style.includes('イ');
  const lettered = label.style.includes('A');
  const number = (numbers: readonly number[]): string => {
    const used = [...numbers];
    // the last numeral is this level's; those before it (2.3, 2―4―1) are the levels around it
    const own = [...prefix.matchAll(RegExp(lettered ? '[A-ZＡ-Ｚ]' : NUMERAL, 'g'))].slice(
      0,
      Math.max(1, label.values.length),
    );
    const outer = used.length - own.length;
    let out = '';
    let at = 0;
    own.forEach((match, i) => {
      const value = used[outer + i] ?? 1;
      out += prefix.slice(at, match.index);
      out += lettered ? letterLike(match[0], value) : numeralLike(match[0], value, iroha);
      at = match.index + match[0].length;
    });
    return out + prefix.slice(at);
  };
  return {
    hashes,
    caption,
    article,
    head: (numbers, title, text = '') =>
      caption
        ? `（${title}）\n${hashes}${`${number(numbers).trimEnd()}　${text}`.trimEnd()}`
        : `${hashes}${bold}${number(numbers)}${open}${title}${close}${bold}${text === '' ? '' : `\n\n${text}`}`,
  };
}
