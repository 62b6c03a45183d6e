import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

/** Some text and the scope that Kijun gives it. */
export type Piece = readonly [text: string, scope: string];

const KIJUN = 'syntaxes/kijun.tmLanguage.json';
/** A stand-in with the scope names and the block structure of VS Code's own Markdown grammar. */
const MARKDOWN = 'test/grammar/markdown.tmLanguage.json';

const FILES: Readonly<Record<string, string>> = { 'text.html.markdown': MARKDOWN, 'markdown.kijun.injection': KIJUN };

/** Loads the Markdown grammar with Kijun's injected into it, as the extension's package.json has it. */
export async function loadMarkdown(): Promise<IGrammar> {
  await loadWASM(readFileSync(join(process.cwd(), 'node_modules/vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => {
      const file = FILES[scope];
      return file ? parseRawGrammar(readFileSync(join(process.cwd(), file), 'utf8'), file) : null;
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? ['markdown.kijun.injection'] : []),
  });
  return (await registry.loadGrammar('text.html.markdown'))!;
}

/** Every piece of the text that Kijun colours, in order. */
export function coloured(markdown: IGrammar, text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = markdown.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.at(-1)!;
      if (scope.endsWith('.kijun')) pieces.push([line.slice(startIndex, endIndex), scope]);
    }
  }
  return pieces;
}
