import assert from 'node:assert/strict';
import { readFamily } from '../../../scripts/coverage/corpus';
import { judge, questionsOf } from '../../../server/src/coverage/evidence';
import { readerOf } from '../../../server/src/coverage/reading';
import { FAINT } from '../../../server/src/coverage/recall';
import type { Traits } from '../../../server/src/coverage/traits';
import { readDocument } from '../../../server/src/document/document';
import { readPolicy } from '../../../server/src/policy/policy';
import { tokenizer } from '../tokenizer';

const POLICY = `# 青葉市情報セキュリティ基本方針

## 2 対策

(1) 認証　端末に多要素認証を導入する。

(2) 記録　記録を3年間保存する。

(3) 私物　私物の端末を接続してはならない。

(4) 花壇　花壇に水をやる。

(5) 点検　端末を毎月点検する。
`;
/** Some of the families of the corpus, of different kinds. */
const FAMILIES = ['bijutsu', 'bus', 'byoin', 'choson'];

type Demand = '認証' | '記録' | '私物' | '花壇' | '点検';

/** What is measured of the last statement of a draft, for each demand of the policy; to thousandths. */
async function measured(body: string): Promise<Readonly<Record<Demand, Traits>>> {
  const tokenize = await tokenizer;
  const questions = questionsOf(readPolicy(readDocument(POLICY, 'p.md'), tokenize), tokenize);
  const document = readDocument(`# 青葉市情報セキュリティ対策基準\n\n${body}\n`, 'd.md');
  const reading = readerOf(document, tokenize)(document.statements.at(-1)!);
  const rounded = (traits: Traits) =>
    Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, Math.round(1000 * value) / 1000]));
  const answers = judge(questions, reading, 0);
  return Object.fromEntries(
    answers.map(({ question, traits }) => [question.control.title, rounded(traits())]),
  ) as unknown as Readonly<Record<Demand, Traits>>;
}

describe('what is measured of a statement', () => {
  for (const [what, body, demand, expected] of [
    [
      'how much it says of what is asked: things of the field by 3, acts by 1',
      '## 庭\n\n庭師は、端末を導入する。',
      '認証',
      { own: 0.571, concepts: 0.5, acts: 1, words: 0.571, main: 0.571, named: 0.571 },
    ],
    [
      'the same, what others ask for too by less',
      '## 庭\n\n庭師は、端末を導入する。',
      '認証',
      { special: 0.455, specialMain: 0.455, specialNamed: 0.455 },
    ],
    [
      'words of no field',
      '## 庭\n\n庭師は、花壇を掃く。',
      '花壇',
      { own: 0.333, words: 0.333, concepts: 0.333, acts: 0.333 },
    ],
    [
      'what it only mentions aside',
      '## 庭\n\n多要素認証を導入していない端末は、棚に置く。',
      '認証',
      { own: 1, main: 0.429, named: 1, specialMain: 0.273 },
    ],
    [
      'what its lead-in says, by half',
      '## 庭\n\n庭師は、花壇について次のことをする。\n\n- 石を磨く。',
      '花壇',
      { own: 0, lead: 0.333, near: 0.167, specialNear: 0.167, heading: 0 },
    ],
    [
      'what its table’s head says',
      '## 庭\n\n| 花壇 | 措置 |\n| --- | --- |\n| 庭師 | 石を磨く。 |',
      '花壇',
      { own: 0, lead: 0.333, near: 0.167 },
    ],
    [
      'what its headings say, and the innermost of them',
      '## 端末\n\n### 多要素認証の導入\n\n#### 庭\n\n庭師は、石を磨く。',
      '認証',
      { own: 0, heading: 1, specialHeading: 1, caption: 0, context: 1, rankHeading: 1, rankTitle: 1 },
    ],
    [
      'what the innermost heading says',
      '## 多要素認証\n\n### 端末\n\n庭師は、石を磨く。',
      '認証',
      { heading: 0.857, caption: 0.273, context: 0.818 },
    ],
    [
      'the theme, in the statement and in the headings',
      '## 私物\n\n庭師は、石を磨く。',
      '私物',
      { theme: 0, likenessHeading: 0.333, title: 1, rankTitle: 1 },
    ],
    ['the theme in the statement', '## 庭\n\n庭師は、認証を行う。', '認証', { theme: 1, themeHeading: 0 }],
    [
      'the theme in its lead-in',
      '## 庭\n\n庭師は、認証について次のことをする。\n\n- 石を磨く。',
      '認証',
      { theme: 1, own: 0 },
    ],
    ['the theme in the headings', '## 認証\n\n庭師は、石を磨く。', '認証', { theme: 0, themeHeading: 1 }],
    ['how alike it is written', '## 庭\n\n庭師は、記録を3年間残す。', '記録', { likeness: 0.6, likenessHeading: 0 }],
    [
      'how alike its headings are',
      '## 記録の保存\n\n庭師は、石を磨く。',
      '記録',
      { likeness: 0, likenessHeading: 0.4, title: 1 },
    ],
    ['how long it is, in hundreds', '## 庭\n\n庭師は、石を磨く。', '花壇', { length: 0.09 }],
    ['up to two hundred', `## 庭\n\n庭師は、${'石、'.repeat(150)}石を磨く。`, '花壇', { length: 2 }],
    ['whether it binds by its verb alone', '## 庭\n\n庭師は、石を磨く。', '花壇', { plain: 1 }],
    ['or by more', '## 庭\n\n庭師は、石を磨かなければならない。', '花壇', { plain: 0 }],
    ['that it measures how long', '## 庭\n\n庭師は、石を10年間磨く。', '記録', { measured: 1 }],
    ['that it measures something else', '## 庭\n\n庭師は、石を毎年磨く。', '記録', { measured: 0 }],
    ['that it measures how often', '## 庭\n\n庭師は、石を毎年磨く。', '点検', { measured: 1 }],
    ['that nothing is to be measured', '## 庭\n\n庭師は、石を毎年磨く。', '花壇', { measured: 0.5 }],
    ['that it ends in what is asked for', '## 庭\n\n庭師は、石を磨き、棚を導入する。', '認証', { predicate: 1 }],
    ['that it ends in something else', '## 庭\n\n庭師は、棚を導入し、石を磨く。', '認証', { predicate: 0 }],
    [
      'what a clause does to what, and how much of that nobody asked for',
      '## 庭\n\n庭師は、石を磨き、芝生の端末に噴水の多要素認証を導入する。',
      '認証',
      { core: 0.727, foreign: 0.667 },
    ],
    [
      'what the clause does that does most',
      '## 庭\n\n庭師は、記録を保存し、石の記録を磨く。',
      '記録',
      { core: 1, foreign: 0 },
    ],
    ['the other way round, too', '## 庭\n\n庭師は、石の記録を磨き、記録を保存する。', '記録', { core: 1, foreign: 0 }],
    [
      'of clauses that do as much the one with less that is strange',
      '## 庭\n\n庭師は、石の記録を保存し、記録を保存する。',
      '記録',
      { core: 1, foreign: 0 },
    ],
    ['that no clause does it', '## 庭\n\n庭師は、石を磨く。', '記録', { core: 0, foreign: 1 }],
    ['that nothing is known of it', '## 庭\n\n庭師は、噴水を拭く。', '花壇', { strange: 1, strangeMain: 1 }],
    [
      'that what is strange is mentioned aside',
      '## 庭\n\n噴水を見る者は、花壇に水をやる。',
      '花壇',
      { strange: 0.333, strangeMain: 0 },
    ],
  ] as const satisfies readonly (readonly [string, string, Demand, Partial<Traits>])[])
    it(`${what}: ${body.replace(/\s+/g, ' ').slice(0, 60)}`, async () => {
      const traits = (await measured(body))[demand];
      assert.deepEqual(
        Object.fromEntries(Object.keys(expected).map((name) => [name, traits[name as keyof Traits]])),
        expected,
      );
    });
});

describe('what speaks against a statement', () => {
  for (const [statement, demand, opposite, contrary] of [
    ['端末に多要素認証を導入する。', '認証', 0, 0],
    // who goes without is meant
    ['端末に多要素認証を導入しない者は、石を磨く。', '認証', 1, 1],
    ['私物の端末を接続してはならない。', '私物', 0, 0],
    ['私物の端末の接続を禁止する。', '私物', 0, 0],
    ['私物の端末の接続を制限する。', '私物', 0, 0],
    ['私物の端末を切り離す。', '私物', 0, 0],
    ['花壇を掃く。', '私物', 1, 0],
  ] as const)
    it(`${statement} (${demand})`, async () => {
      const traits = (await measured(`## 庭\n\n${statement}`))[demand];
      assert.deepEqual([traits.opposite, traits.contrary], [opposite, contrary]);
    });
});

describe('what a statement is no answer to, whatever else speaks for it', () => {
  for (const [statement, demand] of [
    ['端末に多要素認証を導入しない。', '認証'],
    ['端末に多要素認証を導入してはならない。', '認証'],
    ['端末は、多要素認証を導入せずに使う。', '認証'],
    ['端末に多要素認証を導入すべきかを協議する。', '認証'],
    ['私物の端末を接続する。', '私物'],
  ] as const)
    it(`${statement} (${demand})`, async () => {
      const answers: Readonly<Record<string, unknown>> = await measured(`## 庭\n\n${statement}`);
      assert.equal(answers[demand], undefined);
    });
});

describe('how a statement stands to one demand beside the others', () => {
  it('is told by its words', async () => {
    const { 認証, 点検, 花壇 } = await measured('## 庭\n\n端末に多要素認証を導入する。');
    assert.deepEqual([認証.rank, 認証.rankNear, 認証.rankNamed, 認証.place, 認証.placeSense], [1, 1, 1, 1, 1]);
    assert.ok(点検.rank > 0.1 && 点検.rank < 0.5 && 点検.rankNamed < 0.5);
    assert.deepEqual([花壇.rank, 花壇.rankNamed], [0, 0]);
    assert.ok(点検.place <= 0.5 && 点検.placeSense <= 0.5 && 花壇.placeContext <= 0.5);
  });

  it('is told by where it points: how far behind the nearest', async () => {
    const { 認証, 花壇 } = await measured('## 庭\n\n端末に多要素認証を導入する。');
    assert.deepEqual([認証.senseBehind, 認証.senseClauseBehind, 花壇.senseNearest], [0, 0, 0]);
    assert.equal(認証.senseNearest, 認証.sense);
    assert.ok(Math.abs(花壇.senseBehind - (認証.sense - 花壇.sense)) < 0.002);
  });

  it('is told of each of its clauses', async () => {
    const { 認証, 花壇, 記録 } = await measured('## 庭\n\n庭師は、端末に多要素認証を導入し、花壇に水をやる。');
    for (const one of [認証, 花壇]) {
      assert.ok(one.senseNearest > 0.5 && one.senseClause > one.sense + 0.1, `${one.senseClause} ${one.sense}`);
      assert.ok(one.sound > 0.9 && one.soundContext > 0.9);
    }
    assert.equal(記録.senseNearest, 0);
    assert.ok(花壇.soundMain < 0.5);
  });

  it('is told by what it sounds like, alone and in its place', async () => {
    const alone = (await measured('## 庭\n\n端末に多要素認証を導入する。')).認証;
    assert.ok(alone.sound > 0.8 && alone.soundMain > 0.8 && alone.loudness > 0.8);
    const aside = (await measured('## 庭\n\n多要素認証を導入していない端末は、棚に置く。')).認証;
    assert.ok(aside.sound > 0.8 && aside.soundMain < 0.2, 'without what is only mentioned');
    const below = (await measured('## 多要素認証の導入\n\n庭師は、石を磨く。')).認証;
    assert.ok(
      below.sound < 0.1 && below.soundHeading > 0.3 && below.soundContext > below.sound + 0.2,
      'below its heading',
    );
    assert.equal(below.rankSoundHeading, 1);
    const led = (await measured('## 庭\n\n多要素認証を次のとおり導入する。\n\n- 石を磨く。')).認証;
    assert.ok(led.sound < 0.1 && led.soundContext > 0.1, 'behind its lead-in');
    const beside = (await measured('## 庭\n\n端末に多要素認証を導入する。庭師は、石を磨く。')).認証;
    assert.ok(beside.sound < 0.1 && beside.soundAround > 0.3, 'behind its neighbour');
  });

  it('is told by what others have written', async () => {
    const { 認証, 花壇 } = await measured('## 庭\n\n端末に多要素認証を導入する。');
    assert.deepEqual([認証.rankPrecedent, 認証.rankPractice], [1, 1]);
    assert.ok(認証.precedent > 0.3 && 認証.practiceFulfilled > 認証.practice && 花壇.precedent < 0.1);
    assert.ok(認証.known > 0.5 && 認証.idle > 0 && 認証.idle < 1);
  });

  it('is told of a row with its heads', async () => {
    const head = (await measured('## 庭\n\n| 対象 | 多要素認証 |\n| --- | --- |\n| 端末 | 導入する。 |')).認証;
    const none = (await measured('## 庭\n\n| 対象 | 庭 |\n| --- | --- |\n| 端末 | 導入する。 |')).認証;
    assert.ok(head.sound > none.sound + 0.5 && head.sense > none.sense && head.precedent > none.precedent);
  });
});

describe('a statement that can be no evidence', () => {
  for (const body of ['## 用語の定義\n\n端末に多要素認証を導入する。', '## 庭\n\n端末に多要素認証を導入した。'])
    it(`is measured for nothing: ${body.replace(/\s+/g, ' ')}`, async () => assert.deepEqual(await measured(body), {}));
});

describe('the elements that a statement is measured for', () => {
  it('are few, and no other could be answered', async () => {
    const tokenize = await tokenizer;
    let [pairs, looked] = [0, 0];
    for (const { name, policy, drafts } of FAMILIES.map((one) => readFamily('test/corpus', one, tokenize))) {
      const questions = questionsOf(policy, tokenize);
      for (const { document } of drafts) {
        const read = readerOf(document, tokenize);
        for (const statement of document.statements) {
          const reading = read(statement);
          const told = (least: number) =>
            judge(questions, reading, least)
              .filter(({ score }) => score >= FAINT)
              .map(({ question, score }) => `${question.element.id} ${score}`);
          assert.deepEqual(told(FAINT), told(0), `${name}: ${statement.text}`);
          pairs += judge(questions, reading, 0).length;
          looked += judge(questions, reading, Number.MIN_VALUE).length;
        }
      }
    }
    assert.ok(looked < 0.4 * pairs, `${looked} of ${pairs}`);
  });
});
