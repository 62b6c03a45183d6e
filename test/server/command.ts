import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The built command line. */
export const CLI = join(process.cwd(), 'dist/cli.js');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder, in Japanese unless another language is given; `input` goes to standard input. */
export async function runIn(
  folder: string,
  args: readonly string[],
  { lang = 'ja_JP.UTF-8', input }: { readonly lang?: string; readonly input?: string | Uint8Array } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    env: { ...process.env, LC_ALL: lang, NO_COLOR: '1' },
  });
  child.stdin.on('error', () => undefined).end(input);
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  assert.doesNotMatch(stdout + stderr, /^\s+at .+:\d+:\d+\)?$/m, 'no stack trace');
  return { status, stdout, stderr };
}
