import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import { check, findingsAlone, supplyFindings } from '../../../server/src/rules/check';

const SOURCE = '---\n種別: 対策基準\n---\n\n# 緑野市情報セキュリティ対策基準\n\n1 鍵（予備を置く。\n\n3 札を置く。\n';
/** A draft as a thread reads it: the same text, read anew. */
const draft = () => {
  const document = readDocument(SOURCE, '/w/対策基準.md');
  return { document, policy: undefined, problem: undefined, tokenizer: undefined, terms: [] };
};
const settings = {};
const findingsOf = (subject: ReturnType<typeof draft>) => {
  const around = () => ({ documents: [subject.document], coverage: undefined, confirmed: [] });
  return check(subject, settings, around).findings;
};

describe('what rules find in another thread', () => {
  const found = structuredClone(findingsAlone(draft(), settings));

  it('is what they find here', () => {
    const subject = draft();
    supplyFindings(subject, settings, found);
    assert.deepEqual(findingsOf(subject), findingsOf(draft()));
    assert.ok(findingsOf(subject).some(({ rule }) => rule === 'drafting/bracket'));
  });

  it('is taken over: nobody looks again', () => {
    const subject = draft();
    supplyFindings(subject, settings, new Map([...found].map(([rule]) => [rule, []])));
    assert.equal(
      findingsOf(subject).some(({ rule }) => rule === 'drafting/bracket'),
      false,
    );
  });
});
