import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import { check } from '../../../server/src/rules/check';

/** What is said of brackets in a standard with one paragraph. */
const bracketsIn = (paragraph: string) => {
  const source = `---\n種別: 対策基準\n---\n\n# 緑野市情報セキュリティ対策基準\n\n${paragraph}\n`;
  const document = readDocument(source, '/w/対策基準.md');
  const subject = { document, policy: undefined, problem: undefined, tokenizer: undefined, terms: [] };
  const around = () => ({ documents: [document], coverage: undefined, confirmed: undefined }) as never;
  return check(subject, {}, around).findings.filter(({ rule }) => rule === 'drafting/bracket');
};

describe('brackets without a partner', () => {
  it('are told one by one as long as somebody would read it', () =>
    assert.equal(bracketsIn('鍵（予備（札（台帳').length, 3));

  it('are told together where a paragraph is hardly anything else', () => {
    const found = bracketsIn(`鍵${'（'.repeat(5_000)}`);
    assert.equal(found.length, 21);
    assert.match(found.at(-1)!.message.ja, /ほかに4980個/);
    assert.match(found.at(-1)!.message.en, /4980 more brackets/);
  });

  it('are found in no longer than the paragraph is, however they are mixed', () => {
    const before = process.cpuUsage();
    bracketsIn(`鍵${'（'.repeat(100_000)}${'」'.repeat(100_000)}`);
    const { user } = process.cpuUsage(before);
    assert.ok(user < 5_000_000, `${user / 1e6} s`);
  });
});
