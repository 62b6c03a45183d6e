import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { edit, regulation } from '../document/random';
import { tokenizer } from '../tokenizer';
import { said, type Texts, workspaceOf } from './told';

/** Sets of documents: the example, the annotated drafts, and random texts under a policy of their own. */
const SETS: readonly Texts[] = [
  'examples',
  ...readdirSync('test/corpus', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `test/corpus/${name}`),
].map((folder) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.md$|^kijun\.json$/.test(name))
      .map((name) => [`/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]),
  ),
);

describe('after any edits', function () {
  this.timeout(120_000);
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  it('a workspace says what a fresh one says of the same texts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SETS),
        fc.array(fc.tuple(fc.nat(), edit), { minLength: 1, maxLength: 4 }),
        (texts, edits) => {
          const now = { ...texts };
          const warm = workspaceOf(now, tokenize);
          said(warm);
          for (const [which, change] of edits) {
            const path = Object.keys(now)[which % Object.keys(now).length]!;
            now[path] = change(now[path]!);
            warm.set(path, now[path]);
            said(warm);
          }
          assert.deepEqual(said(warm), said(workspaceOf(now, tokenize)));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('a small workspace does, too', () => {
    const policy =
      '# 情報セキュリティ基本方針\n\n## 1 定義\n\n### (1) 職員等\n\n職員をいう。\n\n## 2 対策\n\n端末を管理しなければならない。\n';
    fc.assert(
      fc.property(regulation, fc.array(fc.tuple(fc.boolean(), edit), { minLength: 1, maxLength: 6 }), (text, edits) => {
        const now: Record<string, string> = { '/基本方針.md': policy, '/対策基準.md': text, '/実施手順.md': text };
        const warm = workspaceOf(now, tokenize);
        for (const [draft, change] of edits) {
          const path = draft ? '/対策基準.md' : '/実施手順.md';
          now[path] = change(now[path]!);
          warm.set(path, now[path]);
          assert.deepEqual(said(warm), said(workspaceOf(now, tokenize)));
        }
      }),
      { numRuns: 100 },
    );
  });
});
