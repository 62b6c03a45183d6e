import assert from 'node:assert/strict';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { indexOf, occurrencesIn } from '../../../server/src/policy/occurrence';
import type { Term } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const NOWHERE = { start: 0, end: 0 };
const termOf = (term: string, variants: readonly string[] = []): Term => ({
  id: '1',
  term,
  variants,
  definition: '',
  inline: false,
  path: '/w/policy.md',
  span: NOWHERE,
  definitionSpan: NOWHERE,
});

describe('terms in a text', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  /** Each occurrence as its words and form; what is a part of a longer word in （）. */
  const found = (text: string, ...terms: readonly (string | Term)[]): readonly string[] =>
    occurrencesIn(text, indexOf(terms.map((term) => (typeof term === 'string' ? termOf(term) : term))), tokenize).map(
      ({ span, form, inner }) => {
        const words = `${text.slice(span.start, span.end)}:${form}`;
        return inner ? `（${words}）` : words;
      },
    );

  const cases: readonly (readonly [string, string, readonly (string | Term)[], readonly string[]])[] = [
    [
      'the longest term wins',
      '統括情報セキュリティ責任者は、情報セキュリティ責任者に',
      ['情報セキュリティ責任者', '統括情報セキュリティ責任者', '情報'],
      ['統括情報セキュリティ責任者:same', '情報セキュリティ責任者:same'],
    ],
    [
      'a part of a longer name is told as such',
      '統括情報セキュリティ責任者が',
      ['情報セキュリティ責任者'],
      ['（情報セキュリティ責任者:same）'],
    ],
    ['katakana that the dictionary cuts', 'クラウドサービスを使う', ['クラウドサービス'], ['クラウドサービス:same']],
    ['nothing inside katakana', 'クラウドサービスを使う', ['サービス', 'クラウド'], []],
    ['a name that the dictionary does not know', '職員はみどりネットを使う', ['みどりネット'], ['みどりネット:same']],
    ['nothing across words', '東京都庁の職員', ['京都庁'], []],
    ['half-width katakana with its marks', 'ｻｰﾊﾞを守る', ['サーバ'], ['ｻｰﾊﾞ:notation']],
    ['behind a character of two units', '𠮷野の端未とＬＧＷＡＮ', ['LGWAN'], ['ＬＧＷＡＮ:notation']],
    ['other okurigana', '端末の持ち出しを禁ずる', ['持出し'], ['持ち出し:notation']],
    [
      'a term that is a verb, in all its forms and as its noun',
      '端末を持ち出してはならない。持出しの許可を得て持出す。持ち出さない。',
      ['持ち出す'],
      ['持ち出し:verb', '持出し:verb', '持出す:verb', '持ち出さ:verb'],
    ],
    [
      'a prefix makes another name, but for 元 and 各',
      '副情報セキュリティ責任者、元情報セキュリティ責任者及び各情報資産',
      ['情報セキュリティ責任者', '情報資産'],
      ['（情報セキュリティ責任者:same）', '情報セキュリティ責任者:same', '情報資産:same'],
    ],
    [
      'several terms in one longer word',
      '情報資産台帳と資産台帳',
      ['情報資産', '資産', '台帳'],
      ['（情報資産:same）', '（台帳:same）', '（資産:same）', '（台帳:same）'],
    ],
    ['not the inside of a word', '部分の一部を部活動で使う部', ['部'], ['（部:same）', '部:same']],
    ['signs for a hyphen', 'Wi‐FiとＷｉ－Ｆｉ', ['Wi-Fi'], ['Wi‐Fi:notation', 'Ｗｉ－Ｆｉ:notation']],
    ['nothing in what a hyphen joins', 'LGWAN-ASP、ＣＳＩＲＴ－Ａ及びLGWANを使う', ['LGWAN', 'CSIRT'], ['LGWAN:same']],
    ['verbs with する', '通信を無害化した後', ['無害化'], ['無害化:same']],
    [
      'the verb that the term is the noun of, in all its forms',
      '書き込みを許す。書き込んだ者が書き込まないときに書込みます。記録を書込み又は消す',
      ['書き込み'],
      ['書き込み:same', '書き込ん:verb', '書き込ま:verb', '書込み:verb', '書込み:verb'],
    ],
    [
      'what kijun.json says not to write, but not in the name of another thing',
      '業務端末と業務端末管理者',
      [termOf('庁内端末', ['業務端末'])],
      ['業務端末:variant'],
    ],
  ];
  for (const [name, text, terms, expected] of cases) it(name, () => assert.deepEqual(found(text, ...terms), expected));

  it('behind the number of a line, but in no run of letters and figures', () => {
    for (const before of ['1', '１２', '前文\n 1', '前文\n　１２'])
      assert.deepEqual(found(`${before}LANの管理`, 'LAN'), ['LAN:same'], before);
    for (const before of ['123', '前文1', '前文 1', 'W', 'a1'])
      assert.deepEqual(found(`${before}LANの管理`, 'LAN'), [], before);
  });

  // what takes a time that grows with the square does not end before the limit
  it('tens of thousands of them in one line', () => {
    const occurrences = found('端末を職員等が'.repeat(40_000), '端末', '職員等');
    assert.equal(occurrences.length, 80_000);
    assert.deepEqual(new Set(occurrences), new Set(['端末:same', '職員等:same']));
  });
});
