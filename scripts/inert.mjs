/** @file What is shipped cannot open a connection, start a program or make code out of text: it does not hold what does. */

import { readFile } from 'node:fs/promises';

const MODULES = 'child_process|cluster|dgram|dns|dns/promises|http|http2|https|inspector|net|repl|tls|vm';
/** Packages that can make code out of text and are never asked to here. */
const PACKAGES = 'ajv|jszip|@modelcontextprotocol[\\\\/]server|setimmediate|underscore';

/** A plugin for esbuild: the modules of Node that are not `allowed` are empty, and `new Function` is an error. */
export const inert = (allowed = []) => ({
  name: 'inert',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:node:)?(?:${MODULES})$`) }, ({ path }) =>
      allowed.includes(path.replace('node:', '')) ? undefined : { path, namespace: 'absent' },
    );
    build.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
    build.onLoad(
      { filter: new RegExp(`node_modules[\\\\/](?:${PACKAGES})[\\\\/].*\\.[cm]?js$`) },
      async ({ path }) => ({
        contents: (await readFile(path, 'utf8'))
          .replace(/\bFunction\((['"])return this\1\)\(\)/g, 'globalThis')
          .replace(/\bnew Function\(/g, '(() => { throw new Error("no code is made out of text"); })('),
      }),
    );
  },
});
