// An esbuild plugin: a YAML file is imported as the constant that it describes.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

export const yaml = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.ya?ml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
  },
};
