import assert from 'node:assert/strict';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { createWorkspace, isPolicy } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const POLICY = `# 若竹市情報セキュリティ基本方針

## 6 対策

(1) 人的対策　職員に対する研修を毎年度実施し、訓練を行う。

(2) 監査　情報セキュリティ監査を実施する。
`;

const DRAFT = `# 若竹市情報セキュリティ対策基準

## 1 職員

職員は、端末を施錠する。
`;

describe('what does not apply', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  const open = (notApplicable: readonly object[]) => {
    const workspace = createWorkspace();
    const source = JSON.stringify({ notApplicable });
    workspace.set('/w/基本方針.md', POLICY);
    workspace.set('/w/対策基準.md', DRAFT);
    workspace.set('/w/kijun.json', source);
    workspace.equip(tokenize);
    const policy = workspace.policyOf(workspace.document('/w/対策基準.md')!);
    assert.ok(isPolicy(policy));
    const elements = workspace.coverageOf(policy)!.controls.flatMap((control) => control.elements);
    return {
      standing: elements.map(({ element, status, notApplicable: reason }) => [element.id, status, reason ?? '']),
      missing: workspace
        .findings('/w/対策基準.md')
        .filter(({ rule }) => rule === 'control/missing')
        .map(({ message }) => message.ja),
      faults: workspace
        .findings('/w/kijun.json')
        .map(({ span, message }) => [source.slice(span.start, span.end), message.ja] as const),
    };
  };

  it('counts as covered, with the reason, and is not reported as missing', () => {
    const { standing, missing, faults } = open([
      { control: '6(2)', reason: '県が監査するため' },
      { element: '6(1)-2', reason: '職員が一人のため' },
    ]);
    assert.deepEqual(standing, [
      ['6(1)-1', 'missing', ''],
      ['6(1)-2', 'covered', '職員が一人のため'],
      ['6(2)-1', 'covered', '県が監査するため'],
    ]);
    assert.equal(missing.length, 1);
    assert.doesNotMatch(missing[0]!, /訓練|監査/);
    assert.deepEqual(faults, []);
  });

  it('is not taken for another demand when the policy is numbered anew, where its words are noted', () => {
    const { standing, faults } = open([
      { element: '6(1)-2 訓練を行う', reason: '職員が一人のため' },
      { control: '6(2)　監査', reason: '県が監査するため' },
    ]);
    assert.deepEqual(
      standing.map(([id, status]) => [id, status]),
      [
        ['6(1)-1', 'missing'],
        ['6(1)-2', 'covered'],
        ['6(2)-1', 'covered'],
      ],
    );
    assert.deepEqual(faults, []);
    const moved = open([{ element: '6(1)-1 訓練を行う', reason: '職員が一人のため' }]);
    assert.equal(moved.standing[0]![1], 'missing');
    assert.equal(moved.faults[0]![0], '"6(1)-1 訓練を行う"');
    assert.match(moved.faults[0]![1], /「訓練を行う」は、今は「6\(1\)-2」です/);
  });

  it('says at its place what names no demand', () => {
    const faults = (entry: object) => open([{ ...entry, reason: '理由' }]).faults;
    const [unknown] = faults({ element: '6(1)-3' });
    assert.equal(unknown![0], '"6(1)-3"');
    assert.match(unknown![1], /「6\(1\)-3」という対策又は要求はありません。「6\(1\)-1」のことではありませんか/);
    assert.match(faults({ element: '6(1)' })[0]![1], /要求がいくつもあります.*「6\(1\)-1」/);
    assert.match(faults({})[0]![1], /"element".*"control".*どちらか一つ/);
    assert.match(faults({ element: '6(1)-1', control: '6(1)' })[0]![1], /どちらか一つ/);
  });
});
