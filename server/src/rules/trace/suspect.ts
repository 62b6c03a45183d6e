import { type Change, changeOf, confirmedOf } from '../../coverage/lock';
import type { Trace } from '../../coverage/trace';
import type { Message, Report } from '../finding';
import type { Rule, Subject, Surroundings } from '../rule';

/** trace/suspect: the policy says something else than when the trace was confirmed (kijun.lock.json). */
export const suspect: Rule = {
  id: 'trace/suspect',
  severity: 'warning',
  title: { ja: '根拠を確認した後に基本方針の文言が変わった', en: 'The policy has changed since a trace was confirmed' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: true,
  check: ({ document, policy, coverage, confirmed }: Subject & Surroundings) =>
    coverage && policy
      ? coverage.claims.get(document)!.flatMap(({ trace }): readonly Report[] => {
          const known = confirmedOf(confirmed, trace);
          // a number that is gone is told by trace/unknown
          const change = known && trace.cited.length > 0 && changeOf(policy, known, trace);
          if (!known || !change) return [];
          const cited = new Set(trace.cited);
          const elements = policy.controls.flatMap((control) => control.elements.filter(({ id }) => cited.has(id)));
          return [
            {
              span: trace.span,
              message: messageOf(trace, change, known.by, known.on),
              related: elements.map(({ span, wording }) => ({
                path: policy.document.path,
                span,
                message: { ja: `今の基本方針: ${wording}`, en: `The policy now: ${wording}` },
              })),
            },
          ];
        })
      : [],
};

function messageOf({ citation }: Trace, { before, now }: Change, by: string, on: string): Message {
  const quoted = (wordings: readonly string[]) => wordings.map((wording) => `「${wording}」`).join('');
  const ja =
    before.length === 0
      ? `${quoted(now)}が加わりました`
      : now.length === 0
        ? `${quoted(before)}がなくなりました`
        : `${quoted(before)}が${quoted(now)}に変わりました`;
  const en =
    before.length === 0
      ? `${quoted(now)} has been added`
      : now.length === 0
        ? `${quoted(before)} is gone`
        : `${quoted(before)} has become ${quoted(now)}`;
  return {
    ja: `この根拠を確認した（${on}、${by}）後に、基本方針${citation}の${ja}。この規定が今の文言にも応えているか見直し、この指摘のクイックフィックス（コマンドラインでは kijun confirm）で確認し直してください。`,
    en: `Since this was confirmed (${on}, ${by}), in the basic policy ${citation} ${en}. Look whether the rule still answers it, then confirm it again with the quick fix of this finding, or with kijun confirm.`,
  };
}
