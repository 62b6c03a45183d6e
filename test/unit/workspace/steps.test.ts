import assert from 'node:assert/strict';
import { INPUTS } from '../../../scripts/hostile/inputs';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { createWorkspace, type Workspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';
import { said, workspaceOf } from './told';

const POLICY = '/基本方針.md';
const DRAFT = '/対策基準.md';

/** What each step does must be little: between two of them others are answered. */
describe('long work, a little at each step', function () {
  this.timeout(60_000);
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const texts = (name: string, size: number) =>
    Object.fromEntries(Object.entries(INPUTS[name]!(size)).map(([file, text]) => [`/${file}`, text]));
  const count = (steps: Iterable<void>): number => [...steps].length;
  const started = (): Workspace => {
    const workspace = createWorkspace({ roots: ['/'] });
    workspace.equip(tokenize);
    return workspace;
  };

  it('says in the end what is said at once', () => {
    const all = texts('10,000 headings', 0.03);
    const slow = started();
    for (const [path, text] of Object.entries(all)) for (const _ of slow.setting(path, text));
    for (const path of Object.keys(all)) for (const _ of slow.prepare(path));
    assert.deepEqual(said(slow), said(workspaceOf(all, tokenize)));
  });

  it('can be left, and begun again later', () => {
    const all = texts('10,000 headings', 0.03);
    const left = workspaceOf(all, tokenize);
    for (let most = 1; most < 200; most += 20) {
      let steps = 0;
      for (const _ of left.prepare(DRAFT)) if (++steps > most) break;
    }
    assert.deepEqual(said(left), said(workspaceOf(all, tokenize)));
  });

  it('reads long texts part by part', () => {
    const { [DRAFT]: text } = texts('10,000 headings', 0.03);
    assert.ok(count(started().setting(DRAFT, text!)) > 300);
  });

  it('reads a policy of many demands a statement at a time, and knows when it has been read', () => {
    const all = texts('a policy of 1 MB', 0.1);
    const slow = started();
    for (const [path, text] of Object.entries(all)) slow.set(path, text);
    assert.equal(slow.arePoliciesRead(), false);
    assert.ok(count(slow.readPolicies()) > 300);
    assert.equal(slow.arePoliciesRead(), true);
    assert.equal(count(slow.readPolicies()), 0);
    assert.deepEqual(said(slow), said(workspaceOf(all, tokenize)));
  });

  it('reads a policy anew when the dictionary arrives meanwhile', () => {
    const all = texts('a policy of 1 MB', 0.1);
    const slow = createWorkspace({ roots: ['/'] });
    for (const [path, text] of Object.entries(all)) slow.set(path, text);
    let steps = 0;
    for (const _ of slow.readPolicies()) if (++steps === 100) slow.equip(tokenize);
    assert.deepEqual(said(slow), said(workspaceOf(all, tokenize)));
  });

  it('reads a policy anew when a document that its terms come from changes meanwhile', () => {
    const { [POLICY]: text = '', ...others } = texts('a policy of 1 MB', 0.1);
    const terms = (word: string) =>
      `# 北町鍵管理規則\n\n（定義）\n第2条　用語の意義は、次のとおりとする。\n(1) ${word}　鍵を掛ける場所をいう。\n`;
    const all = {
      ...others,
      [POLICY]: `${text}\n用語の意義は、北町鍵管理規則の例による。\n`,
      '/鍵管理規則.md': terms('鍵室'),
    };
    const slow = workspaceOf(all, tokenize);
    const termsOf = (workspace: Workspace) =>
      workspace.readAsPolicy(workspace.document(POLICY)!).terms.map(({ term }) => term);
    assert.ok(termsOf(slow).includes('鍵室'));
    const meanwhile = started();
    for (const [path, one] of Object.entries(all)) meanwhile.set(path, one);
    let steps = 0;
    for (const _ of meanwhile.readPolicies()) if (++steps === 100) meanwhile.set('/鍵管理規則.md', terms('錠室'));
    assert.ok(termsOf(meanwhile).includes('錠室'));
  });

  it('reads no policy beforehand that takes no time', () => {
    assert.equal(workspaceOf(texts('10,000 headings', 0.001), tokenize).arePoliciesRead(), true);
  });

  it('reads what authors declare a trace at a time', () => {
    const [few, many] = [0.001, 0.02].map((size) => {
      const workspace = workspaceOf(texts('20,000 declared traces', size), tokenize);
      return count(workspace.prepare());
    });
    assert.ok(many! - few! > 2 * 20_000 * 0.019);
  });

  it('a text is there when it has been read, and not before', () => {
    const workspace = started();
    const steps = workspace.setting(DRAFT, texts('10,000 headings', 0.03)[DRAFT]!);
    steps.next();
    assert.equal(workspace.document(DRAFT), undefined);
    for (const _ of steps);
    assert.ok(workspace.document(DRAFT));
  });

  it('looks for what rules find in steps that grow with the document, but not all at once', () => {
    const workspace = workspaceOf(texts('10,000 headings', 0.03), tokenize);
    const rules = count(workspaceOf(texts('10,000 headings', 0.001), tokenize).prepare(DRAFT));
    assert.ok(count(workspace.prepare(DRAFT)) > 2 * rules);
  });

  it('nobody who points at something waits until a policy of thousands of demands has been compared', () => {
    const workspace = workspaceOf(texts('a policy of 1 MB', 0.3), tokenize);
    const policy = workspace.readAsPolicy(workspace.document(POLICY)!);
    assert.equal(workspace.coverageAtOnce(policy), undefined);
  });
});
