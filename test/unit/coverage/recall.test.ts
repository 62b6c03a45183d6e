import assert from 'node:assert/strict';
import { questionsOf } from '../../../server/src/coverage/evidence';
import { judging, verdictsOf } from '../../../server/src/coverage/recall';
import { type Document, readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const POLICY =
  '# 青葉市情報セキュリティ基本方針\n\n## 2 対策\n\n(1) 認証　端末に多要素認証を導入する。\n\n(2) 花壇　花壇に水をやる。\n';
const RULE = '端末に多要素認証を導入する。';

describe('what a statement says to a demand', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  const draft = (body: string) => readDocument(`# 青葉市情報セキュリティ対策基準\n\n${body}\n`, 'd.md');
  const asking = () => questionsOf(readPolicy(readDocument(POLICY, 'p.md'), tokenize), tokenize);
  const last = (document: Document, questions = asking()) => verdictsOf(questions, document, tokenize).at(-1)!;
  /** What the last statement of a draft says to the first demand: whether it may count, and whether it binds. */
  const said = (body: string, questions = asking()) => {
    const found = last(draft(body), questions).find(({ element }) => element === '2(1)-1');
    return found && found.score > 0.5 ? (found.binding ? 'binds' : 'wishes') : 'nothing';
  };

  it('is how well, whether it binds, and which words', () => {
    const [verdict, ...others] = last(draft(`## 庭\n\n${RULE}`));
    assert.deepEqual(others, []);
    assert.deepEqual([verdict!.element, verdict!.binding, verdict!.unsaid], ['2(1)-1', true, []]);
    assert.deepEqual(verdict!.said, ['端末', '多要素認証', '導入']);
    assert.equal(Math.round(verdict!.score * 100) / 100, verdict!.score);
    assert.ok(verdict!.score > 0.8);
    assert.deepEqual(last(draft('## 庭\n\n多要素認証を使う。'))[0]!.unsaid, ['端末', '導入']);
  });

  // the same words each time: what surrounds them tells
  const PLACES = [
    ['a section of rules', `## 庭\n\n${RULE}`, 'binds'],
    ['a section of definitions', `## 用語の定義\n\n${RULE}`, 'nothing'],
    ['a section below one of definitions', `## 用語の定義\n\n### 庭\n\n${RULE}`, 'nothing'],
    ['附則', `## 附則\n\n${RULE}`, 'nothing'],
    ['a list of what is to be done', `## 庭\n\n庭師は、次のことをしなければならない。\n\n(1) ${RULE}`, 'binds'],
    [
      'a list of what is good to do',
      '## 庭\n\n庭師は、次のことをすることが望ましい。\n\n(1) 端末への多要素認証の導入',
      'wishes',
    ],
    [
      'a list of what must be done',
      '## 庭\n\n庭師は、次のことをしなければならない。\n\n(1) 端末への多要素認証の導入',
      'binds',
    ],
    [
      'a draft that says what is meant',
      '## 庭\n\n多要素認証（以下「甲号」という。）を知る。\n\n## 池\n\n端末に甲号を導入する。',
      'binds',
    ],
    [
      'a draft that means something else',
      '## 庭\n\n池の水（以下「甲号」という。）を知る。\n\n## 池\n\n端末に甲号を導入する。',
      'nothing',
    ],
  ] as const;
  for (const [where, body, expected] of PLACES)
    it(`is in ${where}: ${expected}`, () => assert.equal(said(body), expected));

  it('is told of each place apart, also where the same words were judged in another', () => {
    const questions = asking();
    for (const [where, body, expected] of [...PLACES, ...PLACES]) assert.equal(said(body, questions), expected, where);
  });

  it('is more where the head of its table names what is asked for', () => {
    const score = (head: string) =>
      last(draft(`## 庭\n\n| 対象 | ${head} |\n| --- | --- |\n| 端末 | 導入する。 |`)).find(
        ({ element }) => element === '2(1)-1',
      )?.score ?? 0;
    assert.ok(score('多要素認証') > score('花'), `${score('多要素認証')} ${score('花')}`);
  });

  it('is judged once as long as nothing around it changes', () => {
    const questions = asking();
    const before = last(draft(`## 庭\n\n${RULE}`), questions);
    assert.equal(last(draft(`## 池\n\n水を抜く。\n\n## 庭\n\n${RULE}`), questions), before);
    assert.notEqual(last(draft(`## 庭\n\n水を抜く。${RULE}`), questions), before);
    assert.notEqual(last(draft(`## 池\n\n${RULE}`), questions), before);
  });

  it('is the same when it was judged one statement after the other, and then no more', () => {
    const body = `## 庭\n\n${RULE}\n\n花壇に水をやる。\n\n| 対象 | 多要素認証 |\n| --- | --- |\n| 端末 | 導入する。 |`;
    const fresh = asking();
    const document = draft(body);
    assert.equal([...judging(fresh, document, tokenize)].length, document.statements.length);
    assert.deepEqual(verdictsOf(fresh, document, tokenize), verdictsOf(asking(), draft(body), tokenize));
    assert.equal([...judging(fresh, document, tokenize)].length, 0);
  });
});
