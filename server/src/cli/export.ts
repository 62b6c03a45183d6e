import type { Annex, Comment } from '../exchange/export';
import { fail } from '../node/fail';
import { absolute, readText, shown } from '../node/files';
import { loadExport } from '../node/lazy';
import { writeNew, writeResult } from '../node/write';
import { SEVERITY_NAMES, STATUS_MARKS, STATUS_NAMES, speaker } from '../report/words';
import type { Finding, Locale } from '../rules/finding';
import { isPolicy, type Workspace } from '../workspace/workspace';
import { spare } from './import';
import { load } from './load';

export interface Options {
  readonly output: string;
  readonly force?: true;
  /** With the findings as comments, and the coverage of the policy behind the text. */
  readonly findings?: true;
  readonly policy?: string;
}

/** `kijun export`: a draft as a Word document. Overwrites nothing unasked. */
export async function exportDocument(file: string, options: Options, locale: Locale): Promise<void> {
  if (!/\.docx$/i.test(options.output))
    fail(
      `${options.output}: 作れるのはWord文書です。名前の末尾を .docx にしてください。`,
      `${options.output}: This makes a Word document. Give it a name that ends in .docx.`,
    );
  if (!options.force) spare(options.output);
  const write = options.force ? writeResult : writeNew;
  const { text } = await readText(file);
  const { exportFile } = await loadExport();
  if (!options.findings) {
    await write(options.output, await exportFile(text));
    return;
  }
  const { workspace } = await load([file], options.policy);
  const path = absolute(file);
  const comments = workspace.findings(path).map((finding) => commentOf(finding, locale));
  await write(options.output, await exportFile(text, comments, annexOf(workspace, path, locale)));
}

const commentOf = ({ rule, severity, message, span, related }: Finding, locale: Locale): Comment => {
  const why = related.slice(0, 1).map((one) => `\n→ ${shown(one.path)}: ${one.message[locale]}`);
  return { span, text: `${SEVERITY_NAMES[severity][locale]}: ${message[locale]}${why.join('')}\n(${rule})` };
};

/** What the policy demands and where the draft says it; nothing without a policy, or for the policy itself. */
function annexOf(workspace: Workspace, path: string, locale: Locale): Annex | undefined {
  const document = workspace.document(path);
  const policy = document && workspace.policyOf(document);
  if (!document || !policy || !isPolicy(policy) || policy.document.path === path) return undefined;
  const say = speaker(locale);
  const rows = workspace
    .compare(policy, [document])
    .controls.flatMap(({ control, elements }) =>
      elements.map(({ element, status, evidence: [best] }) => [
        control.id,
        element.text,
        `${STATUS_MARKS[status]} ${STATUS_NAMES[status][locale]}`,
        best ? best.document.statements[best.statement]!.text.replace(/\s*\n\s*/g, '') : '',
      ]),
    );
  const head = [say('番号', 'Number'), say('要求', 'Demand'), say('状態', 'Status'), say('根拠の文', 'Evidence')];
  return { title: say('（別添）基本方針の充足状況', 'Annex: coverage of the basic policy'), rows: [head, ...rows] };
}
