import { elementsCited, type Trace } from '../../coverage/trace';
import { citationKey } from '../../document/citation';
import type { Policy } from '../../policy/policy';
import type { Message, Report } from '../finding';
import type { Rule } from '../rule';

/** trace/unknown: a trace cites a place that the policy does not have, or where it demands nothing. */
export const unknown: Rule = {
  id: 'trace/unknown',
  severity: 'warning',
  title: { ja: '根拠として示された対策が基本方針にない', en: 'A trace cites no control of the policy' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, policy, coverage }) =>
    coverage && policy
      ? coverage.claims
          .get(document)!
          .map(({ trace }) => trace)
          // 「基本方針2(1)に従い」 may well speak of a definition
          .filter(({ cited, known, form }) => cited.length === 0 && !(known && form === 'basis'))
          .map((trace) => report(policy, trace))
      : [],
};

function report(policy: Policy, { span, citation, known }: Trace): Report {
  const { ja, en } = known ? NOTHING : adviceOn(policy, citation);
  return {
    span,
    message: {
      ja: `基本方針に「${citation}」という対策はありません。${ja}`,
      en: `The basic policy has no control ${citation}. ${en}`,
    },
    related: [
      {
        path: policy.document.path,
        span: policy.document.titleSpan,
        message: { ja: '上位の基本方針', en: 'The basic policy' },
      },
    ],
  };
}

const NOTHING: Message = {
  ja: 'その場所はありますが、対策を求めていません（用語の定義など）。根拠とする対策の番号を確認してください。',
  en: 'That place exists, but demands nothing (it may be a definition). Check the number.',
};

/** What there is in the innermost place that the citation shares with the policy. */
function adviceOn(policy: Policy, citation: string): Message {
  const [, cited, ordinal] = /^(.*[^-])-(\d+)$/.exec(citation) ?? [];
  const elements = cited && ordinal ? elementsCited(policy, cited) : [];
  if (elements.length > 0)
    return {
      ja: `「${cited}」の要求は${elements.length}件です（${few(elements).join('、')}）。`,
      en: `${cited} has ${elements.length} demands (${few(elements).join(', ')}).`,
    };
  const parts = citationKey(citation).split('.');
  for (let length = parts.length - 1; length > 0; length--) {
    const around = parts.slice(0, length).join('.');
    const near = policy.controls.filter(({ id }) => citationKey(id).startsWith(`${around}.`)).map(({ id }) => id);
    if (near.length > 0)
      return {
        ja: `近くにあるのは、${few(near).join('、')}です。番号を確認してください。`,
        en: `Close to it there are ${few(near).join(', ')}. Check the number.`,
      };
  }
  return {
    ja: '番号を確認してください。対策の番号は、基本方針のとおりに（例: 6(3)①、第7条第2号）書きます。',
    en: 'Check the number. Write it as the policy does (6(3)①, 第7条第2号).',
  };
}

const few = (names: readonly string[]): readonly string[] => (names.length > 6 ? [...names.slice(0, 5), '…'] : names);
