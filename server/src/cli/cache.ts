import { createHash } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Verdicts } from '../coverage/recall';
import { writeResult } from '../node/write';

/**
 * The file of `--cache`: a line that says which program made it and what it must hold, and below it verdicts by key. It is
 * taken whole or not at all: one that is not there, is damaged, or was made by another version of the program is an empty one.
 */
export async function readCache(path: string): Promise<ReadonlyMap<string, Verdicts>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== (await headOf(body))) return new Map();
  return new Map(
    (JSON.parse(body) as readonly Entry[]).map(([key, length, some]) => {
      const all: Verdicts[number][] = Array.from({ length }, () => []);
      for (const [statement, said] of some) all[statement] = said;
      return [key, all];
    }),
  );
}

/** Writes it, whole or not at all. The oldest entries go when there are too many. */
export async function writeCache(path: string, known: ReadonlyMap<string, Verdicts>): Promise<void> {
  const sparse = (verdicts: Verdicts) => [...verdicts.entries()].filter(([, said]) => said.length > 0);
  const entries = [...known].map(([key, verdicts]): Entry => [key, verdicts.length, sparse(verdicts)]);
  const body = JSON.stringify(entries.slice(-MOST));
  await writeResult(path, `${await headOf(body)}\n${body}`);
}

/** A draft: its key, how many statements it has, and the verdicts on those that say something. */
type Entry = readonly [
  key: string,
  statements: number,
  verdicts: readonly (readonly [statement: number, Verdicts[number]])[],
];

/** How many drafts are remembered. */
const MOST = 1_000;

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64');
};

async function headOf(body: string): Promise<string> {
  const dict = join(__dirname, 'dict');
  const names = (await readdir(dict)).sort();
  const parts = await Promise.all([
    readFile(join(__dirname, 'worker.js')),
    ...names.map((name) => (name === 'ipadic.bin' ? headerOf(join(dict, name)) : readFile(join(dict, name)))),
  ]);
  return `kijun-cache ${hashOf(...parts)} ${hashOf(body)}`;
}

/** The beginning of the dictionary, which holds the checksums of all the rest. */
async function headerOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
