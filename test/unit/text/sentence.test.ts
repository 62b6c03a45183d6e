import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { closingBrackets, sentencesOf, skipBracket } from '../../../server/src/text/sentence';

const split = (text: string): readonly string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentence', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['鍵を貸す。札を貸す。', ['鍵を貸す。', '札を貸す。']],
    ['鍵を貸す', ['鍵を貸す']],
    ['鍵（予備を含む。）を貸す。札', ['鍵（予備を含む。）を貸す。', '札']],
    ['「鍵。」と書く。', ['「鍵。」と書く。']],
    ['鍵（予備（写しを含む。）を除く。）を貸す。', ['鍵（予備（写しを含む。）を除く。）を貸す。']],
    ['鍵（予備を貸す。札を貸す。', ['鍵（予備を貸す。', '札を貸す。']],
    ['鍵を貸すか？貸す！', ['鍵を貸すか？', '貸す！']],
    ['鍵を貸す．札を貸す．', ['鍵を貸す．', '札を貸す．']],
    ['第１．２節の鍵．', ['第１．２節の鍵．']],
    ['  鍵を貸す。  \n 札 ', ['鍵を貸す。', '札']],
    ['鍵を貸す。）札', ['鍵を貸す。', '）札']],
    ['。', ['。']],
    ['', []],
    [' \n', []],
    [`鍵（${'札'.repeat(500)}。）を貸す。`, [`鍵（${'札'.repeat(500)}。`, '）を貸す。']],
  ];
  for (const [text, expected] of cases)
    it(text.slice(0, 30).trim() || 'nothing', () => assert.deepEqual(split(text), expected));

  it('loses nothing but white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('鍵', '。', '（', '）', '「', '」', ' ', '\n', '．', '1') }),
        (text) => {
          assert.equal(split(text).join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('finds all brackets that close as it finds each', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('鍵', '（', '）', '「', '」', '〔') }), (text) => {
        const closed = closingBrackets(text);
        for (const [i, c] of [...text].entries())
          if ('（「〔'.includes(c)) assert.equal(closed.get(i) ?? i, skipBracket(text, i));
      }),
    );
  });

  it('finds the bracket that closes', () => {
    assert.equal(skipBracket('（鍵（札））', 0), 5);
    assert.equal(skipBracket('（鍵', 0), 0);
  });
});
