import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { CLI } from './command';
import { createFolder, DRAFT, POLICY } from './fixture';

const hasNeovim = spawnSync('nvim', ['--version']).status === 0;

/** Waits for the findings, asks for a term as K does, and prints both. */
const SCRIPT = `
local function codes() return vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0)) end
vim.wait(60000, function() return vim.tbl_contains(codes(), 'term/variant') end, 50)
vim.fn.search('情報資産を保護')
local place = vim.lsp.util.make_position_params()
local answers = vim.tbl_values(vim.lsp.buf_request_sync(0, 'textDocument/hover', place, 20000))
io.stdout:write(vim.json.encode({ codes = codes(), hover = answers[1].result.contents.value }))
vim.cmd('qa!')
`;

describe('in Neovim, with the configuration of the documentation', function () {
  this.timeout(120_000);

  (hasNeovim ? it : it.skip)('shows findings and what a term means, in Japanese', () => {
    const [, configuration] = /```lua\n(.*?)```/s.exec(readFileSync('docs/editors.md', 'utf8'))!;
    const folder = createFolder({
      'init.lua': configuration!,
      'ask.lua': SCRIPT,
      'bin/kijun': `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`,
      '文書/基本方針.md': POLICY,
      '文書/対策基準.md': DRAFT,
    });
    try {
      chmodSync(folder.file('bin/kijun'), 0o755);
      mkdirSync(folder.file('home'));
      const args = ['--headless', '--clean', '-u', folder.file('init.lua'), '-c', `luafile ${folder.file('ask.lua')}`];
      const { stdout, stderr } = spawnSync('nvim', [...args, '対策基準.md'], {
        cwd: folder.file('文書'),
        encoding: 'utf8',
        timeout: 100_000,
        env: { ...process.env, PATH: folder.file('bin') + delimiter + process.env.PATH, HOME: folder.file('home') },
      });
      const { codes, hover } = JSON.parse(stdout || stderr);
      assert.ok(codes.includes('term/variant') && codes.includes('control/missing'), codes);
      assert.match(hover, /^\*\*情報資産\*\*[\s\S]*で定義$/);
    } finally {
      folder.remove();
    }
  });
});
