import assert from 'node:assert/strict';
import { type Evidence, readCoverage } from '../../../server/src/coverage/coverage';
import { isUnfinished } from '../../../server/src/coverage/evidence';
import { readDocument } from '../../../server/src/document/document';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const policyOf = (terms: readonly string[], demand: string) =>
  `# 青葉市情報セキュリティ基本方針\n\n## 1 定義\n\n${terms.map((term, i) => `(${i + 1}) ${term}　情報システムをいう。`).join('\n\n')}\n\n## 2 対策\n\n(1) ${demand}\n`;
const SYSTEMS = ['事務系', '公開系'];
const MFA = '事務系　事務系においては、端末に多要素認証を導入する。';
const RULE = '情報システム管理者は、端末に多要素認証を導入しなければならない。';

/** How a draft stands to the one demand of a policy. */
async function answer(policy: string, text: string) {
  const tokenize = await tokenizer;
  const draft = readDocument(`# 青葉市情報セキュリティ対策基準\n\n${text}`, 'd.md');
  return readCoverage(readPolicy(readDocument(policy, 'p.md'), tokenize), [draft], tokenize).controls[0]!.elements[0]!;
}

describe('a demand for one system', () => {
  for (const [what, terms, text, status] of [
    ['is answered by a rule that names it', SYSTEMS, `## 認証\n\n${RULE.replace('端末', '事務系の端末')}`, 'covered'],
    ['is answered below a heading that names it', SYSTEMS, `## 事務系\n\n${RULE}`, 'covered'],
    ['is not answered below a heading that names another', SYSTEMS, `## 公開系\n\n${RULE}`, 'missing'],
    [
      'is answered by a rule that names it there',
      SYSTEMS,
      `## 公開系\n\n${RULE.replace('端末', '事務系の端末')}`,
      'covered',
    ],
    [
      'is not answered by a rule that names another',
      SYSTEMS,
      `## 事務系\n\n${RULE.replace('端末', '公開系の端末')}`,
      'missing',
    ],
    [
      'is answered by a rule for both',
      SYSTEMS,
      `## 認証\n\n${RULE.replace('端末', '公開系及び事務系の端末')}`,
      'covered',
    ],
    ['is a demand for all where there are no others', ['事務系'], `## 公開系\n\n${RULE}`, 'covered'],
  ] as const)
    it(what, async () => assert.equal((await answer(policyOf(terms, MFA), text)).status, status));
});

describe('a demand for one of several systems or networks', () => {
  const rule = (what: string) => RULE.replace('端末', `${what}の端末`);
  const PLANTS = ['監視制御システム', '財務会計システム', '情報システム'];
  const PLANT = '監視　監視制御システムにおいては、端末に多要素認証を導入する。';
  const NETWORKS = ['行政ネットワーク', '校務ネットワーク', 'ネットワーク'];
  const OFFICE = '行政　行政ネットワークにおいては、端末に多要素認証を導入する。';
  const LINES = ['LGWAN接続系', '公開系'];
  const LINE = 'LGWAN　LGWAN接続系においては、端末に多要素認証を導入する。';
  for (const [terms, demand, text, status] of [
    [PLANTS, PLANT, rule('監視制御システム'), 'covered'],
    [PLANTS, PLANT, rule('財務会計システム'), 'missing'],
    [PLANTS, PLANT, rule('情報システム'), 'covered'],
    [PLANTS, PLANT, `### 財務会計システム\n\n${RULE}`, 'missing'],
    [PLANTS, PLANT, `### 情報システム\n\n${RULE}`, 'covered'],
    [PLANTS, PLANT, `### 監視制御システム及び財務会計システム\n\n${RULE}`, 'covered'],
    [NETWORKS, OFFICE, rule('行政ネットワーク'), 'covered'],
    [NETWORKS, OFFICE, rule('校務ネットワーク'), 'missing'],
    [NETWORKS, OFFICE, rule('ネットワーク'), 'covered'],
    [NETWORKS, OFFICE, `### 校務ネットワーク\n\n${rule('行政ネットワーク')}`, 'covered'],
    [LINES, LINE, `### 公開系\n\n${rule('L G W A N 接続系')}`, 'covered'],
    [LINES, LINE.replaceAll('LGWAN接続系', '公開系'), rule('ＬＧＷＡＮ接続系'), 'missing'],
  ] as const)
    it(`${demand} ${text.replace(/\n+/g, ' ')}`, async () =>
      assert.equal((await answer(policyOf(terms, demand), `## 認証\n\n${text}`)).status, status));

  it('is about the others that it is to be kept apart from, without being a demand for them', async () => {
    const policy = policyOf(SYSTEMS, '事務系　事務系においては、公開系との通信を制限する。');
    const below = async (heading: string) =>
      (await answer(policy, `## ${heading}\n\n管理者は、公開系との通信を制限しなければならない。`)).status;
    assert.deepEqual(
      [await below('通信'), await below('事務系'), await below('公開系')],
      ['covered', 'covered', 'missing'],
    );
  });
});

describe('how a sentence binds', () => {
  for (const [end, status] of [
    ['するものとする', 'covered'],
    ['するよう努めるものとする', 'weak'],
    ['することができる', 'weak'],
    ['するものではない', 'missing'],
  ] as const)
    it(`外部との通信を遮断${end}。`, async () =>
      assert.equal(
        (
          await answer(
            policyOf(SYSTEMS, '遮断　外部との通信を遮断する。'),
            `## 遮断\n\n最高責任者は、外部との通信を遮断${end}。`,
          )
        ).status,
        status,
      ));

  it('is enough where a power is demanded and somebody may', async () => {
    const policy = policyOf(SYSTEMS, '遮断　最高責任者に、外部との通信を遮断する権限を与える。');
    const text = '## 遮断\n\n最高責任者は、外部との通信を遮断することができる。';
    assert.equal((await answer(policy, text)).status, 'covered');
  });
});

describe('who goes without just what is demanded', () => {
  for (const [demand, text, status] of [
    ['記録　操作の記録を保存する。', '総務課長は、操作の記録を保存しない。', 'missing'],
    ['記録　操作の記録を保存する。', '総務課長は、操作の記録の保存を省いて運用する。', 'missing'],
    ['委託　再委託を制限する。', '総務課長は、再委託を制限しない。', 'missing'],
    ['委託　再委託を制限する。', '総務課長は、再委託を制限しなければならない。', 'covered'],
  ] as const)
    it(`${text} (${demand})`, async () =>
      assert.equal((await answer(policyOf(SYSTEMS, demand), `## 対策\n\n${text}`)).status, status));
});

describe('a demand for a power', () => {
  for (const [demand, status] of [
    ['遮断　最高責任者に、外部との通信を遮断する権限を与える。', 'covered'],
    ['遮断　外部との通信を遮断する。', 'weak'],
  ] as const)
    it(`is answered by who may: ${demand}`, async () =>
      assert.equal(
        (
          await answer(
            policyOf(SYSTEMS, demand),
            '## 遮断\n\n<!-- kijun: covers 2(1) -->\n最高責任者は、外部との通信を遮断することができる。',
          )
        ).status,
        status,
      ));
});

describe('evidence', () => {
  const first = ([one]: readonly Evidence[]) => ({ said: one!.said, unsaid: one!.unsaid });

  it('tells what of the demand it says, itself or by its heading, and what it does not', async () => {
    const policy = policyOf(SYSTEMS, '認証　端末に多要素認証を導入する。');
    assert.deepEqual(first((await answer(policy, `## 認証\n\n${RULE}`)).evidence).unsaid, []);
    assert.ok(first((await answer(policy, `## 認証\n\n${RULE}`)).evidence).said.includes('多要素認証'));
    const without = '## 端末\n\n<!-- kijun: covers 2(1) -->\n情報システム管理者は、多要素認証を使う。';
    assert.ok(first((await answer(policy, without)).evidence).said.includes('多要素認証'));
  });

  it('is weak where something is to be filled in, and none in a section that orders nothing', async () => {
    const policy = policyOf(SYSTEMS, '認証　端末に多要素認証を導入する。');
    assert.equal(
      (await answer(policy, `## 認証\n\n〔役職〕は、端末に多要素認証を導入しなければならない。`)).status,
      'weak',
    );
    for (const silent of ['用語の定義', '目的', '適用範囲', '脅威', '改訂履歴'])
      assert.equal((await answer(policy, `## ${silent}\n\n${RULE}`)).status, 'missing', silent);
  });

  for (const [text, unfinished] of [
    ['〔役職〕は、札を返す。', true],
    ['札を返す。', false],
    ['〔1〕札を返す。', false],
    ['札を〔返す。', false],
    ['札を返す〔基本方針7(2)関係〕。', false],
    ['札を返す〔基本方針の札の項に対応〕。', false],
    ['〔役職〕は、札を返す〔基本方針7(2)関係〕。', true],
    ['〔障害への対応〕は、札を返す係が行う。', true],
  ] as const)
    it(`is ${unfinished ? 'not ' : ''}finished: ${text}`, () => assert.equal(isUnfinished(text), unfinished));
});
