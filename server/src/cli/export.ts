import type { Command } from 'commander';
import type { Comment } from '../exchange/comment';
import type { Annex } from '../exchange/export';
import { fail } from '../node/fail';
import { absolute, readText, shown } from '../node/files';
import { loadExport } from '../node/lazy';
import { SEVERITY_NAMES, standingOf } from '../report/words';
import type { Finding } from '../rules/finding';
import { isPolicy, type Workspace } from '../workspace/workspace';
import { load } from './load';
import { forceOption, policyOption } from './options';
import { save, spare } from './output';
import { locale, say } from './terminal';

interface Options {
  readonly output: string;
  readonly force?: true;
  /** With the findings as comments, and the coverage of the policy behind the text. */
  readonly findings?: true;
  readonly policy?: string;
}

/** `kijun export`: a document as a Word document. Overwrites nothing unasked. */
export const addExport = (program: Command): Command =>
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
    .addOption(forceOption())
    .option(
      '--findings',
      say(
        '指摘をコメントとして、充足状況を別添として付ける',
        'with the findings as comments and the coverage as an annex',
      ),
    )
    .addOption(policyOption())
    .action(async (file: string, options: Options) => {
      if (!/\.docx$/i.test(options.output))
        fail(
          `${options.output}: 作れるのはWord文書です。名前の末尾を .docx にしてください。`,
          `${options.output}: This makes a Word document. Give it a name that ends in .docx.`,
        );
      if (!options.force) spare(options.output);
      const { text } = await readText(file);
      const { exportFile } = await loadExport();
      if (!options.findings) return save(options.output, await exportFile(text), options.force);
      const { workspace } = await load([file], options);
      const path = absolute(file);
      const comments = workspace.findings(path).map(commentOf);
      await save(options.output, await exportFile(text, comments, annexOf(workspace, path)), options.force);
    });

const commentOf = ({ rule, severity, message, span, related }: Finding): Comment => {
  const why = related.slice(0, 1).map((one) => `\n→ ${shown(one.path)}: ${one.message[locale]}`);
  return { span, text: `${SEVERITY_NAMES[severity][locale]}: ${message[locale]}${why.join('')}\n(${rule})` };
};

/** What the policy demands and where the draft says it; nothing without a policy, or for the policy itself. */
function annexOf(workspace: Workspace, path: string): Annex | undefined {
  const document = workspace.document(path);
  const policy = document && workspace.policyOf(document);
  if (!document || !policy || !isPolicy(policy) || policy.document.path === path) return undefined;
  const rows = workspace.compare(policy, [document]).controls.flatMap(({ control, elements }) =>
    elements.map((one) => {
      // what only wishes for it is shown too, as in the other reports
      const best = one.notApplicable === undefined ? (one.evidence[0] ?? one.wishes[0]) : undefined;
      const text = one.notApplicable ?? (best ? best.document.statements[best.statement]!.text : '');
      return [control.id, one.element.wording, standingOf(one, locale).whole, text.replace(/\s*\n\s*/g, '')];
    }),
  );
  const head = [say('番号', 'Number'), say('要求', 'Demand'), say('状態', 'Status'), say('根拠の文', 'Evidence')];
  return { title: say('（別添）基本方針の充足状況', 'Annex: coverage of the basic policy'), rows: [head, ...rows] };
}
