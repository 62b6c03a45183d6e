import { pathToFileURL } from 'node:url';
import { readDocument } from '../../server/src/document/document';
import { format } from '../../server/src/features/format';
import { outlineAnswer } from '../../server/src/report/answer';
import { readBaseline } from '../../server/src/rules/baseline';
import { applyEdits } from '../../server/src/rules/finding';
import { readConfig } from '../../server/src/workspace/config';
import { readLock } from '../../server/src/workspace/lock';
import { createWorkspace } from '../../server/src/workspace/workspace';

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
