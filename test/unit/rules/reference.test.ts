import assert from 'node:assert/strict';
import { createWorkspace } from '../../../server/src/workspace/workspace';

const POLICY = [
  '# 鶴見市情報セキュリティ基本方針',
  '## 1 目的\n\n情報資産を守ることを目的とする。',
  '## 2 定義\n\n(1) 端末　パソコンをいう。\n\n(2) 媒体　USBメモリをいう。',
  '## 3 対策\n\n次の対策を講ずる。\n\n(1) 端末を管理する。\n\n(2) 記録を残す。',
].join('\n\n');

/** The findings about references in a draft, as rule and marked words. */
function found(
  body: string,
  title = '鶴見市情報セキュリティ対策基準',
  others: readonly string[] = [],
): readonly string[] {
  const source = `# ${title}\n\n${body}\n`;
  const workspace = createWorkspace();
  workspace.set('/w/p.md', POLICY);
  workspace.set('/w/d.md', source);
  for (const [i, text] of others.entries()) workspace.set(`/w/other${i}.md`, text);
  return workspace
    .findings('/w/d.md')
    .filter(({ rule }) => /^(?:reference|annex|contents)\//.test(rule))
    .map(({ rule, span }) => `${rule} ${source.slice(span.start, span.end)}`);
}

const BODY = [
  '第1条　次の各号に掲げる者は、台帳を備える。\n\n(1) 課長\n\n(2) 係長',
  '第2条　課長は、札を掛ける。ただし、休日を除く。\n\n2　前項の札は、係長が数える。',
].join('\n\n');
const after = (sentence: string) => found(`${BODY}\n\n第3条　${sentence}`);

describe('references', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['an article that is there', '課長は、第2条の札を数える。', []],
    ['an article that is not', '課長は、第9条の札を数える。', ['reference/broken 第9条']],
    ['codes that head nothing here', '課長は、KM-01に定める札を基本方針KM-02及びISO/IEC 27001 A.5.1に従い数える。', []],
    ['a demand of a place of the policy', '課長は、基本方針3(2)-1に基づき札を数える。', []],
    ['a demand of no place of the policy', '課長は、基本方針3(5)-1に基づき札を数える。', ['reference/broken 3(5)-1']],
    ['a paragraph that is not', '課長は、第2条第3項の札を数える。', ['reference/broken 第2条第3項']],
    ['an item that is not', '第1条第3号の者は、札を数える。', ['reference/broken 第1条第3号']],
    [
      'an article and, apart from it, a paragraph that are not',
      '第9条の札を数えた者は、第5項の札を外す。',
      ['reference/broken 第9条', 'reference/broken 第5項'],
    ],
    ['a paragraph of an article that is', '第2条第1項及び第5項の札を数える。', ['reference/broken 第5項']],
    [
      '前項 behind an article that is not',
      '第9条、前項の札を数える。',
      ['reference/broken 第9条', 'reference/relative 前項'],
    ],
    ['a paragraph of 前条 that is not', '前条第5項の札を数える。', ['reference/broken 前条第5項']],
    ['同条 that follows no article', '同条の札を数える。', ['reference/relative 同条']],
    ['words in quotation marks, of which an article is a part', '「第9条の札」を数える。', ['reference/broken 第9条']],
    ['an annex and a supplement of the policy', '基本方針別表第1及び基本方針附則の札を数える。', []],
    ['以下のとおり that is not there', '札の色は、以下のとおりである。', ['reference/list 以下のとおり']],
    ['a list in a table', '札を掛ける。\n\n| 札 | 色 |\n| --- | --- |\n| 赤 | 次の各号に掲げる札 |', []],
    ['a branch that is not', '第1条の2の者は、札を数える。', ['reference/broken 第1条の2']],
    ['a range that ends behind the last article', '第1条から第5条までの規定による。', ['reference/broken 第5条']],
    ['ただし書 that is there', '第2条第1項ただし書の場合を除く。', []],
    ['ただし書 that is not', '第2条第2項ただし書の場合を除く。', ['reference/broken 第2条第2項ただし書']],
    ['another law', '個人情報の保護に関する法律（平成15年法律第57号）第66条の規定による。', []],
    ['a law with its articles later', '地方自治法第1条及び第244条の規定による。', []],
    ['同法', '地方公務員法第34条による。同法第60条の罰則を示す。', []],
    ['another regulation', '鶴見市文書管理規程第48条の規定による。', []],
    ['the policy', '基本方針3(2)に基づき、札を数える。', []],
    ['the policy, a place that is not', '基本方針3(5)に基づき、札を数える。', ['reference/broken 3(5)']],
    ['the policy by its title', '鶴見市情報セキュリティ基本方針の7に基づき、札を数える。', ['reference/broken 7']],
    ["another organisation's policy", '神奈川県情報セキュリティ基本方針の7に基づき、札を数える。', []],
    ['in code', '設定は `第9条` とする。', []],
    ['words that are read otherwise', '前条の規定の適用については、「第9条」とあるのは「第12条」と読み替える。', []],
    ['the number of a decree', '令和5年訓令第7号による。', []],
    ['前条', '前条の札を数える。', []],
    ['次条 in the last article', '次条の札を数える。', ['reference/relative 次条']],
    ['前項 without a paragraph', '前項の札を数える。', ['reference/relative 前項']],
    ['前3条 where two come before', '前3条の札を数える。', ['reference/relative 前3条']],
    ['前各条', '前2条の札を数える。', []],
    ['words that hold 前項 and 次', '事前に確認し、次回の点検まで保管する。目次を付ける。', []],
    ['a list that is not there', '次の各号に掲げる者は、札を数える。', ['reference/list 次の各号']],
    ['次のとおり that is not there', '札の色は、次のとおりとする。', ['reference/list 次のとおり']],
    ['bullets', '札の色は、次のとおりとする。\n\n- 赤\n- 青', []],
    ['a table', '札の色は、次の表のとおりとする。\n\n| 赤 | 青 |\n| --- | --- |\n| 1 | 2 |', []],
    ['code', '札の書き方は、次のとおりとする。\n\n```\n札1\n```', []],
    ['a quotation', '札の書き方は、次のとおりとする。\n\n> 札1', []],
    ['a picture', '札の形は、次のとおりとする。\n\n![札](fuda.png)', []],
    ['items behind ただし書', '次の各号に掲げる札を数える。ただし、休日を除く。\n\n(1) 赤\n\n(2) 青', []],
    ['only ただし書', '次の各号に掲げる札を数える。ただし、休日を除く。', ['reference/list 次の各号']],
    ['bullets behind ただし書', '次の各号に掲げる札を数える。ただし、休日を除く。\n\n- 赤\n- 青', []],
    [
      'lines behind ただし書 and なお書',
      '次の各号に掲げる札を数える。ただし、休日を除く。なお、色は問わない。\n\n赤\n\n青',
      [],
    ],
    ['code behind ただし書', '札の書き方は、次のとおりとする。ただし、休日を除く。\n\n```\n札1\n```', []],
    [
      '次のとおり, and only ただし書',
      '札の色は、次のとおりとする。ただし、休日を除く。',
      ['reference/list 次のとおり'],
    ],
    [
      '次のとおり, and only a comment',
      '札の色は、次のとおりとする。\n\n<!-- 色を補う -->',
      ['reference/list 次のとおり'],
    ],
    [
      '次のとおり, and the next heading',
      '札の色は、次のとおりとする。\n\n### 2 鍵\n\n鍵を磨く。',
      ['reference/list 次のとおり'],
    ],
    ['次のとおり, and what it says', '札の色は、次のとおりとする。赤は、課長の札とする。', []],
    [
      'a list announced behind another, which is what follows',
      '札を数える。\n\n(1) 赤\n\n(2) 青\n\n課長は、次の各号に掲げる札を外す。',
      ['reference/list 次の各号'],
    ],
    ['a heading that announces', '札を数える。\n\n### 次に掲げる事項', []],
    [
      'two that announce, and one list',
      '課長は、次の要件を満たす札を数える。この場合において、係長は、次に掲げる札を外す。\n\n(1) 赤',
      [],
    ],
    ['words that hold 次の', '次の点検まで保管し、次の者に引き継ぐ。', []],
    [
      'items that nothing announces',
      '課長は、札を数えなければならない。\n\n(1) 赤\n\n(2) 青',
      ['reference/list 課長は、札を数えなければならない。'],
    ],
    [
      'letters, figures in circles and kanji that nothing announces',
      '課長は、札を数える。\n\nア 赤\n\nイ 青',
      ['reference/list 課長は、札を数える。'],
    ],
    [
      'items of a paragraph that nothing announces',
      '課長は、札を数える。\n\n2　係長は、札を外す。\n\n(1) 赤\n\n(2) 青',
      ['reference/list 係長は、札を外す。'],
    ],
    [
      'items before a paragraph',
      '課長は、札を数える。\n\n(1) 赤\n\n(2) 青\n\n2　係長は、札を外す。',
      ['reference/list 課長は、札を数える。'],
    ],
    [
      'items that the sentence before announces',
      '課長は、以下の札を数える。係長は、札を外す。\n\n(1) 赤\n\n(2) 青',
      [],
    ],
    ['a single item', '課長は、札を数える。\n\n(1) 赤', []],
    ['bullets that nothing announces', '課長は、札を数える。\n\n- 赤\n\n- 青', []],
    ['items of which one is a sentence', '課長は、札を数える。\n\n(1) 赤\n\n(2) 係長は、札を外す。', []],
    ['items that are sentences', '課長は、札を数える。\n\n(1) 係長は、札を掛ける。\n\n(2) 係長は、札を外す。', []],
  ];
  for (const [name, sentence, expected] of cases) it(name, () => assert.deepEqual(after(sentence), expected));

  it('前条 in the first article', () =>
    assert.deepEqual(found('第1条　前条の札を数える。\n\n第2条　前条の札を数える。'), ['reference/relative 前条']));
  it('前3号 with two before it', () =>
    assert.deepEqual(
      found('第1条　次の各号に掲げる札を数える。\n\n(1) 赤\n\n(2) 青\n\n(3) 前3号に掲げるもののほか、古い札'),
      ['reference/relative 前3号'],
    ));
  it('a part of a document that has parts', () =>
    assert.deepEqual(found('## 第1編　札\n\n第1条　札を掛ける。\n\n第2条　第12編の札を数える。'), [
      'reference/broken 第12編',
    ]));
  it('items below the number of a section stand for themselves', () => {
    const items = '課長は、札を数えなければならない。\n\n(1) 赤\n\n(2) 青';
    assert.deepEqual(found(`## 1 札\n\n${items}\n\n## 2 鍵\n\n係長は、鍵を磨く。`), []);
    assert.deepEqual(found(`## 第1条 札\n\n${items}\n\n## 第2条 鍵\n\n係長は、鍵を磨く。`), [
      'reference/list 課長は、札を数えなければならない。',
    ]);
  });
  it('an article that was repealed may be cited as such', () =>
    assert.deepEqual(found('第1条　札を数える。\n\n第2条　削除\n\n第3条　第2条の規定は、令和5年に廃止した。'), []));
  it('附則 that changes another regulation', () =>
    assert.deepEqual(
      found(
        `${BODY}\n\n## 附則\n\n1　この基準は、令和6年4月1日から施行する。\n\n2　文書管理規程の一部を次のように改正する。\n\n第48条中「前条」を「第47条」に改める。`,
      ),
      [],
    ));

  const chapters = (...contents: readonly string[]) =>
    found(
      [
        '目次',
        ...contents,
        '第1章　総則',
        '第1条　札を数える。',
        '第2条　札を掛ける。',
        '第2章　札',
        '第3条　札を外す。',
        '附則',
        'この基準は、令和6年4月1日から施行する。',
      ].join('\n\n'),
    );
  const contents: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['that fits', ['第1章　総則（第1条・第2条）', '第2章　札（第3条）', '附則'], []],
    [
      'with another dash, width and pages',
      ['第１章　総　則（第１条～第２条）……1', '第２章　札（第３条）……2', '附　則……3'],
      [],
    ],
    ['without ranges', ['第1章　総則', '第2章　札', '附則'], []],
    ['a range that ends too late', ['第1章　総則（第1条―第3条）', '第2章　札（第3条）'], ['（第1条―第3条）']],
    [
      'a range that begins too early',
      ['第1章　総則（第1条・第2条）', '第2章　札（第2条・第3条）'],
      ['（第2条・第3条）'],
    ],
    ['another title', ['第1章　通則（第1条・第2条）', '第2章　札（第3条）'], ['通則']],
    ['a chapter that is not there', ['第1章　総則', '第2章　札', '第3章　鍵'], ['第3章　鍵']],
    ['a chapter left out', ['第1章　総則（第1条・第2条）', '附則'], ['目次']],
    ['a range that is too short', ['第1章　総則（第1条）', '第2章　札（第3条）'], ['（第1条）']],
    ['a chapter without its title', ['第1章　総則', '第2章', '附則'], []],
    ['a sentence behind the list', ['第1章　総則', '第2章　札', '附則', '第3章　鍵は、別に定める。'], []],
  ];
  for (const [name, lines, expected] of contents)
    it(`目次 ${name}`, () =>
      assert.deepEqual(
        chapters(...lines),
        expected.map((words) => `contents/mismatch ${words}`),
      ));

  it('目次 with sections, which count in each chapter', () => {
    const text = (...contents: readonly string[]) =>
      found(
        [
          ...[
            '目次',
            ...contents,
            '第1章　総則',
            '第1節　目的',
            '第1条　札を数える。',
            '第2節　用語',
            '第2条　札を掛ける。',
          ],
          ...['第2章　札', '第1節　形', '第3条　札を外す。'],
        ].join('\n\n'),
      );
    assert.deepEqual(text('第1章　総則', '第1節　目的', '第2節　用語', '第2章　札', '第1節　形'), []);
    assert.deepEqual(text('第1章　総則', '第1節　目的', '第2節　用語', '第2章　札', '第1節　色'), [
      'contents/mismatch 色',
    ]);
    assert.deepEqual(text('第1章　総則', '第1節　目的', '第2章　札', '第1節　形'), ['contents/mismatch 目次']);
    assert.deepEqual(text('第1章　総則', '第2章　札'), []);
  });
  it('目次 with the branches of articles', () => {
    const text = (range: string) =>
      found(
        [
          '目次',
          `第1章　総則（${range}）`,
          '第1章　総則',
          '第1条　札を数える。',
          '第2条　札を掛ける。',
          '第2条の2　札を塗る。',
        ].join('\n\n'),
      );
    assert.deepEqual(text('第1条―第2条の2'), []);
    assert.deepEqual(text('第1条・第2条'), ['contents/mismatch （第1条・第2条）']);
  });

  const annexed = (sentence: string, ...annexes: readonly string[]) =>
    found([BODY, `第3条　${sentence}`, ...annexes.map((one) => `${one}\n\n札の色は、赤とする。`)].join('\n\n'));
  const annexes: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['札は、別表第1による。', ['別表第1（第3条関係）'], []],
    ['札は、別表による。', ['別表（第3条関係）'], []],
    [
      '札は、別表第２による。',
      ['別表第1（第3条関係）'],
      ['annex/missing 別表第２', 'annex/unused 別表第1（第3条関係）'],
    ],
    ['札は、別表第1から別表第3までによる。', ['別表第1', '別表第2', '別表第3'], []],
    ['札は、別表第1及び第2による。', ['別表第1', '別表第2'], []],
    ['札は、別表第1による。', ['別表第1（第1条関係）'], ['annex/unused 第1条']],
    ['札を数える。\n\n2　札は、別表第1による。', ['別表第1（第3条関係）'], []],
    ['札は、別表第1による。', ['別表第1（第3条、第1条関係）'], ['annex/unused 第1条']],
    ['札は、別表第1による。', ['別表第1（第1条、第2条関係）'], ['annex/unused 第1条', 'annex/unused 第2条']],
    ['札は、別表第1による。', ['別表第1（第1条から第3条まで関係）'], []],
    ['札は、別表第1、別表第2又は第3による。', ['別表第1', '別表第2', '別表第3'], []],
    ['札は、別表第1及び第2条の札による。', ['別表第1', '別表第2'], ['annex/unused 別表第2']],
    ['札は、名簿に記録する。', ['様式第1号　名簿'], ['annex/unused 様式第1号　名簿']],
    ['札は、札の使用簿に記録する。', ['様式第1号　札の使用簿（例）'], []],
    ['札は、様式による。', ['別記様式'], []],
    ['札は、別紙1による。', ['別紙1', '別紙2'], ['annex/unused 別紙2']],
    ['札は、別図1による。', ['別図2'], ['annex/missing 別図1', 'annex/unused 別図2']],
    ['「別表第3」とあるのは、`別表第4`とする。', [], []],
    ['札は、財務規則別表第4による。', [], []],
    ['札は、使用簿に記録する。', ['様式第1号　札の使用簿'], ['annex/unused 様式第1号　札の使用簿']],
    ['札は、札の使用簿に記録する。', ['様式第1号　札の使用簿'], []],
  ];
  for (const [sentence, list, expected] of annexes)
    it(`${sentence} with ${list.join('、') || 'no appendix'}`, () =>
      assert.deepEqual(annexed(sentence, ...list), expected));

  it('an annex that only another annex cites', () =>
    assert.deepEqual(found(`${BODY}\n\n別表第1\n\n札は、別表第2による。\n\n別表第2\n\n札の色は、赤とする。`), [
      'annex/unused 別表第1',
      'annex/unused 別表第2',
    ]));
  it('a form that another document of the set cites, or has', () => {
    const beside = (form: string) => `# 札の実施手順\n\n## 1 札\n\n対策基準の様式第${form}号による。\n`;
    const form = `${BODY}\n\n様式第1号　札の使用簿\n\n札の色`;
    assert.deepEqual(found(form, undefined, [beside('1')]), []);
    assert.deepEqual(found(form, undefined, [beside('2')]), ['annex/unused 様式第1号　札の使用簿']);
    const table = '# 札の実施手順\n\n## 1 札\n\n札を数える。\n\n## 別表第3\n\n札の色\n';
    const cites = `${BODY}\n\n第3条　札は、別表第3による。`;
    assert.deepEqual(found(cites), ['annex/missing 別表第3']);
    assert.deepEqual(found(cites, undefined, [table]), []);
  });

  const STANDARD = `# 鶴見市情報セキュリティ対策基準\n\n${BODY}\n\n第3条　札を外す。\n`;
  const procedure = (sentence: string) => found(`## 1 手順\n\n${sentence}`, '札の実施手順', [STANDARD]);
  it('the standard', () => assert.deepEqual(procedure('対策基準第2条第2項に基づき、札を数える。'), []));
  it('the standard, an article that is not there', () =>
    assert.deepEqual(procedure('対策基準第9条に基づき、札を数える。'), ['reference/broken 第9条']));
  it('the standard of somebody else', () =>
    assert.deepEqual(procedure('国の対策基準第9条に基づき、文書管理規程第9条による。'), []));

  describe('a name that is short for another', () => {
    const short = (long: string, name: string) =>
      procedure(`${long}（以下「${name}」という。）に従う。\n\n${name}第9条に基づき、札を数える。`);
    for (const [long, name] of [
      ['鶴見市情報セキュリティ対策基準', '基準'],
      ['市長が定める情報セキュリティ対策基準', '対策基準'],
      ['鶴見市の情報セキュリティ対策基準', '市基準'],
      ['対策基準', '市基準'],
    ] as const)
      it(`means our standard: ${long}`, () => assert.deepEqual(short(long, name), ['reference/broken 第9条']));
    for (const [long, name] of [
      ['神奈川県情報セキュリティ対策基準', '対策基準'],
      ['神奈川県情報セキュリティ対策基準', '県基準'],
      ['国の統一基準', '対策基準'],
    ] as const)
      it(`means that of somebody else: ${long}, ${name}`, () => assert.deepEqual(short(long, name), []));
  });

  it('the standard by its title, of which there is a draft', () => {
    const draft = STANDARD.replace('対策基準\n', '対策基準（案）\n');
    const sentence = '鶴見市情報セキュリティ対策基準第9条に基づき、札を数える。';
    assert.deepEqual(found(`## 1 手順\n\n${sentence}`, '札の実施手順', [draft]), ['reference/broken 第9条']);
    assert.deepEqual(found(`${BODY}\n\n第3条　${sentence}`, '鶴見市情報セキュリティ対策基準（案）'), [
      'reference/broken 第9条',
    ]);
    assert.deepEqual(procedure('「鶴見市情報セキュリティ対策基準（令和6年版）」第9条による。'), [
      'reference/broken 第9条',
    ]);
  });

  it('one of two standards that the name may mean, and one of which hardly anything was read', () => {
    const cites = (...standards: readonly string[]) =>
      found('## 1 手順\n\n対策基準第9条に基づき、札を数える。', '札の実施手順', standards);
    assert.deepEqual(cites(STANDARD, STANDARD.replace('札を外す', '鍵を外す')), []);
    const brief = (...articles: readonly string[]) => `# 鶴見市情報セキュリティ対策基準\n\n${articles.join('\n\n')}\n`;
    assert.deepEqual(cites(brief('第1条　札を数える。', '第2条　札を掛ける。')), []);
    assert.deepEqual(cites(brief('第1条　札を数える。', '第2条　札を掛ける。', '第3条　札を外す。')), [
      'reference/broken 第9条',
    ]);
  });
});

describe('what is told of 前条, 次条 and 同条', () => {
  const says = (text: string) => {
    const workspace = createWorkspace();
    workspace.set('/w/d.md', `# 鶴見市情報セキュリティ対策基準\n\n${BODY}\n\n第3条　${text}の札を数える。\n`);
    return workspace
      .findings('/w/d.md')
      .flatMap(({ rule, message: { ja, en } }) => (rule === 'reference/relative' ? [ja, en] : []));
  };
  for (const [text, ja, en] of [
    ['次条', '「次条」とありますが、この後に条がありません。', '「次条」: there is none after this one.'],
    ['前項', '「前項」とありますが、この前に項がありません。', '「前項」: there is none before this one.'],
    [
      '前3条',
      '「前3条」とありますが、この前に条は3つもありません。',
      '「前3条」: there are fewer than 3 of them before this one.',
    ],
    ['同条', '「同条」の前に、受ける条の引用がありません。', 'Nothing before 「同条」 refers to a 条'],
  ] as const)
    it(text, () => {
      const told = says(text);
      assert.equal(told.length, 2);
      assert.ok(told[0]!.startsWith(ja), told[0]);
      assert.ok(told[1]!.startsWith(en), told[1]);
    });
});

/** What is told of citations behind {@link BODY}, and the places that it points to. */
function told(sentence: string) {
  const source = `# 鶴見市情報セキュリティ対策基準\n\n${BODY}\n\n第3条　${sentence}\n`;
  const workspace = createWorkspace();
  workspace.set('/w/p.md', POLICY);
  workspace.set('/w/d.md', source);
  const findings = workspace.findings('/w/d.md').filter(({ rule }) => rule === 'reference/broken');
  const texts: Readonly<Record<string, string>> = { '/w/p.md': POLICY, '/w/d.md': source };
  return {
    messages: findings.map(({ message }) => message.ja),
    english: findings.map(({ message }) => message.en),
    related: findings.flatMap(({ related }) =>
      related.map(({ path, span }) => `${path} ${texts[path]!.slice(span.start, span.end).slice(0, 8)}`),
    ),
  };
}

describe('what is told of a citation that leads nowhere', () => {
  for (const [sentence, message, related] of [
    ['課長は、第9条の札を数える。', '「第9条」が指す箇所は、この文書にありません（最後の条は第3条です）。', []],
    ['課長は、第5章の札を数える。', '「第5章」が指す箇所は、この文書にありません。', []],
    ['課長は、第2条第3項の札を数える。', '「第2条第3項」が指す項は、第2条にありません。', ['/w/d.md 第2条　課長は、']],
    ['第1条第3号の者は、札を数える。', '「第1条第3号」が指す号は、第1条にありません。', ['/w/d.md 第1条　次の各号']],
    ['課長は、第1条ただし書の札を数える。', '「第1条ただし書」とありますが、引用先にただし書がありません。', []],
    ['課長は、第1条後段の札を数える。', '「第1条後段」とありますが、引用先に後段（二つ目の文）がありません。', []],
    [
      '課長は、情報セキュリティ基本方針3(9)の札を数える。',
      '「情報セキュリティ基本方針」に「3(9)」が指す箇所はありません。「鶴見市情報セキュリティ基本方針」の番号を',
      ['/w/p.md 鶴見市情報セキュ'],
    ],
  ] as const)
    it(sentence, () => {
      const { messages, english, related: places } = told(sentence);
      assert.equal(messages.length, 1);
      assert.ok(messages[0]!.startsWith(message), messages[0]);
      assert.match(english[0]!, /(?:There is no|has no|but that place) .+\.$/);
      assert.deepEqual(places, related);
    });

  it('is told once of one place and what stands in it', () => {
    for (const sentence of ['課長は、第9条第1項及び第3項の札を数える。', '課長は、第9条第1項、第2項の札を数える。'])
      assert.equal(told(sentence).messages.length, 1, sentence);
    assert.equal(told('課長は、第9条の札及び第2条第3項の札を数える。').messages.length, 2);
  });

  it('is none in a collection of which this document is a part', () => {
    assert.deepEqual(told('課長は、第12編の札を数える。').messages, []);
  });
});
