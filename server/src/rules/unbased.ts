import { isWithin } from '../document/citation';
import { articlesOf } from './article';
import type { Report } from './finding';
import type { Rule } from './rule';

/** control/unbased: an article of a standard that no demand of the policy asks for. Off unless kijun.json turns it on. */
export const unbased: Rule = {
  id: 'control/unbased',
  severity: 'off',
  title: { ja: '基本方針が求めていない条', en: 'An article that the policy does not ask for' },
  kinds: ['対策基準'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, coverage, tokenizer }) => {
    if (!coverage || !tokenizer) return [];
    const answering = new Set(
      coverage.controls
        .flatMap(({ elements }) => elements)
        .flatMap(({ evidence, wishes, near }) => [...evidence, ...wishes, ...near])
        .filter((one) => one.document === document)
        .map(({ statement }) => statement),
    );
    const cited = (coverage.claims.get(document) ?? []).map(({ trace }) => trace.entry);
    return articlesOf(document, tokenizer)
      .filter(({ rules }) => ![...rules].some((statement) => answering.has(statement)))
      .filter(({ entry }) => !cited.some((at) => at >= 0 && isWithin(document.entries, at, entry.index)))
      .map(
        ({ entry }): Report => ({
          severity: 'hint',
          span: entry.titleSpan,
          message: {
            ja: 'ここの定めは、基本方針のどの対策にも当たらないようです。組織の独自の定めであれば、このままで構いません。基本方針に基づくものであれば、「（基本方針6(3)①関係）」のように根拠を示してください。',
            en: 'This does not seem to answer any control of the basic policy. If it is a rule of your own, leave it as it is; if it is based on the policy, cite the control, as in 「（基本方針6(3)①関係）」.',
          },
        }),
      );
  },
};
