/**
 * @file `node scripts/run.mjs scripts/rules/review.ts [FOLDER…]`: every finding on complete drafts, with its line, so that a
 * reader can judge it. Without folders: the example and test/corpus. The last line counts them by rule and severity.
 */

import { loadTokenizer } from '../../server/src/node/dictionary';
import { lineNumber } from '../../server/src/text/lines';
import { familiesIn, open } from './drafts';

const given = process.argv.slice(2).filter((name) => !name.endsWith('.ts'));
const tokenizer = await loadTokenizer('dist/dict');
const counts = new Map<string, number>();
for (const family of familiesIn(given.length > 0 ? given : ['examples', 'test/corpus'])) {
  const workspace = open(family, tokenizer);
  for (const path of family.drafts) {
    const { source, lines } = workspace.document(path)!;
    for (const { rule, severity, span, message } of workspace.findings(path)) {
      const key = `${rule} ${severity}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      const line = lineNumber(lines, span.start);
      const words = source.slice(span.start, span.end).replace(/\s*\n\s*/g, '/');
      const context = source.split('\n')[line - 1]!;
      console.log(
        `${family.name}${path.slice(2)}:${line} ${severity} ${rule} 【${words}】 ${message.ja}\n    ${context}`,
      );
    }
  }
}
for (const [key, count] of [...counts].sort()) console.log(`${key}: ${count}`);
