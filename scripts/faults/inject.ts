import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/** How a step can go wrong: a kill before it, after it or in the middle of a write, and what a system can answer. */
export const KINDS = ['before', 'after', 'half', 'ENOSPC', 'EACCES', 'EROFS', 'EIO', 'EDQUOT'] as const;
export type Kind = (typeof KINDS)[number];

/** One write of the product: the program, its arguments, the file, and what it holds before (nothing for a new one). */
export interface Write {
  readonly name: string;
  readonly args: (file: string) => readonly string[];
  readonly before: Buffer | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Files that the program needs beside it. */
  readonly beside?: Readonly<Record<string, string>>;
  /** The name of the file. */
  readonly file: string;
  /** What two contents have in common that hold the same; their bytes, unless said otherwise. */
  readonly gist?: (content: Buffer) => unknown;
  /** Whether the program starts the one that writes: the trap is for that one. */
  readonly starts?: boolean;
}

/** Lets one write go through and answers what the file holds then. */
export function undisturbed(write: Write): Buffer {
  const folder = folderFor(write);
  const { status, stderr } = start(write, folder);
  assert.ok(status === 0 || status === 1, `${write.name}: ${stderr}`);
  const after = readFileSync(join(folder, write.file));
  assert.deepEqual(strays(folder, write), [], `${write.name} leaves nothing lying about`);
  rmSync(folder, { recursive: true });
  return after;
}

/**
 * Stops a write at one step. The file must hold what it held before or what it was to hold; only a kill may leave a temporary
 * file. Answers false when there is no such step.
 */
export function injected(write: Write, after: Buffer, step: number, kind: Kind): boolean {
  const folder = folderFor(write);
  try {
    const { status, signal, stderr } = start(write, folder, `${folder}/|${step}|${kind}`);
    if (status === 99) return false;
    const where = `${write.name}, step ${step}, ${kind}`;
    const now = existsSync(join(folder, write.file)) ? readFileSync(join(folder, write.file)) : undefined;
    const { gist = (content: Buffer) => content } = write;
    const same = (one: Buffer | undefined) =>
      one === undefined || now === undefined ? one === now : isDeepStrictEqual(gist(now), gist(one));
    assert.ok(same(write.before) || same(after), `${where}: the file holds ${now?.length} other bytes`);
    if (signal === null) {
      assert.ok(status === 0 || status === 1 || status === 2, `${where}: ended with ${status}`);
      assert.ok(status !== 2 || /^\S/.test(stderr), `${where}: says why`);
      assert.doesNotMatch(stderr, /^\s+at /m, `${where}: no stack`);
      // told that it was written, it is; told that it was not, it may be where only the folder could not be brought to the disk
      if (status !== 2) assert.ok(same(after), `${where}: written`);
      if (kind !== 'half') assert.ok(strays(folder, write).length <= 1, `${where}: leaves ${strays(folder, write)}`);
    }
    return true;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function folderFor({ before, beside = {}, file }: Write): string {
  const folder = mkdtempSync(join(tmpdir(), 'kijun-fault-'));
  for (const [name, text] of Object.entries(beside)) writeFileSync(join(folder, name), text);
  if (before) writeFileSync(join(folder, file), before);
  return folder;
}

const strays = (folder: string, { file, beside = {} }: Write): readonly string[] =>
  readdirSync(folder).filter((name) => name !== file && !(name in beside));

function start({ args, env, file, starts }: Write, folder: string, fault?: string) {
  const trap = join(process.cwd(), 'scripts/faults/trap.cjs');
  return spawnSync(
    process.execPath,
    [...(fault === undefined || starts ? [] : ['--require', trap]), ...args(join(folder, file))],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env, ...(fault !== undefined && { FAULT: fault, ...(starts && { TRAP: trap }) }) },
    },
  );
}
