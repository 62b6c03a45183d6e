import assert from 'node:assert/strict';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';
import { type Around, marks } from './draft';

const POLICY: Around = {
  policy: '## 1 定義\n\n(1) 端末　パソコンをいう。\n\n## 2 対策\n\n(1) 訓練　標的型攻撃に備えた訓練を実施する。',
};
const WISH = '## 1 訓練\n\n総務課長は、標的型攻撃に備えた訓練を実施することが望ましい。';

describe('the findings of a document', () => {
  it('tell one defect once', async () => {
    assert.deepEqual(await marks('control/weak', WISH, POLICY), ['ことが望ましい']);
    assert.deepEqual(await marks('statement/modality', WISH, POLICY), []);
    // what no rule that has the word speaks of is told by the other
    assert.deepEqual(await marks('statement/modality', WISH), ['ことが望ましい']);
    const both = `${WISH}\n\n## 2 花壇\n\n総務課長は、花壇に水をやることが望ましい。`;
    assert.deepEqual(await marks('statement/modality', both, POLICY), ['ことが望ましい']);
  });

  it('come in the order of the text, and at one place in that of the rules', async () => {
    const workspace = createWorkspace();
    const source = '# 緑野市情報セキュリティ対策基準\n\n## 1 鍵\n\n端末（甲を、、返す。\n\n端末をを返す（乙。\n';
    workspace.set('/w/draft.md', source);
    workspace.equip(await tokenizer);
    const places = workspace.findings('/w/draft.md').map(({ span }) => span.start);
    assert.ok(new Set(places).size > 3, 'in several places');
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
    const onTitle = workspace
      .findings('/w/draft.md')
      .filter(({ span }) => source.slice(span.start, span.end) === '緑野市情報セキュリティ対策基準')
      .map(({ rule }) => rule);
    assert.deepEqual(onTitle.slice(0, 1), ['policy/unreadable']);
    assert.ok(onTitle.includes('document/date') && onTitle.includes('section/missing'));
  });

  it('are of the rules for its kind only', async () => {
    const list = '次の物を返す。\n\n- 鍵\n- 札\n- 机。';
    assert.deepEqual(await marks('drafting/period', list), ['。']);
    assert.deepEqual(await marks('drafting/period', list, { title: '情報セキュリティ基本方針' }), []);
    // of what nobody knows the kind of, nothing is said
    assert.deepEqual(await marks('drafting/period', list, { title: 'お知らせ' }), []);
  });

  it('are not of rules that are off, or turned off', async () => {
    const brackets = '端末（甲を返す。';
    assert.deepEqual(await marks('drafting/bracket', brackets), ['（']);
    for (const rules of [{ 'drafting/bracket': 'off' }, { 'drafting/*': 'off' }, { '*': 'off' }])
      assert.deepEqual(await marks('drafting/bracket', brackets, { config: { rules } }), []);
  });

  it('leave out what is allowed, and tell the rest', async () => {
    const config = { rules: { 'statement/vague': { allow: ['適宜'] } } };
    const text = '## 1 鍵\n\n課長は、適宜、鍵を数える。\n\n課長は、速やかに札を数える。';
    const procedure = { title: '鍵の実施手順' };
    assert.deepEqual(await marks('statement/vague', text, procedure), ['適宜', '速やかに']);
    assert.deepEqual(await marks('statement/vague', text, { ...procedure, config }), ['速やかに']);
  });
});
