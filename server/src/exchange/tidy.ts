import { readLabel } from '../document/label';
import { type Block, isBare, type Mended, paragraph, type Remark } from './block';

/** Mends letters that the format or an earlier copy left behind: invisible ones, radicals, parted voicing marks. */
export const mendLetters = (blocks: readonly Block[]): Mended => mend(blocks, clean);

/**
 * Takes out the brackets that a dead link to another regulation left behind, in the line (［要綱第2条］) or on lines of their own, and
 * joins such lines.
 */
export function withoutLinks(blocks: readonly Block[]): Mended {
  const remarks: Remark[] = [];
  const out = [...blocks];
  const text = (at: number) => (out[at] && isBare(out[at]) ? out[at].text.trim() : undefined);
  for (let i = 0; i < out.length; i++) {
    const block = out[i]!;
    const before = out[i - 1];
    const inner = text(i + 1);
    if (/^[[［]$/.test(text(i) ?? '') && inner && /^[\]］]$/.test(text(i + 2) ?? '') && before && isBare(before)) {
      out[i - 1] = { ...before, text: before.text.trimEnd() + inner + (text(i + 3) ?? '') };
      // what was joined leaves its place empty, so that no place moves
      for (let at = i; at < i + 4 && text(at) !== undefined; at++) out[at] = paragraph('');
      remarks.push({ ...UNLINKED, block: i - 1 });
    } else if (block.kind === 'text') {
      const plain = block.text.replace(LINKED, '$1');
      if (plain === block.text) continue;
      out[i] = { ...block, text: plain };
      remarks.push({ ...UNLINKED, block: i });
    }
  }
  return { blocks: out, remarks };
}

const LINKED = /[[［]([^[\]［］\n]{0,30}第[0-9０-９一二三四五六七八九十百]+[条項号表][^[\]［］\n]{0,12})[\]］](?!\()/g;
const UNLINKED: Change = {
  kind: 'changed',
  message: {
    ja: '他の規程へのリンクの跡の括弧（[ ]）を外しました。',
    en: 'Brackets that a link to another regulation had left ([ ]) were taken out.',
  },
};

/** Lines that begin with a hyphen are bullets, but for numbers. Only after lines are joined, since one can go on in the next. */
export const bulleted = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => {
    const sign = isBare(block) ? HYPHEN.exec(block.text)?.[0] : undefined;
    if (sign === undefined || block.kind !== 'text') return block;
    const text = block.text.slice(sign.length);
    return { ...block, text, bullet: readLabel(text) ? 0 : 1 };
  });

const HYPHEN = /^[-–][ \u3000]+(?=[^-–]*[\p{sc=Han}ぁ-ヿ])/u;

/** Joins Latin letters that are spaced for looks. Only after lines are joined, since it makes lines shorter. */
export const joinSpaced = (blocks: readonly Block[]): Mended => mend(blocks, joinLatin);

function mend(blocks: readonly Block[], change: (text: string, found: Change[]) => string): Mended {
  const remarks: Remark[] = [];
  const mended = blocks.map((block, i): Block => {
    const mendedOf = (text: string, cell?: readonly [number, number]): string => {
      const found: Change[] = [];
      const result = change(text, found);
      for (const one of found) remarks.push({ ...one, block: i, ...(cell && { cell }) });
      return result;
    };
    return block.kind === 'text'
      ? { ...block, text: mendedOf(block.text) }
      : { ...block, rows: block.rows.map((row, at) => row.map((cell, column) => mendedOf(cell, [at, column]))) };
  });
  return { blocks: mended, remarks };
}

type Change = Pick<Remark, 'kind' | 'message'>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufff9-\ufffb]/g;
/** 康熙部首 and radicals that copies out of PDF put in the place of kanji. */
const RADICAL = /[\u2e80-\u2fdf]/g;
const UNREADABLE = /\ufffd|[\ue004-\uf8ff]/g;

function clean(text: string, found: Change[]): string {
  const visible = text
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ')
    .replace(/\t/g, '\u3000');
  const composed = visible.normalize('NFC') === visible ? visible : compose(visible);
  const kanji = composed.replace(RADICAL, (sign) => sign.normalize('NFKC'));
  if (composed !== visible || kanji !== composed)
    found.push({
      kind: 'changed',
      message: {
        ja: '見た目が同じ別の文字（康熙部首、分かれた濁点）を普通の文字にしました。',
        en: 'Letters that only look like the usual ones (Kangxi radicals, parted voicing marks) were replaced.',
      },
    });
  const unreadable = kanji.match(UNREADABLE);
  if (unreadable)
    found.push({
      kind: 'doubtful',
      message: {
        ja: '読めない文字（�、外字）があります。元の文書と見比べて直してください。',
        en: 'There are letters that cannot be read (�, private ones). Compare with the original.',
      },
    });
  return kanji
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** Only kana and their marks: compatibility kanji (神) are kept as they are written. */
const compose = (text: string): string =>
  text.replace(/[\u3041-\u30ff][\u3099\u309a]/g, (pair) => pair.normalize('NFC'));

const SPACED =
  /(?<![A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ](?:[ \u3000][A-Za-zＡ-Ｚａ-ｚ])+(?![A-Za-zＡ-Ｚａ-ｚ])(?: (?=[^\x20-\x7e]))?/g;

/** L G W A N → LGWAN. A run in the order of the alphabet (A B C) may be a list and is left alone. */
function joinLatin(line: string, found: Change[]): string {
  return line.replace(SPACED, (letters) => {
    const joined = letters.replace(/[ \u3000]/g, '');
    const codes = [...joined.normalize('NFKC').toUpperCase()].map((letter) => letter.charCodeAt(0));
    if (codes.every((code, i) => i === 0 || code === codes[i - 1]! + 1)) return letters;
    found.push({
      kind: 'changed',
      message: {
        ja: `間の空いた英字をつなぎました: 「${letters.trim()}」→「${joined}」`,
        en: `Spaced letters were joined: 「${letters.trim()}」 → 「${joined}」`,
      },
    });
    return joined;
  });
}
