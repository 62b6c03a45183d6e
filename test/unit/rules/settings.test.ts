import assert from 'node:assert/strict';
import { actionsAt, fixAll } from '../../../server/src/features/actions';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { baselineOf, parted, readBaseline } from '../../../server/src/rules/baseline';
import { applyEdits } from '../../../server/src/rules/finding';
import { createWorkspace, type Workspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const POLICY = '# 鶴見市情報セキュリティ基本方針\n\n## 1 定義\n\n(1) LAN　庁内の通信網をいう。\n';
const HEAD = '# 鶴見市情報セキュリティ対策基準\n\n';

describe('what kijun.json and comments make of findings', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const open = (draft: string, config?: object): Workspace => {
    const workspace = createWorkspace();
    workspace.set('/w/p.md', POLICY);
    workspace.set('/w/d.md', draft);
    if (config) workspace.set('/w/kijun.json', JSON.stringify(config));
    workspace.equip(tokenize);
    return workspace;
  };
  /** The findings of the given rules, as rule and marked words. */
  const found = (draft: string, config?: object, rules = /^(?:term\/variant|suppression)/) =>
    open(draft, config)
      .findings('/w/d.md')
      .filter(({ rule }) => rules.test(rule))
      .map(({ rule, severity, span }) => `${severity} ${rule} ${draft.slice(span.start, span.end)}`);

  const DRAFT = `${HEAD}ＬＡＮに接続する。\n\nＬＡＮを切る。\n`;
  const one = 'warning term/variant ＬＡＮ';

  describe('kijun.json', () => {
    it('changes the severity of a rule', () =>
      assert.deepEqual(
        found(DRAFT, { rules: { 'term/variant': 'error' } }),
        Array(2).fill('error term/variant ＬＡＮ'),
      ));
    it('turns a rule off', () => assert.deepEqual(found(DRAFT, { rules: { 'term/variant': 'off' } }), []));
    it('lets findings of a group, or of all rules, be no more severe than it says', () => {
      const both = (rules: object) => found(DRAFT, { rules })[0]!;
      assert.equal(both({ '*': 'info' }), 'info term/variant ＬＡＮ');
      assert.equal(both({ '*': 'error' }), 'warning term/variant ＬＡＮ');
      assert.equal(both({ '*': 'hint', 'term/*': 'info' }), 'info term/variant ＬＡＮ');
      assert.equal(both({ '*': 'hint', 'term/variant': 'error' }), 'error term/variant ＬＡＮ');
      assert.deepEqual(found(DRAFT, { rules: { 'term/*': 'off' } }), []);
      const comment = `${HEAD}<!-- kijun-disable-next-line term/variant -- 旧称 -->\nLANを切る。\n`;
      assert.match(found(comment, { rules: { 'suppression/*': 'hint' } })[0]!, /^hint suppression\/unused/);
    });
    it('leaves words alone, in any width', () =>
      assert.deepEqual(found(DRAFT, { rules: { 'term/variant': { allow: ['LAN'] } } }), []));
    it('adds terms', () =>
      assert.deepEqual(found(`${HEAD}ＶＰＮを切る。\n`, { terms: [{ term: 'VPN', variants: [] }] }), [
        'warning term/variant ＶＰＮ',
      ]));
    it('adds names that are not to be used, to a term of the policy too', () =>
      assert.deepEqual(found(`${HEAD}庁内網を切る。\n`, { terms: [{ term: 'LAN', variants: ['庁内網'] }] }), [
        'warning term/variant 庁内網',
      ]));
  });

  describe('comments', () => {
    const cases: readonly (readonly [string, string, readonly string[]])[] = [
      [
        'the next line only',
        `${HEAD}<!-- kijun-disable-next-line term/variant -- 旧称 -->\n\nＬＡＮを切る。\nＬＡＮに戻す。\n`,
        [one],
      ],
      [
        'several before one line',
        `${HEAD}<!-- kijun-disable-next-line term/variant -- 旧称 -->\n<!-- kijun-disable-next-line section/missing -- 旧称 -->\nＬＡＮを切る。\n`,
        ['warning suppression/unused section/missing'],
      ],
      [
        'a range',
        `${HEAD}<!-- kijun-disable term/variant -- 旧称 -->\n\nＬＡＮを切る。\n\n<!-- kijun-enable term/variant -->\n\nＬＡＮに戻す。\n`,
        [one],
      ],
      [
        'a range that is not ended',
        `${HEAD}<!-- kijun-disable term/variant -- 旧称 -->\n\nＬＡＮを切る。\n\nＬＡＮに戻す。\n`,
        [],
      ],
      ['the whole file', `${DRAFT}\n<!-- kijun-disable-file term/variant -- 旧称 -->\n`, []],
      [
        'not without a reason',
        `${HEAD}<!-- kijun-disable-next-line term/variant -->\nＬＡＮを切る。\n`,
        ['warning suppression/reason <!-- kijun-disable-next-line term/variant -->', one],
      ],
      [
        'not with a rule that is none',
        `${HEAD}<!-- kijun-disable-next-line term/varient -- 旧称 -->\nＬＡＮを切る。\n`,
        ['warning suppression/unknown term/varient', one],
      ],
      [
        'and say when they are of no use',
        `${HEAD}<!-- kijun-disable-next-line term/variant -- 旧称 -->\n端末を切る。\n`,
        ['warning suppression/unused term/variant'],
      ],
    ];
    for (const [name, draft, expected] of cases) it(`suppress ${name}`, () => assert.deepEqual(found(draft), expected));

    it('are no use, but no fault either, before the dictionary is there', () => {
      const workspace = createWorkspace();
      workspace.set('/w/d.md', `${HEAD}<!-- kijun-disable-next-line term/variant -- 旧称 -->\nＬＡＮを切る。\n`);
      const rules = workspace.findings('/w/d.md').map(({ rule }) => rule);
      assert.ok(!rules.includes('suppression/unused'));
    });

    it('are put in by a quick fix, wherever the finding stands', () => {
      const texts = [
        'ＬＡＮを切る。\n',
        '## １　ＬＡＮ\n\n切る。\n',
        '- 鍵を掛ける。\n  - ＬＡＮを切る。\n- 札を下げる。\n',
        '1. ＬＡＮを切る。\n2. 戻す。\n',
        '鍵を掛け、\nＬＡＮを切る。\n',
        '| 時 | 扱い |\n| --- | --- |\n| 朝 | 戻す |\n| 夜 | ＬＡＮを切る |\n\n以上。\n',
      ];
      for (const text of texts) {
        const draft = HEAD + text;
        const at = draft.indexOf('ＬＡＮ');
        const { fix } = actionsAt(open(draft), '/w/d.md', { start: at, end: at }).at(-1)!;
        const mended = applyEdits(draft, fix.edits);
        assert.deepEqual(
          found(mended).map((line) => line.replace(/ <.*/, '')),
          ['warning suppression/reason', one],
          `${text} still to be given a reason`,
        );
        assert.deepEqual(found(mended.replace('〔理由〕', '旧称のため')), [], mended);
      }
    });
  });

  it('all safe fixes are one edit', () =>
    assert.equal(applyEdits(DRAFT, fixAll(open(DRAFT), '/w/d.md')), `${HEAD}LANに接続する。\n\nLANを切る。\n`));

  describe('a baseline', () => {
    const recorded = (draft: string) => {
      const findings = open(draft).findings('/w/d.md');
      return readBaseline(JSON.stringify(baselineOf([{ path: 'd.md', source: draft, findings }])))!;
    };
    const fresh = (before: string, after: string) =>
      parted(recorded(before), 'd.md', after, open(after).findings('/w/d.md')).fresh.map(({ rule }) => rule);

    it('knows what was there, wherever it has moved', () =>
      assert.deepEqual(fresh(DRAFT, `${HEAD}鍵を掛ける。\n\nＬＡＮを切る。\n\n札を下げる。ＬＡＮに接続する。\n`), []));
    it('tells one more of a kind', () =>
      assert.deepEqual(fresh(DRAFT, `${DRAFT}\nＬＡＮに戻す。\n`), ['term/variant']));
    it('holds in its folder and below, as kijun.baseline.json', () => {
      const workspace = open(`${DRAFT}\nＶＰＮを切る。\n`, { terms: [{ term: 'VPN' }] });
      const told = () => [workspace.findings('/w/d.md').length, workspace.known('/w/d.md').length];
      const [all] = told();
      workspace.set('/w/kijun.baseline.json', JSON.stringify(recorded(DRAFT)));
      assert.deepEqual(told(), [1, all! - 1]);
      workspace.set('/w/kijun.baseline.json', '{ "version": 9 }');
      assert.deepEqual(told(), [all, 0]);
      assert.equal(workspace.findings('/w/kijun.baseline.json')[0]?.rule, 'config/invalid');
      workspace.remove('/w/kijun.baseline.json');
      assert.deepEqual(told(), [all, 0]);
    });
    it('is read only when it is one', () => {
      for (const text of ['', '{}', '[]', '{ "version": 2, "documents": {} }'])
        assert.equal(readBaseline(text), undefined, text);
    });
  });
});
