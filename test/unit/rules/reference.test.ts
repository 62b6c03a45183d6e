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
    ['words that hold 次の', '次の点検まで保管し、次の者に引き継ぐ。', []],
    [
      'items that nothing announces',
      '課長は、札を数えなければならない。\n\n(1) 赤\n\n(2) 青',
      ['reference/list 課長は、札を数えなければならない。'],
    ],
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
  ];
  for (const [name, lines, expected] of contents)
    it(`目次 ${name}`, () =>
      assert.deepEqual(
        chapters(...lines),
        expected.map((words) => `contents/mismatch ${words}`),
      ));

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
    ['札は、財務規則別表第4による。', [], []],
    ['札は、使用簿に記録する。', ['様式第1号　札の使用簿'], ['annex/unused 様式第1号　札の使用簿']],
    ['札は、札の使用簿に記録する。', ['様式第1号　札の使用簿'], []],
  ];
  for (const [sentence, list, expected] of annexes)
    it(`${sentence} with ${list.join('、') || 'no appendix'}`, () =>
      assert.deepEqual(annexed(sentence, ...list), expected));

  const STANDARD = `# 鶴見市情報セキュリティ対策基準\n\n${BODY}\n\n第3条　札を外す。\n`;
  const procedure = (sentence: string) => found(`## 1 手順\n\n${sentence}`, '札の実施手順', [STANDARD]);
  it('the standard', () => assert.deepEqual(procedure('対策基準第2条第2項に基づき、札を数える。'), []));
  it('the standard, an article that is not there', () =>
    assert.deepEqual(procedure('対策基準第9条に基づき、札を数える。'), ['reference/broken 第9条']));
  it('the standard of somebody else', () =>
    assert.deepEqual(procedure('国の対策基準第9条に基づき、文書管理規程第9条による。'), []));
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
