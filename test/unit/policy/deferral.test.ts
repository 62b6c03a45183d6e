import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import { deferralsOf, deferredTo } from '../../../server/src/policy/deferral';
import { readPolicy } from '../../../server/src/policy/policy';

const RULES =
  '北町情報管理規則\n\n（定義）\n第2条　用語の意義は、次のとおりとする。\n(1) 情報資産　情報をいう。\n(2) 端末　機器をいう。';
const POLICY =
  '北町水道情報セキュリティ基本方針\n\n（用語）\n第2条　この規程において使用する用語は、北町情報管理規則（令和元年規則第1号。以下「規則」という。）において使用する用語の例による。\n2　この規程で「端末」とは、検針に用いる機器をいう。';

describe('terms of another document', () => {
  /** A sentence and the document that it takes terms from. */
  const CASES: readonly (readonly [string, string | undefined])[] = [
    ['この要綱で使用する用語の意義は、東県情報セキュリティポリシーの例による。', '東県情報セキュリティポリシー'],
    ['用語の定義は、本部規程に定めるところによる。', '本部規程'],
    ['この手順における用語は、基本方針において使用する用語と同一の意味とする。', '基本方針'],
    ['用語の意義は、それぞれ当該各号に定めるところによる。', undefined],
    ['契約の事務は、財務規則の例による。', undefined],
    ['この規程における用語の意義は、次のとおりとする。', undefined],
  ];
  for (const [sentence, wanted] of CASES) {
    it(sentence, () => {
      assert.deepEqual(deferralsOf(readDocument(sentence, '方針.md')), wanted ? [wanted] : []);
    });
  }

  it('are read there, and its own come first', () => {
    const policy = readDocument(POLICY, '方針.md');
    const rules = readDocument(RULES, '規則.md');
    const sources = deferredTo(policy, [readDocument('# 南町情報管理規則', '他.md'), rules, policy]);
    assert.deepEqual(sources, [rules]);
    assert.deepEqual(
      readPolicy(policy, undefined, sources)
        .terms.filter(({ inline }) => !inline)
        .map(({ term, path }) => [term, path]),
      [
        ['端末', '方針.md'],
        ['情報資産', '規則.md'],
      ],
    );
  });

  it('also by the name that the document gives it', () => {
    const policy = readDocument(
      '第1条　北町情報管理規則（以下「規則」という。）を補う。\n\n第2条　用語は、規則の例による。',
      '方針.md',
    );
    assert.equal(deferredTo(policy, [readDocument(RULES, '規則.md')]).length, 1);
  });
});
