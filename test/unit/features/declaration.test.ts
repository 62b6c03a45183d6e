import assert from 'node:assert/strict';
import { tracesOf } from '../../../server/src/coverage/trace';
import { readDocument } from '../../../server/src/document/document';
import { declarationOf, statementAt } from '../../../server/src/rules/declaration';
import { applyEdits } from '../../../server/src/rules/finding';
import { isPolicy } from '../../../server/src/workspace/workspace';
import { open, PATHS } from './desk';

describe('declaring a trace', () => {
  /** Declares the statement that holds the words; answers the new text and the statement that the trace is now of. */
  const declare = async (body: string, words: string): Promise<{ text: string; traced: string | undefined }> => {
    const source = `---\n種別: 対策基準\n---\n\n# 基準\n\n${body}`;
    const document = readDocument(source, PATHS.standard);
    const statement = statementAt(document, source.indexOf(words))!;
    assert.ok(statement.text.includes(words), statement.text);
    const text = applyEdits(source, [declarationOf(document, statement, '2(1)-1')]);
    const after = readDocument(text, PATHS.standard);
    assert.deepEqual(
      after.statements.map((one) => one.text),
      document.statements.map((one) => one.text),
      'nothing that was said is lost',
    );
    const workspace = await open();
    const policy = workspace.policyOf(workspace.document(PATHS.policy)!);
    assert.ok(isPolicy(policy));
    const trace = tracesOf(policy, after)[0];
    return { text: text.slice(text.indexOf('# 基準')), traced: trace && after.statements[trace.statement]!.text };
  };

  for (const [what, body, words] of [
    ['a paragraph', '## 第1条\n\n職員は、記録する。\n', '記録する'],
    ['the second sentence of a paragraph', '職員は、入室する。職員は、記録する。\n', '記録する'],
    ['a sentence on a line of its own inside a paragraph', '職員は、入室する。\n職員は、記録する。\n', '記録する'],
    ['a numbered paragraph', '第1条　入室する。\n2　職員は、記録する。\n', '記録する'],
    [
      'an item of a list',
      '次のとおりとする。\n\n- 入室する。\n- 職員は、記録する。\n- 退室する。\n',
      '職員は、記録する',
    ],
    ['an item inside an item', '- 入室\n  - 職員は、記録する。\n  - 退室する。\n', '職員は、記録する'],
    ['a row of a table', '| 者 | こと |\n| --- | --- |\n| 職員 | 記録する |\n| 課長 | 保存する |\n', '保存する'],
    ['CRLF', '## 第1条\r\n\r\n職員は、入室する。\r\n\r\n職員は、記録する。\r\n', '記録する'],
  ] as const)
    it(`marks ${what}, and nothing else`, async () => {
      const { text, traced } = await declare(body, words);
      assert.ok(traced?.includes(words), `${traced} in\n${text}`);
      if (body.includes('\r')) assert.ok(!/[^\r]\n/.test(text.slice(text.indexOf('第1条'))), 'line ends are kept');
    });

  it('finds the statement of a line from its beginning, and none on an empty line', () => {
    const source = '# 基準\n\n2　職員は、記録する。\n\n';
    const document = readDocument(source, PATHS.standard);
    assert.equal(statementAt(document, source.indexOf('2'))?.text, '職員は、記録する。');
    assert.equal(statementAt(document, source.length), undefined);
  });
});
