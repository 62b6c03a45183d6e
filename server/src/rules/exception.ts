import { isWithin } from '../document/citation';
import type { Document } from '../document/document';
import { type Role, roleOf } from '../document/role';
import { foundInTitles } from '../document/search';
import type { Message, Report } from './finding';
import type { Rule, Subject } from './rule';

/** document/exception: the section on exceptions does not say who allows them, for how long, or what is recorded. */
export const exception: Rule = {
  id: 'document/exception',
  severity: 'info',
  title: { ja: '例外措置の定めに欠けるところがある', en: 'The section on exceptions is incomplete' },
  kinds: ['対策基準'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) =>
    lacking(document, 'exception', [
      { pattern: /許可|承認|決定|決裁|認め|申請し|諮/, ja: '誰が許可するか', en: 'who allows them' },
      { pattern: /期間|期限|日まで|間に限/, ja: '例外とする期間', en: 'for how long' },
      {
        pattern: /記録|保管|保存|申請|書面|書類|文書|届|申し出|願い出|報告|台帳|一覧/,
        ja: '申請又は記録の仕方',
        en: 'what is recorded',
      },
    ]),
};

/** document/violation: the section on violations does not say what follows from one. */
export const violation: Rule = {
  id: 'document/violation',
  severity: 'info',
  title: { ja: '違反への対応の定めに欠けるところがある', en: 'The section on violations is incomplete' },
  kinds: ['対策基準'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) =>
    lacking(document, 'violation', [
      {
        pattern: /懲戒|処分|罰|停止|是正|制限|取り?消|改善|責任を問|措置|注意|指導/,
        ja: '違反した者に対する処分又は措置',
        en: 'what follows from one',
      },
    ]),
};

function lacking(
  document: Document,
  role: Role,
  points: readonly ({ readonly pattern: RegExp } & Message)[],
): readonly Report[] {
  const { entries, statements } = document;
  const sections = foundInTitles(document, `document/${role}`, [], ({ title, index }) =>
    roleOf(title) === role ? [index] : [],
  );
  return sections.flatMap((index) => {
    const { title, titleSpan, parent } = entries[index]!;
    if (roleOf(entries[parent]?.title ?? '') === role) return [];
    const text = statements
      .filter(({ entry }) => isWithin(entries, entry, index))
      .map((statement) => statement.text)
      .join('\n');
    const open = points.filter(({ pattern }) => !pattern.test(text));
    // 「…規程の定めるところによる」: it is said elsewhere
    if (text === '' || open.length === 0 || /(?:の定めるところによる|に従う|の例による|に準ずる)/.test(text)) return [];
    return [
      {
        span: titleSpan,
        message: {
          ja: `「${title}」の定めに、${open.map(({ ja }) => ja).join('、')}がありません。書き加えてください。`,
          en: `The section 「${title}」 does not say ${open.map(({ en }) => en).join(', ')}. Add it.`,
        },
      },
    ];
  });
}
