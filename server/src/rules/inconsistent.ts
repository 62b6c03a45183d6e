import notations from '../../../dictionaries/notations.yaml';
import { type Counts, countedInBlocks } from '../document/count';
import type { Document } from '../document/document';
import type { Block } from '../document/markdown';
import type { Tokenizer } from '../morphology/token';
import { recall } from '../text/memory';
import type { Span } from '../text/span';
import { inBlocks } from './block';
import type { Report } from './finding';
import type { Rule, Subject, Surroundings } from './rule';
import { perSet } from './set';
import { anyOf, edgesOf, replaced, termsAround, type Word, wordAt } from './word';

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
  facts: (document, tokenizer) => waysIn(document, tokenizer),
};

function check({ document, documents, policy, terms, tokenizer }: Subject & Surroundings): readonly Report[] {
  if (!tokenizer) return [];
  const above = policy ? [waysIn(policy.document, tokenizer)] : [];
  const inSet = (key: string) =>
    preferredIn(documents, key, () =>
      preferred(
        key,
        documents.map((one) => waysIn(one, tokenizer)),
      ),
    );
  /** What is to be written instead of each way, and whether because the policy does. */
  const right = new Map<string, { readonly kept: string; readonly byPolicy: boolean }>();
  for (const [key, ways] of waysIn(document, tokenizer)) {
    const ofPolicy = preferred(key, above);
    const kept = ofPolicy ?? inSet(key);
    for (const way of ways.keys())
      if (kept !== undefined && way !== kept) right.set(way, { kept, byPolicy: ofPolicy !== undefined });
  }
  if (right.size === 0) return commas(document);
  // of the notation of a term, term/variant speaks
  const inTerm = termsAround(terms, tokenizer);
  const words = inBlocks(document, inconsistent.id, [terms, tokenizer, JSON.stringify([...right])], (block) =>
    usesIn(block, tokenizer).flatMap(({ way, at }) => {
      const { kept, byPolicy } = right.get(way) ?? {};
      if (kept === undefined) return [];
      return wordAt(block, at)
        .filter((word) => !inTerm(word))
        .map((word) => ({
          span: word.span,
          message: {
            ja: `「${way}」は、${byPolicy ? '基本方針' : 'ほかの箇所'}では「${kept}」と書かれています。「${kept}」にそろえてください。`,
            en: `「${way}」 is written 「${kept}」 ${byPolicy ? 'in the basic policy' : 'elsewhere'}. Use one spelling.`,
          },
          fixes: replaced(word, kept, true),
        }));
    }),
  );
  return [...words, ...commas(document)];
}

const preferredIn = perSet<string | undefined>();

/** A word in one of its ways. */
interface Use {
  readonly way: string;
  readonly at: Span;
}

/** How often a document writes each word in each of its ways, by what these have in common. */
type Ways = ReadonlyMap<string, ReadonlyMap<string, number>>;

const known = new WeakMap<Counts, Ways>();

function waysIn(document: Document, tokenizer: Tokenizer): Ways {
  const written = countedInBlocks(document, inconsistent.id, [tokenizer], (block) =>
    usesIn(block, tokenizer)
      .filter(({ at }) => wordAt(block, at).length > 0)
      .map(({ way }) => way),
  );
  return recall(known, written, () => {
    const ways = new Map<string, Map<string, number>>();
    for (const way of written.inOrder(written.of.keys()))
      recall(ways, keyOf(way), () => new Map<string, number>()).set(way, written.of.get(way)!);
    return ways;
  });
}

const WAYS = new Map(notations.flatMap(({ words }) => words.map((word) => [word, words[0]!] as const)));
/** Letters set apart for looks, words in Latin letters, and katakana whose ー at the end may come and go. */
const SPACED = '[A-ZＡ-Ｚ](?:[ \u3000][A-ZＡ-Ｚ]){2,}(?![A-Za-zＡ-Ｚａ-ｚ])';
const LATIN = '[A-Za-zＡ-Ｚａ-ｚ]{2,}';
const ANY = RegExp(`${anyOf([...WAYS.keys()]).source}|${SPACED}|${LATIN}|[ァ-ヶー]{3,}`, 'g');
/** Counters are told apart by the number before them. */
const COUNTER = /^(?:[かヶカヵ箇ケ]月|[箇個カかヶ]所)$/;

/** The words of a block that can be written in several ways. */
function usesIn({ prose: { text } }: Block, tokenizer: Tokenizer): readonly Use[] {
  let edges: ReadonlySet<number> | undefined;
  return [...text.matchAll(ANY)].flatMap((match) => {
    const way = match[0];
    const at = { start: match.index, end: match.index + way.length };
    edges ??= edgesOf(tokenizer(text));
    const isWord = COUNTER.test(way)
      ? /[0-9０-９一二三四五六七八九十数]$/.test(text.slice(0, at.start))
      : LETTERS.test(way)
        ? !/[\w０-９＠@#＃.．/-]$/.test(text.slice(0, at.start)) && !/^[\w０-９@＠./-]/.test(text.slice(at.end))
        : edges.has(at.start) && edges.has(at.end);
    return isWord ? [{ way, at }] : [];
  });
}

const LETTERS = /^[A-Za-zＡ-Ｚａ-ｚ]/;

/** What the ways of a word have in common; where no dictionary lists it, letters in any width and case, katakana without its last ー. */
const keyOf = (way: string): string =>
  WAYS.get(way) ??
  (LETTERS.test(way) ? way.normalize('NFKC').replace(/ /g, '').toLowerCase() : `ー${way.replace(/ー$/, '')}`);

/** The way that most of the documents' words are written in; of equals the one that comes first. None where there is no such word. */
function preferred(key: string, documents: readonly Ways[]): string | undefined {
  const counts = new Map<string, number>();
  for (const ways of documents)
    for (const [way, count] of ways.get(key) ?? []) counts.set(way, (counts.get(way) ?? 0) + count);
  if (counts.size < 2) return [...counts.keys()][0];
  const usual = notations.find(({ words }) => words[0] === key)?.words ?? [];
  const rank = (way: string) => (usual.includes(way) ? usual.indexOf(way) : 0);
  return [...counts].sort(([a, n], [b, m]) => m - n || rank(a) - rank(b))[0]?.[0];
}

/** 、 and ， in one document: the more frequent one is right. */
function commas(document: Document): readonly Report[] {
  const found = countedInBlocks(document, 'commas', [], (block) => commasIn(block).map(({ text }) => text));
  const [ten, western] = [found.of.get('、') ?? 0, found.of.get('，') ?? 0];
  if (ten === 0 || western === 0) return [];
  const right = ten >= western ? '、' : '，';
  return inBlocks(document, 'commas', [right], (block) =>
    commasIn(block)
      // an entity is no comma as it is written
      .filter(({ text, span }) => text !== right && document.source.slice(span.start, span.end) === text)
      .map((word) => ({
        span: word.span,
        message: {
          ja: `この文書の読点は「${right}」です。「${word.text}」を「${right}」にそろえてください。`,
          en: `This document uses 「${right}」 as its comma. Write 「${right}」 here too.`,
        },
        fixes: replaced(word, right, true),
      })),
  );
}

const commasIn = (block: Block): readonly Word[] =>
  [...block.prose.text.matchAll(/、|，(?![0-9０-９]{3})/g)].flatMap(({ index }) =>
    wordAt(block, { start: index, end: index + 1 }),
  );
