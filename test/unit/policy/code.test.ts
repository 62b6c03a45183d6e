import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { outlineAnswer } from '../../../server/src/report/answer';
import { tokenizer } from '../tokenizer';

/** Demands that are numbered only by the codes of a register. */
const CODED: readonly (readonly [name: string, source: string, controls: readonly string[]])[] = [
  [
    'headings',
    '# 情報セキュリティ基本方針\n\n### A.5.1　鍵の方針\n\n組合は、鍵の方針を定め、年に1回見直さなければならない。\n\n### A.5.2　鍵の責任者\n\n組合は、鍵の責任者を置かなければならない。\n\n### AC-2(1)　貸出しの記録\n\n- 貸出しを記録する。\n- 返却を確認する。\n',
    ['A.5.1 鍵の方針: 2', 'A.5.2 鍵の責任者: 1', 'AC-2(1) 貸出しの記録: 2'],
  ],
  [
    'headings below a number, with items',
    '# 情報セキュリティ基本方針\n\n## 3　対策\n\n### PS-01 保管\n\n次の対策を講じる。\n\n(1) 鍵を金庫に納めること。\n\n(2) 金庫を施錠すること。\n\n### PS-02 目的\n\n鍵を守ることを目的とする。\n',
    ['PS-01(1) 保管: 1', 'PS-01(2) 保管: 1'],
  ],
  [
    'bare lines',
    '情報セキュリティ基本方針\n\nPS-01　保管\n\n鍵を金庫に納めなければならない。\n\nPS-02　貸出し\n\n貸出しを記録しなければならない。\n',
    ['PS-01 保管: 1', 'PS-02 貸出し: 1'],
  ],
  [
    'rows, bullets and sentences',
    '# 情報セキュリティ基本方針\n\n## 2 対策\n\n| 番号 | 対策 | 内容 |\n| --- | --- | --- |\n| PS-01 | 保管 | 鍵を金庫に納める。 |\n| PS-02 | 貸出し | 貸出しを記録し、返却を確認する。 |\n\n- NW-01　札を付けなければならない。\n- NW-02　点検：鍵を点検しなければならない。\n\nNW-03　職員は、鍵を返却しなければならない。\nNW-04　職員は、紛失を報告しなければならない。\n',
    ['PS-01 保管: 1', 'PS-02 貸出し: 2', 'NW-01 対策: 1', 'NW-02 点検: 1', 'NW-03 対策: 1', 'NW-04 対策: 1'],
  ],
];

/** What lists name under a sentence that forbids, and in brackets. */
const LISTED: readonly (readonly [name: string, source: string, elements: readonly string[]])[] = [
  [
    'what is forbidden',
    '2 遵守事項\n\n次に掲げる行為をしてはならない。\n\n(1) 鍵を他人に貸すこと。\n\n(2) 合鍵の複製',
    ['鍵を他人に貸すことをしてはならない', '合鍵の複製をしてはならない'],
  ],
  ['a label in brackets', '# 方針\n\n## 2 対策\n\n- 【毎年】鍵を点検する。\n', ['鍵を点検する']],
];

describe('a policy whose demands have codes', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  for (const [name, source, controls] of CODED)
    it(`is cited by them: ${name}`, () => {
      const policy = readPolicy(readDocument(source, 'p.md'), tokenize);
      assert.deepEqual(
        policy.controls.map(({ id, title, elements }) => `${id} ${title}: ${elements.length}`),
        controls,
      );
      for (const { elements } of policy.controls)
        for (const { text } of elements) assert.doesNotMatch(text, /[A-Z]+[-.]/);
    });

  for (const [name, source, elements] of LISTED)
    it(`lists ${name}`, () => {
      const { controls } = readPolicy(readDocument(source, 'p.md'), tokenize);
      assert.deepEqual(
        controls.flatMap((control) => control.elements.map(({ text }) => text)),
        elements,
      );
    });

  it('shows them in its outline as they are written', () => {
    const { outline } = outlineAnswer(readDocument('# 方針\n\n## PS-01　保管\n\n鍵を納める。\n', 'p.md'));
    assert.deepEqual(
      outline.map(({ number, title }) => [number, title]),
      [
        ['', '方針'],
        ['', 'PS-01　保管'],
      ],
    );
  });
});
