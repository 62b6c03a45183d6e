import { strict as assert } from 'node:assert';
import { parseMarkdown } from '../../../server/src/document/markdown';

const blocks = (source: string): readonly string[] =>
  parseMarkdown(source).blocks.map(({ kind, depth, item, prose }) => {
    const place = item ? ` ${item.marker}${item.depth}${item.opens ? '' : '+'}` : '';
    return `${kind}${depth || ''}${place}: ${prose.text.replace(/\r?\n/g, '/')}`;
  });

describe('markdown: blocks', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'headings and paragraphs',
      '# 鍵\n\n鍵を\n貸す。\n\n## 札',
      ['heading1: 鍵', 'paragraph: 鍵を/貸す。', 'heading2: 札'],
    ],
    ['setext headings', '鍵\n===\n\n札\n---', ['heading1: 鍵', 'heading2: 札']],
    ['sentences above a rule', '鍵を貸す。\n---', ['paragraph: 鍵を貸す。']],
    ['several lines above a rule', '鍵\n札\n---', ['paragraph: 鍵/札']],
    [
      'lists',
      '- 鍵\n- 札\n  - 箱\n\n    錠',
      ['paragraph -1: 鍵', 'paragraph -1: 札', 'paragraph -2: 箱', 'paragraph -2+: 錠'],
    ],
    ['ordered lists', '3. 鍵\n4. 札\n\n1) 箱', ['paragraph 3.1: 鍵', 'paragraph 4.1: 札', 'paragraph 1)1: 箱']],
    ['text indented like code', '    鍵を貸す。', ['paragraph: 鍵を貸す。']],
    [
      'a table right below a list item',
      '- 鍵は、次のとおりとする。\n| 鍵 | 札 |\n| --- | --- |\n| 一 | 二 |\n\n続き',
      ['paragraph -1: 鍵は、次のとおりとする。', 'row: 鍵\u3000札', 'row: 一\u3000二', 'paragraph: 続き'],
    ],
    ['tables', '| 鍵 | 札 |\n|---|---|\n| 一 | 二 |', ['row: 鍵\u3000札', 'row: 一\u3000二']],
    ['quotes, code and HTML', '> 鍵\n\n```\n札\n```\n\n<div>箱</div>', []],
    ['footnotes', '鍵[^a]\n\n[^a]: 札', ['paragraph: 鍵', 'paragraph: 札']],
    [
      'a footnote far behind its call',
      `鍵[^a]\n\n${Array.from({ length: 1_000 }, (_, i) => `[^${i}]: 札\n\n`).join('')}[^a]: 箱`,
      ['paragraph: 鍵', ...Array.from({ length: 1_000 }, () => 'paragraph: 札'), 'paragraph: 箱'],
    ],
    [
      'more footnotes, one right behind the other, than any document has',
      `鍵[^a]\n\n${Array.from({ length: 500 }, (_, i) => `[^${i}]: 札\n`).join('')}[^a]: 箱`,
      ['paragraph: 鍵[^a]', ...Array.from({ length: 499 }, () => 'paragraph: 札'), 'paragraph: 札/\u00a0^a]: 箱'],
    ],
    ['addresses', 'https://example.com/ と a@example.com', ['paragraph: https://example.com/ と a@example.com']],
    ['nothing', '', []],
  ];
  for (const [name, source, expected] of cases) it(name, () => assert.deepEqual(blocks(source), expected));
});

describe('markdown: the rest', () => {
  it('has front matter with its place, also behind a BOM', () => {
    for (const bom of ['', '\ufeff']) {
      const source = `${bom}---\n種別: 対策基準\n---\n\n鍵`;
      const { frontMatter } = parseMarkdown(source);
      assert.equal(frontMatter?.text, '種別: 対策基準');
      assert.equal(source.slice(frontMatter!.span.start, frontMatter!.span.end), '---\n種別: 対策基準\n---');
    }
  });
  it('has comments wherever they stand', () => {
    const source = '<!-- 一 -->\n\n鍵<!--二-->を貸す。\n\n- <!-- 三\n  四 -->\n';
    const { comments } = parseMarkdown(source);
    assert.deepEqual(
      comments.map(({ text }) => text.replace(/\s+/g, '')),
      ['一', '二', '三四'],
    );
    for (const { span } of comments) assert.match(source.slice(span.start, span.end), /^<!--[\s\S]*-->$/);
  });
  it('has links to other documents', () => {
    assert.deepEqual(
      parseMarkdown('[鍵](鍵.md)と[札](<札 1.md#a>)').links.map(({ target }) => target),
      ['鍵.md', '札 1.md#a'],
    );
  });
  it('knows what is in bold', () => {
    assert.deepEqual(parseMarkdown('**鍵** __札__').blocks[0]!.strong, [
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ]);
  });
  it('does not nest for ever', () => {
    assert.equal(parseMarkdown(`${'- '.repeat(4000)}鍵`).blocks.length, 1);
  });
  it('looks for no links in links in links: after fifty brackets the rest is text, until the next paragraph', () => {
    const before = process.cpuUsage();
    const [one, next] = parseMarkdown(`${'['.repeat(4_000)}鍵${'(a)'.repeat(4_000)}\n\n[札](a.md)`).blocks;
    const { user } = process.cpuUsage(before);
    assert.ok(user < 3_000_000, `${user / 1e6} s`);
    assert.equal(one!.prose.text.length, 16_001);
    assert.equal(next!.prose.text, '札');
  });

  it('looks for no link that fifty brackets without a beginning could end', () => {
    const before = process.cpuUsage();
    const [one, next] = parseMarkdown(`鍵${'](a)'.repeat(4_000)}\n\n[札](a.md)`).blocks;
    const { user } = process.cpuUsage(before);
    assert.ok(user < 3_000_000, `${user / 1e6} s`);
    assert.equal(one!.prose.text.length, 16_001);
    assert.equal(next!.prose.text, '札');
  });
});

describe('markdown: what the cells of a table are called', () => {
  const names = (source: string) => parseMarkdown(source).blocks.map(({ header }) => header ?? 'header');

  it('is said by the first row', () =>
    assert.deepEqual(names('| 鍵 | 扱い |\n|---|---|\n| 正規 | 金庫に納める。 |'), ['header', ['鍵', '扱い']]));

  it('is said by the first column, where the first row says a sentence', () =>
    assert.deepEqual(names('| 目的 | 鍵を守る。 |\n|---|---|\n| 対象 | 全ての鍵 |'), [
      ['', '目的'],
      ['', '対象'],
    ]));

  it('is said by the first column, where the first row is empty', () =>
    assert.deepEqual(names('| | |\n|---|---|\n| 対象 | 全ての鍵 |'), [
      ['', ''],
      ['', '対象'],
    ]));
});
