import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/features/hover';
import { open, PATHS, STANDARD } from './desk';

const hover = async (key: keyof typeof PATHS, words: string, by = 1, texts = {}) => {
  const workspace = await open(texts);
  const { source } = workspace.document(PATHS[key])!;
  assert.ok(source.includes(words), `${words} is there`);
  const found = hoverAt(workspace, PATHS[key], source.indexOf(words) + by, (path, span) => `${path}#${span.start}`);
  return found && { over: source.slice(found.span.start, found.span.end), ...found.text };
};

describe('hover', () => {
  it('shows the text of an article that is named, and the controls that it answers', async () => {
    const found = (await hover('standard', '第2条第1項の'))!;
    assert.equal(found.over, '第2条第1項');
    assert.match(found.ja, /\[\*\*第2条 入退室の管理\*\*\]\(<\/w\/対策基準\.md#\d+>\)/);
    assert.match(found.ja, /> 情報システム管理者は、サーバ室の入退室を記録し/);
    assert.match(found.ja, /根拠: 2\\\(1\\\) 入退室/);
    assert.match(found.en, /Basis: /);
  });

  it('shows a place of the policy with the status of each demand', async () => {
    const standard = STANDARD.replace('職員に研修を', '基本方針2(2)に基づき職員に研修を');
    const found = (await hover('standard', '2(2)に', 1, { standard }))!;
    assert.match(found.ja, /基本方針\\\.md 2\\\(2\\\) 研修/);
    assert.match(found.ja, /- [△×] .*訓練/);
  });

  it('shows a place of the policy with how much of each control below it has a rule', async () => {
    const standard = STANDARD.replace('職員に研修を', '基本方針2に基づき職員に研修を');
    const found = (await hover('standard', '基本方針2に', 5, { standard }))!;
    assert.match(found.ja, /- ○ 1\/1 2\\\(1\\\) 入退室\n- [△×] 0\/2 2\\\(2\\\) 研修/);
  });

  it('shows what 前項 means', async () => {
    const found = (await hover('standard', '前項の'))!;
    assert.equal(found.over, '前項');
    assert.match(found.ja, /サーバ室の入退室を記録し/);
  });

  it('shows a term before the role that it is a part of nothing', async () =>
    assert.match((await hover('standard', '機密性を'))!.ja, /\*\*機密性\*\*/));

  it('shows who a role is', async () => {
    const table = '| 責任者 | 充てる者 |\n| --- | --- |\n| 総務課長 | 総務課の長 |\n\n## 附則';
    const found = (await hover('standard', '総務課長は、', 1, { standard: STANDARD.replace('## 附則', table) }))!;
    assert.equal(found.over, '総務課長');
    assert.match(found.ja, /> 充てる者\\: 総務課の長/);
    assert.match(found.ja, /1箇所で主語/);
  });

  it('shows a date of an era in the common calendar', async () => {
    const found = (await hover('standard', '令和8年4月1日', 3))!;
    assert.equal(found.over, '令和8年4月1日');
    assert.equal(found.ja, '2026年4月1日（水曜日）');
    assert.equal(found.en, '2026-04-01 (Wed)');
  });

  it('shows how a sentence binds over its ending, and why it counts', async () => {
    const duty = (await hover('standard', 'なければならない。'))!;
    assert.match(duty.ja, /^義務/);
    assert.match(duty.ja, /- ○ \[2\\\(1\\\) 入退室\]/);
    assert.match(duty.ja, /意味からの推定 \d+%/);
    const wish = (await hover('standard', '望ましい。'))!;
    assert.match(wish.ja, /^努力・希望/);
    assert.match(wish.over, /望ましい。$/);
  });

  it('says over a finding what comes nearest to the missing rule, and what that lacks', async () => {
    const standard = STANDARD.replace(/## 第3条[\s\S]*?(?=## 附則)/, '');
    const gap = (await hover('standard', '汐見市情報セキュリティ対策基準', 0, { standard }))!;
    assert.match(gap.ja, /- × .*訓練 {2}\n {2}近い規定は見つかりません。/);
    assert.match(gap.en, /- × .*訓練 {2}\n {2}No rule comes near to it\./);
  });

  it('has no long document checked for it: what is missing is told once the findings are there', async () => {
    const long = '職員は、端末を離れるときは、画面をロックしなければならない。\n\n'.repeat(500);
    const standard = `${STANDARD.replace(/## 第3条[\s\S]*?(?=## 附則)/, '')}\n## 雑則\n\n${long}`;
    const workspace = await open({ standard });
    for (const _ of workspace.prepare());
    const at = standard.indexOf('汐見市情報セキュリティ対策基準');
    const point = () => hoverAt(workspace, PATHS.standard, at, (path) => path);
    assert.equal(point(), undefined);
    workspace.findings(PATHS.standard);
    assert.match(point()!.text.ja, /- × .*訓練/);
  });

  it('says that the author declared it', async () => {
    const standard = STANDARD.replace('2　情報', '<!-- kijun: covers 2(1) -->\n2　情報');
    assert.match((await hover('standard', 'を保存する。', 3, { standard }))!.ja, /作成者が示した根拠/);
  });

  it('says why a reference leads nowhere', async () => {
    const standard = `${STANDARD}\n旧第9条の帳簿及び第99条の帳簿を返す。\n`;
    assert.match((await hover('standard', '第9条', 0, { standard }))!.ja, /改正前の規定/);
    assert.match((await hover('standard', '第99条', 0, { standard }))!.ja, /この箇所がありません/);
  });

  it('shows nothing over other words', async () => {
    for (const words of ['種別', 'サーバ室の', '入退室を記録し'])
      assert.equal(await hover('standard', words), undefined, words);
  });
});
