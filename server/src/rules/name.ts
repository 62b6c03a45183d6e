import type { Document } from '../document/document';
import { isCode, isWhole, sourceOf } from '../document/prose';
import { foundInBlocks } from '../document/search';
import { shift } from '../text/anchor';
import { folded } from '../text/fold';
import type { Span } from '../text/span';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';

/** document/name: the document calls itself otherwise than its title does (題名 規程, but この内規は). */
export const name: Rule = {
  id: 'document/name',
  severity: 'warning',
  title: { ja: '文書が自らを題名と違う名で呼んでいる', en: 'The document calls itself by another name' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check,
};

/** この規程は、 本基準において… What is said of this document, and not of a thing at hand (この手順で操作する). */
const SELF =
  /(?:(?<![\p{sc=Han}])(?:この|本))((?:情報セキュリティ)?(?:基本方針|対策基準|実施手順|管理基準|基準|規程|規定|内規|要綱|要領|訓令|規則|細則|方針|手順書|手引|マニュアル|ポリシー))(?=(?:は、|において|に定め|に規定|に基づ|の規定|の施行|の定め|を改[正定]|の改[正廃定]|に違反))/gu;

/** 訓令第4号, 規則第12号 below the title: then it may call itself so. */
const NUMBERED = /(訓令|規則|規程|告示|達|要綱)(?:甲|乙)?第[0-9０-９一二三四五六七八九十百]+号/;

function check({ document }: Subject): readonly Report[] {
  const title = folded(document.title).replace(/[（(][^（()）]*[)）]\s*$/, '');
  const names = selvesIn(document);
  const fits = (word: string) => familyOf(word).test(title) || numberedAs(document, word);
  const right = names.find(({ word }) => fits(word))?.word ?? endOf(title);
  if (!right) return [];
  // 「対策基準（以下「本基準」という。）」 is another document
  const others = document.definitions.map(({ term }) => term);
  return names
    .filter(({ word }) => !others.includes(`本${word}`) && !others.includes(`この${word}`))
    .filter(({ word }) => !fits(word) && !(word === '規定' && right !== '規程'))
    .map(({ word, span, whole }) => ({
      span,
      message: {
        ja: `この文書の題名は「${document.title}」ですが、ここでは自らを「${word}」と呼んでいます。「${right}」にそろえてください。`,
        en: `The title of this document is 「${document.title}」, but here it calls itself 「${word}」. Write 「${right}」.`,
      },
      fixes: whole
        ? [
            {
              title: { ja: `「${right}」に直す`, en: `Change to 「${right}」` },
              edits: [{ span, text: right }],
              safe: false,
            },
          ]
        : [],
    }));
}

/** A 実施手順 may call itself 手順書, a 基準 対策基準; 方針 is ポリシー, of which the standard is a part. */
function familyOf(word: string): RegExp {
  const [kind] = /(?:方針|ポリシー|基準|規程|規定|内規|要綱|要領|訓令|規則|細則|手順|手引|マニュアル)(?=書?$)/.exec(
    word,
  )!;
  return kind === 'ポリシー'
    ? /方針|ポリシー|基準/
    : RegExp(/^(?:方針|基準)$/.test(kind!) ? `${kind}|ポリシー` : kind!);
}

/** The last word of a title by which a document can call itself. */
const endOf = (title: string): string | undefined =>
  /(?:対策基準|実施手順|基本方針|管理基準|基準|規程|内規|要綱|要領|訓令|規則|細則|方針|手順書|手順|手引|マニュアル|ポリシー)$/.exec(
    title,
  )?.[0];

const numberedAs = ({ blocks }: Document, word: string): boolean =>
  blocks.slice(0, 6).some(({ prose }) => NUMBERED.exec(prose.text)?.[1] === word);

/** How the document calls itself, and where. */
interface Self {
  readonly word: string;
  readonly span: Span;
  readonly whole: boolean;
}

const selvesIn = (document: Document): readonly Self[] =>
  foundInBlocks(
    document,
    name.id,
    [],
    ({ prose }) =>
      [...prose.text.matchAll(SELF)].flatMap(({ 0: all, 1: word = '', index }) => {
        const [start, end] = [index + all.length - word.length, index + all.length];
        if (isCode(prose, start, end)) return [];
        return [{ word, span: sourceOf(prose, start, end), whole: isWhole(prose, start, end) }];
      }),
    (self, by) => ({ ...self, span: shift(self.span, by) }),
  );
