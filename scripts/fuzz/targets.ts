import { pathToFileURL } from 'node:url';
import { readDocument } from '../../server/src/document/document';
import { format } from '../../server/src/features/format';
import { outlineAnswer } from '../../server/src/report/answer';
import { readBaseline } from '../../server/src/rules/baseline';
import { applyEdits } from '../../server/src/rules/finding';
import { readConfig } from '../../server/src/workspace/config';
import { readLock } from '../../server/src/workspace/lock';
import { createWorkspace } from '../../server/src/workspace/workspace';
import { brokenDocx } from './docx';
import { brokenXlsx } from './xlsx';

// What is tried with bytes that nobody chose: each of them answers, whatever it is given, and what it answers holds together.

/** As it is shipped: a bundle of its own. */
const exchange: Promise<typeof import('../../server/src/exchange/import')> = import(
  pathToFileURL('dist/import.js').href
).then((loaded) => loaded.default);

const textOf = (bytes: Buffer): string => new TextDecoder().decode(bytes);

const inside = (spans: readonly { readonly start: number; readonly end: number }[], length: number): void => {
  for (const { start, end } of spans)
    if (!(0 <= start && start <= end && end <= length)) throw new Error(`span ${start}…${end} of ${length}`);
};

/** Outline, statements, definitions, references; formatting twice is formatting once. */
export function outline(bytes: Buffer): void {
  const text = textOf(bytes);
  const document = readDocument(text, '/対策基準.md');
  for (const all of [document.entries, document.statements, document.definitions, document.references])
    inside(
      all.map(({ span }) => span),
      text.length,
    );
  outlineAnswer(document);
  const once = applyEdits(text, format(document));
  if (format(readDocument(once, '/対策基準.md')).length > 0) throw new Error('formatting again changes something');
}

/** A policy, a draft under it with its front matter, and all rules that need no dictionary. */
export function policy(bytes: Buffer): void {
  const text = textOf(bytes);
  const workspace = createWorkspace({ roots: ['/'] });
  workspace.set('/基本方針.md', `# 情報セキュリティ基本方針\n\n${text}`);
  workspace.set('/対策基準.md', `---\n種別: 対策基準\n${text.slice(0, 100)}\n---\n\n${text}`);
  for (const { path, source } of workspace.documents())
    inside(
      workspace.findings(path).map(({ span }) => span),
      source.length,
    );
}

/** kijun.json, kijun.lock.json, a baseline. */
export function settings(bytes: Buffer): void {
  const text = textOf(bytes);
  inside(
    [...readConfig(text, '/kijun.json').findings, ...readLock(text, '/kijun.lock.json').findings].map(
      ({ span }) => span,
    ),
    Math.max(1, text.length),
  );
  readBaseline(text);
}

/** Foreign documents: the first byte says of which kind. */
export async function foreign(bytes: Buffer): Promise<void> {
  const ending = ['docx', 'html', 'txt'][(bytes[0] ?? 0) % 3];
  const { importFile } = await exchange;
  await importFile(`/x.${ending}`, bytes.subarray(1));
}

/** As it is shipped, and a document made with it. */
const whole: Promise<Uint8Array> = import(pathToFileURL('dist/export.js').href).then((loaded) =>
  (loaded.default as typeof import('../../server/src/exchange/export')).exportFile(
    '# 規程\n\n## 第1条（鍵）\n\n職員は、鍵[^1]を返す。\n\n| 鍵 | 札 |\n| --- | --- |\n| 1 | 2 |\n\n- 鍵\n- 札\n\n[^1]: 注をいう。\n',
  ),
);

/** Word documents whose parts are not what they should be: each is read, or refused with a reason, within bounds. */
export const docx = async (bytes: Buffer): Promise<void> => answered('/x.docx', brokenDocx(await whole, bytes));

/** Excel workbooks, in the same way. */
export const xlsx = (bytes: Buffer): Promise<void> => answered('/x.xlsx', brokenXlsx(bytes));

async function answered(name: string, bytes: Uint8Array): Promise<void> {
  const { importFile } = await exchange;
  const answer = await importFile(name, bytes);
  const said = 'refused' in answer ? answer.refused.en : answer.markdown;
  if (typeof said !== 'string' || ('refused' in answer && said === '')) throw new Error('neither read nor refused');
  if (/root:.*:0:0/.test(said)) throw new Error('another file was read');
}
