import assert from 'node:assert/strict';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { applyEdits } from '../../../server/src/rules/finding';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const POLICY = `# 岬町情報セキュリティ基本方針

## 第１　用語の意義

岬町（以下「町」という。）の用語は、次による。

ア　職員等　町の職員をいう。

イ　所属長　課の長をいう。

## 第２　体制

１　副町長を最高情報セキュリティ責任者とする。

２　総務課長を情報セキュリティ統括者とする。

## 第３　対策

１　研修　職員等に対し年１回以上の研修を行う。

２　訓練　毎年度の訓練

## 第４　公開

対策基準は、公開しない。
`;

describe('what findings say', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const findings = (draft: string) => {
    const workspace = createWorkspace();
    workspace.set('/w/基本方針.md', POLICY);
    workspace.set('/w/対策基準.md', draft);
    workspace.equip(tokenize);
    return workspace.findings('/w/対策基準.md');
  };
  const of = (rule: string, draft: string) => findings(draft).filter((one) => one.rule === rule);
  const head = '# 岬町情報セキュリティ対策基準\n\n';

  it('「…を行う」 is demanded as a deed, 「訓練」 as a thing', () => {
    const draft = `${head}## 第1条 研修\n\n情報セキュリティ統括者は、職員等に対し年１回以上の研修を行うよう努めるものとする。\n`;
    const [finding] = of('control/weak', draft);
    assert.match(finding!.message.ja, /「職員等に対し年１回以上の研修を行う」ことを求めていますが/);
  });

  it('who might have a duty is somebody whom the policy names', () => {
    const [finding] = of('statement/subject', `${head}## 第1条 鍵\n\n配線を収納管により保護しなければならない。\n`);
    assert.match(finding!.message.ja, /「職員等は、」のように/);
  });

  it('who has the duty above in the article, or most of them in the document, comes before that', () => {
    const bare = '配線を収納管により保護しなければならない。';
    const rules = `${head}## 第1条 鍵\n\n所属長は、鍵を管理しなければならない。\n\n２　${bare}\n\n## 第2条 配線\n\n${bare}\n\n## 第3条 台帳\n\n情報セキュリティ統括者は、台帳を備えなければならない。\n\n２　情報セキュリティ統括者は、台帳を点検しなければならない。\n`;
    const said = of('statement/subject', rules).map(({ message }) => /「(.*)は、」のように/.exec(message.ja)![1]);
    assert.deepEqual(said, ['所属長', '情報セキュリティ統括者']);
  });

  it('where an item goes is told by what stands at the top', () => {
    const body = `${head}## 第1条 鍵\n\n職員等は、鍵を掛けなければならない。\n`;
    const [bare] = of('document/marking', body);
    assert.match(bare!.message.ja, /先頭に「---」だけの行を二つ置き、その間に「公開区分: 非公開」/);
    const [begun] = of('document/marking', `---\n種別: 対策基準\n---\n\n${body}`);
    assert.match(begun!.message.ja, /先頭の「---」の行の間に「公開区分: 非公開」/);
  });

  it('an office that is written nearly as one of the policy becomes that one, at all its places', () => {
    const draft = `${head}## 第1条 報告\n\n所属長は、情報セキュリティ統括管理者に報告しなければならない。\n\n情報セキュリティ統括管理者は、記録を残さなければならない。\n`;
    const [finding] = of('term/undefined', draft);
    assert.deepEqual(
      finding!.related.map(({ path }) => path),
      ['/w/基本方針.md'],
    );
    assert.equal(
      applyEdits(draft, finding!.fixes[0]!.edits),
      draft.replaceAll('情報セキュリティ統括管理者', '情報セキュリティ統括者'),
    );
  });

  it('an office that differs in the size of kana only is misspelt', () => {
    const [finding] = of(
      'term/undefined',
      `${head}## 第1条 報告\n\n情報セキュリテイ統括者は、報告を受けなければならない。\n`,
    );
    assert.equal(finding!.severity, 'warning');
    assert.match(finding!.message.ja, /「情報セキュリティ統括者」の書き誤りではありませんか/);
  });
});
