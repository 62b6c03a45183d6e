import assert from 'node:assert/strict';
import { neighboursOf, type Reading, readStatementsOf } from '../../../server/src/coverage/reading';
import { readDocument } from '../../../server/src/document/document';
import type { Token } from '../../../server/src/morphology/token';
import { tokenizer } from '../tokenizer';

const DRAFT = `# 青葉市情報セキュリティ対策基準

## 第1章　総則

### 1 目的

この基準は、端末を守ることを目的とする。

## 第2章　運用

### 2 端末

次に掲げる者は、次の各号に定める措置を講じなければならない。

(1) 係長　台帳を備え、端末を数えること。

(2) 課長　研修及び訓練を行うこと。

### 3 鍵

課長は、私物の端末を持ち込んではならない。職員は、端末及び媒体を施錠する。係長は、記録を保存しない。

- 赤い札を掛ける。
- 青い札を外す。

| 担当 | 行うこと |
| --- | --- |
| 課長 | 端末を毎年点検する |

電源を入れる場合は、札を掛け、鍵を施錠しなければならない。

## 附則

この基準は、令和6年4月1日から施行する。
`;

/** What is read of the statement that holds these words. */
async function read(words: string): Promise<Reading> {
  const readings = readStatementsOf(readDocument(DRAFT, 'd.md'), await tokenizer);
  return readings.find(({ statement }) => statement.text.includes(words))!;
}
const written = (tokens: readonly Token[]): string => tokens.map(({ surface }) => surface).join('');

describe('a statement as evidence', () => {
  it('stands under its headings, whose titles are told from without', async () => {
    const { above } = await read('台帳を備え');
    assert.equal(above.text, '青葉市情報セキュリティ対策基準 運用 端末 係長');
    assert.equal(above.caption, '係長');
    assert.equal(above.headings.length, 4);
  });

  it('orders nothing where its section tells what the document is there for, or when it comes into force', async () => {
    assert.equal((await read('目的とする')).above.role, 'purpose');
    assert.equal((await read('施行する')).above.role, 'history');
    assert.equal((await read('施錠する')).above.role, undefined);
  });

  it('is read with the sentence that introduces it', async () => {
    const { introductions, leads, text } = await read('台帳を備え');
    const introduction = '次に掲げる者は、次の各号に定める措置を講じなければならない。';
    assert.deepEqual(introductions, [introduction]);
    assert.equal(leads.length, 1);
    assert.equal(text, `${introduction} 台帳を備え、端末を数えること。`);
    assert.deepEqual((await read('職員は')).introductions, []);
  });

  it('is read with the heads of its table', async () => {
    const { said, leads, text } = await read('毎年点検');
    assert.equal(said, '担当：課長、行うこと：端末を毎年点検する');
    assert.equal(leads.length, 1);
    assert.equal(text, '課長　端末を毎年点検する');
    assert.equal((await read('職員は')).said, '職員は、端末及び媒体を施錠する。');
  });

  it('can order as many things as it has clauses and joint acts', async () => {
    const purposes = async (words: string) => (await read(words)).purposes;
    assert.equal(await purposes('台帳を備え'), 2);
    assert.equal(await purposes('研修及び訓練'), 2);
    assert.equal(await purposes('端末及び媒体'), 1);
    assert.equal(await purposes('赤い札'), 1);
  });

  it('is told apart from its condition, and its last clause from the others', async () => {
    const { main, clauses, predicate } = await read('電源を入れる');
    assert.equal(written(main), 'は、札を掛け、鍵を施錠しなければならない。');
    assert.deepEqual(clauses.map(written), ['札を掛け', '鍵を施錠しなければならない']);
    assert.ok(predicate.has('施錠'));
    assert.ok(!predicate.has('端末の管理'));
  });

  it('bans, or goes without', async () => {
    const stands = async (words: string) => {
      const { bans, flat, undone } = await read(words);
      return { bans, flat, undone: undone.flatMap((deed) => deed.words) };
    };
    assert.deepEqual(await stands('持ち込んではならない'), { bans: true, flat: true, undone: ['持ち込む'] });
    assert.deepEqual(await stands('保存しない'), { bans: true, flat: true, undone: ['保存'] });
    assert.deepEqual(await stands('職員は'), { bans: false, flat: false, undone: [] });
  });

  it('has the sentences beside it around it, but not the bullets and rows beside a bullet or a row', async () => {
    assert.deepEqual((await read('職員は')).around, [
      '課長は、私物の端末を持ち込んではならない。',
      '係長は、記録を保存しない。',
    ]);
    assert.deepEqual((await read('係長は、記録')).around, ['職員は、端末及び媒体を施錠する。']);
    assert.deepEqual((await read('赤い札')).around, []);
    assert.deepEqual((await read('毎年点検')).around, []);
  });

  it('has nothing around it at the end of a section', () => {
    const { statements } = readDocument(DRAFT, 'd.md');
    const last = statements.find(({ text }) => text.includes('研修'))!;
    assert.deepEqual(neighboursOf(statements, last), []);
  });

  it('of which no end is in sight is heard as far as rules go', async () => {
    const hears = async (between: string) => {
      const draft = readDocument(
        `# 青葉市情報セキュリティ対策基準\n\n## 1 端末\n\n端末を${between}施錠する。\n`,
        'd.md',
      );
      return readStatementsOf(draft, await tokenizer)[0]!.own.concepts.has('施錠');
    };
    assert.deepEqual([await hears(''), await hears('よく見て、'.repeat(900))], [true, false]);
  });
});
