import * as vscode from 'vscode';
import japanese from '../../l10n/bundle.l10n.ja.json';

const JAPANESE: Readonly<Record<string, string>> = japanese;

/**
 * A text of the extension in the language of `kijun.language`, which is the editor's unless the user says otherwise. `{0}` in it
 * is the first of the values.
 */
export function t(english: string, ...values: readonly (string | number)[]): string {
  const chosen = choice();
  if (!chosen) return vscode.l10n.t(english, ...values);
  const text = chosen === 'ja' ? (JAPANESE[english] ?? english) : english;
  return text.replace(/\{(\d+)\}/g, (gap, i) => String(values[i] ?? gap));
}

/** What the user chose, where it is not the editor's language. */
export function choice(): 'ja' | 'en' | undefined {
  const language = vscode.workspace.getConfiguration('kijun').get<string>('language');
  return language === 'ja' || language === 'en' ? language : undefined;
}
