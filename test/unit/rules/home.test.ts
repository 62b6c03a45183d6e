import assert from 'node:assert/strict';
import { readCoverage } from '../../../server/src/coverage/coverage';
import { readDocument } from '../../../server/src/document/document';
import { readPolicy } from '../../../server/src/policy/policy';
import { applyEdits } from '../../../server/src/rules/finding';
import { homeAmong, insertRule, isTitled } from '../../../server/src/rules/home';
import { tokenizer } from '../tokenizer';

/** Three controls: two demands, a title of which half may be said, and one whose title is all that is demanded. */
const POLICY = `# 青葉市情報セキュリティ基本方針

## 6 対策

(1) 花壇の水やり　花壇に水をやり、池の魚に餌をやる。

(2) 砂利の道の掃除　砂利の道を掃く。

(3) 端末の施錠
`;

/** Coverage of standards under the policy. */
async function covered(...texts: readonly string[]) {
  const tokenize = await tokenizer;
  const documents = texts.map((text, i) => readDocument(`# 青葉市情報セキュリティ対策基準\n\n${text}\n`, `${i}.md`));
  return readCoverage(readPolicy(readDocument(POLICY, 'p.md'), tokenize), documents, tokenize);
}

/** A standard with a rule for an element put in, without its title. */
async function inserted(text: string, control: number, element = 0): Promise<string> {
  const coverage = await covered(text);
  const [document] = coverage.documents;
  const one = coverage.controls[control]!;
  const fix = insertRule(document!, one, one.elements[element]!.element, coverage, await tokenizer);
  assert.equal(fix.safe, false, 'nobody puts it in without a look');
  return applyEdits(document!.source, fix.edits)
    .replace(/^#[^\n]*\n+/, '')
    .replace(/<!--.*-->\n/, '')
    .trimEnd();
}

/** The line above the rule that is put in. */
const above = async (text: string, control: number, element = 0): Promise<string> => {
  const lines = (await inserted(text, control, element)).split('\n').filter((line) => line !== '');
  return lines[lines.findIndex((line) => line.includes('〔')) - 1]!;
};

const KEYS = '## 1 鍵\n\n係長は、鍵を磨く。';

describe('a rule is put in', () => {
  it('behind the last text of the section that is headed as its control', async () =>
    assert.equal(
      await inserted('## 1 花壇の水やり\n\n係長は、石を磨く。\n\n## 2 鍵\n\n係長は、鍵を磨く。', 0),
      '## 1 花壇の水やり\n\n係長は、石を磨く。\n\n〔係長〕は、花壇に水をやる。\n\n## 2 鍵\n\n係長は、鍵を磨く。',
    ));

  for (const [what, text, line] of [
    [
      'in the section that cites the control before one that is headed so',
      '## 1 花壇の水やり\n\n係長は、石を磨く。\n\n## 2 その他（基本方針6(1)関係）\n\n係長は、鍵を磨く。',
      '係長は、鍵を磨く。',
    ],
    [
      'in no section of which only a sentence cites it',
      '## 1 花壇の水やり\n\n係長は、石を磨く。\n\n## 2 鍵\n\n基本方針6(1)に基づき、係長は、鍵を磨く。',
      '係長は、石を磨く。',
    ],
    [
      'in no section that cites another',
      '## 1 花壇の水やり\n\n係長は、石を磨く。\n\n## 2 その他（基本方針6(2)関係）\n\n係長は、鍵を磨く。',
      '係長は、石を磨く。',
    ],
    [
      'in the section whose heading says most of its title',
      '## 1 花壇\n\n係長は、石を磨く。\n\n## 2 花壇の水\n\n係長は、鍵を磨く。',
      '係長は、鍵を磨く。',
    ],
    [
      'in the first of those that say as much',
      '## 1 水と花壇\n\n係長は、石を磨く。\n\n## 2 花壇と水\n\n係長は、鍵を磨く。',
      '係長は、石を磨く。',
    ],
    [
      'in the one that is headed with the very words',
      '## 1 花壇の水やりと鍵\n\n係長は、石を磨く。\n\n## 2 花壇の水やり\n\n係長は、鍵を磨く。',
      '係長は、鍵を磨く。',
    ],
    [
      'in an article, too',
      '第1条（花壇の水やり）　係長は、石を磨く。\n\n第2条（鍵）　係長は、鍵を磨く。',
      '第1条（花壇の水やり）　係長は、石を磨く。',
    ],
    [
      'beside the rule for what else its control demands',
      '## 1 庭\n\n### 1.1 池\n\n係長は、池の魚に餌をやる。\n\n### 1.2 鍵\n\n係長は、鍵を磨く。',
      '係長は、池の魚に餌をやる。',
    ],
  ] as const)
    it(what, async () => assert.equal(await above(text, 0), line));

  it('in a section of its own, numbered on, where there is none', async () =>
    assert.equal(await inserted(KEYS, 0), `${KEYS}\n\n## 2 花壇の水やり\n\n〔役職〕は、花壇に水をやる。`));

  it('in none that says less than half of the title', async () =>
    assert.equal(await above('## 1 道\n\n係長は、石を磨く。', 1), '## 2 砂利の道の掃除'));

  it('at the end where the title is what is demanded', async () =>
    assert.equal(await inserted(KEYS, 2), `${KEYS}\n\n〔係長〕は、端末の施錠を行う。`));

  it('not below the title of the document, whatever it says', async () => {
    const tokenize = await tokenizer;
    const document = readDocument('# 花壇の水やり対策基準\n\n## 1 鍵\n\n係長は、鍵を磨く。\n', 'd.md');
    const coverage = readCoverage(readPolicy(readDocument(POLICY, 'p.md'), tokenize), [document], tokenize);
    const [one] = coverage.controls;
    assert.equal(insertRule(document, one!, one!.elements[0]!.element, coverage, tokenize).section, '花壇の水やり');
  });
});

describe('a control', () => {
  it('has a title of its own, or what its only demand says', async () => {
    const coverage = await covered(KEYS);
    assert.deepEqual(
      coverage.controls.map((one) => isTitled(one, coverage)),
      [true, true, false],
    );
  });

  it('has none where others have the same', async () => {
    const tokenize = await tokenizer;
    const policy = readPolicy(
      readDocument('# 青葉市情報セキュリティ基本方針\n\n## 6 対策\n\n(1) 花壇に水をやる。\n\n(2) 道を掃く。\n', 'p.md'),
      tokenize,
    );
    const coverage = readCoverage(policy, [readDocument('# 青葉市情報セキュリティ対策基準\n', 'd.md')], tokenize);
    assert.deepEqual(
      coverage.controls.map((one) => isTitled(one, coverage)),
      [false, false],
    );
  });

  /** Where the rules for the first control belong: which of the standards, and the heading there. */
  const home = async (...texts: readonly string[]) => {
    const coverage = await covered(...texts);
    const found = homeAmong(coverage.documents, coverage.controls[0]!, coverage, await tokenizer);
    return found && [coverage.documents.indexOf(found.document), found.entry?.title];
  };

  it('belongs in the first standard that has a section for it, or else in the first', async () => {
    assert.deepEqual(await home(KEYS, '## 1 花壇の水やり\n\n係長は、石を磨く。', '## 1 花壇の水やり'), [
      1,
      '花壇の水やり',
    ]);
    assert.deepEqual(await home(KEYS, '## 1 石\n\n係長は、池の魚に餌をやる。'), [1, '石']);
    assert.deepEqual(await home(KEYS, '## 1 石\n\n係長は、石を磨く。'), [0, undefined]);
    assert.deepEqual(await home('係長は、池の魚に餌をやる。', KEYS), [0, undefined]);
    assert.equal(await home(), undefined);
  });
});
