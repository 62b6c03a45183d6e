import type { Command } from 'commander';
import { shown } from '../node/files';
import { policyAnswer } from '../report/answer';
import { policyListing } from '../report/listing';
import { harmless } from '../report/paint';
import { loadOne } from './load';
import { formatFor, formatOption } from './options';
import { json, locale, paint, print, say } from './terminal';

const FORMATS = ['table', 'json'];

/** `kijun policy`: how a policy is read. */
export const addPolicy = (program: Command): Command =>
  program
    .command('policy')
    .description(say('基本方針をどう読み取ったかを表示する', 'show how a policy is read'))
    .argument('<file>', say('基本方針（「-」は標準入力）', 'the basic policy ("-" is standard input)'))
    .addOption(formatOption(FORMATS))
    .action(async (file: string, options: { format?: string }) => {
      const { workspace, policy, document } = await loadOne(file);
      const answer = policyAnswer(policy, (path) => (workspace.document(path) ?? document).lines, shown);
      print(formatFor(options, FORMATS) === 'json' ? json(answer) : policyListing(harmless(answer), locale, paint));
    });
