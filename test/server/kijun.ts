import { type SpawnOptions, spawn } from 'node:child_process';
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

/** Runs a command to its end; `kijun` itself unless another one is named. */
export async function run(
  args: readonly string[],
  { command = process.execPath, ...options }: SpawnOptions & { readonly command?: string } = {},
): Promise<Ended> {
  const all = command === process.execPath ? [CLI, ...args] : args;
  const child = spawn(command, all, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { status, stdout, stderr };
}
