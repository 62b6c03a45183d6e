import { dirname, relative, resolve, sep } from 'node:path';
import { type DraftKind, skeletonOf } from '../features/skeleton';
import { fail } from '../node/fail';
import { writeNew, writeResult } from '../node/write';
import { spare } from './import';
import { loadOne } from './load';

/** The words by which the command line calls the kinds of drafts. */
export const DRAFTS: Readonly<Record<string, DraftKind>> = { standard: '対策基準', procedure: '実施手順' };

/**
 * `kijun new`: a skeleton under the policy, written to `output` or given back for standard output. Overwrites nothing unasked;
 * fails where the policy demands nothing that could be read.
 */
export async function newDraft(
  kind: DraftKind,
  file: string,
  { output, force }: { readonly output?: string; readonly force?: true },
): Promise<string | undefined> {
  if (output !== undefined && !force) spare(output);
  const { policy } = await loadOne(file);
  if (policy.controls.length === 0)
    fail(
      `${file} から、求められている対策を読み取れませんでした。kijun policy ${file} で、各行がどう読み取られたかを確かめてください。`,
      `No demands were read out of ${file}. See with kijun policy ${file} how each line was read.`,
    );
  const from = output === undefined ? '.' : dirname(output);
  const text = skeletonOf(policy, kind, relative(resolve(from), resolve(file)).split(sep).join('/'));
  if (output === undefined) return text;
  await (force ? writeResult : writeNew)(output, text);
  return undefined;
}
