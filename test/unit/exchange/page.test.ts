import assert from 'node:assert/strict';
import { importFile } from '../../../server/src/exchange/import';

async function read(html: string | Uint8Array) {
  const result = await importFile('x.html', typeof html === 'string' ? new TextEncoder().encode(html) : html);
  assert.ok('markdown' in result, JSON.stringify(result));
  return { markdown: result.markdown, notes: result.notes.map(({ kind, message }) => `${kind}: ${message.ja}`) };
}
const lines = async (html: string) => (await read(html)).markdown.trim().split('\n\n');

describe('a saved page of regulations', () => {
  it('is read without what surrounds the text', async () => {
    const { markdown } = await read(`<!DOCTYPE html>
      <html><head><title>例規集</title><script>var 例規 = 1;</script><style>.x{}</style></head>
      <body><nav><a href="/">目次へ</a></nav><form><button>検索</button></form>
      <main><div class="title">○緑野市情報セキュリティ規程</div>
      <p>平成30年4月1日</p>
      <div class="eline"><p>（目的）</p></div>
      <div class="eline"><p><span>第1条</span>　この規程は、
        情報資産を守る<a href="#a">ため</a>、必要な事項を定める。</p></div>
      <div class="eline"><p>(1)　端末</p></div>
      <p hidden>見えない</p><p style="display:none">これも</p></main></body></html>`);
    assert.equal(
      markdown,
      '# 緑野市情報セキュリティ規程\n\n平成30年4月1日\n\n## 第1条（目的）\n\nこの規程は、情報資産を守るため、必要な事項を定める。\n\n(1)　端末\n',
    );
  });

  it('in Shift_JIS, declared or not', async () => {
    // 「第1条　総則」 in Shift_JIS
    const bytes = [0x91, 0xe6, 0x31, 0x8f, 0xf0, 0x81, 0x40, 0x91, 0x8d, 0x91, 0xa5];
    const tag = (text: string) => [...text].map((c) => c.charCodeAt(0));
    for (const head of ['<meta charset="Shift_JIS">', ''])
      assert.equal(
        (await read(new Uint8Array([...tag(`${head}<p>`), ...bytes]))).markdown,
        '## 第1条　総則\n'.slice(1),
      );
  });

  it('has lines at br, and numbers and bullets of its lists', async () => {
    assert.deepEqual(await lines('<p>第1条　総則<br>第2条　雑則</p>'), ['# 第1条　総則', '# 第2条　雑則']);
    assert.deepEqual(await lines('<ol><li>鍵を守る。</li><li>札を守る。</li></ol>'), [
      '1. 鍵を守る。',
      '2. 札を守る。',
    ]);
    assert.deepEqual(await lines('<ol start="3" style="list-style-type: katakana"><li>鍵を守る。</li></ol>'), [
      'ウ　鍵を守る。',
    ]);
    assert.deepEqual(await lines('<ul><li>鍵<ul><li>合鍵</li></ul></li></ul>'), ['- 鍵\n  - 合鍵']);
    assert.deepEqual(await lines('<ul><li>鍵</li><ul><li>合鍵</li></ul></ul>'), ['- 鍵\n  - 合鍵']);
    assert.deepEqual(await lines('<dl><dt>端末</dt><dd>パソコンをいう。</dd></dl>'), ['端末　パソコンをいう。']);
  });

  it('keeps the lines of what was set as a typewriter does', async () => {
    assert.deepEqual(
      await lines(
        '<body><pre><font>鍵の規程</font>\n<span>第１条　鍵を返す。</span>\r\n（１）　門の鍵\n</pre><p>以\n上</p></body>',
      ),
      ['# 鍵の規程', '## 第１条', '鍵を返す。', '（１）　門の鍵', '以上'],
    );
  });

  it('has tables of data, and the text of tables that only place it', async () => {
    assert.deepEqual(
      await lines('<table><tr><th>用語</th><th>定義</th></tr><tr><td>端末</td><td>パソコン<br>等</td></tr></table>'),
      ['| 用語 | 定義 |\n| --- | --- |\n| 端末 | パソコン<br>等 |'],
    );
    assert.deepEqual(
      await lines(
        '<table><tr><td>第1条</td><td>鍵を守る。</td></tr><tr><td>第2条</td><td>札を守る。</td></tr></table>',
      ),
      ['# 第1条', '鍵を守る。', '# 第2条', '札を守る。'],
    );
    assert.deepEqual(
      await lines('<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>本文です。</td></tr></table>'),
      ['| a | b |\n| --- | --- |', '本文です。'],
    );
  });

  it('keeps bold words in sentences; what is bold for being a title or number is not', async () => {
    assert.deepEqual(
      await lines(
        '<p><b>第1章　総則</b></p><p><b>（目的）</b></p><p><b>第1条</b>　<b>端</b><strong>末</strong>を<b>守り、 </b>見る。</p><p><b>(1) 職員</b></p>',
      ),
      ['# 第1章　総則', '## 第1条（目的）', '**端末**を**守り、** 見る。', '(1) 職員'],
    );
  });

  it('loses readings and pictures, and says so', async () => {
    const { markdown, notes } = await read(
      '<p><ruby>強靱<rp>(</rp><rt>きょうじん</rt><rp>)</rp></ruby>性<img src="a.png"></p>',
    );
    assert.equal(markdown, '# 強靱性\n');
    assert.deepEqual(notes.slice(0, 2), [
      'dropped: ふりがなを外しました（1か所）。',
      'dropped: 図を外しました（1か所）。',
    ]);
  });

  it('that holds no text is refused, and so is one nested without end', async () => {
    for (const html of ['<frameset><frame src="a.html"></frameset>', '<div>'.repeat(200_000)]) {
      const result = await importFile('x.html', new TextEncoder().encode(html));
      assert.ok('refused' in result);
    }
  });
});
