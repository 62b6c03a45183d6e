import { type Confirmed, LOCK_SCHEMA, type LockData } from '../coverage/lock';
import type { Finding } from '../rules/finding';
import { type Lines, linesOf } from '../text/lines';
import { folderOf } from '../text/path';
import { readJson } from './json';

/** The traces that have been confirmed in a folder and below it. */
export interface Lock {
  readonly path: string;
  readonly source: string;
  readonly lines: Lines;
  /** What could be read. */
  readonly data: LockData;
  /** What is wrong with the file; while there is something, it is not written again. */
  readonly findings: readonly Finding[];
}

/** The name of the file that remembers which traces were confirmed. */
export const LOCK = 'kijun.lock.json';

/** Reads a kijun.lock.json. Never fails: what cannot be read is a finding. */
export function readLock(source: string, path: string): Lock {
  const { data = EMPTY, findings } = readJson(source, LOCK_SCHEMA, JSON.stringify(EMPTY));
  return { path, source, lines: linesOf(source), data, findings };
}

/** A lock file before anything was confirmed. */
export const EMPTY: LockData = { version: 1, traces: {} };

/** The name of a document in a lock file: its place as seen from there. */
export const nameIn = (lock: string, document: string): string => document.slice(folderOf(lock).length + 1);

/** What was confirmed in a document. */
export const confirmedIn = (lock: Lock | undefined, document: string): readonly Confirmed[] =>
  (lock && Object.hasOwn(lock.data.traces, nameIn(lock.path, document))
    ? lock.data.traces[nameIn(lock.path, document)]
    : undefined) ?? [];
