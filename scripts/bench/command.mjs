/** @file The command line beside textlint and markdownlint-cli2, as whole processes. */

import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPrefix, root } from '../setup/prefix.mjs';
import { tell } from '../setup/terminal.mjs';
import { draft, POLICY, workspaceOf, writeFolder } from './corpus.mjs';
import { median, runCommand } from './process.mjs';

const LARGE = '101 files';

export async function measureCommand(out, total) {
  const peers = await installPrefix({
    name: 'peers',
    manifest: 'peers',
    announce: () =>
      tell(
        '比べる道具として textlint と markdownlint-cli2 を npm からインストールします（このフォルダーの中だけ）。',
        'Installing textlint and markdownlint-cli2 from npm to compare with (in this folder only).',
      ),
    finish: () => {},
  });
  const sets = {
    examples: { folder: writeFolder(join(out, 'command', 'examples'), {}), rounds: total },
    '20 KB': {
      folder: writeFolder(join(out, 'command', 'small'), { '基本方針.md': POLICY, '対策基準.md': draft(20_000, 1) }),
      rounds: total,
    },
    [LARGE]: { folder: writeFolder(join(out, 'command', 'large'), workspaceOf(100)), rounds: 1 },
  };
  cpSync(join(root, 'examples'), sets.examples.folder, { recursive: true });
  const results = {};
  for (const [name, { folder, rounds }] of Object.entries(sets)) {
    writeFileSync(join(folder, '.textlintrc.json'), JSON.stringify({ rules: { 'preset-ja-technical-writing': true } }));
    const bin = (tool) => join(peers, 'node_modules', tool);
    const tools = {
      kijun: [join(root, 'dist/cli.js'), 'check', '.', '--format', 'json'],
      textlint: [
        bin('textlint/bin/textlint.js'),
        '--rules-base-directory',
        join(peers, 'node_modules'),
        // minutes for all of them, so a tenth is measured and multiplied: textlint takes files one by one
        name === LARGE ? '**/0?0.md' : '**/*.md',
      ],
      'markdownlint-cli2': [bin('markdownlint-cli2/markdownlint-cli2-bin.mjs'), '**/*.md'],
    };
    results[name] = {};
    for (const [tool, args] of Object.entries(tools)) {
      const runs = [];
      for (let i = 0; i < rounds; i++) runs.push(await runCommand(process.execPath, args, folder));
      const odd = runs.find(({ code }) => code > 1);
      if (odd) throw new Error(`${tool}: ${odd.errors || odd.output}`.slice(0, 2000));
      const share = tool === 'textlint' && name === LARGE ? 9 / 101 : 1;
      results[name][tool] = { ms: median(runs.map(({ ms }) => ms)) / share, mb: Math.max(...runs.map(({ mb }) => mb)) };
      tell(
        `${name}: ${tool} ${Math.round(results[name][tool].ms)} ms`,
        `${name}: ${tool} ${Math.round(results[name][tool].ms)} ms`,
      );
    }
  }
  return results;
}
