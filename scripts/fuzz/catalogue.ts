/** @file What is given bytes that nobody chose, by the names that the command line knows. */

import { baseline, config, lock, matter } from './files';
import { docx, foreign, outline, policy, settings, xlsx } from './targets';

export type Target = (bytes: Buffer) => void | Promise<void>;

export const TARGETS: Readonly<Record<string, Target>> = {
  outline,
  policy,
  settings,
  config,
  lock,
  baseline,
  matter,
  foreign,
  docx,
  xlsx,
};
