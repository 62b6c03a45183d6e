import assert from 'node:assert/strict';
import { baselineOf, parted, readBaseline } from '../../../server/src/rules/baseline';
import type { Finding } from '../../../server/src/rules/finding';

const PATH = '対策基準.md';

/** A finding on each place of some words, in the order of the text. */
const findings = (
  source: string,
  words: string,
  rule = 'term/variant',
  ja = `「${words}」は表記ゆれです。`,
): Finding[] =>
  [...source.matchAll(RegExp(words, 'g'))].map(({ index }) => ({
    rule,
    severity: 'warning',
    span: { start: index, end: index + words.length },
    message: { ja, en: '' },
    related: [],
    fixes: [],
  }));

const baseline = (source: string, found: readonly Finding[]) => baselineOf([{ path: PATH, source, findings: found }]);

/** How many findings of a later text are new, and how many known. */
const counts = (before: string, words: string, after: string, more: Finding[] = findings(after, words)) => {
  const { fresh, known } = parted(baseline(before, findings(before, words)), PATH, after, more);
  return [fresh.length, known.length];
};

describe('a baseline', () => {
  it('is read as it was written', () => {
    const one = baseline('サーバとサーバ', findings('サーバとサーバ', 'サーバ'));
    assert.deepEqual(readBaseline(JSON.stringify(one)), one);
    assert.deepEqual(one.documents[PATH], [{ rule: 'term/variant', text: 'サーバ', about: '「サーバ」', count: 2 }]);
  });

  it('holds no documents in which nothing was found', () => {
    const source = 'サーバ';
    const all = [
      { path: '甲.md', source, findings: findings(source, 'サーバ') },
      { path: '乙.md', source, findings: [] },
    ];
    assert.deepEqual(Object.keys(baselineOf(all).documents), ['甲.md']);
  });

  it('is none that is damaged, or of another version', () => {
    for (const text of ['', '{', 'null', '[]', '{"version":2,"documents":{}}', '{"version":1,"documents":{"a":[{}]}}'])
      assert.equal(readBaseline(text), undefined, text);
    assert.deepEqual(readBaseline('{"version":1,"documents":{}}'), { version: 1, documents: {} });
  });
});

describe('what a baseline knows', () => {
  it('stays known wherever it moves, and in other spaces and widths', () => {
    assert.deepEqual(counts('モバイル 端末を返す。', 'モバイル 端末', '前文。\n\nモバイル 端末を返す。'), [0, 1]);
    const wrapped = 'モバイル\n端末を返す。';
    const more = findings(wrapped, 'モバイル\n端末', 'term/variant', '「モバイル 端末」は表記ゆれです。');
    assert.deepEqual(counts('モバイル 端末を返す。', 'モバイル 端末', wrapped, more), [0, 1]);
    const wide = findings('ＵＳＢ', 'ＵＳＢ', 'term/variant', '「USB」は表記ゆれです。');
    assert.deepEqual(counts('USB', 'USB', 'ＵＳＢ', wide), [0, 1]);
  });

  it('is so many of a kind: one more is new, whichever stands last', () => {
    assert.deepEqual(counts('鍵と鍵', '鍵', '鍵と鍵と鍵'), [1, 2]);
    const source = '鍵と鍵と鍵';
    const { fresh } = parted(baseline('鍵', findings('鍵', '鍵')), PATH, source, findings(source, '鍵'));
    assert.deepEqual(
      fresh.map(({ span }) => span.start),
      [2, 4],
    );
  });

  it('is of one rule, one document, and one matter', () => {
    assert.deepEqual(counts('鍵', '鍵', '鍵', findings('鍵', '鍵', 'term/undefined')), [1, 0]);
    const other = parted(baseline('鍵', findings('鍵', '鍵')), '別.md', '鍵', findings('鍵', '鍵'));
    assert.deepEqual([other.fresh.length, other.known.length], [1, 0]);
    const matter = findings('鍵', '鍵', 'term/variant', '「錠」の表記ゆれです。');
    assert.deepEqual(counts('鍵', '鍵', '鍵', matter), [1, 0]);
    // the rest of a message may be said better in the next version
    const better = findings('鍵', '鍵', 'term/variant', '「鍵」は、正しくは別の語です。');
    assert.deepEqual(counts('鍵', '鍵', '鍵', better), [0, 1]);
    const plain = findings('鍵', '鍵', 'term/variant', '表記ゆれです。');
    assert.deepEqual(counts('鍵', '鍵', '鍵', plain), [1, 0]);
  });

  it('names all that a message quotes', () => {
    const quoting = (ja: string) => findings('鍵', '鍵', 'term/variant', ja);
    const before = baseline('鍵', quoting('「鍵」と「錠」'));
    assert.equal(parted(before, PATH, '鍵', quoting('「鍵」と「扉」')).fresh.length, 1);
    assert.equal(parted(before, PATH, '鍵', quoting('「鍵」も「錠」も')).fresh.length, 0);
  });
});
