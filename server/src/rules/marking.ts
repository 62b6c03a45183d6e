import kinds from '../../../dictionaries/kinds.yaml';
import { pathTo } from '../document/citation';
import type { Kind } from '../document/kind';
import type { Policy } from '../policy/policy';
import type { Span } from '../text/span';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';
import { atTop, topEdit } from './top';

/** document/marking: the policy says that documents of this kind are not public, and the draft says nothing, or 公開. */
export const marking: Rule = {
  id: 'document/marking',
  severity: 'warning',
  title: { ja: '公開区分の表示がない・基本方針と違う', en: 'The draft is not marked as the policy demands' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check,
};

const SECRET =
  /非公開|(?:公表|公開|公に)し(?:ない|ません)|公[表開]の対象と(?:しない|しません)|公表を行(?:わない|いません)/;
/** What a draft may say instead of 非公開; 庁内限り and 職員限り as a mark, not as 「職員限りで行う」. */
const MARK =
  /非公開|外秘|取扱注意|[厳極]秘|[（(【〔]機?秘[）)】〕]|関係者(?:限り|以外)|[内部者員課係等]限り(?=[ \u3000]*(?:[】〕）)」］]|$))|公開しない|公開してはならない|公表しない|公表してはならない|公にしない/m;

/** 「この手順を浄水場の外の者に渡し、又は見せてはならない。」 */
const SAID =
  /(?:この|本)(?:情報セキュリティ)?(?:対策|実施|運用)?(?:基準|手順|文書|要領|規程|マニュアル|手引)[^。]*(?:外|公表|公開|掲載|見せ|渡し|配布|開示|閲覧|明らかに)[^。]*(?:ない|ならない|禁[止じず]|限る|限り)/;

function check({ document, policy }: Subject): readonly Report[] {
  const { matter, source, titleSpan, statements, kind } = document;
  const why = policy && secrecyOf(policy, kind.kind!);
  if (!why || statements.length === 0) return [];
  const related = [
    { path: policy.document.path, span: why, message: { ja: '基本方針の定め', en: 'What the policy says' } },
  ];
  const { disclosure } = matter;
  if (disclosure && /^(?:公開|公表|public|open)/i.test(disclosure.text.trim()))
    return [
      {
        span: disclosure.span,
        message: {
          ja: `公開区分が「${disclosure.text}」ですが、基本方針は、${kind.kind}を公開しないと定めています。「非公開」と書いてください。`,
          en: `Marked as 「${disclosure.text}」, but the policy says that documents of this kind are not public. Write 非公開.`,
        },
        related,
        fixes: [
          {
            title: { ja: '「非公開」に直す', en: 'Change to 非公開' },
            edits: [{ span: disclosure.span, text: '非公開' }],
            safe: false,
          },
        ],
      },
    ];
  if (disclosure || MARK.test(source) || statements.some(({ text }) => SAID.test(text))) return [];
  const top = atTop(source);
  return [
    {
      span: titleSpan,
      message: {
        ja: `基本方針は、${kind.kind}を公開しないと定めていますが、この文書にはその表示がありません。${top.ja}「公開区分: 非公開」と書くか、本文に「非公開」と表示してください。`,
        en: `The policy says that documents of this kind are not public, but this one is not marked so. Write 公開区分: 非公開 ${top.en}, or 非公開 in the text.`,
      },
      related,
      fixes: [
        {
          title: { ja: '「公開区分: 非公開」を入れる', en: 'Insert 公開区分: 非公開' },
          edits: [topEdit(source, '公開区分: 非公開')],
          safe: false,
        },
      ],
    },
  ];
}

/** Where the policy says that documents of a kind are not public. */
export function secrecyOf({ document: { statements, entries } }: Policy, kind: Kind): Span | undefined {
  const words = kinds.find((one) => one.kind === kind)!.words;
  const names = (text: string) =>
    kinds.some((one) => one.kind !== '基本方針' && one.words.some((word) => text.includes(word)));
  return statements.find(({ text, entry }) => {
    if (!SECRET.test(text)) return false;
    // 「手順書は、公表しない。」 in a section on both kinds is said of one
    const said = names(text) ? [text] : pathTo(entries, entry).map(({ title }) => title);
    return words.some((word) => said.some((one) => one.includes(word)));
  })?.span;
}
