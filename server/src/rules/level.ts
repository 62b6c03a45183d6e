import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import { isCode, sourceOf } from '../document/prose';
import { inBlocks } from './block';
import type { Message, Report } from './finding';
import type { Rule, Subject } from './rule';

/**
 * document/level: what belongs to another level of the documents. Addresses, telephone numbers, products and screens change
 * too often for a standard; 「体制を確立する」 alone tells nobody in a procedure what to do.
 */
export const level: Rule = {
  id: 'document/level',
  severity: 'info',
  title: { ja: '文書の段階に合わない内容', en: 'Content that belongs in another level of document' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) =>
    document.kind.kind === '対策基準' ? [...tooFine(document)] : [...tooCoarse(document)],
};

const FINE: readonly (Message & { readonly pattern: RegExp })[] = [
  { pattern: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g, ja: 'IPアドレス', en: 'an IP address' },
  { pattern: /https?:\/\/[^\s「」『』（）、。]+/g, ja: 'URL', en: 'a URL' },
  { pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+/g, ja: 'メールアドレス', en: 'an e-mail address' },
  { pattern: /(?<![\d-])0\d{1,4}[-－―(（]\d{1,4}[-－―)）]\d{3,4}(?!\d)/g, ja: '電話番号', en: 'a telephone number' },
  { pattern: /内線\s*\d{2,5}/g, ja: '内線番号', en: 'an extension' },
  {
    pattern:
      /(?<![A-Za-z])(?:Windows(?: ?\d+)?|Microsoft(?: ?365)?|Excel|PowerPoint|Outlook|Acrobat|Chrome|Gmail|Zoom|AWS|Azure|iPhone|Android|Slack|Dropbox|OneDrive|SharePoint)(?![A-Za-z])/g,
    ja: '製品の名前',
    en: 'the name of a product',
  },
  {
    pattern:
      /[「［[][^「」［］[\]]{1,16}[」］\]](?:の)?(?:ボタン|タブ|メニュー|アイコン)を?(?:押|クリック|選択|タップ)?/g,
    ja: '画面の操作',
    en: 'an operation on a screen',
  },
];

function tooFine(document: Document): readonly Report[] {
  return inBlocks(document, level.id, [], ({ prose }) =>
    FINE.flatMap(({ pattern, ja, en }) =>
      [...prose.text.matchAll(pattern)].flatMap(({ 0: text, index }) =>
        isCode(prose, index, index + text.length)
          ? []
          : [
              {
                span: sourceOf(prose, index, index + text.length),
                message: {
                  ja: `「${text}」は${ja}です。変わりやすい細部は、対策基準ではなく、実施手順に書いてください。`,
                  en: `「${text}」 is ${en}. Details that change often belong in a procedure, not in a standard.`,
                },
              },
            ],
      ),
    ),
  );
}

/** The whole of what a statement says. */
const COARSE =
  /^(?:[^、。は]{2,30}は、)?(?:[^、。を]{0,24}の)?[^、。を]{0,16}(?:体制|方針|基準|規程|計画)を(?:確立|整備|策定|構築|定め|強化)(?:する|しなければならない|るものとする|なければならない|するものとする|る)。?$/;

function tooCoarse({ statements, entries }: Document): readonly Report[] {
  return statements
    .filter(({ text, entry, form }) => {
      const own = statements.filter((other) => other.entry === entry && other.form !== 'title');
      return (
        form !== 'row' &&
        COARSE.test(text) &&
        own.length === 1 &&
        !pathTo(entries, entry).some(({ label }) => label?.style === '附則')
      );
    })
    .map(({ text, span }) => ({
      span,
      message: {
        ja: `「${text.replace(/。$/, '')}」だけでは、誰が何をすればよいか分かりません。実施手順には、行う者、時期及び作業を書いてください。`,
        en: 'This does not tell anyone what to do. A procedure should say who does what, and when.',
      },
    }));
}
