import { existsSync } from 'node:fs';
import { isRefusal, type Note } from '../exchange/block';
import { Failure } from '../node/fail';
import { readBytes, shown } from '../node/files';
import { loadImport } from '../node/lazy';
import { occupied, writeNew, writeResult } from '../node/write';
import type { Locale } from '../rules/finding';

/** Where the Markdown goes; to standard output when `output` is not given. */
export interface Options {
  readonly output?: string;
  readonly force?: true;
}

/** `kijun import`: the Markdown, and as text for standard error what was changed or is doubtful. Overwrites nothing unasked. */
export async function importDocument(
  file: string,
  { output, force }: Options,
  locale: Locale,
): Promise<{ readonly markdown: string; readonly notes: string }> {
  if (output !== undefined && !force) spare(output);
  const bytes = await readBytes(file);
  const { importFile } = await loadImport();
  const imported = await importFile(file, bytes);
  if (isRefusal(imported)) throw new Failure(prefixed(shown(file), imported.refused));
  if (output !== undefined) await (force ? writeResult : writeNew)(output, imported.markdown);
  return { markdown: imported.markdown, notes: imported.notes.map((note) => `${noteText(note, locale)}\n`).join('') };
}

/** Leaves what is there already alone. */
export function spare(output: string): void {
  if (existsSync(output)) occupied(output);
}

const prefixed = (name: string, { ja, en }: Note['message']): Note['message'] => ({
  ja: `${name}: ${ja}`,
  en: `${name}: ${en}`,
});

const KINDS: Readonly<Record<Note['kind'], Note['message']>> = {
  doubtful: { ja: '要確認', en: 'check' },
  dropped: { ja: '除外', en: 'left out' },
  changed: { ja: '変更', en: 'changed' },
};
/** How many lines are named. */
const SHOWN = 10;

function noteText({ kind, message, lines }: Note, locale: Locale): string {
  const numbers = lines.slice(0, SHOWN).join(', ') + (lines.length > SHOWN ? ', …' : '');
  const where = lines.length === 0 ? '' : locale === 'ja' ? `（${numbers}行目）` : ` (line ${numbers})`;
  return `${KINDS[kind][locale]}: ${message[locale]}${where}`;
}
