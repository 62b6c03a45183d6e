import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Document, readDocument, reading } from '../../../server/src/document/document';
import { edit, regulation, restructure } from './random';

/** The example and the annotated drafts. */
const DOCUMENTS = ['examples', 'test/corpus']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.md'))
  .map((path) => readFileSync(path, 'utf8'));

/** Long enough to be read in parts. */
const ARTICLES = Array.from(
  { length: 12 },
  (_, i) =>
    `${i % 4 === 0 ? `## 第${i / 4 + 1}章　管理\n\n` : ''}### 第${i + 1}条（鍵）\n\n職員は、次の各号に掲げる鍵を返さなければならない。\n\n(1) 門の鍵（以下「門鍵」という。）\n\n(2) 第${i}条第1号の鍵\n\n２　前項の規定は、同条の札について準用する。\n\n`,
).join('');
const CONTENTS =
  '# 対策基準\n\n## 目次\n\n第1章 管理（第1条―第4条）\n\n第2章 管理（第5条―第8条）\n\n第3章 管理（第9条―第12条）\n\n';

const said = ({ entries, passages, statements, definitions, references, title, date, reading }: Document) => ({
  title,
  date,
  entries,
  passages,
  statements,
  starts: reading.statements.starts,
  definitions,
  references,
});

describe('a document', function () {
  this.timeout(120_000);

  it('after any edits is read as its text is read anew', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(ARTICLES, CONTENTS + ARTICLES, CONTENTS.replace('## 目次', '目次') + ARTICLES),
          fc.constantFrom(...DOCUMENTS),
          regulation,
        ),
        fc.array(fc.oneof(edit, restructure), { minLength: 1, maxLength: 6 }),
        (source, edits) => {
          let text = source;
          let warm = readDocument(text, '/対策基準.md');
          for (const change of edits) {
            text = change(text);
            warm = readDocument(text, '/対策基準.md', warm);
            assert.deepEqual(said(warm), said(readDocument(text, '/対策基準.md')));
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('knows what came to stand before all entries', () => {
    const listed = ARTICLES.replace(
      '鍵を返さなければならない。\n\n(1) 門の鍵（以下「門鍵」という。）\n\n(2) 第9条',
      '鍵を返さなければならない。\n\n目次\n\n(1) 門の鍵（以下「門鍵」という。）\n\n(2) 第9条',
    );
    assert.notEqual(listed, ARTICLES);
    const headless = listed.replace('## 第1章　管理\n\n### 第1条（鍵）', '1条（鍵）');
    const warm = [ARTICLES, listed, headless].reduce<Document | undefined>(
      (before, text) => readDocument(text, '/対策基準.md', before),
      undefined,
    );
    assert.deepEqual(said(warm!), said(readDocument(headless, '/対策基準.md')));
  });

  it('keeps what an edit does not reach', () => {
    const before = readDocument(ARTICLES, '/対策基準.md');
    const after = readDocument(ARTICLES.replace('第6条第1号の鍵', '第5条第1号の鍵'), '/対策基準.md', before);
    const anew = <T>(now: readonly T[], then: readonly T[]) => now.filter((one) => !then.includes(one)).length;
    assert.ok(anew(after.entries, before.entries) < 12);
    assert.ok(anew(after.statements, before.statements) < 12);
    assert.ok(after.statements.length > 40);
  });

  it('keeps what stands behind an edit, which tells where it stands now', () => {
    const before = readDocument(ARTICLES, '/対策基準.md');
    const text = ARTICLES.replace('職員は、', '職員及び委託先の者は、');
    const after = readDocument(text, '/対策基準.md', before);
    assert.equal(after.entries.at(-1), before.entries.at(-1));
    const { text: last, span } = after.statements.at(-1)!;
    assert.equal(after.statements.at(-1), before.statements.at(-1));
    assert.equal(text.slice(span.start, span.end), last);
  });

  it('tells its own places while a changed text is being read, and when that is left', () => {
    const document = readDocument(ARTICLES, '/対策基準.md');
    const text = `はじめに、鍵の台帳を作る。\n\n${ARTICLES}`;
    const own = ({ source, statements }: Document) =>
      statements.every(({ span, text }) => source.slice(span.start, span.end) === text);
    const left = reading(text, '/対策基準.md', document);
    for (let i = 0; i < 4; i++) {
      assert.ok(!left.next().done);
      assert.ok(own(document));
    }
    const steps = reading(text, '/対策基準.md', document);
    let step = steps.next();
    for (; !step.done; step = steps.next()) assert.ok(own(document));
    assert.ok(own(step.value));
    assert.deepEqual(said(step.value), said(readDocument(text, '/対策基準.md')));
  });
});
