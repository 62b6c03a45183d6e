import type { Command } from 'commander';
import { outlineAnswer } from '../report/answer';
import { harmless } from '../report/paint';
import { tree } from '../report/tree';
import { loadOne } from './load';
import { formatFor, formatOption } from './options';
import { json, paint, print, say } from './terminal';

const FORMATS = ['tree', 'json'];

/** `kijun outline`: the outline of a document. */
export const addOutline = (program: Command): Command =>
  program
    .command('outline')
    .description(say('文書の構成を表示する', 'show the outline of a document'))
    .argument('<file>', say('文書（「-」は標準入力）', 'the document ("-" is standard input)'))
    .addOption(formatOption(FORMATS))
    .action(async (file: string, options: { format?: string }) => {
      const answer = outlineAnswer((await loadOne(file)).document);
      print(formatFor(options, FORMATS) === 'json' ? json(answer) : tree(harmless(answer), paint));
    });
