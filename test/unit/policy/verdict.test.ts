import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { readPolicy } from '../../../server/src/policy/policy';
import type { Reason } from '../../../server/src/policy/verdict';
import { tokenizer } from '../tokenizer';

/** A section's title, a sentence in it, and why that demands nothing; undefined where it demands something. */
const SAID: readonly (readonly [string, string, Reason | undefined])[] = [
  ['目的及び適用', '館員は、この方針及び実施手順を遵守しなければならない。', 'duty'],
  ['目的', 'この方針は、館の情報を守ることを目的とする。', 'purpose'],
  ['対象', '館員は、この方針と館内の規程を守る責任を負う。', 'duty'],
  ['宣言', '当館は、情報を守ることを宣言する。', 'purpose'],
  ['管理', '対策基準は、館外の者に開示しない。', 'publication'],
  ['実施手順', '実施手順は、館の警備に関わるため、公開の対象としない。', 'publication'],
  ['管理', '館長は、対策基準に定める者以外の者に名簿を開示しない。', undefined],
  ['管理', '秘密と記した文書は、館外に公開しない。', undefined],
  ['管理', '対策の具体的な事項は，対策基準（以下「基準」という．）に定める．', 'documents'],
  ['管理', '巡回の細かい決まりは、対策基準及び実施手順に定めます。', 'documents'],
  ['管理', '展示の基準は対策基準に、展示の手順は実施手順に定め、館外に公開しない。', 'documents'],
  ['管理', '対策基準は、館外の者に閲覧させない。', 'publication'],
  ['管理', '館員は、図面を館外の者に見せない。', undefined],
  ['館員', '館員は、この方針を尊重し、これに従う。', 'duty'],
  ['適用範囲', 'この方針は、本館に適用し、館員（派遣された者を含む。）は、これを守らなければならない。', 'duty'],
  ['管理', '点検の詳細な手続は、館ごとに実施手順において定める。', 'documents'],
  ['管理', '館長は、この方針の下に対策基準を置き、各室は実施手順を整える。', 'documents'],
  ['管理', '室長は、展示ごとの手引（以下「実施手順」という。）を室ごとに作成する。', 'documents'],
  ['管理', '室長は、停電したときの手引を室ごとに作成する。', undefined],
  ['公開', 'この方針は、館のホームページに載せるほか、玄関に掲示する。', 'publication'],
  ['公開', '対策基準は館外に出さない。', 'publication'],
  ['公開', 'この方針は公表し、実施手順は部外秘とする。', 'publication'],
  ['公開', '実施手順は館外秘とする。', 'publication'],
  ['管理', '本館は対策基準を、各分館は手引を作ります。', 'documents'],
  ['館員', '館員は、この方針と当館の定めを守ります。', 'duty'],
  ['館員', '館員は、この方針と、ここから作られる手順書を守り、来館者の信頼に応えます。', 'duty'],
  ['館員の責務', '館員は、名簿が一度漏れると取り返しがつかないことを忘れません。', 'duty'],
  ['管理', '鍵の貸出しの手続を定める。', undefined],
  // what tells how something else is treated is not what is shown
  ['管理', '来館者の名簿は、この方針に基づき、公表しない。', undefined],
  ['管理', '館長は、ポリシーに基づき、事故の概要を公表する。', undefined],
  ['管理', '実施手順に定める場合を除き、名簿を館外に出さない。', undefined],
  ['管理', '館員は、実施手順に従い、部外秘の図面を施錠して保管する。', undefined],
  ['管理', '来館者の撮影の方針は、玄関に掲示する。', undefined],
  ['管理', '事故の概要は、方針を決めた上で公表する。', undefined],
  ['管理', '館員は、対策基準を館外の者に開示しない。', 'publication'],
  ['管理', 'この方針、対策基準その他の文書は、館外秘とする。', 'publication'],
  // a document that something else is done by or with
  ['管理', '実施手順は、毎年点検し、その結果の記録を作る。', undefined],
  ['管理', '館長は、方針に基づき、鍵の持出しの要領を定め、持出しを記録する。', undefined],
  ['館員', '館員は、実施手順に従い図面を廃棄する。', undefined],
  ['館員', '館員は、対策基準に従って業務を行わなければならない。', 'duty'],
  ['館員', '館員は、方針と来館者の秘密を守る。', undefined],
  ['館員', '館員は、方針及び実施手順を遵守し、図面の漏えいの防止に努める。', undefined],
  ['委託', '委託先が対策基準を遵守することを契約書に明記する。', undefined],
  ['館員', '館員は、この方針に従う責任を負い、業務に当たる。', 'duty'],
  ['館員', '館員は、この方針及びこれに基づく文書に従う責務を負う。', 'duty'],
  ['館員', '館員は、実施手順に従う義務を負う。', 'duty'],
  ['館員', '館員は、実施手順に従い鍵を返す責務を負う。', undefined],
  [
    '館員',
    '館員は、この方針、対策基準及び実施手順を守り、後進の手本となるよう情報を取り扱わなければならない。',
    'duty',
  ],
  ['館員', '館員は、この方針と手順書を守り、情報を大切に扱います。', 'duty'],
  ['館員', '館員は、この方針と手順書を守り、来館者に見えないよう名簿を取り扱う。', undefined],
  ['館員', '館員は、この方針及び実施手順を守り、知り得た秘密を漏らしてはならない。', undefined],
  ['館員の責務', '館員は、実施手順に従い、情報資産を分類する。', undefined],
  ['館員の責務', '館員は、実施手順に従い、情報資産を守る。', 'duty'],
  ['館員の責務', '館員は、この方針及び実施手順を守り、来館者の情報を漏らしてはならない。', undefined],
  ['館員の責務', '館員は、実施手順に従い、情報資産を業務のほかに使用してはならない。', undefined],
  ['適用範囲', '来館者の守るべき事項は、この方針を踏まえ、閲覧室の利用規程に定める。', 'documents'],
  ['適用範囲', '委託先の守る事項は、この方針に基づき、別に要領に定める。', 'documents'],
  ['適用範囲', 'この方針は、分館の館員にも適用する。', 'scope'],
  ['館員の責務', '館員は、離席のときの施錠を忘れない。', undefined],
  ['館員の責務', '従業員は、退館のときに鍵を返す。', undefined],
  ['館員の責務', '館員は、実施手順に従い、図面を金庫に入れる。', undefined],
  ['館員の責務', '館員は、法令及び実施手順に従い、業務を適正に行う。', 'duty'],
  ['及ぶ範囲', 'この方針は、本館及び分館の館員に及ぶ。', 'scope'],
  ['範囲', 'この方針は、本館及び分館の館員に及びます。', 'scope'],
  ['範囲', '館員は、この方針に従って職務を行う義務を負う。', 'duty'],
  ['館員', '館員は、この方針及びこれに基づく規程を理解し、遵守する責任を負う。', 'duty'],
  ['管理', 'この方針を実施するための規則及び手引は、館長が定める。', 'documents'],
  ['管理', '館長は、情報セキュリティ対策基準をつくります。', 'documents'],
  ['管理', '対策基準は、館のホームページに掲載しない。', 'publication'],
  ['管理', '来館者の写真は、館のホームページに掲載しない。', undefined],
  // a device must be able to do what nobody allows it
  ['管理', '車載の端末は、遠隔の操作で内容を消去できるものとする。', undefined],
  ['管理', '館長は、不要な内容を消去できるものとする。', 'permission'],
  ['管理', '館の端末は、館長の承認を得て、外で日誌を記録できるものとする。', 'permission'],
  ['管理', '部屋の設備は、借りた者が内から施錠することができるものとする。', 'permission'],
  ['館員', 'この義務は、館を退いた後も続く。', 'likewise'],
  ['館員', '秘密を守る義務は、館を退いた後も続く。', undefined],
];

/** Two sentences in one place, and how each is read. */
const FOLLOWED: readonly (readonly [string, string, readonly (Reason | undefined)[]])[] = [
  [
    '館長は、対策基準及び実施手順を定める。',
    'これらは、支障が生じるおそれがあるため公開しません。',
    ['documents', 'publication'],
  ],
  ['館長は、対策基準を定める。', '基準及び手順は、公開しない。', ['documents', 'publication']],
  ['館長は、来館者の名簿を保管する。', 'これらは、公開しない。', [undefined, undefined]],
];

describe('why a statement demands nothing', () => {
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });
  /** How the statements below the last heading are read. */
  const verdicts = (section: string, text: string) => {
    const source = `# 青葉館情報セキュリティ基本方針\n\n## 1 ${section}\n\n${text}\n`;
    const { document, verdicts: all } = readPolicy(readDocument(source, '方針.md'), tokenize);
    return document.statements.filter(({ form }) => form !== 'title').map(({ index }) => all[index]);
  };

  for (const [section, sentence, reason] of SAID)
    it(`${section}: ${sentence}`, () => assert.deepEqual(verdicts(section, sentence), [reason]));

  for (const [first, second, reasons] of FOLLOWED)
    it(`${first}${second}`, () => assert.deepEqual(verdicts('管理', first + second), reasons));

  it('reads what may happen as no demand', () => {
    const items = '- 外からの侵入\n- 書類の置き忘れ\n';
    assert.deepEqual(verdicts('備え', `館は、次の事柄が起こるおそれがあると考える。\n\n${items}`).slice(1), [
      'phrase',
      'phrase',
    ]);
    assert.deepEqual(verdicts('おそれのある事柄', items), ['threat', 'threat']);
  });

  it('reads what is answered in a section among others, and not whom to ask about the policy', () => {
    const read = (body: string) => {
      const source = `# 青葉館情報セキュリティ基本方針\n\n## 1 名簿\n\n### 1.1 保管\n\n名簿は、施錠して保管する。\n\n${body}`;
      return readPolicy(readDocument(source, '方針.md'), tokenize).controls.map(({ id }) => id);
    };
    assert.deepEqual(read('### 1.2 問合せ\n\n電話での問合せには、名前を確かめて答える。\n'), ['1.1', '1.2']);
    assert.deepEqual(read('## 2 問合せ\n\nこの方針についての問合せは、庶務係が受け付ける。\n'), ['1.1']);
  });

  it('reads what is done about violations as a measure among others, and as none where it has a section', () => {
    const measures = '館長は、次の措置を講ずる。\n\n(1) 年1回の研修\n\n(2) 規程に違反した者に対する処分\n';
    const source = (body: string) => `# 青葉館情報セキュリティ基本方針\n\n## 1 ${body}`;
    const demanded = (body: string) =>
      readPolicy(readDocument(source(body), '方針.md'), tokenize).controls.flatMap(({ elements }) =>
        elements.map(({ text }) => text),
      );
    assert.deepEqual(demanded(`人的対策\n\n${measures}`), ['年1回の研修', '規程に違反した者に対する処分']);
    assert.deepEqual(demanded('違反した者の取扱い\n\n違反した者は、処分の対象とする。\n'), []);
  });
});
