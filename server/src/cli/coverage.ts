import type { Command } from 'commander';
import { version } from '../../../package.json';
import { fail } from '../node/fail';
import { shown } from '../node/files';
import { loadXlsx } from '../node/lazy';
import { coverageAnswer } from '../report/answer';
import { PLAIN } from '../report/paint';
import { answersOf } from './answers';
import { COVERAGE_FORMATS } from './format';
import { judgeAll, withCache } from './judge';
import { complain, load, onePolicy } from './load';
import { cacheOption, documents, formatFor, outputFormatOption, outputOption, policyOption } from './options';
import { deliver } from './output';
import { locale, paint, progress, say } from './terminal';

interface Options {
  readonly policy?: string;
  readonly format?: string;
  readonly output?: string;
  readonly cache?: string;
}

const FORMATS = [...Object.keys(COVERAGE_FORMATS), 'xlsx'];

/** `kijun coverage`: which demands of the policy have a rule. */
export const addCoverage = (program: Command): Command =>
  documents(
    program
      .command('coverage')
      .description(
        say('基本方針が求める対策が定められているかを表示する', 'show which demands of the policy have a rule'),
      ),
  )
    .addOption(policyOption())
    .addOption(outputFormatOption(FORMATS))
    .addOption(outputOption())
    .addOption(cacheOption())
    .action(async (paths: string[], options: Options) => {
      const format = formatFor(options, FORMATS);
      if (format === 'xlsx' && !options.output && process.stdout.isTTY)
        fail(
          'Excelの形式は画面に表示できません。--output でファイルの名前を指定してください（例: --output 充足状況.xlsx）。',
          'Excel workbooks cannot be shown on a terminal. Name a file with --output.',
        );
      const loaded = await load(paths, options);
      const policy = onePolicy(loaded);
      const { workspace, targets } = loaded;
      await withCache(options.cache, async (known) => ({
        known: await judgeAll(workspace, known, progress('compare')),
      }));
      const drafts = targets.flatMap((path) => workspace.document(path) ?? []);
      const answer = coverageAnswer(workspace.compare(policy, drafts), shown);
      const setting = { locale, version, paint: options.output ? PLAIN : paint };
      const content =
        format === 'xlsx'
          ? await (await loadXlsx()).coverageXlsx(answer, answersOf(loaded), setting)
          : COVERAGE_FORMATS[format]!(answer, setting);
      await deliver(options.output, content, loaded);
      complain(loaded);
    });
