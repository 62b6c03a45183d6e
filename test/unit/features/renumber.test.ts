import assert from 'node:assert/strict';
import { renumber } from '../../../server/src/features/renumber';
import { applyEdits } from '../../../server/src/rules/finding';
import { open, PATHS, PROCEDURE, STANDARD } from './desk';

const renumbered = async (standard: string, procedure = PROCEDURE) => {
  const workspace = await open({ standard, procedure });
  const answer = renumber(workspace, workspace.document(PATHS.standard)!);
  if (!answer) return undefined;
  const text = (key: keyof typeof PATHS) =>
    applyEdits(workspace.document(PATHS[key])!.source, answer.edits.get(PATHS[key]) ?? []);
  return { ...answer, standard: text('standard'), procedure: text('procedure'), policy: text('policy') };
};

const INSERTED = STANDARD.replace('## 第2条', '## 第2条（体制）\n\n市長は、責任者を置かなければならない。\n\n## 第2条');

describe('renumbering', () => {
  it('is not offered when the articles are numbered through', async () => {
    assert.equal(await renumbered(STANDARD), undefined);
  });

  it('makes room for an article that was put in, and lets references follow', async () => {
    const answer = (await renumbered(INSERTED))!;
    assert.deepEqual(
      [...answer.standard.matchAll(/^## (第.*)$/gm)].map(([, title]) => title),
      ['第1条（目的）', '第2条（体制）', '第3条（入退室の管理）', '第4条（研修）'],
    );
    assert.match(answer.standard, /総務課長は、第3条第1項の記録について/);
    assert.match(answer.standard, /前項の記録/, 'what counts from here stays');
    assert.deepEqual([answer.articles, answer.references, answer.lost], [2, 1, 0]);
  });

  it('lets references in other documents follow', async () => {
    const procedure = PROCEDURE.replace('職員は、', '職員は、対策基準第2条及び第3条に従い、');
    const answer = (await renumbered(INSERTED, procedure))!;
    assert.match(answer.procedure, /対策基準第3条及び第4条に従い/);
    const law = PROCEDURE.replace('職員は、', '職員は、地方自治法第2条に従い、');
    assert.equal((await renumbered(INSERTED, law))!.procedure, law, 'the articles of a law are not ours');
  });

  it('closes the gap of an article that was taken out, and marks what named it', async () => {
    const standard = STANDARD.replace(/## 第2条[\s\S]*?(?=## 第3条)/, '').replace(
      '職員に',
      '第3条及び第2条により職員に',
    );
    const answer = (await renumbered(standard))!;
    assert.match(answer.standard, /## 第2条（研修）/);
    assert.match(answer.standard, /第2条及び第〔2〕条により/);
    assert.equal(answer.lost, 2);
  });

  it('keeps the notation: full width and kanji', async () => {
    const wide = INSERTED.replace(/第([1-4])条/g, (_, n) => `第${String.fromCharCode(0xff10 + Number(n))}条`);
    assert.match((await renumbered(wide))!.standard, /## 第４条（研修）[\s\S]*第３条第1項/);
    const kanji = INSERTED.replace(/第([1-4])条/g, (_, n) => `第${'〇一二三四'[Number(n)]}条`);
    assert.match((await renumbered(kanji))!.standard, /## 第四条（研修）[\s\S]*第三条第1項/);
  });

  it('resolves branch numbers, in references too', async () => {
    const standard = STANDARD.replace('## 第3条', '## 第2条の2（施錠）\n\n職員は、施錠する。\n\n## 第3条').replace(
      '第2条第1項の',
      '第2条の2の',
    );
    const answer = (await renumbered(standard))!;
    assert.match(answer.standard, /## 第3条（施錠）/);
    assert.match(answer.standard, /## 第4条（研修）\n\n総務課長は、第3条の記録/);
  });

  it('leaves the articles of 附則 and references that never had a place alone', async () => {
    const standard = INSERTED.replace('## 附則', '## 附則\n\n### 第1条（経過措置）\n').replace(
      '職員に',
      '第58条により職員に',
    );
    const answer = (await renumbered(standard))!;
    assert.match(answer.standard, /### 第1条（経過措置）/);
    assert.match(answer.standard, /第58条により/);
  });

  it('brings the ranges of a 目次 along', async () => {
    const contents = '目次\n\n第1章　総則（第1条）\n\n第2章　対策（第2条―第3条）\n\n## 第1条';
    const standard = STANDARD.replace('## 第1条', contents).replace(
      '## 第3条',
      '## 第3条（施錠）\n\n職員は、施錠する。\n\n## 第3条',
    );
    assert.match((await renumbered(standard))!.standard, /第2章　対策（第2条―第4条）/);
  });
});
