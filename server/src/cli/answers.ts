import { shown } from '../node/files';
import { type CheckAnswer, type CheckedDocument, checkAnswer } from '../report/answer';
import { type Baseline, parted } from '../rules/baseline';
import { unknownKind } from '../rules/unreadable';
import type { Lines } from '../text/lines';
import { isPolicy } from '../workspace/workspace';
import type { Loaded } from './load';
import { locale, progress } from './terminal';

/** What is found in what was asked for, without what the baseline knows. */
export function answersOf({ workspace, targets }: Loaded, baseline?: Baseline): readonly CheckAnswer[] {
  const sourceAt = workspace.file;
  const linesAt = (path: string): Lines => sourceAt(path)?.lines ?? [0];
  const answer = (checked: CheckedDocument) => checkAnswer(checked, linesAt, locale, shown);
  const told = progress('check');
  return targets.flatMap((path, i) => {
    const findings = workspace.findings(path);
    told(i + 1, targets.length);
    const document = workspace.document(path);
    const { source } = sourceAt(path) ?? {};
    if (source === undefined) return [];
    const base = { path, source, kind: document?.kind.kind ?? null, policy: null };
    if (!document) return findings.length > 0 ? [answer({ ...base, findings })] : [];
    if (!document.kind.kind) return [answer({ ...base, findings: [unknownKind(document)] })];
    const remembered = workspace.known(path);
    // what --baseline names holds instead of a kijun.baseline.json
    const all = [...remembered, ...findings].sort((a, b) => a.span.start - b.span.start);
    const { fresh, known } = baseline
      ? parted(baseline, shown(path), source, all)
      : { fresh: findings, known: remembered };
    const policy = workspace.policyOf(document);
    return [
      answer({
        ...base,
        policy: isPolicy(policy) ? policy.document.path : null,
        findings: fresh,
        known,
        suppressed: workspace.suppressed(path),
      }),
    ];
  });
}
