import assert from 'node:assert/strict';
import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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
export async function undisturbed(write: Write): Promise<Buffer> {
  const folder = folderFor(write);
  const { status, stderr } = await start(write, folder);
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
export async function injected(write: Write, after: Buffer, step: number, kind: Kind): Promise<boolean> {
  const folder = folderFor(write);
  try {
    const { status, signal, stderr } = await start(write, folder, `${folder}/|${step}|${kind}`);
    if (status === 99) return false;
    const where = `${write.name}, step ${step}, ${kind}`;
    assertWhole(write, after, folder, where);
    if (signal === null) {
      assertTold(write, after, folder, { status, stderr }, where);
      if (kind !== 'half') assert.ok(strays(folder, write).length <= 1, `${where}: leaves ${strays(folder, write)}`);
    }
    return true;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How a disk can be that nothing can be written to. */
export const DISKS = ['readonly', 'full'] as const;

/**
 * Has a write go to a disk of its own (Linux, as root) that is full or read-only, from the beginning. The file must hold what it held,
 * and the program must say why.
 */
export async function refused(write: Write, after: Buffer, disk: (typeof DISKS)[number]): Promise<void> {
  const folder = folderFor(write);
  const seen = `${folder}.seen`;
  const program = [process.execPath, ...write.args(join(folder, write.file))];
  const { status, stderr } = await run('unshare', ['--mount', 'sh', '-c', ON_DISK, disk, folder, ...program], {
    env: { ...process.env, ...write.env },
  });
  const where = `${write.name}, disk ${disk}`;
  assert.ok(existsSync(seen), `${where}: ${stderr}`);
  assertWhole(write, after, seen, where);
  assert.equal(status, 2, `${where}: ended with ${status}`);
  assertTold(write, after, seen, { status, stderr }, where);
  assert.deepEqual(strays(seen, write), [], `${where}: leaves nothing lying about`);
  for (const one of [folder, seen]) rmSync(one, { recursive: true });
}

/** Puts a disk in the place of the folder, with its files, runs the rest of the arguments there, and shows what is left. */
const ON_DISK = `
  folder=$1; shift
  cp -a "$folder" "$folder.seen" && mount -t tmpfs -o size=1m none "$folder" && cp -a "$folder.seen/." "$folder" || exit 99
  rm -r "$folder.seen"
  if [ "$0" = full ]; then head -c 2m /dev/zero > "$folder/filling" 2> /dev/null; else mount -o remount,ro "$folder"; fi
  cd "$folder" && "$@"
  code=$?
  [ "$0" = full ] && rm "$folder/filling"
  cp -a "$folder" "$folder.seen"
  exit $code
`;

/** The file holds what it held before or what it was to hold. */
function assertWhole({ before, file, gist }: Write, after: Buffer, folder: string, where: string): void {
  const now = contentOf(folder, file);
  const whole = isSame(now, before, gist) || isSame(now, after, gist);
  assert.ok(whole, `${where}: the file holds ${now?.length} other bytes`);
}

/** The program says why it wrote nothing, in a sentence; where it says nothing, it has written. */
function assertTold(
  { file, gist }: Write,
  after: Buffer,
  folder: string,
  { status, stderr }: Pick<Ended, 'status' | 'stderr'>,
  where: string,
): void {
  assert.ok(status === 0 || status === 1 || status === 2, `${where}: ended with ${status}`);
  assert.ok(status !== 2 || /^\S/.test(stderr), `${where}: says why`);
  assert.doesNotMatch(stderr, /^\s+at /m, `${where}: no stack`);
  // told that it was not written, it may be where only the folder could not be brought to the disk
  if (status !== 2) assert.ok(isSame(contentOf(folder, file), after, gist), `${where}: written`);
}

const contentOf = (folder: string, file: string): Buffer | undefined =>
  existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : undefined;

const isSame = (
  one: Buffer | undefined,
  other: Buffer | undefined,
  gist: Write['gist'] = (content: Buffer) => content,
): boolean => (one && other ? isDeepStrictEqual(gist(one), gist(other)) : one === other);

function folderFor({ before, beside = {}, file }: Write): string {
  const folder = mkdtempSync(join(tmpdir(), 'kijun-fault-'));
  for (const [name, text] of Object.entries(beside)) writeFileSync(join(folder, name), text);
  if (before) writeFileSync(join(folder, file), before);
  return folder;
}

const strays = (folder: string, { file, beside = {} }: Write): readonly string[] =>
  readdirSync(folder).filter((name) => name !== file && !(name in beside));

function start({ args, env, file, starts }: Write, folder: string, fault?: string): Promise<Ended> {
  const trap = join(process.cwd(), 'scripts/faults/trap.cjs');
  const trapped = fault === undefined || starts ? [] : ['--require', trap];
  return run(process.execPath, [...trapped, ...args(join(folder, file))], {
    cwd: folder,
    env: { ...process.env, ...env, ...(fault !== undefined && { FAULT: fault, ...(starts && { TRAP: trap }) }) },
  });
}

/** How a program ended. */
interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

async function run(program: string, args: readonly string[], options: SpawnOptions): Promise<Ended> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<Pick<Ended, 'status' | 'signal'>>((resolve, reject) => {
    child.on('close', (status, signal) => resolve({ status, signal }));
    child.on('error', reject);
  });
  return { stderr: await text(child.stderr!), ...(await ended) };
}
