/** @file What every bundle of the project shares, tests included: the product runs as its tests ran. */

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { root } from './setup/prefix.mjs';

/** A YAML file is imported as the constant that it describes. */
const yaml = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};

export const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  target: 'node20',
  format: 'cjs',
  plugins: [yaml],
  logLevel: 'warning',
};
