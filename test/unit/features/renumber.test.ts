import assert from 'node:assert/strict';
import { renumber } from '../../../server/src/features/renumber';
import { applyEdits } from '../../../server/src/rules/finding';
import { open, PATHS, POLICY, PROCEDURE, STANDARD } from './desk';

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
    assert.deepEqual([answer.places, answer.references, answer.lost], [2, 1, 0]);
  });

  it('leaves the number of a first paragraph that is written nowhere', async () => {
    const standard = STANDARD.replace('## 第1条', '## 第1条（趣旨）\n\nこの基準は、必要な事項を定める。\n\n## 第1条');
    assert.match((await renumbered(standard))!.standard, /総務課長は、第3条第1項の記録について/);
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

  describe('what is no article', () => {
    /** Renumbers what stands at a text, and gives back all documents. */
    const at = async (standard: string, words: string, procedure = PROCEDURE) => {
      const workspace = await open({ standard, procedure });
      const document = workspace.document(PATHS.standard)!;
      assert.ok(standard.includes(words));
      const answer = renumber(workspace, document, standard.indexOf(words));
      if (!answer) return undefined;
      const text = (path: string) => applyEdits(workspace.document(path)!.source, answer.edits.get(path) ?? []);
      return { ...answer, standard: text(PATHS.standard), procedure: text(PATHS.procedure) };
    };
    const draft = (body: string) => `---\n種別: 対策基準\n---\n\n# 汐見市情報セキュリティ対策基準\n\n${body}`;
    const ITEMS = draft(
      '## 第1条（管理）\n\n管理者は、次の各号に掲げる事項を行う。\n\n(1) 台帳の作成\n\n(1) 権限の付与\n\n(2) 媒体の管理\n\n## 第2条（点検）\n\n管理者は、前条第2号の媒体及び前条第1号の権限を点検する。\n\n(1) 記録\n\n(2) 報告\n',
    );

    it('numbers the items of a list, and 第2号 follows', async () => {
      const answer = (await at(ITEMS, '(2) 媒体'))!;
      assert.match(answer.standard, /\(1\) 台帳の作成\n\n\(2\) 権限の付与\n\n\(3\) 媒体の管理/);
      assert.match(answer.standard, /前条第3号の媒体及び前条第2号の権限を点検/);
      assert.match(answer.standard, /\(1\) 記録\n\n\(2\) 報告/, 'items of another article stay');
      assert.deepEqual([answer.articles, answer.places, answer.references], [false, 2, 2]);
    });

    it('closes the gap of an item, and marks what named it', async () => {
      const gap = ITEMS.replace('(1) 台帳の作成\n\n', '')
        .replace('(2) 媒体', '(3) 媒体')
        .replace('第2号の媒体', '第3号の媒体及び前条第2号の台帳');
      const answer = (await at(gap, '(3) 媒体'))!;
      assert.match(answer.standard, /\(2\) 媒体の管理/);
      assert.match(answer.standard, /前条第2号の媒体及び前条〔第2号〕の台帳/);
      assert.equal(answer.lost, 1);
    });

    it('takes decimals below along, with what names them', async () => {
      const decimals = draft(
        '## 1 総則\n\n## 2 体制\n\n## 2 物理\n\n### 2.1 入退室\n\n入退室を記録する。\n\n### 2.2 施錠\n\n2.1に定める記録を施錠して保管する。\n',
      );
      const answer = (await at(decimals, '## 2 体制', PROCEDURE.replace('職員は、', '職員は、対策基準2.2に基づき、')))!;
      assert.match(answer.standard, /## 2 体制\n\n## 3 物理\n\n### 3\.1 入退室[\s\S]*### 3\.2 施錠\n\n3\.1に定める/);
      assert.match(answer.procedure, /対策基準3\.2に基づき/);
    });

    it('brings along what drafts declare, when the policy is renumbered', async () => {
      const policy = POLICY.replace('(1) 入退室', '(1) 体制　責任者を置く。\n\n(1) 入退室');
      const standard = STANDARD.replace(
        '情報システム管理者は、サーバ',
        '<!-- kijun: covers 2(1) 2(2)-1 -->\n情報システム管理者は、サーバ',
      );
      const workspace = await open({ policy, standard });
      const document = workspace.document(PATHS.policy)!;
      const { edits } = renumber(workspace, document, policy.indexOf('(1) 入退室'))!;
      const text = (path: string) => applyEdits(workspace.document(path)!.source, edits.get(path) ?? []);
      assert.match(text(PATHS.policy), /\(1\) 体制[\s\S]*\(2\) 入退室[\s\S]*\(3\) 研修/);
      assert.match(text(PATHS.standard), /covers 2\(2\) 2\(3\)-1 -->/);
    });

    it('resolves the branches of decimals and items, as those of articles', async () => {
      const decimals = draft(
        '## 3 物理\n\n### 3-1 入退室\n\n記録する。\n\n### 3-3 施錠\n\n施錠する。\n\n### 3-3の2 鍵\n\n3-3の2に定める鍵は、3-3に定める記録とともに3-4に従い納める。\n\n### 3-4 保管\n\n納める。\n',
      );
      const { standard } = (await at(decimals, '### 3-3 施錠'))!;
      assert.match(
        standard,
        /### 3-2 施錠[\s\S]*### 3-3 鍵\n\n3-3に定める鍵は、3-2に定める記録とともに3-4に従い[\s\S]*### 3-4 保管/,
      );
      const items = draft(
        '## 第1条（管理）\n\n次に掲げる事項を行う。\n\n(1) 台帳\n\n(1)の2 札\n\n(1の3) 鍵\n\n(2) 箱\n',
      );
      assert.match((await at(items, '(2) 箱'))!.standard, /\(1\) 台帳\n\n\(2\) 札\n\n\(3\) 鍵\n\n\(4\) 箱/);
      const plain = draft('## 1 鍵\n\n納める。\n\n## 1の2 札\n\n納める。\n\n## 2 箱\n\n1の2に定める札を納める。\n');
      assert.match((await at(plain, '## 2 箱'))!.standard, /## 1 鍵[\s\S]*## 2 札[\s\S]*## 3 箱\n\n2に定める札/);
    });

    it('takes a branch along with what it stands in', async () => {
      const decimals = draft(
        '## 1 総則\n\n## 3 物理\n\n### 3-1 入退室\n\n記録する。\n\n### 3-1の2 鍵\n\n3-1の2に定める鍵を納める。\n',
      );
      assert.match(
        (await at(decimals, '## 3 物理'))!.standard,
        /## 2 物理\n\n### 2-1 入退室[\s\S]*### 2-1の2 鍵\n\n2-1の2に定める/,
      );
    });

    it('keeps the script: ア, ①, full width', async () => {
      for (const [written, wanted] of [
        ['ア 一つ\n\nア 二つ\n\nイ 三つ', 'ア 一つ\n\nイ 二つ\n\nウ 三つ'],
        ['① 一つ\n\n① 二つ\n\n② 三つ', '① 一つ\n\n② 二つ\n\n③ 三つ'],
        ['（１）一つ\n\n（１）二つ\n\n（２）三つ', '（１）一つ\n\n（２）二つ\n\n（３）三つ'],
      ] as const) {
        const text = draft(`## 第1条（管理）\n\n管理者は、次に掲げる事項を行う。\n\n${written}\n`);
        assert.ok((await at(text, '二つ'))?.standard.includes(wanted), wanted);
      }
    });

    it('begins with 2 where the first paragraph has no number', async () => {
      const paragraphs = draft(
        '## 第1条（管理）\n\n管理者は、台帳を作る。\n\n3　管理者は、台帳を保存する。\n\n4　職員は、台帳を見ることができる。\n',
      );
      const answer = (await at(paragraphs, '3　管理者'))!;
      assert.match(answer.standard, /\n2　管理者[\s\S]*\n3　職員/);
    });
  });
});
