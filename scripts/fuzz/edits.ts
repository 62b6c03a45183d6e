/**
 * @file `npm run fuzz:edits [-- --edits 1000000 --seed 1]`: random edits in the documents of the corpora, the example, and random
 * texts. As with somebody who types, a few edits come together before a document is read again; in between something is pointed at,
 * and reading and judging are begun and left, as in the server. Every fifty edits everything that is told of the workspace is
 * compared with a fresh reading of the same texts. Stops at the first difference and prints how to get there.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { completionsAt } from '../../server/src/features/completion';
import { hoverAt } from '../../server/src/features/hover';
import { loadTokenizer } from '../../server/src/node/dictionary';
import type { Workspace } from '../../server/src/workspace/workspace';
import { edit, regulation } from '../../test/unit/document/random';
import { said, type Texts, workspaceOf } from '../../test/unit/workspace/told';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { edits: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const all = Number(values.edits);
const tokenizer = await loadTokenizer('dist/dict');

/** What is edited: small texts mostly, whose readings cost little, and the documents of a whole organisation now and then. */
const LARGE: readonly Texts[] = ['examples', ...foldersIn('test/corpus')].map((folder) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.md$|^kijun\.json$/.test(name))
      .map((name) => [`/${name}`, readFileSync(`${folder}/${name}`, 'utf8')]),
  ),
);
const POLICY =
  '# 情報セキュリティ基本方針\n\n## 1 定義\n\n(1) 職員等\n\n職員をいう。\n\n## 2 対策\n\n端末を管理し、記録を残さなければならない。\n';
/** Edits in one workspace, and after how many of them everything is compared. */
const SMALL_RUN = { length: 400, every: 50 };
const LARGE_RUN = { length: 60, every: 30 };
/** One run in so many is in large documents. */
const SELDOM = 100;
/** How many edits come together, on an average. */
const TOGETHER = 5;
/** Once in so many edits something else happens before the next. */
const BETWEEN = 7;

let done = 0;
let compared = 0;
let interrupted = 0;
let longest = 0;
const start = Date.now();
for (let run = 0; done < all; run++) {
  const seed = Number(values.seed) * 1_000_003 + run;
  const large = run % SELDOM === SELDOM - 1;
  const { length, every } = large ? LARGE_RUN : SMALL_RUN;
  const [texts, edits] = fc.sample(
    fc.tuple(
      large
        ? fc.constantFrom(...LARGE)
        : regulation.map((text): Texts => ({ '/基本方針.md': POLICY, '/対策基準.md': text })),
      fc.array(fc.tuple(fc.nat(), edit), { minLength: length, maxLength: length }),
    ),
    { seed, numRuns: 1 },
  )[0]!;
  const now = { ...texts };
  const warm = workspaceOf(now, tokenizer);
  said(warm);
  const stale = new Set<string>();
  for (const [i, [which, change]] of edits.entries()) {
    const paths = Object.keys(now).filter((path) => path.endsWith('.md'));
    const path = paths[which % paths.length]!;
    now[path] = change(now[path]!);
    const before = performance.now();
    try {
      stale.add(path);
      const compares = i % every === every - 1;
      if (which % TOGETHER === 0 || compares) {
        for (const one of stale) warm.set(one, now[one]!);
        stale.clear();
      }
      if (which % BETWEEN === 0) interrupt(warm, path, now[path], Math.floor(which / BETWEEN));
      longest = Math.max(longest, performance.now() - before);
      if (compares) {
        assert.deepEqual(said(warm), said(workspaceOf(now, tokenizer)));
        compared++;
      }
    } catch (error) {
      console.error(`seed ${seed}, edit ${i + 1} of the run, in ${path}:`);
      console.error(JSON.stringify(now));
      throw error;
    }
    // a text does not grow without end; most stay so small that an edit costs little
    if (!large && now[path].length > (run % 10 === 0 ? 4_000 : 500)) {
      now[path] = now[path].slice(0, 200);
      stale.add(path);
    }
    done++;
  }
  if (run % 25 === 24) report();
}
report();

/**
 * What happens in the server between two edits: a text is read, or a document judged, for some steps and left, and somebody points
 * or writes in a document that is known as it was.
 */
function interrupt(warm: Workspace, path: string, text: string, chance: number): void {
  const point = () => {
    const { source } = warm.document(path)!;
    const at = chance % (source.length + 1);
    if (chance % 2) hoverAt(warm, path, at, (path) => path);
    else completionsAt(warm, path, at);
  };
  const steps = chance % 3 ? warm.prepare(path) : warm.setting(path, text);
  const most = (chance >> 3) % 40;
  for (let taken = 0; taken < most && !steps.next().done; taken++) if (taken % 8 === 0) point();
  if (most === 0) point();
  steps.return(undefined);
  interrupted++;
}

function report(): void {
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(
    `${done} edits, ${interrupted} interruptions, ${compared} comparisons, no difference; ${seconds} s, longest edit ${Math.round(longest)} ms`,
  );
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`);
}
