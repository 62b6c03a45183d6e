import assert from 'node:assert/strict';
import { type Around, marks } from './draft';

const POLICY = `## 1 対策

(1) 監査　情報セキュリティ監査を毎年度実施する。

(2) 研修　職員に対する研修を毎年度実施する。

(3) 媒体　電磁的記録媒体を廃棄するときは、記録された情報を消去する。`;

const AUDIT = '第1条（監査）　市長は、情報セキュリティ監査を毎年度実施しなければならない。';
const TRAINING = '第2条（研修）　総務課長は、職員に対する研修を毎年度実施しなければならない。';
const MEDIA = '第3条（媒体の廃棄）　職員は、電磁的記録媒体を廃棄するときは、記録された情報を消去しなければならない。';
const STANDARD = [AUDIT, TRAINING, MEDIA].join('\n\n');

/** The articles of a standard that a procedure with this text does not carry out; told from the first on unless a share is set. */
const lacking = (procedure: string, share: number | 'usual' = 0, standard = STANDARD) =>
  marks('level/unimplemented', standard, {
    policy: POLICY,
    beside: procedure,
    ...(share !== 'usual' && { config: { rules: { 'level/unimplemented': { share } } } }),
  } satisfies Around);
const procedure = (text: string, title = '緑野市情報セキュリティ実施手順') => `# ${title}\n\n${text}\n`;

describe('an article of a standard', () => {
  for (const [what, text, ...told] of [
    [
      'is carried out by what says something to the same demand',
      procedure('## 1 庭\n\n係長は、情報セキュリティ監査を毎年度実施する。'),
      '研修',
      '媒体の廃棄',
    ],
    [
      'is carried out where it is cited',
      procedure('## 1 庭\n\n対策基準第2条に基づき、係長は、石を磨く。'),
      '監査',
      '媒体の廃棄',
    ],
    [
      'is carried out where a paragraph of it is cited',
      procedure('## 1 庭\n\n対策基準第2条第1項に基づき、係長は、石を磨く。'),
      '監査',
      '媒体の廃棄',
    ],
    [
      'is not carried out by who cites another with a longer number',
      procedure('## 1 庭\n\n対策基準第21条に基づき、係長は、石を磨く。'),
      '監査',
      '研修',
      '媒体の廃棄',
    ],
    [
      'is not carried out by who cites an article of something else',
      procedure('## 1 庭\n\n第2条に基づき、係長は、石を磨く。'),
      '監査',
      '研修',
      '媒体の廃棄',
    ],
    [
      'is carried out by a section that is headed so',
      procedure('## 1 古い媒体の廃棄の方法\n\n係長は、石を磨く。'),
      '監査',
      '研修',
    ],
    [
      'is not by one that is headed with half of it',
      procedure('## 1 媒体\n\n係長は、石を磨く。'),
      '監査',
      '研修',
      '媒体の廃棄',
    ],
    [
      'is carried out by a procedure that has its title',
      procedure('## 1 庭\n\n係長は、石を磨く。', '緑野市監査実施手順'),
      '研修',
      '媒体の廃棄',
    ],
    ['needs a procedure only where there are any', '# 緑野市情報システム対策基準\n\n## 1 庭\n\n係長は、石を磨く。\n'],
  ] as const)
    it(what, async () => assert.deepEqual(await lacking(text), told));

  it('is told of once half of them are carried out, or as many as kijun.json says', async () => {
    const one = procedure('## 1 研修\n\n係長は、石を磨く。');
    const two = procedure('## 1 研修\n\n係長は、石を磨く。\n\n## 2 監査\n\n係長は、石を磨く。');
    assert.deepEqual(await lacking(one, 'usual'), []);
    assert.deepEqual(await lacking(two, 'usual'), ['媒体の廃棄']);
    assert.deepEqual(await lacking(two, 1), []);
    assert.deepEqual(await lacking(one, 0.3), ['監査', '媒体の廃棄']);
  });

  it('is left out where it answers nothing in the policy, or settles who is who', async () => {
    const garden = '第4条（庭）　係長は、石を磨かなければならない。';
    const general = '第5条（総則）　市長は、情報セキュリティ監査を毎年度実施しなければならない。';
    const review = '第6条（見直し）　市長は、情報セキュリティ監査を毎年度実施しなければならない。';
    const text = procedure('## 1 池\n\n係長は、水を抜く。');
    assert.deepEqual(await lacking(text, 0, [AUDIT, garden, general, review].join('\n\n')), ['監査']);
  });
});
