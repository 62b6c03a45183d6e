import assert from 'node:assert/strict';
import { confirmTraces } from '../../../server/src/features/confirm';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { createWorkspace, type Workspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const policy = (training: string) => `# 若竹市情報セキュリティ基本方針

## 6 対策

(1) 人的対策　${training}

(2) 監査　情報セキュリティ監査を実施する。
`;

const DRAFT = `# 若竹市情報セキュリティ対策基準

## 1 職員

<!-- kijun: covers 6(1) -->

職員は、別に定める講習を受けなければならない。

総務課長は、監査を実施する（基本方針6(2)関係）。
`;

describe('kijun.lock.json', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const open = (training: string, lock?: string, draft = DRAFT): Workspace => {
    const workspace = createWorkspace();
    workspace.set('/w/基本方針.md', policy(training));
    workspace.set('/w/基準/対策基準.md', draft);
    workspace.set('/w/kijun.json', '{}');
    if (lock !== undefined) workspace.set('/w/kijun.lock.json', lock);
    workspace.equip(tokenize);
    return workspace;
  };
  const confirmIn = (workspace: Workspace, by = '山田', on = '2026-04-01') =>
    confirmTraces(workspace, [workspace.document('/w/基準/対策基準.md')!], by, on)[0]!;
  const suspects = (workspace: Workspace) =>
    workspace
      .findings('/w/基準/対策基準.md')
      .filter(({ rule }) => rule === 'trace/suspect')
      .map(({ message }) => message.ja);

  const BEFORE = '職員に対する研修を毎年度実施し、訓練を行う。';

  it('is written beside kijun.json, with what was confirmed, by whom and when', () => {
    const { path, text, confirmed, broken } = confirmIn(open(BEFORE));
    assert.equal(path, '/w/kijun.lock.json');
    assert.equal(broken, false);
    assert.deepEqual(JSON.parse(text), {
      version: 1,
      traces: {
        '基準/対策基準.md': [
          {
            citation: '6(1)',
            wordings: ['職員に対する研修を毎年度実施する', '訓練を行う'],
            by: '山田',
            on: '2026-04-01',
          },
          { citation: '6(2)', wordings: ['情報セキュリティ監査を実施する'], by: '山田', on: '2026-04-01' },
        ],
      },
    });
    assert.deepEqual(
      confirmed.map(({ fresh, renewed }) => [fresh.length, renewed.length]),
      [[2, 0]],
    );
  });

  it('makes a trace suspect when the policy’s words change, and says which', () => {
    const lock = confirmIn(open(BEFORE)).text;
    assert.deepEqual(suspects(open(BEFORE, lock)), []);
    assert.deepEqual(suspects(open('職員に対する　研修を、毎年度実施し、訓練を行う。', lock)), []);
    const [changed] = suspects(open('職員に対する研修を毎年度２回実施し、訓練を行う。', lock));
    assert.match(
      changed!,
      /「職員に対する研修を毎年度実施する」が「職員に対する研修を毎年度２回実施する」に変わりました/,
    );
    assert.match(suspects(open('職員に対する研修を毎年度実施する。', lock))[0]!, /「訓練を行う」がなくなりました/);
    assert.match(
      suspects(open(`${BEFORE}職員の端末を点検する。`, lock))[0]!,
      /2026-04-01、山田.*6\(1\)の「職員の端末を点検する」が加わりました/,
    );
  });

  it('keeps what still holds, renews what has changed, and forgets what is gone', () => {
    const lock = confirmIn(open(BEFORE)).text;
    const after = confirmIn(open('職員に対する研修を毎年度２回実施する。', lock), '佐藤', '2027-04-01');
    assert.deepEqual(
      after.confirmed.map(({ fresh, renewed }) => [fresh.length, renewed.map(({ citation }) => citation)]),
      [[0, ['6(1)']]],
    );
    const [training, audit] = JSON.parse(after.text).traces['基準/対策基準.md'];
    assert.deepEqual([training.by, training.on, audit.by, audit.on], ['佐藤', '2027-04-01', '山田', '2026-04-01']);
    const bare = open(BEFORE, lock, '# 若竹市情報セキュリティ対策基準\n\n職員は、端末を施錠する。\n');
    assert.deepEqual(JSON.parse(confirmIn(bare).text).traces, {});
  });

  it('confirms one trace and leaves the others as they were', () => {
    const workspace = open(BEFORE);
    const draft = workspace.document('/w/基準/対策基準.md')!;
    const at = draft.source.indexOf('6(2)関係');
    const { text } = confirmTraces(workspace, [draft], '山田', '2026-04-01', at)[0]!;
    const citations = (lock: string) =>
      JSON.parse(lock).traces['基準/対策基準.md'].map((one: { citation: string; by: string }) => [
        one.citation,
        one.by,
      ]);
    assert.deepEqual(citations(text), [['6(2)', '山田']]);
    const changed = open('研修を年２回実施する。', confirmIn(workspace).text);
    const next = confirmTraces(changed, [changed.document('/w/基準/対策基準.md')!], '佐藤', '2027-04-01', at)[0]!;
    assert.deepEqual(
      citations(next.text),
      [
        ['6(1)', '山田'],
        ['6(2)', '山田'],
      ],
      'what has changed elsewhere was not looked at',
    );
  });

  it('says at its place what is wrong with it, and is then not written over', () => {
    const faults = (lock: string) => {
      const workspace = open(BEFORE, lock);
      const found = workspace.findings('/w/kijun.lock.json');
      assert.ok(found.length > 0 && confirmIn(workspace).broken);
      return found.map(({ span, message }) => [lock.slice(span.start, span.end), message.ja] as const);
    };
    assert.match(faults('{ "version": 1,\n<<<<<<< HEAD\n')[0]![1], /JSONとして読み取れません/);
    const [[at, says]] = faults(
      '{"version":1,"traces":{"a.md":[{"citation":"6","wordings":[],"by":"山田","on":"昨日"}]}}',
    ) as [readonly [string, string]];
    assert.equal(at, '"昨日"');
    assert.match(says, /2026-04-01 の形の日付/);
  });
});
