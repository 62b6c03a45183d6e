import compounds from '../../../../dictionaries/okurigana.yaml';
import type { Document } from '../../document/document';
import type { Block } from '../../document/markdown';
import { foundInBlocks, stay } from '../../document/search';
import type { Token, Tokenizer } from '../../morphology/token';
import { recall } from '../../text/memory';
import type { Span } from '../../text/span';
import { inBlocks } from '../block';
import type { Report } from '../finding';
import type { Rule, Subject } from '../rule';
import { anyOf, replaced, wordAt } from '../word';

/**
 * drafting/okurigana: verbs are written with all their okurigana (取り扱う), nouns mostly without (取扱い). A verb without them is
 * told everywhere; of nouns only that one document writes them in two ways. What the policy writes is right.
 */
export const okurigana: Rule = {
  id: 'drafting/okurigana',
  severity: 'info',
  title: { ja: '送り仮名', en: 'Okurigana' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  check,
};

/** A compound: 取扱 and 取り扱 are what its noun and its verb write differently, い and う what follows. */
interface Compound {
  readonly noun: string;
  /** The noun with all okurigana: 取り扱い. */
  readonly full: string;
  readonly verb: string;
  readonly short: string;
  readonly long: string;
  /** What makes it a verb, behind the short or long stem. */
  readonly inflected: RegExp;
}

/** The rows of the conjugation by the verb's last kana: what follows the stem only in a verb. */
const ROWS: Readonly<Record<string, string>> = {
  う: '[わうえおっ]',
  く: '[かくけこ]|い[たて]',
  ぐ: '[がぐげご]|い[だで]',
  す: '[さすせそ]|し(?:た|て|ま[すせし]|得)',
  つ: '[たつてとっ]',
  む: '[まむめもん]',
  る: '[らるれろっ]',
};

const COMPOUNDS: readonly Compound[] = compounds.map(({ noun, verb }) => {
  const [last, before] = [verb.at(-1)!, verb.at(-2)!];
  const ends = /\p{sc=Han}$/u.test(noun);
  // 届出: the noun writes none of 届け出る
  const ichidan = noun.endsWith(before) || (ends && last === 'る');
  const kana = ichidan && !ends ? before : '';
  const inflection = ichidan ? `${kana}(?:る|た|て|な[いけか]|られ|よう|ず|ま[すせし])` : ROWS[last]!;
  const short = ends ? noun : noun.slice(0, -1);
  const long = ichidan && !ends ? verb.slice(0, -2) : verb.slice(0, -1);
  return {
    noun,
    full: ends ? long : long + noun.at(-1)!,
    verb,
    short,
    long,
    inflected: RegExp(`^(?:${inflection})`),
  };
});

function check({ document, policy, tokenizer }: Subject): readonly Report[] {
  if (!tokenizer) return [];
  const above = policy?.document.source ?? '';
  return [
    ...inBlocks(document, 'drafting/okurigana', [above], (block) => verbs(block, above)),
    ...nouns(document, above, tokenizer),
  ];
}

const BY_STEM = new Map(COMPOUNDS.map((compound) => [compound.short, compound]));
const STEM = anyOf([...BY_STEM.keys()]);

/** 取扱う, 申込んだ; unless the policy writes the verb so. */
function verbs(block: Block, above: string): readonly Report[] {
  const { text } = block.prose;
  return shortVerbsIn(text).flatMap(({ compound: { short, long, verb, inflected }, index }) => {
    const end = index + short.length;
    if (isVerbIn(above, short, inflected)) return [];
    return wordAt(block, { start: index, end }).map((word) => ({
      span: word.span,
      message: {
        ja: `動詞は送り仮名を省かずに「${verb}」と書きます。「${short}」を「${long}」に直してください。`,
        en: `Verbs are written with full okurigana: 「${verb}」. Change 「${short}」 to 「${long}」.`,
      },
      fixes: replaced(word, long, true),
    }));
  });
}

/** The verbs in a text that are written as the noun is, with where they begin: 取扱う. */
export const shortVerbsIn = (text: string): readonly { readonly compound: Compound; readonly index: number }[] =>
  [...text.matchAll(STEM)].flatMap(({ 0: stem, index }) => {
    const compound = BY_STEM.get(stem)!;
    const end = index + stem.length;
    const verb = compound.inflected.test(text.slice(end, end + 3));
    return verb && !/\p{sc=Han}$/u.test(text.slice(Math.max(0, index - 1), index)) ? [{ compound, index }] : [];
  });

const isVerbIn = (text: string, short: string, inflected: RegExp): boolean =>
  [...text.matchAll(anyOf([short]))].some(({ index }) => inflected.test(text.slice(index + short.length)));

const BY_NOUN = new Map(COMPOUNDS.flatMap((compound) => [compound.noun, compound.full].map((way) => [way, compound])));
const NOUN = anyOf([...BY_NOUN.keys()]);

/** 取扱い and 取り扱い in one document, as nouns. */
function nouns(document: Document, above: string, tokenizer: Tokenizer): readonly Report[] {
  const uses = new Map<Compound, string[]>();
  const ways = (block: Block) => nounsIn(block.prose.text).map(({ way }) => way);
  for (const way of foundInBlocks(document, 'drafting/okurigana', [], ways, stay))
    recall(uses, BY_NOUN.get(way)!, () => []).push(way);
  /** What is to be written instead of each way, and whether because the policy does. */
  const right = new Map(
    [...uses].flatMap(([{ noun, full }, all]) => {
      if (new Set(all).size < 2) return [];
      const shorter = all.filter((way) => way === noun).length * 2 >= all.length;
      const byPolicy = above.includes(noun) !== above.includes(full);
      const kept = (byPolicy ? above.includes(noun) : shorter) ? noun : full;
      return [[kept === noun ? full : noun, { kept, byPolicy }] as const];
    }),
  );
  if (right.size === 0) return [];
  return inBlocks(document, 'drafting/okurigana nouns', [tokenizer, JSON.stringify([...right])], (block) =>
    nounsIn(block.prose.text).flatMap(({ way, at }) => {
      const { kept, byPolicy } = right.get(way) ?? {};
      if (kept === undefined || !begins(tokenizer(block.prose.text), at.start)) return [];
      return wordAt(block, at).map((word) => ({
        span: word.span,
        message: {
          ja: `名詞の「${way}」は、${byPolicy ? '基本方針' : 'この文書のほかの箇所'}では「${kept}」と書かれています。「${kept}」にそろえてください。`,
          en: `The noun 「${way}」 is written 「${kept}」 ${byPolicy ? 'in the basic policy' : 'elsewhere in this document'}. Use one spelling.`,
        },
        fixes: replaced(word, kept, true),
      }));
    }),
  );
}

/** Nouns of the dictionary, each in one of its two ways. */
const nounsIn = (text: string): readonly { readonly way: string; readonly at: Span }[] =>
  [...text.matchAll(NOUN)]
    .map(({ 0: way, index }) => ({ way, at: { start: index, end: index + way.length } }))
    .filter(({ at }) => isNoun(text, at));

/** Before a particle that only a noun takes: 情報の取扱いを, but not 情報を取り扱い、. */
const isNoun = (text: string, { start, end }: Span): boolean =>
  /^(?:[をのは]|が(?!た)|に(?:関|つい|当た|あた|おい|係|かか|際|よ[りる]|伴|必要)|について)/.test(
    text.slice(end, end + 4),
  ) && !/[\p{sc=Han}ァ-ヶーを]$/u.test(text.slice(Math.max(0, start - 1), start));

/** Not the end of a longer word. */
const begins = (tokens: readonly Token[], at: number): boolean => tokens.some(({ start }) => start === at);
