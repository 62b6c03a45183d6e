import { numeralValue } from '../text/numeral';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';

/** document/revision: a second or later version that does not say when or what was amended. */
export const revision: Rule = {
  id: 'document/revision',
  severity: 'info',
  title: { ja: '改正の経過がない', en: 'A revised document without a revision history' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject): readonly Report[] => {
    const { version } = document.matter;
    const number = version && numeralValue(/[0-9０-９]+|[一二三四五六七八九十]+/.exec(version.text)?.[0] ?? '');
    if (!version || number === undefined || number < 2) return [];
    if (document.blocks.some(({ prose }) => /改正|改訂|改定/.test(prose.text) && TELLS.test(prose.text))) return [];
    return [
      {
        span: version.span,
        message: {
          ja: `「${version.text}」とありますが、いつ何を改めたかの記載がありません。改正の年月日を、題名の下、附則又は改正の履歴に書いてください。`,
          en: `This is 「${version.text}」, but nothing says when and what was amended. State it below the title, in 附則 or in a revision history.`,
        },
      },
    ];
  },
};

/** A date, or the heading of a history: 「情報セキュリティポリシーを改正する」 is no trace of an amendment. */
const TELLS = /年|履歴|全部改正|一部改正|^改[正訂定]/;
