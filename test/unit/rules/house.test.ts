import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import { houseOf, insertion } from '../../../server/src/rules/house';

/** A document, the title of a section that it lacks, and the document with that section. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    'the next number, before 附則',
    '# 基準\n\n## 1 目的\n\n甲とする。\n\n## 附則\n\n乙とする。\n',
    '監査',
    '# 基準\n\n## 1 目的\n\n甲とする。\n\n## 2 監査\n\n文\n\n## 附則\n\n乙とする。\n',
  ],
  [
    'kanji numerals below their caption',
    '（目的）\n第九条　甲とする。\n\n附　則\n乙とする。\n',
    '監査',
    '（目的）\n第九条　甲とする。\n\n（監査）\n第十条\n\n文\n\n附　則\n乙とする。\n',
  ],
  [
    'a letter, though the last one looks like a Roman figure',
    '# 手順\n\n## H　目的\n\n甲とする。\n\n## I　監査\n\n乙とする。\n',
    '点検',
    '# 手順\n\n## H　目的\n\n甲とする。\n\n## I　監査\n\n乙とする。\n\n## J　点検\n\n文\n',
  ],
  [
    'a letter in full width',
    '# 手順\n\n## Ａ　目的\n\n甲とする。\n',
    '監査',
    '# 手順\n\n## Ａ　目的\n\n甲とする。\n\n## Ｂ　監査\n\n文\n',
  ],
  [
    'a heading before the next one, for what stands at the front',
    '# 基準\n\n## 1 目的\n\n甲とする。\n\n### 1.1 細目\n\n乙とする。\n\n## 2 鍵\n\n丙とする。\n',
    '適用範囲',
    '# 基準\n\n## 1 目的\n\n甲とする。\n\n### 1.1 細目\n\n乙とする。\n\n## 3 適用範囲\n\n文\n\n## 2 鍵\n\n丙とする。\n',
  ],
  [
    'a heading without a number, for what stands at the front',
    '# 基準\n\n## 目的\n\n甲とする。\n\n## 鍵\n\n乙とする。\n',
    '適用範囲',
    '# 基準\n\n## 目的\n\n甲とする。\n\n## 適用範囲\n\n文\n\n## 鍵\n\n乙とする。\n',
  ],
  ['a Roman figure', '## Ⅸ　目的\n\n甲とする。\n', '監査', '## Ⅸ　目的\n\n甲とする。\n\n## Ⅹ　監査\n\n文\n'],
  ['digits in full width', '第９　目的\n甲とする。\n', '監査', '第９　目的\n甲とする。\n\n第１０　監査\n\n文\n'],
  [
    'brackets on the line',
    '第1条（目的）\n\n甲とする。\n',
    '監査',
    '第1条（目的）\n\n甲とする。\n\n第2条（監査）\n\n文\n',
  ],
  ['a dash', '１―１　目的\n\n甲とする。\n', '監査', '１―１　目的\n\n甲とする。\n\n１―２　監査\n\n文\n'],
  ['no number', '# 基準\n\n## 目的\n\n甲とする。\n', '監査', '# 基準\n\n## 目的\n\n甲とする。\n\n## 監査\n\n文\n'],
  [
    '附則 without a number, before 別表',
    '## 1 目的\n\n甲とする。\n\n## 別表\n\n丙\n',
    '附則',
    '## 1 目的\n\n甲とする。\n\n## 附則\n\n文\n\n## 別表\n\n丙\n',
  ],
  [
    '附則 below bare articles',
    '（目的）\n第1条　甲とする。\n',
    '附則',
    '（目的）\n第1条　甲とする。\n\n附　則\n\n文\n',
  ],
  [
    'a branch of the article before it, for what stands at the front',
    '（目的）\n第１条　甲とする。\n\n（監査）\n第２条　乙とする。\n',
    '適用範囲',
    '（目的）\n第１条　甲とする。\n\n（適用範囲）\n第１条の２\n\n文\n\n（監査）\n第２条　乙とする。\n',
  ],
  [
    'the purpose before everything',
    '# 基準\n\n## 監査\n\n甲とする。\n',
    '目的',
    '# 基準\n\n## 目的\n\n文\n\n## 監査\n\n甲とする。\n',
  ],
];

describe('house style', () => {
  for (const [name, source, title, wanted] of CASES) {
    it(name, () => {
      const document = readDocument(source, '基準.md');
      const { slot, eol } = houseOf(document);
      const { place, heading } = slot(title);
      const text = insertion(document, eol, place, [`${heading}\n\n文`]);
      assert.equal(source.slice(0, place.start) + text + source.slice(place.end), wanted);
    });
  }
});
