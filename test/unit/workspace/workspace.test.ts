import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { applyEdits } from '../../../server/src/rules/finding';
import { createWorkspace, isPolicy, type Options, type Workspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const POLICY = `# 青葉市情報セキュリティ基本方針

## 1 定義

(1) LAN　庁内の通信網をいう。

(2) 端末　職員が使用するパソコンをいう。

## 2 対策

(1) 研修　職員に対する研修を毎年度実施する。

(2) 端末の管理　端末の盗難を防止する。
`;

const DRAFT = `# 青葉市情報セキュリティ対策基準

## 1 目的

この基準は、必要な事項を定めることを目的とする。

## 2 研修

総務課長は、職員に毎年度１回以上の研修を受けさせなければならない。

## 3 端末

職員は、ＬＡＮに接続する端末を施錠して保管しなければならない。
`;

describe('workspace', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const open = (files: Readonly<Record<string, string>>, options: Options = {}): Workspace => {
    const workspace = createWorkspace(options);
    for (const [path, text] of Object.entries(files)) workspace.set(path, text);
    workspace.equip(tokenize);
    return workspace;
  };
  const policyOf = (workspace: Workspace, path: string) => {
    const answer = workspace.policyOf(workspace.document(path)!);
    return isPolicy(answer) ? answer.document.path : answer.reason;
  };

  describe('finds the policy of a draft', () => {
    it('the only one of the folder', () =>
      assert.equal(policyOf(open({ '/w/p.md': POLICY, '/w/d.md': DRAFT }), '/w/d.md'), '/w/p.md'));

    it('one in the same folder or above it, for a draft outside of the folders that are open', () => {
      const within = { '/w/p.md': POLICY, '/x/d.md': DRAFT, '/x/a/d.md': DRAFT };
      const roots = ['/w'];
      assert.equal(policyOf(open(within, { roots }), '/x/d.md'), 'apart');
      const beside = open({ ...within, '/x/p.md': POLICY }, { roots });
      for (const path of ['/x/d.md', '/x/a/d.md']) assert.equal(policyOf(beside, path), '/x/p.md');
      assert.equal(policyOf(open({ '/y/p.md': POLICY, '/x/d.md': DRAFT }, { roots }), '/x/d.md'), 'none');
    });

    it('the one that front matter names, wherever it is', () => {
      const draft = `---\n上位文書: ../上/方針.md\n---\n${DRAFT}`;
      assert.equal(
        policyOf(open({ '/w/上/方針.md': POLICY, '/w/p.md': POLICY, '/w/下/d.md': draft }), '/w/下/d.md'),
        '/w/上/方針.md',
      );
    });

    it('through the standard that a procedure names', () => {
      const files = {
        '/w/p.md': POLICY,
        '/w/q.md': POLICY,
        '/w/d.md': `---\n上位文書: q.md\n---\n${DRAFT}`,
        '/w/手順書.md': '---\n上位文書: d.md\n---\n# 手順\n',
      };
      assert.equal(policyOf(open(files), '/w/手順書.md'), '/w/q.md');
    });

    it('the one that the nearest kijun.json names', () => {
      const files = {
        '/w/p.md': POLICY,
        '/w/q.md': POLICY,
        '/w/a/d.md': DRAFT,
        '/w/kijun.json': '{ "policy": "p.md" }',
        '/w/a/kijun.json': '{ "policy": "../q.md" }',
      };
      assert.equal(policyOf(open(files), '/w/a/d.md'), '/w/q.md');
    });

    it('--policy before everything', () => {
      const files = { '/w/p.md': POLICY, '/w/q.md': POLICY, '/w/d.md': `---\n上位文書: p.md\n---\n${DRAFT}` };
      assert.equal(policyOf(open(files, { policy: '/w/q.md' }), '/w/d.md'), '/w/q.md');
    });

    it('or says why there is none', () => {
      assert.equal(policyOf(open({ '/w/d.md': DRAFT }), '/w/d.md'), 'none');
      assert.equal(policyOf(open({ '/w/p.md': POLICY, '/w/q.md': POLICY, '/w/d.md': DRAFT }), '/w/d.md'), 'several');
      assert.equal(policyOf(open({ '/w/d.md': `---\n上位文書: x.md\n---\n${DRAFT}` }), '/w/d.md'), 'absent');
    });

    it('which may be named at the top where there are several', () => {
      const source = `---\n種別: 対策基準\n---\n${DRAFT}`;
      const workspace = open({ '/w/甲/p.md': POLICY, '/w/q.md': POLICY, '/w/手順/d.md': source });
      const [asked] = workspace.findings('/w/手順/d.md').filter(({ rule }) => rule === 'policy/unreadable');
      assert.deepEqual(
        asked!.fixes.map(({ title }) => title.ja),
        ['「../甲/p.md」を上位文書にする', '「../q.md」を上位文書にする'],
      );
      const chosen = applyEdits(source, asked!.fixes[0]!.edits);
      assert.equal(
        policyOf(open({ '/w/甲/p.md': POLICY, '/w/q.md': POLICY, '/w/手順/d.md': chosen }), '/w/手順/d.md'),
        '/w/甲/p.md',
      );
    });

    it('even when documents name each other in a circle', () => {
      const files = {
        '/w/a.md': '---\n種別: 対策基準\n上位文書: b.md\n---\n',
        '/w/b.md': '---\n種別: 対策基準\n上位文書: a.md\n---\n',
      };
      assert.ok(policyOf(open(files), '/w/a.md') !== undefined);
    });
  });

  it('answers with structure before the dictionary is there, and with words after', () => {
    const workspace = createWorkspace();
    workspace.set('/w/p.md', POLICY);
    workspace.set('/w/d.md', DRAFT);
    const rules = () => new Set(workspace.findings('/w/d.md').map(({ rule }) => rule));
    assert.deepEqual([...rules()], ['section/missing', 'document/date']);
    workspace.equip(tokenize);
    assert.ok(rules().has('term/variant'));
  });

  it('tells what is missing in the first of several standards, in whatever order they were read', () => {
    const bare = DRAFT.replace(/## 2 研修[\s\S]*?(?=## 3)/, '');
    for (const order of [
      ['/w/対策基準1.md', '/w/対策基準2.md'],
      ['/w/対策基準2.md', '/w/対策基準1.md'],
    ]) {
      const workspace = createWorkspace();
      workspace.set('/w/基本方針.md', POLICY);
      for (const path of order) workspace.set(path, bare);
      workspace.equip(tokenize);
      const told = [...order]
        .sort()
        .map((path) => workspace.findings(path).some((one) => one.rule === 'control/missing'));
      assert.deepEqual(told, [true, false]);
    }
  });

  it('says what is wrong in kijun.json, where it is', () => {
    const source = '{ "policy": 3, "polcy": "p.md" }';
    const workspace = open({ '/w/kijun.json': source });
    assert.deepEqual(
      workspace.findings('/w/kijun.json').map(({ span }) => source.slice(span.start, span.end)),
      ['3', '"polcy"'],
    );
    for (const broken of ['', '{', '[]', '{ "policy": }', 'null']) {
      assert.ok(open({ '/w/kijun.json': broken }).findings('/w/kijun.json').length > 0, broken);
    }
  });

  describe('reads the policy as kijun.json corrects it', () => {
    const withConfig = (config: string) => open({ '/w/p.md': POLICY, '/w/d.md': DRAFT, '/w/kijun.json': config });
    const ids = (workspace: Workspace) =>
      workspace
        .readAsPolicy(workspace.document('/w/p.md')!)
        .controls.flatMap(({ elements }) => elements.map(({ id }) => id));

    it('and again when the correction changes', () => {
      const workspace = withConfig('{ "reading": { "exclude": ["2(2)"] } }');
      assert.deepEqual(ids(workspace), ['2(1)-1']);
      workspace.set('/w/kijun.json', '{}');
      assert.deepEqual(ids(workspace), ['2(1)-1', '2(2)-1']);
      workspace.remove('/w/kijun.json');
      assert.deepEqual(ids(workspace), ['2(1)-1', '2(2)-1']);
    });

    it('and says which correction names nothing, with what was meant', () => {
      const source = '{ "reading": { "rename": { "2(3)": "人" }, "exclude": ["2(1)"] } }';
      const findings = withConfig(source).findings('/w/kijun.json');
      assert.deepEqual(
        findings.map(({ rule, span }) => [rule, source.slice(span.start, span.end)]),
        [['config/invalid', '"2(3)"']],
      );
      assert.match(findings[0]!.message.ja, /「2\([12]\)」のことではありませんか/);
    });

    it('with the terms of the document that it defers to, as long as that is there', () => {
      const workspace = open({
        '/w/p.md': `${POLICY}\n## 3 用語\n\nその他の用語は、青葉市管理規則の例による。\n`,
        '/w/r.md': '# 青葉市管理規則\n\n## 1 定義\n\n(1) 庁舎　市の建物をいう。\n',
      });
      const terms = () => workspace.readAsPolicy(workspace.document('/w/p.md')!).terms.map(({ term }) => term);
      assert.deepEqual(terms(), ['LAN', '端末', '庁舎']);
      workspace.remove('/w/r.md');
      assert.deepEqual(terms(), ['LAN', '端末']);
    });
  });

  it('is the same warm as cold', () => {
    const shown = (workspace: Workspace) =>
      JSON.stringify(['/w/p.md', '/w/d.md'].map((path) => workspace.findings(path)));
    const edit = fc.record({
      path: fc.constantFrom('/w/p.md', '/w/d.md'),
      at: fc.nat(400),
      length: fc.nat(12),
      text: fc.constantFrom(
        '',
        'LAN',
        '\n\n## 9 端末\n\n',
        '。',
        '第3条',
        '（',
        '```\n',
        '職員は、研修を受ける。',
        '😀',
        '\n',
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const texts: Record<string, string> = { '/w/p.md': POLICY, '/w/d.md': DRAFT };
        const warm = open(texts);
        for (const { path, at, length, text } of edits) {
          const before = texts[path]!;
          texts[path] = before.slice(0, at) + text + before.slice(at + length);
          warm.set(path, texts[path]!);
          warm.findings('/w/d.md');
        }
        assert.equal(shown(warm), shown(open(texts)));
      }),
      { numRuns: 60 },
    );
  });
});
