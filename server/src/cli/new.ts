import { dirname, relative, resolve, sep } from 'node:path';
import { Argument, type Command } from 'commander';
import { type DraftKind, skeletonOf } from '../features/skeleton';
import { fail } from '../node/fail';
import { loadOne } from './load';
import { forceOption, outputOption, policyOption } from './options';
import { save, spare } from './output';
import { print, say } from './terminal';

/** The words by which the command line calls the kinds of drafts. */
const DRAFTS: Readonly<Record<string, DraftKind>> = { standard: '対策基準', procedure: '実施手順' };

interface Options {
  readonly policy: string;
  readonly output?: string;
  readonly force?: true;
}

/** `kijun new`: a skeleton under the policy. Fails where the policy demands nothing that could be read. */
export const addNew = (program: Command): Command =>
  program
    .command('new')
    .description(
      say(
        '基本方針の書き方に合わせて、対策基準又は実施手順のひな形を作る',
        'make a skeleton of a standard or procedure in the style of its policy',
      ),
    )
    .addArgument(new Argument('<kind>', say('文書の種別', 'the kind of document')).choices(Object.keys(DRAFTS)))
    .addOption(policyOption().makeOptionMandatory())
    .addOption(outputOption())
    .addOption(forceOption())
    .action(async (kind: string, { policy: file, output, force }: Options) => {
      if (output !== undefined && !force) spare(output);
      const { policy } = await loadOne(file);
      if (policy.controls.length === 0)
        fail(
          `${file} から、求められている対策を読み取れませんでした。kijun policy ${file} で、各行がどう読み取られたかを確かめてください。`,
          `No demands were read out of ${file}. See with kijun policy ${file} how each line was read.`,
        );
      const from = output === undefined ? '.' : dirname(output);
      const text = skeletonOf(policy, DRAFTS[kind]!, relative(resolve(from), resolve(file)).split(sep).join('/'));
      if (output === undefined) print(text);
      else await save(output, text, force);
    });
