import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type Content, type Markdown, parseMarkdown, readPart } from '../../../server/src/document/markdown';
import { type Prose, sourceOf } from '../../../server/src/document/prose';
import { fixed } from '../../../server/src/text/anchor';
import type { Span } from '../../../server/src/text/span';
import { edit, regulation } from './random';

/** What was read, however it was divided. */
const absolute = ({ blocks, comments, links, frontMatter }: Content) => ({
  blocks: blocks.map(({ prose, cells, item, calls, ...block }) => ({
    ...placed(block),
    text: prose.text,
    places: Array.from(prose.text, (_, i) => placeIn(prose, i, i + 1)),
    cells: cells?.map((cell) => [cell.text, placeIn(cell, 0, cell.text.length)]),
    item: item && { ...item, place: fixed(item.place) },
    calls: calls?.map((call) => ({ ...call, place: fixed(call.place) })),
  })),
  comments: comments.map(placed),
  links: links.map(placed),
  frontMatter: frontMatter && placed(frontMatter),
});

/** What has no letters in the source (an empty cell) has no place of its own. */
const placeIn = (prose: Prose, start: number, end: number): Span | undefined =>
  prose.pieces.length === 0 ? undefined : fixed(sourceOf(prose, start, end));

const placed = <T extends { readonly span: Span }>(one: T): T => ({ ...one, span: fixed(one.span) });

const DOCUMENTS = ['examples', 'test/corpus'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.md$/.test(name) && !/README/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
);

interface Reading {
  readonly source: string;
  readonly markdown: Markdown;
}

/**
 * A text, and what it becomes edit by edit, each read by means of the reading before: it must be as if it were read anew. Each reading
 * is looked at before the next edit, which moves its places.
 */
function readEach(
  text: string,
  edits: readonly ((source: string) => string)[],
  look: (reading: Reading, edit: number) => void = () => {},
): void {
  let last: Reading = { source: text, markdown: parseMarkdown(text) };
  look(last, 0);
  edits.forEach((change, i) => {
    const source = change(last.source);
    last = { source, markdown: parseMarkdown(source, last.markdown) };
    assert.deepEqual(last.markdown, parseMarkdown(source));
    look(last, i + 1);
  });
}

/** A reading, part by part, says what the same text says in one piece. */
const isWhole = ({ source, markdown }: Reading): void =>
  assert.deepEqual(absolute(markdown), absolute(readPart(source, { start: 0 })));

describe('reading Markdown part by part', function () {
  this.timeout(300_000);

  it('says the same as reading it in one piece, on all documents', () => {
    for (const source of DOCUMENTS)
      assert.deepEqual(absolute(parseMarkdown(source)), absolute(readPart(source, { start: 0 })));
  });

  it('says the same as reading it in one piece, on random texts', () => {
    fc.assert(
      fc.property(regulation, (source) => {
        assert.deepEqual(absolute(parseMarkdown(source)), absolute(readPart(source, { start: 0 })));
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same after an edit as reading the new text anew', () => {
    fc.assert(
      fc.property(regulation, fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
        readEach(text, edits);
      }),
      { numRuns: 1500 },
    );
  });

  it('says the same of lists that are long enough to be cut, and after edits in them', () => {
    const words = '職員は、鍵を返さなければならない。'.repeat(5);
    const line = fc.oneof(
      { weight: 40, arbitrary: fc.nat(60).map((length) => `- ${words.slice(0, 20 + length)}`) },
      {
        weight: 3,
        arbitrary: fc.constantFrom('* 鍵', '+ 鍵', '- 鍵<br>札', '- **鍵', '- 鍵**を貸す', '- 鍵`', '- `鍵` | 札'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('', ' ', '鍵', '  - 鍵', '\t鍵', '1. 鍵', '(1) 鍵', '# 鍵', '> 鍵', '| 鍵 | 札 |'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '---',
          '===',
          '- - 鍵',
          '* * *',
          '- # 鍵',
          '- 1. 鍵',
          '<div>',
          '<!-- 鍵 -->',
          '- [ ] 鍵',
          '|---|---|',
        ),
      },
    );
    const list = fc.array(line, { minLength: 120, maxLength: 180 }).map((lines) => lines.join('\n'));
    let cuts = 0;
    fc.assert(
      fc.property(list, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        readEach(text, edits, (reading, edit) => {
          if (edit > 0) return;
          isWhole(reading);
          cuts += reading.markdown.parts.filter(
            ({ start }) => /[^\n]\n$/.test(text.slice(0, start)) && text.startsWith('- ', start),
          ).length;
        });
      }),
      { numRuns: 60 },
    );
    assert.ok(cuts > 10, `${cuts} lists were cut`);
  });

  it('says the same of tables that are long enough to be cut, and after edits in them', () => {
    const words = '職員は、鍵を返さなければならない。'.repeat(5);
    const row = fc.oneof(
      { weight: 300, arbitrary: fc.nat(60).map((length) => `| 1 | ${words.slice(0, 20 + length)} |`) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '| 鍵 |',
          '| 鍵 | 札 | 実 |',
          '| a\\|b | 札[^1] |',
          '| **鍵 | 札** |',
          '| `鍵 | 札` |',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('鍵 | 札', '鍵', '- 鍵', '  | 鍵 | 札 |', '<!-- 鍵 -->', '| <br> | <div> |'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '| --- | --- |', '# 鍵', '\n| 鍵 | 札 |\n| --- | --- |', '[^1]: 注'),
      },
    );
    const table = fc
      .array(row, { minLength: 120, maxLength: 180 })
      .map((rows) => `鍵[^1]\n\n| 番号 | 対策 |\n| --- | --- |\n${rows.join('\n')}`);
    let cuts = 0;
    fc.assert(
      fc.property(table, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        readEach(text, edits, (reading, edit) => {
          if (edit > 0) return;
          isWhole(reading);
          cuts += reading.markdown.parts.filter(({ cut }) => cut.head).length;
        });
      }),
      { numRuns: 60 },
    );
    assert.ok(cuts > 10, `${cuts} tables were cut`);
  });

  it('says the same of footnotes that stand in other parts than their calls, and after edits', () => {
    const line = fc.oneof(
      { weight: 6, arbitrary: fc.nat(5).map((i) => `${'職員は、鍵を返さなければならない。'.repeat(30)}[^${i}]`) },
      { weight: 4, arbitrary: fc.nat(5).map((i) => `[^${i}]: 札をいう。`) },
      {
        weight: 2,
        arbitrary: fc.constantFrom('# 鍵[^a]', '[^A]: 実', '[^1]: 一\n[^2]: 二', '    続き', '[^3]: 三[^4]'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('```', '<!--', '- [^5]: 札', '> [^1]', '[札]: a.md', '[^9]', '鍵\n[^1]: 札'),
      },
    );
    const text = fc.array(line, { minLength: 4, maxLength: 14 }).map((lines) => lines.join('\n\n'));
    let cuts = 0;
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        readEach(text, edits, (reading, edit) => {
          isWhole(reading);
          if (edit === 0) cuts += reading.markdown.parts.filter(({ below }) => below !== '').length;
        });
      }),
      { numRuns: 300 },
    );
    assert.ok(cuts > 10, `${cuts} parts call notes of others`);
  });

  it('cuts what nothing cuts, and says the same after an edit as reading it anew', () => {
    const LONG = [
      '職員等端末情報資産',
      '鍵、',
      '貸す。',
      '（',
      '[',
      '🔑',
      'a b ',
      '<a ',
      '| 鍵 |',
      '`',
      '[^1]',
      '<!-- 札 -->',
    ] as const;
    const line = fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .tuple(fc.constantFrom(...LONG), fc.integer({ min: 15_000, max: 45_000 }))
          .map(([words, length]) => words.repeat(Math.ceil(length / words.length))),
      },
      { weight: 1, arbitrary: fc.nat(900).map((lines) => '第3条　職員は、鍵を返すこと\n'.repeat(lines)) },
      { weight: 1, arbitrary: fc.nat(900).map((lines) => '  - 鍵を返す\n'.repeat(lines)) },
      { weight: 1, arbitrary: fc.nat(900).map((lines) => '職員は、鍵を返すものとし、\n'.repeat(lines)) },
      {
        weight: 1,
        arbitrary: fc.nat(900).map((lines) => `<table>\n${'<tr><td>鍵を返すこと\n</td></tr>\n'.repeat(lines)}`),
      },
      { weight: 1, arbitrary: fc.constantFrom('', '# 鍵', '[^1]: 札', '| 鍵 |\n| --- |', '```') },
    );
    const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    let torn = 0;
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        readEach(text, edits, ({ markdown }, edit) => {
          if (edit > 0) torn += markdown.parts.filter(({ cut }) => cut.torn === 'word').length;
        });
      }),
      { numRuns: 25 },
    );
    assert.ok(torn > 10, `${torn} lines were cut`);
  });

  it('reads only the part that an edit touches', () => {
    const source = DOCUMENTS[0]!;
    const before = parseMarkdown(source);
    const at = source.indexOf('。', source.length / 2);
    const after = parseMarkdown(`${source.slice(0, at)}ものとする${source.slice(at)}`, before);
    const contents = new Set(before.parts.map(({ key }) => key));
    assert.equal(after.parts.filter(({ key }) => !contents.has(key)).length, 1);
  });

  for (const [name, part, other] of [
    ['a link defined elsewhere', '# 鍵\n\n[札]を貸す。', '# 付則\n\n[札]: 札.md'],
    ['a note defined elsewhere', '# 鍵\n\n鍵[^1]を貸す。', '# 付則\n\n[^1]: 札をいう。'],
    ['a fence that holds headings', '```\n\n# 鍵\n\n貸す', '# 札\n\n```\n\n# 実'],
    ['a comment that holds headings', '<!--\n\n# 鍵', '# 札\n\n-->\n\n# 実'],
    ['a fence in a list', '- ```\n\n# 鍵\n\n  ```', '# 札\n\n  ```'],
    ['raw HTML', '<pre>\n\n# 鍵', '# 札\n\n</pre>'],
    ['front matter that never ends', '---', '# 鍵\n> 札'],
    ['front matter with blank lines', '---\n種別: 対策基準\n\n# 鍵: 1\n---', '# 札'],
  ] as const)
    it(`knows ${name}`, () => {
      const source = `${part}\n\n${other}\n`;
      assert.deepEqual(absolute(parseMarkdown(source)), absolute(readPart(source, { start: 0 })));
      const before = `${part}\n\n`;
      assert.deepEqual(parseMarkdown(source, parseMarkdown(before)), parseMarkdown(source));
      assert.deepEqual(parseMarkdown(before, parseMarkdown(source)), parseMarkdown(before));
    });
});
