/** @file The language server beside the floor. */

import { join } from 'node:path';
import { root } from '../setup/prefix.mjs';
import { tell } from '../setup/terminal.mjs';
import { draft, POLICY, workspaceOf, writeFolder } from './corpus.mjs';
import { median, percentile } from './process.mjs';
import { session } from './session.mjs';

const SIZES = { '20 KB': 20_000, '200 KB': 200_000, '2 MB': 2_000_000 };

/** Each size but the largest is measured in so many rounds, product and floor in turn; the medians count. */
export async function measureServer(out, total) {
  // as the extension starts it
  const args = ['--max-semi-space-size=4', '--heap-growing-percent=100', join(root, 'dist/server.js'), '--stdio'];
  const product = { command: process.execPath, args };
  const floor = { command: process.execPath, args: [join(out, 'floor.cjs'), '--stdio'] };
  const sizes = {};
  for (const [name, bytes] of Object.entries(SIZES)) {
    const folder = writeFolder(join(out, name), { '基本方針.md': POLICY, '対策基準.md': draft(bytes, 1) });
    const edits = bytes > 1_000_000 ? 10 : 40;
    const rounds = { product: [], floor: [] };
    const all = bytes > 1_000_000 ? 1 : total;
    for (let i = 0; i < all; i++) {
      tell(`${name}、${i + 1}回目（全${all}回）`, `${name}, round ${i + 1} of ${all}`);
      const common = { folder, file: '対策基準.md', edits, requests: 50 };
      rounds.product.push(await session({ ...common, ...product, known: 'term/variant' }));
      rounds.floor.push(await session({ ...common, ...floor }));
    }
    sizes[name] = { product: summary(rounds.product), floor: summary(rounds.floor) };
  }
  const folder = writeFolder(join(out, 'workspace'), workspaceOf(100));
  tell('文書101件のフォルダー', 'A folder of 101 documents');
  const file = '対策基準/001.md';
  const workspace = await session({
    ...product,
    folder,
    file,
    edits: 20,
    requests: 50,
    known: 'term/variant',
    early: true,
  });
  return { sizes, workspace: summary([workspace]) };
}

const summary = (rounds) => ({
  initialize: median(rounds.map(({ initialize }) => initialize)),
  complete: median(rounds.map(({ complete }) => complete)),
  count: rounds[0].count,
  p50: median(rounds.flatMap(({ edits }) => edits)),
  p95: percentile(
    rounds.flatMap(({ edits }) => edits),
    95,
  ),
  cpu: median(rounds.map(({ cpu }) => cpu)),
  hover: percentile(
    rounds.flatMap(({ hover }) => hover),
    95,
  ),
  completion: percentile(
    rounds.flatMap(({ completion }) => completion),
    95,
  ),
  meanwhile: percentile(
    rounds.flatMap(({ meanwhile }) => meanwhile),
    95,
  ),
  opened: median(rounds.map(({ opened }) => opened)),
  mb: median(rounds.map(({ mb }) => mb)),
});
