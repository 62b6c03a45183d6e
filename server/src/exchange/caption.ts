import { readLabel } from '../document/label';
import { isSentence } from '../document/title';
import { type Block, isBare, type Mended, type Remark } from './block';

/**
 * Puts brackets around the titles that web pages write on a line of their own above each article (適用範囲 above 第2条　…), as regulations
 * do: without them a title reads as text of the article before. Only where nearly every article has one.
 */
export function bracketCaptions(blocks: readonly Block[]): Mended {
  const text = (at: number) => {
    const block = blocks[at];
    return block?.kind === 'text' && block.bullet === 0 ? block.text.trim() : '';
  };
  const filled = blocks.flatMap((block, at) => (block.kind !== 'text' || block.text.trim() !== '' ? [at] : []));
  const articles = filled.flatMap((at, i) => (isArticle(text(at)) ? [filled[i - 1] ?? -1] : []));
  const captions = articles.filter((at) => isBare(blocks[at] ?? NONE) && isTitle(text(at)));
  if (captions.length < 2 || captions.length < articles.length - 1) return { blocks, remarks: [] };
  const found = new Set(captions);
  return {
    blocks: blocks.map((block, at) =>
      found.has(at) && block.kind === 'text' ? { ...block, text: `（${text(at)}）` } : block,
    ),
    remarks: captions.map((block) => ({ ...BRACKETED, block })),
  };
}

const NONE: Block = { kind: 'table', rows: [] };

const BRACKETED: Remark = {
  kind: 'doubtful',
  message: {
    ja: '条の前の行にある短い語を、その条の見出しとみて括弧を付けました。元の文書と見比べてください。',
    en: 'Short lines above articles were taken for their titles and put in brackets. Compare with the original.',
  },
};

/** An article that goes on with a sentence, or whose number stands alone: one with a title of its own needs none above. */
function isArticle(line: string): boolean {
  const label = readLabel(line);
  if (label?.style !== '条') return false;
  const rest = line.slice(label.length);
  return rest === '' || (isSentence(rest) && !/^[（(「【]/.test(rest));
}

const isTitle = (line: string): boolean =>
  line.length > 1 && line.length <= 25 && !/[。、，：:（(）)［[\n]/.test(line) && !isSentence(line) && !readLabel(line);
