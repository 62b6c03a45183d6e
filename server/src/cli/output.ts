import { existsSync } from 'node:fs';
import { fail } from '../node/fail';
import { absolute } from '../node/files';
import { occupied, writeNew, writeResult } from '../node/write';
import { nameOf } from '../text/path';
import { BASELINE } from '../workspace/baseline';
import type { Loaded } from './load';
import { print, say, tell } from './terminal';

/** Writes a result to a file, whole or not at all, and says so. Replaces what stands there only where it may. */
export async function save(output: string, content: string | Uint8Array, replace: boolean | undefined): Promise<void> {
  await (replace ? writeResult : writeNew)(output, content);
  tell(say(`${output} に書き出しました。`, `Wrote ${output}.`));
}

/**
 * Prints a result, or writes it where `output` says: but never over a document, a policy or a setting that it was made from.
 */
export async function deliver(
  output: string | undefined,
  content: string | Uint8Array,
  { workspace, targets }: Loaded,
): Promise<void> {
  if (output === undefined) return print(content);
  const at = absolute(output);
  if ((targets.includes(at) && nameOf(at) !== BASELINE) || workspace.document(at)?.kind.kind)
    fail(
      `${output} は点検した文書です。上書きしないため、書き込みませんでした。--output で別の名前を指定してください。`,
      `${output} is one of the documents that were read; nothing was written. Give another name with --output.`,
    );
  await save(output, content, true);
}

/** Leaves what is there already alone. */
export function spare(output: string): void {
  if (existsSync(output)) occupied(output);
}
