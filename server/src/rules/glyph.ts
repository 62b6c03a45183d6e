import type { Document } from '../document/document';
import type { Token, Tokenizer } from '../morphology/token';
import type { Term } from '../policy/policy';
import { folded } from '../text/fold';
import type { Span } from '../text/span';
import { inBlocks } from './block';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';
import { replaced, termsAround, wordAt } from './word';

/**
 * character/variant: characters that only look like those that are meant (radicals, compatibility forms, 一 for ー, half-width katakana),
 * and old forms of kanji outside names. Names of persons and places keep their characters.
 */
export const glyph: Rule = {
  id: 'character/variant',
  severity: 'warning',
  title: { ja: '異体の文字', en: 'A variant character' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: true,
  check: ({ document, policy, terms, tokenizer }: Subject) =>
    tokenizer ? findings(document, policy?.document.source ?? '', terms, tokenizer) : [],
};

/** Kangxi and other radicals, compatibility ideographs, 一 for ー, half-width katakana; runs of them are one finding. */
const LOOKALIKE = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]|(?<=[ァ-ヺー])一(?=[ァ-ヺー])|[\uff66-\uff9f]+/gu;

function findings(document: Document, above: string, terms: readonly Term[], tokenizer: Tokenizer): readonly Report[] {
  // of the notation of a term, term/variant speaks
  const inTerm = termsAround(terms, tokenizer);
  return inBlocks(document, glyph.id, [above, terms, tokenizer], (block) => {
    const { text } = block.prose;
    const found = [...lookalikes(text), ...oldForms(text)];
    if (found.length === 0) return [];
    const names = tokenizer(text).filter(isName);
    const inName = (at: Span) => names.some(({ start, end }) => start <= at.end && at.start <= end);
    return found
      .filter((at) => text[at.start] !== '一' || isProlonged(text, at, tokenizer))
      .filter((at) => !SHOWN.test(text.slice(at.end)))
      .filter(
        (at) =>
          !(isNameForm(text.slice(at.start, at.end)) && inName(at)) && !above.includes(text.slice(at.start, at.end)),
      )
      .flatMap((at) => wordAt(block, at))
      .filter((word) => !inTerm(word))
      .map((word) => {
        const right = word.text === '一' ? 'ー' : isOld(word.text) ? folded(word.text) : word.text.normalize('NFKC');
        const [ja, en] = isKana(word.text)
          ? ['半角の片仮名', 'half-width katakana']
          : ['旧字体又は見た目の似た別の文字', 'an old or look-alike form'];
        return {
          span: word.span,
          message: {
            ja: `「${word.text}」は、${ja}です。検索や照合で一致しなくなるため、「${right}」と書いてください。`,
            en: `「${word.text}」 is ${en}. Write 「${right}」, or searches will miss it.`,
          },
          fixes: replaced(word, right, true),
        };
      });
  });
}

/** Whether a word of the dictionary has ー in this place: ネットワ一ク, but チーム一チーム. */
const isProlonged = (text: string, { start, end }: Span, tokenizer: Tokenizer): boolean =>
  tokenizer(`${text.slice(0, start)}ー${text.slice(end)}`).some(
    (token) => token.start < start && end < token.end && token.reading !== '',
  );

/** A label of a screen is as it is: 「ﾃﾞｰﾀ登録」ボタン */
const SHOWN =
  /^[^「」［］[\]]{0,20}[」］\]](?:の)?(?:ボタン|画面|メニュー|タブ|欄|項目|アイコン|を(?:押|選|クリック|タップ))/;

/** Whether names are written with it: a radical is never meant. */
const isNameForm = (c: string): boolean => isOld(c) || /^[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u.test(c);

const isKana = (c: string): boolean => /^[\uff66-\uff9f]/.test(c);

const lookalikes = (text: string): readonly Span[] =>
  [...text.matchAll(LOOKALIKE)]
    .filter(([c]) => c === '一' || c.normalize('NFKC') !== c)
    .map(({ 0: c, index }) => ({ start: index, end: index + c.length }));

/** The kanji that folding modernises. */
function oldForms(text: string): readonly Span[] {
  if (folded(text) === text.normalize('NFKC')) return [];
  return [...text.matchAll(/\p{sc=Han}/gu)]
    .filter(([c]) => isOld(c))
    .map(({ 0: c, index }) => ({ start: index, end: index + c.length }));
}

const isOld = (c: string): boolean => c.normalize('NFKC') === c && folded(c) !== c && !EQUAL.includes(c);

const isName = ({ detail, detail2 }: Token): boolean => detail === '固有名詞' || /^(?:人名|地域)$/.test(detail2);

/** Forms of one kanji that are both in common use. */
const EQUAL = '靱靭';
