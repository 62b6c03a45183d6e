import { BASELINE_SCHEMA, type Baseline } from '../rules/baseline';
import type { Finding } from '../rules/finding';
import { type Lines, linesOf } from '../text/lines';
import { readJson } from './json';

/** The findings that are known in a folder and below it: a file of this name holds without being named. */
export interface Known {
  readonly path: string;
  readonly source: string;
  readonly lines: Lines;
  readonly data: Baseline;
  readonly findings: readonly Finding[];
}

/** The name of the file that remembers known findings. */
export const BASELINE = 'kijun.baseline.json';

/** Reads a kijun.baseline.json. Never fails: what cannot be read is a finding, and then nothing is known. */
export function readKnown(source: string, path: string): Known {
  const { data = EMPTY, findings } = readJson(source, BASELINE_SCHEMA, JSON.stringify(EMPTY));
  return { path, source, lines: linesOf(source), data, findings };
}

const EMPTY: Baseline = { version: 1, documents: {} };
