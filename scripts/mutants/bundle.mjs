/** @file Puts mutants into files, and these with the tests that mutants are not to survive into one bundle. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';
import { shared } from '../bundle.mjs';

/** What goes through whole corpora takes seconds: too long for each of thousands of mutants. */
const SLOW = /(?:score|planting|traps|house)\.test\.ts$/;
const SOURCE = 'server/src/';

/** How something is put into words, in both languages, is read and not tested letter by letter. */
const WORDING = {
  shouldIgnore: ({ node: { type, properties = [] } }) =>
    type === 'ObjectExpression' && properties.map(({ key }) => key?.name).join() === 'ja,en' ? 'wording' : undefined,
};

/** The files of a folder of server/src, or a file of it. */
export function filesOf(what) {
  if (what.endsWith('.ts')) return [`${SOURCE}${what}`];
  return readdirSync(`${SOURCE}${what}`, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${SOURCE}${what}/${name}`)
    .sort();
}

/**
 * The bundle, its mutants, how nearly a test `concerns` a file, and a function that lets what files remember of texts be forgotten.
 */
export async function bundle(files, to) {
  const silent = { debug() {}, info() {}, warn() {}, isDebugEnabled: () => false };
  const { files: changed, mutants: all } = await new Instrumenter(silent).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') })),
    { excludedMutations: [], ignorers: [WORDING], plugins: null },
  );
  const contents = new Map(changed.map(({ name, content }) => [join(shared.absWorkingDir, name), content]));
  const mutants = all.filter(({ status }) => status !== 'Ignored');
  const folders = [...new Set(files.map((file) => file.split('/')[2]))];
  const path = join(shared.absWorkingDir, to);
  const { metafile } = await build({
    ...shared,
    stdin: { contents: testsOf(folders), resolveDir: shared.absWorkingDir },
    outfile: path,
    external: ['mocha', 'vscode-oniguruma', 'esbuild'],
    plugins: [...shared.plugins, reading, instead(contents), forgetful(contents)],
    metafile: true,
  });
  globalThis.forgetting = [];
  const forget = () => {
    for (const one of globalThis.forgetting) one();
  };
  return { path, mutants, concerns: concerning(metafile), forget };
}

const testsOf = (folders) =>
  folders
    .flatMap((folder) =>
      readdirSync(`test/unit/${folder}`)
        .filter((name) => name.endsWith('.test.ts') && !SLOW.test(name))
        .map((name) => `import 'reading:${name.split('.')[0]}'; import './test/unit/${folder}/${name}';`),
    )
    .join('\n');

/** Tells, while tests are loaded, which file they are of. */
const reading = {
  name: 'reading',
  setup(build) {
    build.onResolve({ filter: /^reading:/ }, ({ path }) => ({
      path: path.slice('reading:'.length),
      namespace: 'reading',
    }));
    build.onLoad({ filter: /.*/, namespace: 'reading' }, ({ path }) => ({
      contents: `globalThis.reading = ${JSON.stringify(path)};`,
    }));
  },
};

const instead = (contents) => ({
  name: 'instead',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
      contents.has(path) ? { contents: contents.get(path), loader: 'ts' } : undefined,
    );
  },
});

/** What the changed files remember of texts (text/memory.ts) holds for one mutant only. */
const forgetful = (contents) => ({
  name: 'forgetful',
  setup(build) {
    build.onResolve({ filter: /\/memory$/ }, ({ importer, path, resolveDir }) =>
      contents.has(importer) ? { path: `${join(resolveDir, path)}.ts`, namespace: 'forgetful' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'forgetful' }, ({ path }) => ({
      contents: `import { remembering as lasting } from ${JSON.stringify(path)};
        export { apart, recall } from ${JSON.stringify(path)};
        export function remembering(most, make) {
          let known;
          globalThis.forgetting.push(() => { known = undefined; });
          return (text) => (known ??= lasting(most, make))(text);
        }`,
      resolveDir: shared.absWorkingDir,
    }));
  },
});

/**
 * How nearly a test concerns a file: not at all (0) where it names another rule (drafting/comma: …) or the file is another rule's,
 * most (2) where the tests are named after the file.
 */
function concerning({ inputs }) {
  const rules = new Map();
  for (const path of Object.keys(inputs)) {
    const text = path.startsWith(`${SOURCE}rules/`) ? readFileSync(path, 'utf8') : '';
    for (const [, id] of text.matchAll(/^ {2}id: '([\w/]+)'/gm)) rules.set(id, reached(path, inputs));
  }
  const known = [...rules.values()];
  const own = new Set(known.map(([first]) => first));
  return ({ title, from }, file) => {
    const id = title.match(/\b[a-z]+\/[a-z]+\b/g)?.find((word) => rules.has(word));
    if (id && known.some((one) => one.has(file))) return rules.get(id).has(file) ? 1 : 0;
    if (file.slice(SOURCE.length, -'.ts'.length).split('/').slice(1).includes(from)) return 2;
    return own.has(file) ? 0 : 1;
  };
}

function reached(path, inputs, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const one of inputs[path].imports) if (one.path in inputs) reached(one.path, inputs, found);
  return found;
}
