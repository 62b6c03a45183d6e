import { headword } from '../document/title';
import { type Block, isBare, type Mended, type Remark } from './block';

/**
 * Parts terms from what they mean where a table lost its lines (「(1)実施機関市長及び…をいう。」): by the longest word at the start that the
 * text uses elsewhere. Where it uses none, the line is left as it is.
 */
export function partTerms(blocks: readonly Block[]): Mended {
  const used = usedWords(
    blocks.map((block) => (block.kind === 'text' ? block.text : block.rows.flat().join('\n'))).join('\n'),
  );
  const remarks: Remark[] = [];
  const out = blocks.map((block, i): Block => {
    if (!isBare(block)) return block;
    const text = block.text
      .split('\n')
      .map((line) => parted(line, used))
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

function parted(line: string, used: ReadonlySet<string>): string {
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
  const most = WORD.exec(text)?.[0].length ?? 0;
  for (let length = Math.min(LONGEST, most, text.length - 4); length >= 2; length--)
    if (used.has(text.slice(0, length))) return `${number}${text.slice(0, length)}\u3000${text.slice(length)}`;
  return line;
}

const WORD = /^[\p{sc=Han}\p{sc=Katakana}ーA-Za-zＡ-Ｚａ-ｚ・]+/u;

/** Where a word ends: before a particle or a comma. */
const END =
  /(?<=[\p{sc=Han}\p{sc=Katakana}ーA-Za-zＡ-Ｚａ-ｚ・])(?=[のをはにがとでへも、。，」）)]|及び|並びに|又は)/gu;
/** Letters behind which a longer word goes on. */
const INSIDE = /[\p{sc=Han}\p{sc=Katakana}ー）)]/u;

/** The words that a text uses between others: what stands before each end of a word, back to the beginning of its letters. */
function usedWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { index: end } of text.matchAll(END))
    for (let start = end - 1; start >= 0 && end - start <= LONGEST && WORD.test(text[start]!); start--)
      if (start === 0 || !INSIDE.test(text[start - 1]!)) found.add(text.slice(start, end));
  return found;
}
