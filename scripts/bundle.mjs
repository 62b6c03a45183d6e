/** @file What every bundle of the project shares, tests included: the product runs as its tests ran. */

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { root } from './setup/prefix.mjs';

/** A YAML file is imported as the constant that it describes. JSON is read several times faster than JavaScript. */
const yaml = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(parse(await readFile(path, 'utf8'))))});`,
      loader: 'js',
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
  charset: 'utf8', // Japanese as it is: half the size
  plugins: [yaml],
  logLevel: 'warning',
};
