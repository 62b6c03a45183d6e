import type { Command } from 'commander';
import { version } from '../../../package.json';
import { createDesk } from '../mcp/desk';
import { toolsOf } from '../mcp/tools';
import { fail } from '../node/fail';
import { isFolder } from '../node/files';
import { load as loadBundle } from '../node/lazy';
import { judgeAll } from './judge';
import { locale, say } from './terminal';

/** `kijun mcp`: the server for an assistant. */
export const addMcp = (program: Command): Command =>
  program
    .command('mcp')
    .description(
      say(
        '手元のAIアシスタントのためのサーバー（MCP、読むだけ）を、標準入出力で起動する',
        'start the server for an assistant (MCP, read-only) on standard input and output',
      ),
    )
    .argument(
      '[folder]',
      say('読んでよいフォルダー（省略すると今のフォルダー）', 'the folder that may be read (default: this folder)'),
    )
    .action(async (folder = '.') => {
      if (!isFolder(folder)) fail(`${folder} というフォルダーがありません。`, `There is no folder ${folder}.`);
      process.chdir(folder);
      const { serve } = await loadBundle<typeof import('../mcp/server')>('mcp.js');
      const desk = createDesk(async (workspace) => {
        await judgeAll(workspace, new Map(), () => undefined);
      });
      serve(toolsOf(desk), version, locale);
    });
