import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { say } from './terminal';

/** `kijun lsp --stdio`: the language server, a bundle of its own beside this one; it finds --stdio in the arguments by itself. */
export const addLsp = (program: Command): Command =>
  program
    .command('lsp')
    .description(say('エディターのための言語サーバーを起動する', 'start the language server for editors'))
    .requiredOption('--stdio', say('標準入出力で通信する', 'talk over standard input and output'))
    .action(async () => {
      await import(pathToFileURL(join(__dirname, 'server.js')).href);
    });
