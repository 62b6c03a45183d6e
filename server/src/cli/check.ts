import { dirname, join } from 'node:path';
import { type Command, Option } from 'commander';
import { version } from '../../../package.json';
import { fail } from '../node/fail';
import { absolute, readText, STDIN, shown } from '../node/files';
import { writeText } from '../node/write';
import { type Mended, mendedAnswer } from '../report/answer';
import { harmless, PLAIN } from '../report/paint';
import { type Baseline, readBaseline } from '../rules/baseline';
import { applyEdits, SEVERITIES, type Severity, safeFixes } from '../rules/finding';
import { answersOf } from './answers';
import { CHECK_FORMATS, rulesWithPages } from './format';
import { judgeAll, type Known, withCache } from './judge';
import { complain, type Loaded, load, some } from './load';
import { cacheOption, documents, formatFor, outputFormatOption, outputOption, policyOption } from './options';
import { deliver } from './output';
import { locale, paint, paintError, progress, say, tell } from './terminal';
import { watch } from './watch';

interface Options {
  readonly policy?: string;
  readonly format?: string;
  readonly output?: string;
  readonly fix?: true;
  readonly baseline?: string;
  readonly cache?: string;
  readonly failOn: Severity;
  readonly stdinName?: string;
  readonly watch?: true;
}

/** `kijun check`: the findings. */
export const addCheck = (program: Command): Command =>
  documents(program.command('check').description(say('指摘を表示する', 'list the findings')))
    .addOption(policyOption())
    .addOption(outputFormatOption(Object.keys(CHECK_FORMATS)))
    .addOption(outputOption())
    .option('--fix', say('安全に直せるものを直す', 'apply the safe fixes'))
    .option(
      '--baseline <file>',
      say(
        '既知の指摘を記録したファイル（kijun baseline で作る）',
        'known findings to leave out (made by kijun baseline)',
      ),
    )
    .addOption(
      new Option('--fail-on <severity>', say('終了コードを1にする重さ', 'severity from which the exit code is 1'))
        .choices(SEVERITIES)
        .default('error'),
    )
    .option('--watch', say('文書が変わるたびに点検し直す', 'check again whenever a document changes'))
    .option(
      '--stdin-name <file>',
      say(
        '標準入力（「-」）の文書がどのファイルに当たるか',
        'which file the document on standard input ("-") stands for',
      ),
    )
    .addOption(cacheOption())
    .action(async (paths: string[], options: Options) => {
      if (paths.includes(STDIN) && (options.fix || options.watch))
        fail(
          '標準入力の文書には、--fix と --watch を使えません。',
          'A document on standard input can be neither mended nor watched.',
        );
      if (options.watch) return watch(paths, options.output, (known) => check(paths, options, known));
      await withCache(options.cache, (known) => check(paths, options, known));
    });

/** Checks once; answers with what was judged, and the paths that were read. */
async function check(
  paths: readonly string[],
  options: Options,
  known: Known,
): Promise<{ readonly known: Known; readonly read: readonly string[] }> {
  const format = formatFor(options, Object.keys(CHECK_FORMATS));
  const baseline = options.baseline === undefined ? undefined : await baselineAt(options.baseline);
  const loaded = some(await load(paths, options));
  const judged = await judgeAll(loaded.workspace, known, progress('compare'), loaded.targets);
  const fixed = options.fix ? await fixAll(loaded) : new Map<string, readonly Mended[]>();
  const answers = answersOf(loaded, baseline).map((answer) => ({ ...answer, fixed: fixed.get(answer.path) ?? [] }));
  const text = CHECK_FORMATS[format]!(answers, {
    locale,
    version,
    paint: options.output ? PLAIN : paint,
    rules: format === 'sarif' ? await rulesWithPages() : [],
    source: (path) => loaded.workspace.document(absolute(path))?.source ?? '',
  });
  await deliver(options.output, text, loaded);
  if (loaded.strangers.length > 0 && (format === 'stylish' || options.output)) {
    const names = harmless(loaded.strangers.map(shown).join(', '));
    tell(
      paintError.dim(
        say(`種別が分からないため点検しなかった文書: ${names}`, `Not checked, because their kind is unknown: ${names}`),
      ),
    );
  }
  const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(options.failOn) + 1);
  process.exitCode = answers.some(({ findings }) => findings.some(({ severity }) => worst.includes(severity))) ? 1 : 0;
  complain(loaded);
  return { known: judged, read: [...loaded.files.keys()] };
}

async function baselineAt(path: string): Promise<Baseline> {
  const { documents, ...rest } =
    readBaseline((await readText(path)).text) ??
    fail(
      `${path} は kijun baseline で作ったファイルではありません。作り直してください。`,
      `${path} is no file made by kijun baseline. Make it again.`,
    );
  // named there as seen from the file, here from where the user stands
  const here = Object.entries(documents).map(([name, known]) => [shown(join(dirname(path), name)), known]);
  return { ...rest, documents: Object.fromEntries(here) };
}

/** Applies the safe fixes until there are none left, writes the documents, and says what was mended, by path. */
async function fixAll({ workspace, targets, files }: Loaded): Promise<ReadonlyMap<string, readonly Mended[]>> {
  const mended = new Map<string, readonly Mended[]>();
  for (const path of targets) {
    const file = files.get(path)!;
    let text = file.text;
    const done: Mended[] = [];
    for (let round = 0; round < 5; round++) {
      const fixes = safeFixes(workspace.findings(path));
      if (fixes.length === 0) break;
      done.push(...fixes.map(({ finding, fix }) => mendedAnswer(text, finding, fix)));
      text = applyEdits(
        text,
        fixes.flatMap(({ fix }) => fix.edits),
      );
      workspace.set(path, text);
    }
    if (text !== file.text) await writeText(file, text);
    if (done.length > 0) mended.set(shown(path), done);
  }
  return mended;
}
