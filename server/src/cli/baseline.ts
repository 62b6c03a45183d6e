import { dirname } from 'node:path';
import type { Command } from 'commander';
import { seenFrom } from '../node/files';
import { baselineOf } from '../rules/baseline';
import { judgeAll, withCache } from './judge';
import { complain, load, some } from './load';
import { cacheOption, documents, outputOption, policyOption } from './options';
import { deliver } from './output';
import { json, progress, say } from './terminal';

interface Options {
  readonly policy?: string;
  readonly output?: string;
  readonly cache?: string;
}

/** `kijun baseline`: the findings that there are, for `check --baseline`. */
export const addBaseline = (program: Command): Command =>
  documents(
    program
      .command('baseline')
      .description(
        say(
          '今ある指摘を、既知のものとして記録する',
          'record the findings that there are, so that only new ones are told',
        ),
      ),
  )
    .addOption(policyOption())
    .addOption(outputOption())
    .addOption(cacheOption())
    .action(async (paths: string[], options: Options) => {
      const loaded = some(await load(paths, options));
      const { workspace, targets } = loaded;
      await withCache(options.cache, async (known) => ({
        known: await judgeAll(workspace, known, progress('compare'), targets),
      }));
      const text = json(
        baselineOf(
          targets.flatMap((path) => {
            const source = workspace.document(path)?.source;
            if (source === undefined) return [];
            const findings = [...workspace.known(path), ...workspace.findings(path)];
            return { path: seenFrom(dirname(options.output ?? ''), path), source, findings };
          }),
        ),
      );
      await deliver(options.output, text, loaded);
      complain(loaded);
    });
