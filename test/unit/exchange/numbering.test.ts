import assert from 'node:assert/strict';
import { formatNumber } from '../../../server/src/exchange/counter';
import { readNumbering } from '../../../server/src/exchange/numbering';
import { parseXml } from '../../../server/src/exchange/xml';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const xml = (text: string) => parseXml(text)!.documentElement!;

/** A level as numbering.xml writes it; `more` are elements such as w:lvlRestart. */
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = (levels: string, nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') =>
  xml(`<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}</w:numbering>`);
const styles = (all: string) => xml(`<w:styles ${W}>${all}</w:styles>`);
const of = (list: number, at: number) =>
  xml(`<w:pPr ${W}><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`);

/** What Word shows before paragraphs of one list at these levels. */
function shown(read: ReturnType<typeof readNumbering>, ...at: readonly (readonly [list: number, level: number])[]) {
  return at.map(([list, one]) => {
    const mark = read.next(of(list, one), undefined);
    return mark && ('text' in mark ? mark.text : `bullet ${mark.bullet}`);
  });
}

describe('numbers in a format of Word', () => {
  const cases: readonly (readonly [format: string, values: readonly number[], shown: readonly string[]])[] = [
    ['decimal', [1, 12], ['1', '12']],
    ['decimalZero', [1, 12], ['01', '12']],
    ['decimalFullWidth', [1, 12], ['１', '１２']],
    ['upperRoman', [1, 4, 9, 14], ['I', 'IV', 'IX', 'XIV']],
    ['lowerRoman', [2], ['ii']],
    ['lowerLetter', [1, 26, 27], ['a', 'z', 'aa']],
    ['upperLetter', [3], ['C']],
    ['aiueo', [1, 5, 46], ['ア', 'オ', 'ン']],
    ['aiueoFullWidth', [1, 10], ['ア', 'コ']],
    ['iroha', [1, 4], ['イ', 'ニ']],
    ['irohaFullWidth', [7], ['ト']],
    ['japaneseCounting', [1, 10, 12, 20, 105, 111], ['一', '十', '十二', '二十', '百五', '百十一']],
    ['japaneseDigitalTenThousand', [10, 12], ['一〇', '一二']],
    ['japaneseLegal', [1, 12], ['壱', '壱拾弐']],
    ['ideographTraditional', [1, 3], ['甲', '丙']],
    ['decimalEnclosedCircle', [1, 20, 21, 36, 51], ['①', '⑳', '㉑', '㊱', '(51)']],
    ['decimalEnclosedParen', [3, 21], ['⑶', '21']],
    ['none', [4], ['']],
  ];
  for (const [format, values, expected] of cases)
    it(format, () => {
      assert.deepEqual(
        values.map((value) => formatNumber(value, format)),
        expected,
      );
    });
  it('is nothing for a format that is not known', () => assert.equal(formatNumber(1, 'thaiCounting'), undefined));
});

describe("Word's automatic numbers", () => {
  const chapters = level(0, 'decimal', '第%1章') + level(1, 'decimal', '第%2条') + level(2, 'decimal', '(%3)');

  it('count each level, and begin inner ones anew', () => {
    const read = readNumbering(numbering(chapters), undefined);
    assert.deepEqual(shown(read, [1, 0], [1, 1], [1, 2], [1, 2], [1, 1], [1, 2], [1, 0], [1, 1]), [
      '第1章',
      '第1条',
      '(1)',
      '(2)',
      '第2条',
      '(1)',
      '第2章',
      '第1条',
    ]);
  });

  it('go on through the chapters where the level never begins anew', () => {
    const through = level(0, 'decimal', '第%1章') + level(1, 'decimal', '第%2条', '<w:lvlRestart w:val="0"/>');
    const read = readNumbering(numbering(through), undefined);
    assert.deepEqual(shown(read, [1, 0], [1, 1], [1, 1], [1, 0], [1, 1]), [
      '第1章',
      '第1条',
      '第2条',
      '第2章',
      '第3条',
    ]);
  });

  it('show the numbers of outer levels, begun or not', () => {
    const dotted = level(0, 'decimal', '%1') + level(1, 'decimal', '%1.%2') + level(2, 'decimal', '%1―%2―%3');
    assert.deepEqual(shown(readNumbering(numbering(dotted), undefined), [1, 0], [1, 1], [1, 2], [1, 2]), [
      '1',
      '1.1',
      '1―1―1',
      '1―1―2',
    ]);
    assert.deepEqual(shown(readNumbering(numbering(dotted), undefined), [1, 1]), ['1.1']);
  });

  it('write outer numbers in digits where a level is of the legal form', () => {
    const legal = level(0, 'japaneseCounting', '第%1') + level(1, 'decimal', '%1.%2', '<w:isLgl/>');
    assert.deepEqual(shown(readNumbering(numbering(legal), undefined), [1, 0], [1, 1]), ['第一', '1.1']);
  });

  it('go on in another list of the same kind, unless that list says where to begin', () => {
    const lists = [
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
    ].join('');
    const read = readNumbering(numbering(level(0, 'decimal', '(%1)'), lists), undefined);
    assert.deepEqual(shown(read, [1, 0], [1, 0], [2, 0], [3, 0], [3, 0], [1, 0]), [
      '(1)',
      '(2)',
      '(3)',
      '(5)',
      '(6)',
      '(7)',
    ]);
  });

  it('come from the style of a paragraph, and from the style that this one is based on', () => {
    const number = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>';
    const read = readNumbering(
      numbering(chapters),
      styles(
        `<w:style w:type="paragraph" w:styleId="article">${number}</w:style>` +
          '<w:style w:type="paragraph" w:styleId="long"><w:basedOn w:val="article"/></w:style>',
      ),
    );
    assert.deepEqual(read.next(undefined, 'article'), { text: '第1条' });
    assert.deepEqual(read.next(undefined, 'long'), { text: '第2条' });
    assert.equal(read.next(undefined, 'plain'), undefined);
  });

  it('come from the level that names the style of the paragraph', () => {
    const linked = level(0, 'decimal', '第%1章') + level(1, 'decimal', '第%2条', '<w:pStyle w:val="article"/>');
    const read = readNumbering(
      numbering(linked),
      styles(
        '<w:style w:type="paragraph" w:styleId="article"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      ),
    );
    assert.deepEqual(read.next(undefined, 'article'), { text: '第1条' });
  });

  it('are taken off a paragraph by the list 0', () => {
    const read = readNumbering(numbering(chapters), undefined);
    assert.equal(read.next(of(0, 0), undefined), undefined);
  });

  it('may be bullets', () => {
    const read = readNumbering(numbering(level(0, 'bullet', '●') + level(1, 'bullet', '-')), undefined);
    assert.deepEqual(shown(read, [1, 0], [1, 1]), ['bullet 0', 'bullet 1']);
  });

  it('are written in digits, and named, where their format is not known', () => {
    const read = readNumbering(numbering(level(0, 'thaiCounting', '(%1)')), undefined);
    assert.deepEqual(shown(read, [1, 0]), ['(1)']);
    assert.deepEqual([...read.unknown], ['thaiCounting']);
  });
});
