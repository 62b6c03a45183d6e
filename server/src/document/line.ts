import type { Span } from '../text/span';
import { isLettered, readCode } from './code';
import { type Label, markerLabel, readLabel, TAILS } from './label';
import type { Block, Markdown } from './markdown';
import { type Heading, joinLetters, readTitle } from './title';

/** One line of a block, with its label; offsets into the block's prose. */
export interface Line extends Span {
  readonly block: Block;
  readonly text: string;
  /** First line of its block. */
  readonly first: boolean;
  readonly label: Label | undefined;
  /** The label is the marker of a Markdown list and not in `text`. */
  readonly marked: boolean;
  /** The code of a register (PS-01) that a heading begins with, or a bare line that can be one. */
  readonly code: Label | undefined;
  /** How many `#`, 7 for a numbered line that is all in bold, more for a line with a code, otherwise 0. */
  readonly depth: number;
  /** What it says if it is the caption of the next line. */
  readonly caption: string | undefined;
  /** What stands behind the label, if it opens an entry. */
  readonly title: Heading | undefined;
}

type Parts = Markdown['parts'];

/** The lines of a part, without those of its footnotes. */
export const linesIn = (part: Parts[number]): readonly Line[] =>
  part.key.blocks.flatMap((block) => (block.note === undefined ? linesOf(block) : []));

/** The first line from a part on. */
export function firstLine(parts: Parts, from: number): Line | undefined {
  for (let i = from; i < parts.length; i++)
    for (const block of parts[i]!.key.blocks) {
      const line = block.note === undefined ? linesOf(block)[0] : undefined;
      if (line) return line;
    }
  return undefined;
}

/** The lines of each part of a document in which nothing has a number. */
export function signedLines(parts: Parts): (part: number) => readonly Line[] {
  const lines = parts.map(linesIn);
  const all = withSigns(lines.flat());
  const starts: number[] = [];
  let at = 0;
  for (const { length } of lines) {
    starts.push(at);
    at += length;
  }
  return (part) => all.slice(starts[part]!, starts[part + 1] ?? at);
}

/**
 * In a document without numbers, short lines with ■ or ● above other lines are its headings, those with the sign that comes first
 * outermost. Signs on lines that follow each other mark items of a list.
 */
function withSigns(lines: readonly Line[]): readonly Line[] {
  const signs = lines.map((line, i) => (line.depth > 0 || !lines[i + 1] ? undefined : SIGNED.exec(line.text)));
  const listed = new Set(signs.flatMap((sign, i) => (sign && signs[i + 1]?.[1] === sign[1] ? [sign[1]] : [])));
  const ranks = [...new Set(signs.flatMap((sign) => (sign && !listed.has(sign[1]) ? [sign[1]] : [])))];
  return lines.map((line, i) => {
    const sign = signs[i];
    if (!sign || !ranks.includes(sign[1])) return line;
    const start = sign[0].length - sign[2]!.length;
    const end = sign[0].trimEnd().length;
    const title = { title: joinLetters(sign[2]!), start, end, body: line.text.length };
    return at(line.block, { ...line, depth: BOLD + ranks.indexOf(sign[1]), title });
  });
}

const SIGNED = /^\s*([■□◆◇●◎▼▶★])\s*(\S[^。]{0,30})$/;

/** The lines of a block stay what they are when it moves; its pieces are the same object then. */
const LINES = new WeakMap<Block['prose']['pieces'], readonly Omit<Line, 'block'>[]>();

function linesOf(block: Block): readonly Line[] {
  const { pieces } = block.prose;
  const lines = LINES.get(pieces) ?? readLines(block);
  LINES.set(pieces, lines);
  return lines.map((line) => at(block, line));
}

/** A line in its block. Field by field: of a spread, V8 makes a hidden class for each object, which is as large as the object. */
const at = (
  block: Block,
  { start, end, text, first, label, marked, code, depth, caption, title }: Omit<Line, 'block'>,
): Line => ({ start, end, block, text, first, label, marked, code, depth, caption, title });

function readLines(block: Block): readonly Omit<Line, 'block'>[] {
  const { kind, prose, item } = block;
  if (kind === 'row') {
    const span = { start: 0, end: prose.text.length };
    const none = { label: undefined, marked: false, code: undefined, depth: 0, caption: undefined, title: undefined };
    return [{ text: prose.text, ...span, first: true, ...none }];
  }
  const out: Omit<Line, 'block' | 'title'>[] = [];
  const kana = bareKana(prose.text);
  /** Whether the lines are rows of a table that is made of spaces. */
  let columns = false;
  const lines = [...prose.text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: text, index }) => parted(text, index));
  for (const { text, index } of lines) {
    if (text.trim() === '') continue;
    const first = out.length === 0;
    const [start, end] = [index, index + text.length];
    const bold = kind === 'paragraph' && block.strong.some((span) => covers(span, text, start));
    const marker = first && item?.opens ? markerOf(item.marker, text) : undefined;
    const row: boolean = columns && COLUMNS.test(text);
    columns = row || COLUMN_NAMES.test(text);
    const label =
      marker ??
      (row ? undefined : (labelOf(text, kind === 'heading' || bold, first && item?.opens === true) ?? kana?.(text)));
    const code = label || item ? undefined : codeOf(text, kind === 'heading');
    const depth = bold && label ? BOLD : code && kind !== 'heading' ? CODED + code.values.length : block.depth;
    const caption = label ? undefined : captionOf(text);
    out.push({ text, start, end, first, label, marked: marker !== undefined, code, depth, caption });
  }
  return out.map((line, i) => {
    const next = out[i + 1];
    const { start, end, text, first, label, marked, code, depth, caption } = line;
    const follows = label && next && !next.label ? next.text : '';
    // a loose letter is one only above a title (Ｃ　守ること)
    const heads = depth > 0 || (label?.style === 'A' && label.loose === true);
    const title = label || heads ? readTitle(text.slice(behindLabel(line)), heads, follows) : undefined;
    return { start, end, text, first, label, marked, code, depth, caption, title };
  });
}

/** 「第3条（返却）　①　…」: an article whose first paragraph has its number on the same line. */
function parted(text: string, index: number): readonly { readonly text: string; readonly index: number }[] {
  const head = ARTICLE.exec(text)?.[0].length ?? 0;
  const first = head > 0 ? readLabel(text.slice(head)) : undefined;
  return first && /^(?:①|\(1\)|1)$/.test(first.style) && first.values[0] === 1 && first.length < text.length - head
    ? [
        { text: text.slice(0, head), index },
        { text: text.slice(head), index: index + head },
      ]
    : [{ text, index }];
}

const ARTICLE =
  /^\s*第[0-9０-９一二三四五六七八九十百]{1,4}条(?:の[0-9０-９一二三四五六七八九十]{1,3})?[ \u3000]*(?:[（(【][^（()）【】]{1,40}[)）】][ \u3000]*)?(?=[①⑴1１(（])/;

/** ア自然の脅威 above イ人の脅威: kana without a space count where the next one follows in the same paragraph. */
function bareKana(text: string): ((line: string) => Label | undefined) | undefined {
  const found = [...text.matchAll(/^[ \u00a0\u3000\t]*([アイウエオカキクケコ])(?=[\p{sc=Han}「])/gmu)];
  if (found[0]?.[1] !== 'ア' || found[1]?.[1] !== 'イ') return undefined;
  let turn = 0;
  return (line) => {
    const match = found[turn];
    if (!match || !line.startsWith(match[0]) || !KANA.startsWith(match[1]!, turn)) return undefined;
    turn++;
    return { style: 'ア', number: match[1]!, values: [turn], length: match[0].length };
  };
}

const KANA = 'アイウエオカキクケコ';

/** Names of columns, and a line of columns: 「項番　内容　担当」, 「１　　端末を返却する　　申請者」. */
const COLUMN_NAMES = /^\s*(?:項番|番号|順番|[nN][oO][.．]?|№)(?:[\t \u3000]+\S+){2}/;
const COLUMNS = /^\s*[0-9０-９]{1,3}(?:[\t \u3000]+\S+){2}/;

/** Where the text of a line begins behind its label or code. */
export const behindLabel = ({ label, marked, code }: Pick<Line, 'label' | 'marked' | 'code'>): number =>
  marked ? 0 : (label?.length ?? code?.length ?? 0);

/** Bold lines are headings below all `#`. */
const BOLD = 7;
/** Bare lines with a code are headings below those, the ones with more numbers in it deeper (A.5, A.5.1). */
export const CODED = 20;

/** The code of a heading that says more; of a bare line only when a title is behind it. */
function codeOf(text: string, heading: boolean): Label | undefined {
  const code = readCode(text);
  const rest = code ? text.slice(code.length) : '';
  if (!code || rest.trim() === '') return undefined;
  if (heading) return code;
  const { title, body } = readTitle(rest, false);
  return isLettered(code) && title !== '' && title.length <= LONGEST && body === rest.length ? code : undefined;
}

/** No title behind a code is longer. */
const LONGEST = 40;

const covers = (span: Span, text: string, start: number): boolean =>
  span.start <= start + text.search(/\S/) && start + text.trimEnd().length <= span.end;

/** The number that a list gives to its item; 「1. 第1章　総則」 has its own. */
function markerOf(marker: string, text: string): Label | undefined {
  const own = /^[編章節条]$/.test(readLabel(text)?.style ?? '');
  return own ? undefined : markerLabel(marker);
}

/** In a list 別表 and the like are only named. */
function labelOf(text: string, heading: boolean, listed: boolean): Label | undefined {
  const label = readLabel(text, heading);
  return label && listed && (TAILS.includes(label.style) || label.style === '目次') ? undefined : label;
}

/** A caption: （目的） alone on its line, perhaps behind a bullet or the article's number in the house's own register (2101-1). */
const CAPTION =
  /^[ \u00a0\u3000\t\f]*(?:[•‣][ \u3000]*)?[（(【［[]((?:[^（()）【】［］[\]]|[（(][^（()）]*[)）]){1,60})[)）】］\]][ \u00a0\u3000\t]*$/;
/** Brackets alone on their line that are none: （平成30年規程第2号）, （令和5規程4・一部改正）, （第3条関係）, （案）, （公開しない）, sentences. */
const NO_CAPTION =
  /。|(?:平成|令和|昭和).*[0-9０-９元一二三四五六七八九十]|第.+号$|[条項号章節表]関係$|(?:[0-9０-９]|一部|全部|全文|最終|追加)改正$|^[案抄略写]$|^(?:非公開|公[開表]しない|公にしない|.{0,4}[外部]秘|取扱注意|[^、。]{1,8}限り)$/;

const captionOf = (text: string): string | undefined => {
  const title = CAPTION.exec(text.slice(readCode(text)?.length ?? 0))?.[1];
  return title === undefined || NO_CAPTION.test(title.replace(/[（(].*[)）]/, '')) ? undefined : title;
};
