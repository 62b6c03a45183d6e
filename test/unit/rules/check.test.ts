import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { RULES } from '../../../server/src/rules/catalogue';
import { check, checking, foundAlone, prepareRules } from '../../../server/src/rules/check';
import { whole } from '../../../server/src/text/step';
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

const DRAFT = `# 緑野市情報セキュリティ対策基準

## 1 鍵

端末（甲を返す。

課長は、ＬＡＮを適宜切る。

3 札を数える。
`;
const LAN = { policy: '# 緑野市情報セキュリティ基本方針\n\n## 1 定義\n\n(1) LAN　庁内の通信網をいう。\n' };

describe('a check', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const read = (source = DRAFT) => readDocument(source, '/w/draft.md');
  const policyIn = (text: string) => readPolicy(readDocument(text, '/w/policy.md'), tokenize);
  /** A draft under no policy, unless there is one. */
  const subjectOf = (document = read(), policy = undefined as ReturnType<typeof policyIn> | undefined) => ({
    document,
    policy,
    terms: policy?.terms ?? [],
    problem: policy ? undefined : ({ reason: 'none' } as const),
    tokenizer: tokenize as Tokenizer | undefined,
  });
  const around = (document = read()) => ({ documents: [document], coverage: undefined, confirmed: [] });
  type Subject = ReturnType<typeof subjectOf>;
  const told = (subject: Subject, settings = {}) => check(subject, settings, () => around(subject.document)).findings;
  const rulesIn = (subject: Subject, settings = {}) => told(subject, settings).map(({ rule }) => rule);

  it('is the same at once and step by step, and with what was prepared', () => {
    const settings = {};
    const expected = told(subjectOf(), settings);
    assert.ok(expected.length > 5);
    const slowly = subjectOf();
    const steps = checking(slowly, settings, () => around(slowly.document));
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.deepEqual(step.value.findings, expected);
    assert.ok(count >= RULES.length, `${count} steps`);
    const prepared = subjectOf();
    whole(prepareRules(prepared, settings));
    assert.deepEqual(told(prepared, settings), expected);
  });

  it('is prepared as far as rules look at the document alone', () => {
    const [subject, settings] = [subjectOf(), {}];
    whole(prepareRules(subject, settings));
    const rule = RULES.find(({ id }) => id === 'drafting/bracket')!;
    const found = foundAlone(rule, subject, settings);
    assert.equal(found.length, 1);
    assert.equal(foundAlone(rule, subject, settings), found, 'nobody looks again');
    assert.ok(told(subject, settings).includes(found[0]!));
  });

  it('waits, where there are no morphemes yet, with the rules that need them, and calls no suppression of these unused', () => {
    const comment = (rule: string) => DRAFT.replace('課長', `<!-- kijun-disable-next-line ${rule} -- 試行中 -->\n課長`);
    const without = { ...subjectOf(read(comment('drafting/typo'))), tokenizer: undefined };
    assert.ok(rulesIn(without).includes('drafting/bracket'));
    assert.ok(!rulesIn(without).some((id) => RULES.find((rule) => rule.id === id)?.morphemes));
    assert.ok(!rulesIn(without).includes('suppression/unused'));
    assert.ok(rulesIn(subjectOf(read(comment('drafting/typo')))).includes('suppression/unused'));
    const known = { ...subjectOf(read(comment('drafting/bracket'))), tokenizer: undefined };
    assert.ok(rulesIn(known).includes('suppression/unused'));
  });

  it('is made anew under another policy, other terms and other settings', () => {
    const document = read();
    const variants = (subject: Subject, settings = {}) =>
      rulesIn(subject, settings).filter((id) => id === 'term/variant').length;
    const policy = policyIn(LAN.policy);
    assert.equal(variants(subjectOf(document)), 0);
    assert.equal(variants(subjectOf(document, policy)), 1);
    assert.equal(variants({ ...subjectOf(document, policy), terms: [] }), 0);
    assert.equal(variants(subjectOf(document, policy), { 'term/variant': 'off' }), 0);
    assert.equal(variants(subjectOf(document, policy), { 'term/variant': { allow: ['LAN'] } }), 0);
    assert.equal(variants(subjectOf(document, policy)), 1);
    const unreadable = (problem: Subject['problem']) =>
      rulesIn({ ...subjectOf(document), problem }).includes('policy/unreadable');
    assert.deepEqual([unreadable({ reason: 'none' }), unreadable(undefined)], [true, false]);
  });

  it('looks around once, and only where a rule asks for it', () => {
    let asked = 0;
    const subject = subjectOf();
    const looking = () => {
      asked++;
      return around(subject.document);
    };
    check(subject, {}, looking);
    assert.equal(asked, 1);
    check(subject, { '*': 'off' }, looking);
    assert.equal(asked, 1);
  });

  it('lets a rule yield only where the other speaks of the same words', () => {
    const text = (...lines: readonly string[]) =>
      `# 緑野市情報セキュリティ対策基準\n\n## 1 LAN\n\n${lines.join('\n\n')}\n`;
    const policy = policyIn(
      '# 緑野市情報セキュリティ基本方針\n\n## 2 対策\n\n(1) 訓練　標的型攻撃に備えた訓練を実施する。\n\n(2) 監査　情報セキュリティ監査を実施する。\n',
    );
    const draft = read(
      text(
        '課長は、花壇に水をやることが望ましい。',
        '課長は、標的型攻撃に備えた訓練を実施することが望ましい。',
        '課長は、池の水を抜くことが望ましい。',
        '課長は、情報セキュリティ監査を実施することが望ましい。',
        '課長は、石を磨くことが望ましい。',
      ),
    );
    const workspace = createWorkspace();
    workspace.set('/w/policy.md', policy.document.source);
    workspace.set('/w/draft.md', draft.source);
    workspace.equip(tokenize);
    const lines = workspace
      .findings('/w/draft.md')
      .filter(({ rule }) => rule === 'control/weak' || rule === 'statement/modality')
      .map(
        ({ rule, span }) => `${rule} ${draft.source.slice(draft.source.lastIndexOf('、', span.start) + 1, span.start)}`,
      );
    assert.deepEqual(lines, [
      'statement/modality 花壇に水をやる',
      'control/weak 標的型攻撃に備えた訓練を実施する',
      'statement/modality 池の水を抜く',
      'control/weak 情報セキュリティ監査を実施する',
      'statement/modality 石を磨く',
    ]);
  });

  it('is no more severe than kijun.json says, also where a finding has a severity of its own', () => {
    const severities = (settings: object) => [
      ...new Set(
        told(subjectOf(), settings)
          .filter(({ rule }) => rule === 'policy/unreadable')
          .map(({ severity }) => severity),
      ),
    ];
    const [usual] = severities({});
    assert.ok(usual === 'error' || usual === 'warning');
    assert.deepEqual(severities({ '*': 'hint' }), ['hint']);
    assert.deepEqual(severities({ 'policy/unreadable': 'info' }), ['info']);
    assert.deepEqual(severities({ '*': 'off' }), []);
  });
});
