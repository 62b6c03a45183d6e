import { headword } from '../document/title';
import { type Block, isBare, type Mended, type Remark } from './block';

/**
 * Parts terms from what they mean where a table lost its lines (「(1)実施機関市長及び…をいう。」): by the longest word at the start that the
 * text uses elsewhere. Where it uses none, the line is left as it is.
 */
export function partTerms(blocks: readonly Block[]): Mended {
  const all = blocks.map((block) => (block.kind === 'text' ? block.text : block.rows.flat().join('\n'))).join('\n');
  const remarks: Remark[] = [];
  const out = blocks.map((block, i): Block => {
    if (!isBare(block)) return block;
    const text = block.text
      .split('\n')
      .map((line) => parted(line, all))
      .join('\n');
    if (text !== block.text) remarks.push({ ...PARTED, block: i });
    return { ...block, text };
  });
  return { blocks: out, remarks };
}

const PARTED: Remark = {
  kind: 'doubtful',
  message: {
    ja: '用語と説明の間に区切りがないため、文中でも使われている語を用語とみて、空白を入れました。元の文書と見比べてください。',
    en: 'Nothing parted the term from its definition: a space was put behind a word that is used elsewhere. Compare with the original.',
  },
};

/** An item without a space, a comma or a quote near its start that says what something is. */
const FUSED =
  /^([\s\u3000]*[（(][0-9０-９]{1,2}[)）][\s\u3000]*)([^\s。、，「」『』：:]{8,}[\s\S]*を(?:いう|指す)。?)$/;
const LONGEST = 20;

function parted(line: string, all: string): string {
  const [, number, text] = FUSED.exec(line) ?? [];
  if (
    !number ||
    !text ||
    headword(text) ||
    /^.{0,40}[\s\u3000：:]/.test(text) ||
    /とは/.test(text.slice(0, LONGEST + 2)) ||
    /^[^（(]{0,20}[ぁ-ん]、/.test(text)
  )
    return line;
  // a term of kanji, kana and letters: no particle stands in it
  const most = /^[\p{sc=Han}\p{sc=Katakana}ーA-Za-zＡ-Ｚａ-ｚ・]+/u.exec(text)?.[0].length ?? 0;
  for (let length = Math.min(LONGEST, most, text.length - 4); length >= 2; length--)
    if (isUsed(text.slice(0, length), all)) return `${number}${text.slice(0, length)}\u3000${text.slice(length)}`;
  return line;
}

/** Whether a text has the word, letters only, somewhere between others: behind no kanji of a longer word, and before a particle or a comma. */
const isUsed = (word: string, all: string): boolean =>
  RegExp(
    `(?<![\\p{sc=Han}\\p{sc=Katakana}ー）)])${word}(?=[のをはにがとでもへ、。，」）)]|及び|並びに|又は)`,
    'u',
  ).test(all);
