import assert from 'node:assert/strict';
import { type Completion, completionsAt } from '../../../server/src/features/completion';
import { applyEdits } from '../../../server/src/rules/finding';
import { caret, open, type PATHS } from './desk';

/** Completes at ‸ and answers the items of some kinds, and what the text around the caret becomes. */
const complete = async (key: keyof typeof PATHS, change: (text: string) => string) => {
  const { workspace, path, offset, source } = await caret(key, change);
  const items = completionsAt(workspace, path, offset);
  const line = (text: string, at: number) => text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n')[0]!;
  return {
    labels: (kind: Completion['kind']) => items.filter((one) => one.kind === kind).map(({ label }) => label),
    item: (label: string) => items.find((one) => one.label === label) ?? assert.fail(`${label} is offered`),
    applied: (label: string) => {
      const { span, text } = items.find((one) => one.label === label) ?? assert.fail(`${label} is offered`);
      return line(applyEdits(source, [{ span, text }]), span.start);
    },
  };
};

const inSentence = (typed: string) => (text: string) => text.replace('総務課長は、', `総務課長は、${typed}‸`);
const onLine = (typed: string) => (text: string) => text.replace('## 附則', `${typed}‸\n\n## 附則`);

describe('completion', () => {
  describe('of terms', () => {
    for (const typed of ['機', '機密', 'きみ', 'きみつ', 'キミツ', 'kimi', 'kimits', 'kimitsu', 'kimitu', 'KIMITSU'])
      it(`finds 機密性 from ${typed} in the middle of a sentence`, async () => {
        const found = await complete('standard', inSentence(typed));
        assert.ok(found.applied('機密性').startsWith('総務課長は、機密性第2条'), found.applied('機密性'));
      });

    it('finds a word in Latin letters in whatever width', async () => {
      assert.ok(
        (await complete('standard', inSentence('ｌｇｗ'))).applied('LGWAN接続系').startsWith('総務課長は、LGWAN接続系'),
      );
    });

    it('does not take the particle before a reading for a part of it', async () => {
      const found = await complete('standard', (text) => text.replace('総務課長は、', '総務課長はきみつ‸'));
      assert.ok(found.applied('機密性').startsWith('総務課長は機密性'));
    });

    it('shows only what begins so, once something does', async () => {
      assert.deepEqual((await complete('standard', inSentence('きみつ'))).labels('term'), ['機密性']);
      assert.deepEqual((await complete('standard', inSentence(''))).labels('term'), [
        '情報資産',
        '機密性',
        'LGWAN接続系',
      ]);
    });

    it('leaves letters alone that are no reading', async () => {
      const found = await complete('standard', inSentence('USB'));
      assert.ok(found.applied('機密性').startsWith('総務課長は、USB機密性'));
    });
  });

  describe('of places', () => {
    it('offers the controls of the policy behind its name', async () => {
      const found = await complete('standard', inSentence('基本方針'));
      assert.deepEqual(found.labels('citation'), ['2(1)', '2(2)']);
      assert.equal(found.item('2(1)').detail.ja, '入退室');
      assert.ok(found.applied('2(1)').startsWith('総務課長は、基本方針2(1)'));
    });

    it('narrows them by what is typed, in full width too', async () => {
      for (const typed of ['基本方針2(2', '基本方針の２（２'])
        assert.deepEqual((await complete('standard', inSentence(typed))).labels('citation'), ['2(2)'], typed);
      assert.deepEqual((await complete('standard', inSentence('2('))).labels('citation'), ['2(1)', '2(2)']);
      assert.deepEqual((await complete('standard', inSentence('3日'))).labels('citation'), []);
    });

    it('offers each demand where a trace is declared', async () => {
      const found = await complete('standard', onLine('<!-- kijun: covers 2(2)'));
      assert.deepEqual(found.labels('citation'), ['2(2)', '2(2)-1', '2(2)-2']);
    });

    it('offers the articles of the document with their captions at 第, but not where one begins', async () => {
      const found = await complete('standard', inSentence('第'));
      assert.deepEqual(found.labels('article'), ['第1条', '第2条', '第3条']);
      assert.equal(found.item('第2条').detail.ja, '入退室の管理');
      assert.ok(found.applied('第2条').startsWith('総務課長は、第2条第2条第1項'));
      assert.deepEqual((await complete('standard', onLine('## 第'))).labels('article'), []);
    });

    it('writes them in the width of the document', async () => {
      const wide = (text: string) => inSentence('第２')(text).replace('## 第2条', '## 第２条');
      assert.deepEqual((await complete('standard', wide)).labels('article'), ['第２条']);
    });

    it('offers annexes and forms', async () => {
      const change = (text: string) =>
        `${inSentence('様式')(text)}\n## 別表第1（第2条関係）\n\n## 様式第1号 管理簿\n\n## 様式第2号 申請書\n\n申請者\n`;
      const found = await complete('standard', change);
      assert.deepEqual(found.labels('annex'), ['様式第1号', '様式第2号']);
      assert.equal(found.item('様式第2号').detail.ja, '申請書');
      assert.equal(found.item('様式第2号').documentation, '申請者');
    });
  });

  it('offers the roles of the document where a sentence begins, and from their reading', async () => {
    const found = await complete('standard', onLine(''));
    assert.deepEqual(found.labels('role'), ['情報システム管理者', '総務課長']);
    const read = await complete('standard', onLine('そうむ'));
    assert.equal(read.applied('総務課長'), '総務課長');
  });

  it('offers endings with their strength', async () => {
    const found = await complete('standard', onLine('職員は、記録し'));
    assert.deepEqual(found.labels('ending'), ['しなければならない。', 'してはならない。']);
    assert.match(found.item('しなければならない。').detail.ja, /義務/);
    assert.equal(found.applied('しなければならない。'), '職員は、記録しなければならない。');
  });

  describe('of front matter', () => {
    const inMatter = (line: string) => (text: string) => text.replace('種別: 対策基準\n', `種別: 対策基準\n${line}‸\n`);

    it('offers the keys that are not there yet', async () => {
      const found = await complete('standard', inMatter(''));
      assert.deepEqual(found.labels('key'), ['上位文書', '題名', '団体', '公開区分', '版', '施行日']);
      assert.equal(found.applied('上位文書'), '上位文書: ');
      assert.deepEqual(found.labels('term'), []);
    });

    it('offers the values of a key: kinds, policies, 非公開', async () => {
      assert.deepEqual((await complete('standard', inMatter('上位文書: '))).labels('value'), ['基本方針.md']);
      assert.deepEqual(
        (await complete('procedure', (text) => text.replace('種別: 実施手順', '種別: 実‸'))).labels('value'),
        ['基本方針', '対策基準', '実施手順'],
      );
      assert.ok((await complete('standard', inMatter('公開区分: '))).labels('value').includes('非公開'));
    });
  });

  describe('of snippets', () => {
    it('continues the numbering of the document', async () => {
      const found = await complete('standard', onLine('## 条'));
      assert.deepEqual(found.labels('snippet'), ['第4条（…）']);
      for (const begun of ['第', '第２', '## 第'])
        assert.deepEqual((await complete('standard', onLine(begun))).labels('snippet'), ['第4条（…）'], begun);
      assert.equal(found.item('第4条（…）').text.split('\n')[0], '## 第4条（見出し）');
      assert.match(found.item('第4条（…）').snippet!, /\$\{1:見出し\}[\s\S]*\$0$/u);
    });

    it('is there for items, 附則 and the table of revisions, and only on a line of its own', async () => {
      assert.deepEqual((await complete('standard', onLine(''))).labels('snippet'), [
        '第4条（…）',
        '(1) … (2) …',
        '附則',
        '改定履歴',
      ]);
      assert.deepEqual((await complete('standard', onLine('ふそ'))).labels('snippet'), ['附則']);
      assert.deepEqual((await complete('standard', inSentence(''))).labels('snippet'), []);
    });
  });

  describe('of what kijun.json names', () => {
    const CASES: readonly (readonly [text: string, label: string, result: string])[] = [
      ['{ "reading": { "exclude": ["2(‸"] } }', '"2(1)"', '{ "reading": { "exclude": ["2(1)"] } }'],
      ['{ "reading": { "exclude": [‸] } }', '"2(2)-1"', '{ "reading": { "exclude": ["2(2)-1"] } }'],
      ['{ "reading": { "include": ["‸"] } }', '"1(1)"', '{ "reading": { "include": ["1(1)"] } }'],
      ['{ "reading": { "rename": { ‸ } } }', '"2(1)"', '{ "reading": { "rename": { "2(1)": "" } } }'],
      [
        '{ "reading": { "rename": { "2‸": "入退室" } } }',
        '"2(1)"',
        '{ "reading": { "rename": { "2(1)": "入退室" } } }',
      ],
      [
        '{ "reading": { "split": { "‸": ["あ", "い"] } } }',
        '"2(2)-1"',
        '{ "reading": { "split": { "2(2)-1": ["あ", "い"] } } }',
      ],
      ['{ "reading": { "excludeTerms": ["機‸"] } }', '"機密性"', '{ "reading": { "excludeTerms": ["機密性"] } }'],
      ['{ "notApplicable": [{ "control": "‸" }] }', '"2(1)"', '{ "notApplicable": [{ "control": "2(1)" }] }'],
    ];
    const at = async (text: string) => {
      const workspace = await open();
      const source = text.replace('‸', '');
      workspace.set('/w/kijun.json', source);
      return { source, items: completionsAt(workspace, '/w/kijun.json', text.indexOf('‸')) };
    };
    for (const [text, label, result] of CASES)
      it(`offers ${label} in ${text}`, async () => {
        const { source, items } = await at(text);
        const item = items.find((one) => one.label === label) ?? assert.fail(items.map((one) => one.label).join());
        assert.equal(applyEdits(source, [item]), result);
      });

    it('offers nothing elsewhere, and only elements for a split', async () => {
      assert.deepEqual((await at('{ "policy": "‸" }')).items, []);
      const { items } = await at('{ "reading": { "split": { ‸ } } }');
      assert.ok(items.length > 0 && items.every(({ label }) => /-\d+"$/.test(label)));
    });
  });
});
