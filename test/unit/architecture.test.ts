import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The folders of server/src from the bottom up: each may import from itself and from those before it. */
const LAYERS = [
  'text',
  'morphology',
  'document',
  'policy',
  'coverage',
  'rules',
  'workspace',
  'exchange',
  'features',
  'report',
  'node',
  'lsp',
  'mcp',
  'cli',
];
/** Folders side by side: neither imports the other. */
const APART: readonly (readonly [string, string])[] = [
  ['features', 'report'],
  ['lsp', 'cli'],
  ['lsp', 'mcp'],
];
/** Where the machine may be touched: files, processes, LSP. */
const ADAPTERS = ['node', 'lsp', 'cli', 'mcp'];

const SOURCE = join(process.cwd(), 'server/src');

interface Import {
  readonly file: string;
  readonly layer: string;
  readonly target: string;
}

const imports: readonly Import[] = readdirSync(SOURCE, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(SOURCE, file), 'utf8');
    const targets = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), ...text.matchAll(/require\('([^']+)'\)/g)];
    return targets.map(([, target]) => ({ file, layer: file.split('/')[0]!, target: target! }));
  });

const layerOf = ({ file, target }: Import): string | undefined =>
  target.startsWith('.') ? relative(SOURCE, resolve(SOURCE, dirname(file), target)).split('/')[0] : undefined;

describe('architecture', () => {
  it('knows every folder of server/src', () => {
    const folders = readdirSync(SOURCE, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual(folders.sort(), [...LAYERS].sort());
    assert.ok(imports.length > 100, 'imports are found');
  });

  it('imports one way', () => {
    const wrong = imports.filter((one) => {
      const target = layerOf(one);
      if (target === undefined || target.startsWith('..') || target === one.layer) return false;
      return (
        LAYERS.indexOf(target) > LAYERS.indexOf(one.layer) ||
        APART.some((pair) => pair.includes(one.layer) && pair.includes(target))
      );
    });
    assert.deepEqual(wrong, []);
  });

  it('keeps the core pure: no editor, no protocol, no Node below the adapters', () => {
    const impure = imports.filter(
      ({ layer, target }) => !ADAPTERS.includes(layer) && /^(?:node:|vscode|fs$|path$|process$)/.test(target),
    );
    assert.deepEqual(impure, []);
    const globals = readdirSync(SOURCE, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts') && !ADAPTERS.includes(file.split('/')[0]!))
      .filter((file) =>
        /\b(?:process\.|Buffer\b|__dirname|setTimeout|fetch\()/.test(readFileSync(join(SOURCE, file), 'utf8')),
      );
    assert.deepEqual(globals, []);
  });

  it('knows remark in one file only', () => {
    const files = new Set(
      imports.filter(({ target }) => /^(?:unified|remark|mdast|unist)/.test(target)).map(({ file }) => file),
    );
    assert.deepEqual([...files], ['document/markdown.ts']);
  });

  it('converts positions to LSP in one file only', () => {
    const files = readdirSync(SOURCE, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts') && /[{,] character[:,} ]/.test(readFileSync(join(SOURCE, file), 'utf8')));
    assert.deepEqual(files, ['lsp/position.ts']);
  });

  it('lets the client import from the server nothing but the protocol', () => {
    const client = join(process.cwd(), 'client/src');
    const targets = readdirSync(client).flatMap((file) =>
      [...readFileSync(join(client, file), 'utf8').matchAll(/from '(\.\.\/[^']*server\/[^']+)'/g)].map(
        ([, target]) => target,
      ),
    );
    assert.deepEqual([...new Set(targets)], ['../../server/src/lsp/protocol']);
  });
});
