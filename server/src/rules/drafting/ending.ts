import { binds, modalityOf } from '../../document/modality';
import { sourceOf } from '../../document/prose';
import type { Statement } from '../../document/statement';
import { articleOf } from '../article';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { isRuling } from '../ruling';

/**
 * drafting/ending: the sentences of one article bind in several ways (しなければならない, ものとする, すること, する). Authors may mean the
 * difference, so it is off unless kijun.json turns it on; in items of one list statement/modality tells of it.
 */
export const ending: Rule = {
  id: 'drafting/ending',
  severity: 'off',
  title: { ja: '一つの条の中の文末の混在', en: 'Mixed endings within an article' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => {
    const articles = new Map<number, Statement[]>();
    for (const statement of document.statements) {
      const article = articleOf(document, statement.index);
      if (article === undefined || statement.lead >= 0 || statement.form === 'row' || !isOrder(statement)) continue;
      if (!isRuling(document, statement)) continue;
      const known = articles.get(article);
      if (known) known.push(statement);
      else articles.set(article, [statement]);
    }
    return [...articles.values()].flatMap(inArticle);
  },
};

const ENDINGS = {
  なければならない: /なければならない。?$/,
  ものとする: /ものとする。?$/,
  こと: /こと。?$/,
  する: /[うくぐすつぬぶむる]。?$/,
} as const;

type Ending = keyof typeof ENDINGS;

const endingOf = (text: string): Ending | undefined =>
  (Object.keys(ENDINGS) as Ending[]).find((name) => ENDINGS[name].test(text.trim()));

/** Prohibitions and permissions have endings of their own. */
const isOrder = ({ text }: Statement): boolean => {
  const modality = modalityOf(text);
  return binds(modality) && modality !== 'prohibition' && endingOf(text) !== undefined;
};

function inArticle(statements: readonly Statement[]): readonly Report[] {
  const count = (ending: Ending | undefined) => statements.filter(({ text }) => endingOf(text) === ending).length;
  const usual = statements.map(({ text }) => endingOf(text)!).reduce((a, b) => (count(b) > count(a) ? b : a));
  return statements
    .filter(({ text }) => endingOf(text) !== usual)
    .map(({ prose, text }) => {
      const at = text.search(ENDINGS[endingOf(text)!]);
      return {
        severity: 'hint',
        span: sourceOf(prose, at, text.trimEnd().length),
        message: {
          ja: `この条のほかの文は「…${usual}。」で終わっています。義務の強さを変えるつもりがなければ、文末をそろえてください。`,
          en: `The other sentences of this article end in 「…${usual}。」. Use the same ending, unless a different strength of obligation is intended.`,
        },
      };
    });
}
