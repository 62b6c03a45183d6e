/**
 * @file `npm run faults:steps [-- --times 1000 --seed 1]`: what `npm run faults` does with whole programs, many times over in one
 * process: each step of a write (open, write, chmod, fsync, close, rename, link, remove, and those on the folder) is stopped in each
 * way at least so many times, with texts of random lengths in all the ways in which the product writes. Whoever is killed there does
 * nothing more: what stands on the disk then is compared.
 */

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import files, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readText } from '../../server/src/node/files';
import { replaceText, writeNew, writeResult, writeText } from '../../server/src/node/write';
import { randomOf } from '../random';
import { KINDS, type Kind } from './inject';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { times: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const random = randomOf(Number(values.seed));

/** The step that is stopped next, counted from 1, and how; `name` is what it turned out to be. */
interface Fault {
  readonly step: number;
  readonly kind: Kind;
  /** From the step on nothing can be written any more, as on a disk that is full or read-only. */
  readonly lasting: boolean;
  readonly dead: () => void;
  name?: string;
}
let fault: Fault | undefined;
const folder = mkdtempSync(join(tmpdir(), 'kijun-steps-'));
let steps = 0;
/** How the files are closed that whoever was killed has left open. */
let closing: (() => Promise<void>)[] = [];

/** Does a step, or what is to go wrong in its place. */
async function taken<T>(name: string, act: (part: number) => Promise<T>): Promise<T> {
  steps++;
  const hit = fault && (fault.lasting ? steps >= fault.step : steps === fault.step) ? fault : undefined;
  if (!hit) return act(1);
  hit.name ??= name;
  if (hit.kind === 'half') await act(0.5);
  if (hit.kind === 'after') await act(1);
  if (hit.kind === 'before' || hit.kind === 'half' || hit.kind === 'after') {
    hit.dead();
    // nothing goes on from here
    return new Promise<T>(() => undefined);
  }
  // a disk that is full has taken a part
  if (name === 'write') await act(random());
  throw Object.assign(new Error(hit.kind), { code: hit.kind });
}

const own = { ...files };
const partly = (part: number) => part === 1;
Object.assign(files, {
  open: async (path: string, flags: string | number, mode?: number): Promise<FileHandle> => {
    // a text is read as ever
    if (flags !== 'wx' && path !== folder) return own.open(path, flags, mode);
    const where = path === folder ? 'folder: ' : '';
    const opened = async () => {
      const handle = await own.open(path, flags, mode);
      closing.push(handle.close.bind(handle));
      return handle;
    };
    const handle = await taken<FileHandle>(`${where}open`, (part) => (partly(part) ? opened() : nothing()));
    const wrapped = (name: 'chmod' | 'sync' | 'close') => {
      const act = handle[name].bind(handle) as (value?: number) => Promise<void>;
      return (value?: number) => taken(`${where}${name}`, (part) => (partly(part) ? act(value) : nothing()));
    };
    const write = handle.writeFile.bind(handle);
    return Object.assign(handle, {
      writeFile: (content: string | Uint8Array) =>
        taken('write', (part) => write(content.slice(0, Math.floor(content.length * part)))),
      chmod: wrapped('chmod'),
      sync: wrapped('sync'),
      close: wrapped('close'),
    });
  },
  ...Object.fromEntries(
    (['rename', 'link', 'rm'] as const).map((name) => {
      const act = own[name] as (...args: unknown[]) => Promise<void>;
      return [name, (...args: unknown[]) => taken(name, (part) => (partly(part) ? act(...args) : nothing()))];
    }),
  ),
});
syncBuiltinESMExports();

/** A step that is half done is not done. */
const nothing = async <T>(): Promise<T> => undefined as T;

/** A way of writing: the file, what it holds before, and what is to stand there. */
interface Write {
  readonly name: string;
  readonly file: string;
  readonly before: Buffer | undefined;
  readonly after: Buffer;
  readonly write: (path: string) => Promise<void>;
}

const TEXT = '第1条　職員は、鍵を返さなければならない。\r\n';
const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
];

/** All the ways, with texts of another length each time. */
function writes(): readonly Write[] {
  const text = TEXT.repeat(Math.floor(random() ** 3 * 2_000));
  const fresh = `${text.replaceAll('鍵', '札')}附則\n`;
  const bytes = Buffer.from(Array.from({ length: 200 }, () => Math.floor(random() * 256)));
  const fixed = ENCODINGS.map(
    (encode, i): Write => ({
      name: `a text mended, encoding ${i}`,
      file: '対策基準.md',
      before: encode(text),
      after: encode(fresh),
      write: async (path) => writeText(await readText(path), fresh),
    }),
  );
  const made = (name: string, file: string): Write => ({
    name,
    file,
    before: undefined,
    after: Buffer.from(fresh),
    write: (path) => writeNew(path, fresh),
  });
  const result = (name: string, file: string, before: Buffer | undefined, after: Buffer): Write => ({
    name,
    file,
    before,
    after,
    write: (path) => writeResult(path, after),
  });
  return [
    ...fixed,
    made('an import', '取込.md'),
    made('a new document', '新.md'),
    made('a first lock file', 'kijun.lock.json'),
    {
      name: 'a lock file again',
      file: 'kijun.lock.json',
      before: Buffer.from(text),
      after: Buffer.from(fresh),
      write: (path) => replaceText(path, text, fresh),
    },
    result('a baseline', 'kijun.baseline.json', undefined, Buffer.from(fresh)),
    result('a baseline again', 'kijun.baseline.json', Buffer.from(text), Buffer.from(fresh)),
    result('an export', '対策基準.docx', Buffer.from(text), bytes),
    result('a report', 'r.html', Buffer.from(text), Buffer.from(fresh)),
  ];
}

/** How often each step was stopped in each way, and which that is for each step of a write. */
const counts = new Map<string, number>();
const kinds = new Map<string, string>();

/** Stops a write at a step; what it was is counted. Whether there is such a step. */
async function stopped({ name, file, before, after, write }: Write, step: number, kind: Kind, lasting: boolean) {
  const path = join(folder, file);
  for (const one of readdirSync(folder)) rmSync(join(folder, one));
  if (before) writeFileSync(path, before);
  steps = 0;
  closing = [];
  let killed = false;
  let told: unknown;
  await new Promise<void>((resolve) => {
    const dead = () => {
      killed = true;
      resolve();
    };
    fault = { step, kind, lasting, dead };
    write(path)
      .catch((error: unknown) => {
        told = error;
      })
      .then(resolve);
  });
  const hit = fault!.name;
  fault = undefined;
  const where = `${name}, step ${step} (${hit}), ${kind}${lasting ? ' from it on' : ''}`;
  const there = readdirSync(folder);
  const now = there.includes(file) ? readFileSync(path) : undefined;
  const isAfter = now?.equals(after) ?? false;
  const isBefore = now === undefined ? before === undefined : (before?.equals(now) ?? false);
  assert.ok(isAfter || isBefore, `${where}: the file holds ${now?.length} other bytes`);
  if (hit !== undefined && !killed) {
    assert.ok(told !== undefined || isAfter, `${where}: says nothing, and has not written`);
    assert.ok(told === undefined || /^\S/.test(String((told as Error).message)), `${where}: says why`);
    const strays = there.filter((one) => one !== file);
    assert.ok(strays.length === 0 || hit === 'rm' || lasting, `${where}: leaves ${strays}`);
  }
  for (const close of closing) await close().catch(() => undefined);
  if (hit === undefined) return false;
  const key = `${hit}|${kind}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  kinds.set(`${name}|${step}|${kind}`, key);
  return true;
}

const times = Number(values.times);
const least = () => Math.min(...counts.values());
const isEnough = ({ name }: Write, step: number, kind: Kind) =>
  (counts.get(kinds.get(`${name}|${step}|${kind}`) ?? '') ?? 0) >= times;
for (let round = 1; round === 1 || least() < times; round++) {
  for (const write of writes())
    for (const kind of KINDS)
      for (const lasting of kind.startsWith('E') ? [false, true] : [false])
        for (let step = 1; isEnough(write, step, kind) || (await stopped(write, step, kind, lasting)); ) step++;
  if (round % 20 === 0) console.log(`${round} rounds, each at least ${least()} times, nothing lost`);
}
rmSync(folder, { recursive: true });
const faults = [...counts.values()].reduce((sum, count) => sum + count, 0);
console.log(`${faults} faults, nothing lost; how often each step was stopped in each way:`);
const names = [...new Set([...counts.keys()].map((key) => key.split('|')[0]!))];
for (const name of names)
  console.log(`${name}: ${KINDS.map((kind) => `${kind} ${counts.get(`${name}|${kind}`) ?? 0}`).join(', ')}`);
