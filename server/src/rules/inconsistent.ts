import notations from '../../../dictionaries/notations.yaml';
import type { Document } from '../document/document';
import type { Block } from '../document/markdown';
import type { Tokenizer } from '../morphology/token';
import { recall } from '../text/memory';
import { foundInBlocks } from './block';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';
import { anyOf, edgesOf, moveWord, replaced, termsAround, type Word, wordAt } from './word';

/**
 * term/inconsistent: one word written in two ways in one set of documents (全て and すべて, サーバ and サーバー), or two commas
 * in one document. The policy's way is right, otherwise the more frequent one.
 */
export const inconsistent: Rule = {
  id: 'term/inconsistent',
  severity: 'info',
  title: { ja: '一つの語に二通りの書き方がある', en: 'One word written in two ways' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: true,
  check,
};

function check({ document, documents, policy, terms, tokenizer }: Subject & Surroundings): readonly Report[] {
  if (!tokenizer) return [];
  // of the notation of a term, term/variant speaks
  const inTerm = termsAround(terms, tokenizer);
  const own = usesIn(document, tokenizer);
  const set = documents.map((one) => usesIn(one, tokenizer));
  const above = policy && usesIn(policy.document, tokenizer);
  return [
    ...[...own].flatMap(([key, uses]) => {
      const right = preferred(key, above && [above]) ?? preferred(key, set);
      if (!right) return [];
      const byPolicy = above?.get(key)?.some(({ way }) => way === right);
      return uses
        .filter(({ way, word }) => way !== right && !inTerm(word))
        .map(({ way, word }) => ({
          span: word.span,
          message: {
            ja: `「${way}」は、${byPolicy ? '基本方針' : 'ほかの箇所'}では「${right}」と書かれています。「${right}」にそろえてください。`,
            en: `「${way}」 is written 「${right}」 ${byPolicy ? 'in the policy' : 'elsewhere'}. Write it in one way.`,
          },
          fixes: replaced(word, right, true),
        }));
    }),
    ...commas(document),
  ];
}

/** A word in one of its ways; `key` is what all ways have in common. */
interface Use {
  readonly way: string;
  readonly word: Word;
}

type Uses = ReadonlyMap<string, readonly Use[]>;

const known = new WeakMap<Document, Uses>();

function usesIn(document: Document, tokenizer: Tokenizer): Uses {
  const uses = known.get(document) ?? readUses(document, tokenizer);
  known.set(document, uses);
  return uses;
}

const WAYS = new Map(notations.flatMap(({ words }) => words.map((word) => [word, words[0]!] as const)));
/** Letters set apart for looks, words in Latin letters, and katakana whose ー at the end may come and go. */
const SPACED = '[A-ZＡ-Ｚ](?:[ \u3000][A-ZＡ-Ｚ]){2,}(?![A-Za-zＡ-Ｚａ-ｚ])';
const LATIN = '[A-Za-zＡ-Ｚａ-ｚ]{2,}';
const ANY = RegExp(`${anyOf([...WAYS.keys()]).source}|${SPACED}|${LATIN}|[ァ-ヶー]{3,}`, 'g');
/** Counters are told apart by the number before them. */
const COUNTER = /^(?:[かヶカヵ箇ケ]月|[箇個カかヶ]所)$/;

function readUses(document: Document, tokenizer: Tokenizer): Uses {
  const out = new Map<string, Use[]>();
  const look = (block: Block) => {
    const { text } = block.prose;
    let edges: ReadonlySet<number> | undefined;
    return [...text.matchAll(ANY)].flatMap((match) => {
      const way = match[0];
      const at = { start: match.index, end: match.index + way.length };
      const key = WAYS.get(way) ?? keyOf(way);
      edges ??= edgesOf(tokenizer(text));
      const isWord = COUNTER.test(way)
        ? /[0-9０-９一二三四五六七八九十数]$/.test(text.slice(0, at.start))
        : LETTERS.test(way)
          ? !/[\w０-９＠@.．/-]$/.test(text.slice(0, at.start)) && !/^[\w０-９@＠./-]/.test(text.slice(at.end))
          : edges.has(at.start) && edges.has(at.end);
      return isWord ? wordAt(block, at).map((word) => ({ key, way, word })) : [];
    });
  };
  const uses = foundInBlocks(document, inconsistent.id, [tokenizer], look, (use, by) => ({
    ...use,
    word: moveWord(use.word, by),
  }));
  for (const { key, way, word } of uses) recall(out, key, () => []).push({ way, word });
  return out;
}

const LETTERS = /^[A-Za-zＡ-Ｚａ-ｚ]/;

/** What the ways of a word have in common that no dictionary lists: letters in any width and case, katakana without its last ー. */
const keyOf = (way: string): string =>
  LETTERS.test(way) ? way.normalize('NFKC').replace(/ /g, '').toLowerCase() : `ー${way.replace(/ー$/, '')}`;

/** The way that most of the documents' words are written in; of equals the one that comes first. None where nothing is mixed. */
function preferred(key: string, documents: readonly Uses[] | undefined): string | undefined {
  const counts = new Map<string, number>();
  for (const uses of documents ?? [])
    for (const { way } of uses.get(key) ?? []) counts.set(way, (counts.get(way) ?? 0) + 1);
  const usual = notations.find(({ words }) => words[0] === key)?.words ?? [];
  const rank = (way: string) => (usual.includes(way) ? usual.indexOf(way) : 0);
  return [...counts].sort(([a, n], [b, m]) => m - n || rank(a) - rank(b))[0]?.[0];
}

/** 、 and ， in one document: the more frequent one is right. */
function commas({ blocks, source }: Document): readonly Report[] {
  const found = blocks.flatMap((block) =>
    [...block.prose.text.matchAll(/、|，(?![0-9０-９]{3})/g)].flatMap(({ 0: way, index }) =>
      wordAt(block, { start: index, end: index + 1 }).map((word) => ({ way, word })),
    ),
  );
  const ten = found.filter(({ way }) => way === '、').length;
  const right = ten * 2 >= found.length ? '、' : '，';
  return found
    .filter(({ way, word }) => way !== right && source.slice(word.span.start, word.span.end) === way)
    .map(({ way, word }) => ({
      span: word.span,
      message: {
        ja: `この文書の読点は「${right}」です。「${way}」を「${right}」にそろえてください。`,
        en: `This document uses 「${right}」 as its comma. Write 「${right}」 here too.`,
      },
      fixes: replaced(word, right, true),
    }));
}
