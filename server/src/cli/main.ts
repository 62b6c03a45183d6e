import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Argument, Command, CommanderError, Option } from 'commander';
import colors from 'picocolors';
import { version } from '../../../package.json';
import { createDesk } from '../mcp/desk';
import { toolsOf } from '../mcp/tools';
import { Failure, fail } from '../node/fail';
import { absolute, isFolder, readText, seenFrom, shown } from '../node/files';
import { load as loadBundle, loadXlsx } from '../node/lazy';
import { writeResult, writeText } from '../node/write';
import {
  type CheckAnswer,
  type CheckedDocument,
  checkAnswer,
  coverageAnswer,
  type Mended,
  mendedAnswer,
  outlineAnswer,
  policyAnswer,
} from '../report/answer';
import { policyListing } from '../report/listing';
import type { Paint } from '../report/paint';
import { tree } from '../report/tree';
import { type Baseline, baselineOf, parted, readBaseline } from '../rules/baseline';
import { applyEdits, SEVERITIES, type Severity, safeFixes } from '../rules/finding';
import { unknownKind } from '../rules/unreadable';
import type { Lines } from '../text/lines';
import { nameOf } from '../text/path';
import { BASELINE } from '../workspace/baseline';
import { isPolicy } from '../workspace/workspace';
import { confirmDrafts } from './confirm';
import { type Options as ExportOptions, exportDocument } from './export';
import { CHECK_FORMATS, COVERAGE_FORMATS, rulesWithPages } from './format';
import { importDocument } from './import';
import { judgeAll } from './judge';
import { type Loaded, load, loadOne, localeOf, onePolicy, some } from './load';
import { DRAFTS, newDraft } from './new';
import { inJapanese } from './usage';

const locale = localeOf(process.env);
const say = (ja: string, en: string): string => (locale === 'ja' ? ja : en);
const paint: Paint = colors.createColors(process.stdout.isTTY && colors.isColorSupported);
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const program = new Command('kijun')
  .description(
    say(
      '基本方針に照らして、対策基準・実施手順を点検する',
      'Checks security standards and procedures against their basic policy',
    ),
  )
  .version(version, '-V, --version', say('版を表示する', 'print the version'))
  .helpOption('-h, --help', say('使い方を表示する', 'print how to use it'))
  .helpCommand(false)
  .exitOverride()
  .showHelpAfterError(say('（使い方は kijun --help）', '(see kijun --help)'))
  .configureOutput({ outputError: (text, write) => write(locale === 'ja' ? inJapanese(text) : text) });

const policyOption = () => new Option('--policy <file>', say('上位の基本方針', 'the basic policy'));
const formatOption = (formats: readonly string[]) =>
  new Option('--format <format>', say('出力の形式', 'output format')).choices(formats).default(formats[0]);
const cacheOption = () =>
  new Option(
    '--cache <file>',
    say(
      '変わっていない文書の照合結果を再利用するためのファイル',
      'file that keeps what was found of documents, for those that stay the same',
    ),
  );
const files = (command: Command) =>
  command.argument(
    '[paths...]',
    say('文書又はフォルダー（省略すると今のフォルダー）', 'documents or folders (default: this folder)'),
  );

files(program.command('check').description(say('指摘を表示する', 'list the findings')))
  .addOption(policyOption())
  .addOption(formatOption(Object.keys(CHECK_FORMATS)))
  .option('--output <file>', say('結果を書き込むファイル', 'file to write the result to'))
  .option('--fix', say('安全に直せるものを直す', 'apply the safe fixes'))
  .option(
    '--baseline <file>',
    say(
      '既知の指摘を記録したファイル（kijun baseline で作る）',
      'known findings to leave out (made by kijun baseline)',
    ),
  )
  .addOption(cacheOption())
  .addOption(
    new Option('--fail-on <severity>', say('終了コードを1にする重さ', 'severity from which the exit code is 1'))
      .choices(SEVERITIES)
      .default('error'),
  )
  .action(async (paths: string[], options: CheckOptions) => {
    const baseline = options.baseline === undefined ? undefined : await baselineAt(options.baseline);
    const loaded = some(await load(paths, options.policy));
    await judgeAll(loaded.workspace, options.cache, progress);
    const fixed = options.fix ? await fixAll(loaded) : new Map<string, readonly Mended[]>();
    const answers = answersOf(loaded, baseline).map((answer) => ({ ...answer, fixed: fixed.get(answer.path) ?? [] }));
    const text = CHECK_FORMATS[options.format]!(answers, {
      locale,
      version,
      paint: options.output ? colors.createColors(false) : paint,
      rules: options.format === 'sarif' ? await rulesWithPages() : [],
      source: (path) => loaded.workspace.document(absolute(path))?.source ?? '',
    });
    await write(options.output, text, loaded);
    if (loaded.strangers.length > 0 && (options.format === 'stylish' || options.output)) {
      const names = loaded.strangers.map(shown).join(', ');
      process.stderr.write(
        paint.dim(
          say(
            `種別が分からないため点検しなかった文書: ${names}\n`,
            `Not checked, because their kind is unknown: ${names}\n`,
          ),
        ),
      );
    }
    const worst = SEVERITIES.slice(0, SEVERITIES.indexOf(options.failOn) + 1);
    process.exitCode = answers.some(({ findings }) => findings.some(({ severity }) => worst.includes(severity)))
      ? 1
      : 0;
  });

files(
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
  .option('--output <file>', say('結果を書き込むファイル', 'file to write the result to'))
  .addOption(cacheOption())
  .action(async (paths: string[], options: { policy?: string; output?: string; cache?: string }) => {
    const loaded = some(await load(paths, options.policy));
    const { workspace, targets } = loaded;
    await judgeAll(workspace, options.cache, progress);
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
    await write(options.output, text, loaded);
  });

files(
  program
    .command('coverage')
    .description(
      say('基本方針が求める対策が定められているかを表示する', 'show which demands of the policy have a rule'),
    ),
)
  .addOption(policyOption())
  .addOption(formatOption([...Object.keys(COVERAGE_FORMATS), 'xlsx']))
  .option('--output <file>', say('結果を書き込むファイル', 'file to write the result to'))
  .addOption(cacheOption())
  .action(async (paths: string[], options: { policy?: string; format: string; output?: string; cache?: string }) => {
    const loaded = await load(paths, options.policy);
    const policy = onePolicy(loaded);
    await judgeAll(loaded.workspace, options.cache, progress);
    const coverage = loaded.workspace.compare(
      policy,
      loaded.targets.flatMap((path) => loaded.workspace.document(path) ?? []),
    );
    const answer = coverageAnswer(coverage, shown);
    if (options.format === 'xlsx') {
      if (!options.output && process.stdout.isTTY)
        fail(
          'Excelの形式は画面に表示できません。--output でファイルの名前を指定してください（例: --output 充足状況.xlsx）。',
          'Excel workbooks cannot be shown on a terminal. Name a file with --output.',
        );
      const { coverageXlsx } = await loadXlsx();
      await write(options.output, await coverageXlsx(answer, answersOf(loaded, undefined), { locale }), loaded);
    } else {
      const setting = { locale, version, paint: options.output ? colors.createColors(false) : paint };
      await write(options.output, COVERAGE_FORMATS[options.format]!(answer, setting), loaded);
    }
  });

program
  .command('policy')
  .description(say('基本方針をどう読み取ったかを表示する', 'show how a policy is read'))
  .argument('<file>', say('基本方針', 'the basic policy'))
  .addOption(formatOption(['table', 'json']))
  .action(async (file: string, options: { format: string }) => {
    const { workspace, policy, document } = await loadOne(file);
    const answer = policyAnswer(policy, (path) => (workspace.document(path) ?? document).lines, shown);
    print(options.format === 'json' ? json(answer) : policyListing(answer, locale, paint));
  });

program
  .command('outline')
  .description(say('文書の構成を表示する', 'show the outline of a document'))
  .argument('<file>', say('文書', 'the document'))
  .addOption(formatOption(['tree', 'json']))
  .action(async (file: string, options: { format: string }) => {
    const answer = outlineAnswer((await loadOne(file)).document);
    print(options.format === 'json' ? json(answer) : tree(answer, paint));
  });

program
  .command('import')
  .description(
    say(
      'Word文書（.docx）、Webページ（.html）又はテキスト（.txt）を Markdown にする',
      'turn a Word document (.docx), a web page (.html) or a text (.txt) into Markdown',
    ),
  )
  .argument('<file>', say('取り込む文書', 'the document'))
  .option('--output <file>', say('書き込むファイル（省略すると標準出力）', 'file to write (default: standard output)'))
  .option('--force', say('すでにあるファイルを上書きする', 'replace a file that exists'))
  .action(async (file: string, options: { output?: string; force?: true }) => {
    const { markdown, notes } = await importDocument(file, options, locale);
    if (options.output === undefined) print(markdown);
    process.stderr.write(notes);
  });

program
  .command('export')
  .description(
    say(
      '文書を、規程の体裁のWord文書（.docx）にする',
      'turn a document into a Word document (.docx) in the form of a regulation',
    ),
  )
  .argument('<file>', say('文書', 'the document'))
  .requiredOption('--output <file>', say('書き込むファイル', 'file to write'))
  .option('--force', say('すでにあるファイルを上書きする', 'replace a file that exists'))
  .option(
    '--findings',
    say(
      '指摘をコメントとして、充足状況を別添として付ける',
      'with the findings as comments and the coverage as an annex',
    ),
  )
  .addOption(policyOption())
  .action((file: string, options: ExportOptions) => exportDocument(file, options, locale));

program
  .command('new')
  .description(
    say(
      '基本方針の書き方に合わせて、対策基準又は実施手順のひな型を作る',
      'make a skeleton of a standard or procedure in the style of its policy',
    ),
  )
  .addArgument(new Argument('<kind>', say('文書の種別', 'the kind of document')).choices(Object.keys(DRAFTS)))
  .addOption(policyOption().makeOptionMandatory())
  .option('--output <file>', say('書き込むファイル（省略すると標準出力）', 'file to write (default: standard output)'))
  .option('--force', say('すでにあるファイルを上書きする', 'replace a file that exists'))
  .action(async (kind: string, options: { policy: string; output?: string; force?: true }) => {
    const text = await newDraft(DRAFTS[kind]!, options.policy, options);
    if (text !== undefined) print(text);
  });

files(
  program
    .command('confirm')
    .description(
      say(
        '示された根拠を、今の基本方針に照らして確認したものとして記録する',
        'record that the declared traces have been read against the policy as it is now',
      ),
    ),
)
  .addOption(policyOption())
  .option('--by <name>', say('確認した人（省略すると利用者名）', 'who confirms (default: your user name)'))
  .action(async (paths: string[], options: { policy?: string; by?: string }) => {
    print(await confirmDrafts(paths, options, locale));
  });

program
  .command('lsp')
  .description(say('エディターのための言語サーバーを起動する', 'start the language server for editors'))
  .requiredOption('--stdio', say('標準入出力で通信する', 'talk over standard input and output'))
  .action(async () => {
    // a bundle of its own beside this one; it finds --stdio in the arguments by itself
    await import(pathToFileURL(join(__dirname, 'server.js')).href);
  });

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
    '.',
  )
  .action(async (folder: string) => {
    if (!isFolder(folder)) fail(`${folder} というフォルダーがありません。`, `There is no folder ${folder}.`);
    process.chdir(folder);
    const { serve } = await loadBundle<typeof import('../mcp/server')>('mcp.js');
    const desk = createDesk((workspace) => judgeAll(workspace, undefined, () => undefined));
    serve(toolsOf(desk), version, locale);
  });

program.parseAsync().catch((error: unknown) => {
  process.exitCode = 2;
  if (error instanceof Failure) process.stderr.write(`kijun: ${error.text[locale]}\n`);
  else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else throw error;
});

/** The reader of a pipe may stop early (kijun check | head). */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

function print(content: string | Uint8Array): void {
  process.stdout.write(content);
}

/** Writes a result, but never over a document, a policy or a setting that it was made from. */
async function write(
  output: string | undefined,
  content: string | Uint8Array,
  { workspace, targets }: Loaded,
): Promise<void> {
  if (output === undefined) return print(content);
  const at = absolute(output);
  if ((targets.includes(at) && nameOf(at) !== BASELINE) || workspace.document(at)?.kind.kind)
    fail(
      `${output} は点検した文書です。上書きしないため、書き込みませんでした。--output で別の名前を指定してください。`,
      `${output} is one of the documents that were read; nothing was written. Give another name with --output.`,
    );
  await writeResult(output, content);
}

function answersOf({ workspace, targets }: Loaded, baseline: Baseline | undefined): readonly CheckAnswer[] {
  const sourceAt = workspace.file;
  const linesAt = (path: string): Lines => sourceAt(path)?.lines ?? [0];
  const answer = (checked: CheckedDocument) => checkAnswer(checked, linesAt, locale, shown);
  return targets.flatMap((path) => {
    const findings = workspace.findings(path);
    const document = workspace.document(path);
    const { source } = sourceAt(path) ?? {};
    if (source === undefined) return [];
    const base = { path, source, kind: document?.kind.kind ?? null, policy: null };
    if (!document) return findings.length > 0 ? [answer({ ...base, findings })] : [];
    if (!document.kind.kind) return [answer({ ...base, findings: [unknownKind(document)] })];
    const remembered = workspace.known(path);
    // what --baseline names holds instead of a kijun.baseline.json
    const all = [...remembered, ...findings].sort((a, b) => a.span.start - b.span.start);
    const { fresh, known } = baseline
      ? parted(baseline, shown(path), source, all)
      : { fresh: findings, known: remembered };
    const policy = workspace.policyOf(document);
    return [
      answer({
        ...base,
        policy: isPolicy(policy) ? policy.document.path : null,
        findings: fresh,
        known,
        suppressed: workspace.suppressed(path),
      }),
    ];
  });
}

/** One line on a terminal that goes away when the work is done. */
function progress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  const text = say(`照合しています… ${done}/${all}`, `Comparing… ${done}/${all}`);
  process.stderr.write(done < all ? `\r\x1b[K${text}` : '\r\x1b[K');
}

interface CheckOptions {
  readonly policy?: string;
  readonly format: string;
  readonly output?: string;
  readonly fix?: true;
  readonly baseline?: string;
  readonly cache?: string;
  readonly failOn: Severity;
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
