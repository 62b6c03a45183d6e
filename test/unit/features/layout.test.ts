import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import { extentOf } from '../../../server/src/document/extent';
import { captionsOf } from '../../../server/src/features/captions';
import { foldsOf } from '../../../server/src/features/folding';
import { format } from '../../../server/src/features/format';
import { selectionsAt } from '../../../server/src/features/selection';
import { colouredIn } from '../../../server/src/features/tokens';
import { applyEdits } from '../../../server/src/rules/finding';
import { open, PATHS, STANDARD } from './desk';

describe('folding', () => {
  it('folds the front matter and every place of the outline that has more than one line', () => {
    const folds = foldsOf(readDocument(STANDARD, PATHS.standard)).map(({ span, kind }) => {
      const lines = STANDARD.slice(span.start, span.end).split('\n');
      return `${kind} ${lines[0]} … ${lines.at(-1)}`;
    });
    assert.ok(folds.includes('matter --- … ---'));
    assert.ok(folds.includes('entry ## 第2条（入退室の管理） … 2　情報システム管理者は、前項の記録を保存する。'));
    assert.ok(!folds.some((fold) => fold.startsWith('entry 2　')), 'one line is not folded');
  });
});

describe('a place of the outline', () => {
  const extents = (text: string) => {
    const document = readDocument(text, 'd.md');
    return document.entries.map((entry) => {
      const { start, end } = extentOf(document, entry);
      return text.slice(start, end);
    });
  };
  for (const [what, text, ...places] of [
    ['ends before the signs of the next', '## 1 甲\n\n乙とする。\n\n\n## 2 丙\n', '## 1 甲\n\n乙とする。', '## 2 丙'],
    [
      'in bold letters',
      '**1 甲**\n\n乙とする。\n\n**2 丙**\n\n丁とする。\n',
      '**1 甲**\n\n乙とする。',
      '**2 丙**\n\n丁とする。',
    ],
    ['that is an item', '- 第1条 甲とする。\n- 第2条 乙とする。\n', '- 第1条 甲とする。', '- 第2条 乙とする。'],
    ['without a number, too', '## 甲\n乙とする。\n## 丙\n', '## 甲\n乙とする。', '## 丙'],
    [
      'with signs that are its own',
      '## 1 甲\n\nC#\n\n## 2 丙 ##\n\n## 3 丁\n',
      '## 1 甲\n\nC#',
      '## 2 丙 ##',
      '## 3 丁',
    ],
    [
      'with all below it',
      '## 1 甲\r\n\r\n### 1.1 乙\r\n\r\n## 2 丙\r\n',
      '## 1 甲\r\n\r\n### 1.1 乙',
      '### 1.1 乙',
      '## 2 丙',
    ],
  ] as const)
    it(what, () => assert.deepEqual(extents(text), places));
});

describe('selection', () => {
  it('grows from the word over the sentence and the article to all', async () => {
    const workspace = await open();
    const document = workspace.document(PATHS.standard)!;
    const spans = selectionsAt(workspace, document, STANDARD.indexOf('機密性を') + 1);
    const texts = spans.map(({ start, end }) => STANDARD.slice(start, end));
    assert.equal(texts[0], '機密性');
    assert.equal(texts[1], 'この基準は、情報資産の機密性を守ることを目的とする。');
    assert.match(texts[2]!, /^## 第1条（目的）\n\n.*。$/);
    assert.equal(texts.at(-1), STANDARD);
    for (let i = 1; i < spans.length; i++)
      assert.ok(
        spans[i]!.start <= spans[i - 1]!.start && spans[i - 1]!.end <= spans[i]!.end,
        'each holds the one before',
      );
  });

  it('is all where there is nothing', async () => {
    const workspace = await open({ standard: '\n' });
    assert.deepEqual(selectionsAt(workspace, workspace.document(PATHS.standard)!, 0), [{ start: 0, end: 1 }]);
  });
});

describe('colours by meaning', () => {
  it('are for terms and roles, in order, and never overlap', async () => {
    const workspace = await open();
    const found = colouredIn(workspace, workspace.document(PATHS.standard)!);
    assert.deepEqual(
      found.map(({ span, type }) => `${type} ${STANDARD.slice(span.start, span.end)}`),
      ['term 情報資産', 'term 機密性', 'role 情報システム管理者', 'role 情報システム管理者', 'role 総務課長'],
    );
  });

  it('do not colour a role inside a longer name', async () => {
    const standard = STANDARD.replace('職員に研修', '副総務課長及び総務課長補佐に研修');
    const workspace = await open({ standard });
    const found = colouredIn(workspace, workspace.document(PATHS.standard)!);
    assert.equal(found.filter(({ span }) => standard.slice(span.start, span.end) === '総務課長').length, 1);
  });
});

describe('captions behind references', () => {
  it('name the article, unless the text does', async () => {
    const standard = STANDARD.replace('職員に研修を', '第1条（目的）により職員に研修を');
    const workspace = await open({ standard });
    const found = captionsOf(workspace, workspace.document(PATHS.standard)!);
    assert.deepEqual(
      found.map(({ offset, text }) => standard.slice(offset - 6, offset) + text),
      ['第2条第1項（入退室の管理）'],
    );
  });
});

describe('formatting', () => {
  const formatted = (source: string): string => {
    const document = readDocument(source, '/w/対策基準.md');
    const once = applyEdits(source, format(document));
    assert.deepEqual(format(readDocument(once, document.path)), [], 'nothing is left to do');
    return once;
  };

  it('brings the figures of numbers and references into one width', () =>
    assert.equal(
      formatted('# 基準\n\n第１条　目的\n\n第２条　定義\n\n第3条　第1条の定めによる。\n'),
      '# 基準\n\n第１条　目的\n\n第２条　定義\n\n第３条　第１条の定めによる。\n',
    ));

  it('closes spaces inside numbers, and uses one kind of gap behind them', () =>
    assert.equal(
      formatted('# 基準\n\n第 1 条　定める。\n\n2　記録する。\n\n3　保存する。\n\n4 廃棄する。\n'),
      '# 基準\n\n第1条　定める。\n\n2　記録する。\n\n3　保存する。\n\n4　廃棄する。\n',
    ));

  it('uses the commas and full stops of most of the document, and leaves Latin text alone', () => {
    assert.equal(
      formatted('# 基準\n\n職員は、記録する。課長は，保存する。A，B及びCは、3，000円とする．\n'),
      '# 基準\n\n職員は、記録する。課長は、保存する。A，B及びCは、3，000円とする。\n',
    );
    assert.equal(formatted('職員は，記録し，保存し、廃棄する。\n'), '職員は，記録し，保存し，廃棄する。\n');
  });

  it('takes away spaces at the end of lines, but not a line break of Markdown nor what stands in code', () =>
    assert.equal(
      formatted('# 基準\n\n記録する。　 \n保存する。  \n廃棄する。\n\n```\ncode \n```\n'),
      '# 基準\n\n記録する。\n保存する。  \n廃棄する。\n\n```\ncode \n```\n',
    ));

  it('leaves a document alone that is of one style, and words always', () => {
    assert.deepEqual(format(readDocument(STANDARD, PATHS.standard)), []);
    assert.equal(
      formatted('サーバーとサーバは、LGWAN 接続系の２台とする。\n'),
      'サーバーとサーバは、LGWAN 接続系の２台とする。\n',
    );
  });
});
