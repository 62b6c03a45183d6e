import '../node/compiler';
import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import { Failure } from '../node/fail';
import { harmless } from '../report/paint';
import { addBaseline } from './baseline';
import { addCheck } from './check';
import { addCompletion } from './completion';
import { addConfig } from './config';
import { addConfirm } from './confirm';
import { addCoverage } from './coverage';
import { addExplain } from './explain';
import { addExport } from './export';
import { addImport } from './import';
import { addLsp } from './lsp';
import { addMcp } from './mcp';
import { addNew } from './new';
import { readOutput } from './options';
import { addOutline } from './outline';
import { addPolicy } from './policy';
import { locale, say, tell } from './terminal';
import { helpIn, wrongUse } from './usage';

/** What one types first. */
const EXAMPLES = say(
  `
例:
  kijun check 規程                                 フォルダー「規程」の文書を点検する
  kijun coverage 規程 --output 充足状況.html       印刷できる報告を作る
  kijun import 基本方針.docx --output 基本方針.md  Word文書を取り込む
  kijun check --help                               それぞれの使い方

終了コード: 0 指摘なし（check では、--fail-on の重さ以上のもの）、1 指摘あり、2 使い方の誤り又は読めない入力`,
  `
Examples:
  kijun check rules                          check the documents of the folder "rules"
  kijun coverage rules --output report.html  make a report that can be printed
  kijun import policy.docx --output policy.md
  kijun check --help                         how to use each command

Exit codes: 0 no findings (at or above --fail-on), 1 findings, 2 wrong use or unreadable input`,
);

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
  .configureHelp(helpIn(locale))
  .configureOutput({ outputError: (text, write) => write(wrongUse(text, locale)) })
  .addHelpText('after', EXAMPLES)
  .hook('preAction', (_, command) => readOutput(command));

/** The commands, in the order of the help. */
const COMMANDS = [
  addCheck,
  addCoverage,
  addPolicy,
  addOutline,
  addNew,
  addImport,
  addExport,
  addBaseline,
  addConfirm,
  addExplain,
  addConfig,
  addLsp,
  addMcp,
  addCompletion,
];
for (const add of COMMANDS) add(program);

program.parseAsync().catch((error: unknown) => {
  process.exitCode = 2;
  if (error instanceof Failure) tell(`kijun: ${harmless(error.text[locale])}`);
  else if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else throw error;
});

/** The reader of a pipe may stop early (kijun check | head). */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
