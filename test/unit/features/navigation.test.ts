import assert from 'node:assert/strict';
import { definitionsAt } from '../../../server/src/features/definition';
import { implementationsAt } from '../../../server/src/features/implementation';
import { linksOf } from '../../../server/src/features/links';
import { placesIn, referencesTo, thingAt } from '../../../server/src/features/references';
import { rename, renameable } from '../../../server/src/features/rename';
import { search } from '../../../server/src/features/search';
import { applyEdits } from '../../../server/src/rules/finding';
import type { Workspace } from '../../../server/src/workspace/workspace';
import { open, PATHS, POLICY, PROCEDURE, STANDARD } from './desk';

type Key = keyof typeof PATHS;

/** A place as a reader would name it: the document and the words there. */
const shown = (workspace: Workspace, { path, span }: { path: string; span: { start: number; end: number } }): string =>
  `${path.slice(3)}: ${workspace.document(path)!.source.slice(span.start, span.end)}`;

const find = (workspace: Workspace, key: Key, words: string, by = 0): number => {
  const at = workspace.document(PATHS[key])!.source.indexOf(words);
  assert.ok(at >= 0, `${words} is there`);
  return at + by;
};

describe('going to the definition', () => {
  const goes = async (key: Key, words: string, by: number, texts = {}) => {
    const workspace = await open(texts);
    return definitionsAt(workspace, PATHS[key], find(workspace, key, words, by)).map((one) => shown(workspace, one));
  };

  it('of a term leads to the policy', async () =>
    assert.deepEqual(await goes('standard', '機密性を守る', 1), ['基本方針.md: 機密性']));

  it('of an article leads to its number, in the same document', async () =>
    assert.deepEqual(await goes('standard', '第2条第1項の', 1), ['対策基準.md: 第2条']));

  it('of a relative reference leads to what it means', async () =>
    assert.deepEqual(await goes('standard', '前項の記録', 1), ['対策基準.md: 第2条']));

  it('of a place of another document leads there, and of a standard by its name', async () => {
    const standard = STANDARD.replace('職員に研修を実施', '基本方針2(2)に基づき職員に研修を実施');
    assert.deepEqual(await goes('standard', '2(2)に', 1, { standard }), ['基本方針.md: (2)']);
    const procedure = PROCEDURE.replace('職員は、', '職員は、対策基準第2条に従い、');
    assert.deepEqual(await goes('procedure', '第2条に', 1, { procedure }), ['対策基準.md: 第2条']);
  });

  it('of a code leads to what it heads, here or in a document of the house', async () => {
    const policy = `${POLICY}\n## 3 台帳\n\n### KM-01 鍵\n\n鍵の台帳を備える。\n`;
    const standard = STANDARD.replace('職員に研修を実施', 'KM-01に従い職員に研修を実施').replace(
      '## 附則',
      '## KM-02 札\n\nKM-02に定める札をRX-78に納める。RX-78に従う。\n\n## 附則',
    );
    const texts = { policy, standard };
    assert.deepEqual(await goes('standard', 'KM-01に従い', 1, texts), ['基本方針.md: KM-01']);
    assert.deepEqual(await goes('standard', 'KM-02に定める', 1, texts), ['対策基準.md: KM-02']);
    assert.deepEqual(await goes('standard', 'RX-78に従う', 1, texts), []);
  });

  it('of nothing leads nowhere', async () => assert.deepEqual(await goes('standard', 'ことを目的', 1), []));
});

describe('references and highlights', () => {
  const named = async (key: Key, words: string, by = 1, declaration = true, texts = {}) => {
    const workspace = await open(texts);
    const document = workspace.document(PATHS[key])!;
    const thing = thingAt(workspace, document, find(workspace, key, words, by));
    assert.ok(thing, 'something is there');
    return {
      all: referencesTo(workspace, thing, declaration).map((one) => shown(workspace, one)),
      here: placesIn(workspace, document, thing, true).length,
    };
  };

  it('of a term are found in all documents, its definition included or not', async () => {
    const { all, here } = await named('standard', '情報資産の');
    assert.deepEqual(all, ['基本方針.md: 情報資産', '対策基準.md: 情報資産', '実施手順.md: 情報資産']);
    assert.equal(here, 1);
    assert.equal((await named('standard', '情報資産の', 1, false)).all.length, 2);
  });

  it('of an article are found from its number and from a reference to it, relative ones included', async () => {
    const expected = ['対策基準.md: 第2条', '対策基準.md: 前項', '対策基準.md: 第2条第1項'];
    assert.deepEqual((await named('standard', '第2条（')).all, expected);
    assert.deepEqual((await named('standard', '第2条第1項の', 1)).all, expected);
  });

  it('of an article are found in other documents', async () => {
    const procedure = PROCEDURE.replace('職員は、', '職員は、対策基準第3条に従い、');
    const { all } = await named('standard', '第3条（', 1, false, { procedure });
    assert.deepEqual(all, ['実施手順.md: 第3条']);
  });
});

describe('renaming a term', () => {
  const renamed = async (key: Key, words: string, name: string, texts = {}) => {
    const workspace = await open(texts);
    const document = workspace.document(PATHS[key])!;
    const answer = rename(workspace, document, find(workspace, key, words, 1), name);
    if ('ja' in answer) return answer.ja;
    return Object.fromEntries(
      [...answer].map(([path, edits]) => [path.slice(3), applyEdits(workspace.document(path)!.source, edits)]),
    );
  };

  it('changes its definition and every use, in all documents', async () => {
    const texts = (await renamed('standard', '情報資産', '保護資産')) as Record<string, string>;
    assert.deepEqual(texts, {
      '基本方針.md': POLICY.replaceAll('情報資産', '保護資産'),
      '対策基準.md': STANDARD.replaceAll('情報資産', '保護資産'),
      '実施手順.md': PROCEDURE.replaceAll('情報資産', '保護資産'),
    });
  });

  it('changes other notations of it, and nothing inside a longer word', async () => {
    const standard = STANDARD.replace(
      'この基準は、情報資産',
      'この基準は、ＬＧＷＡＮ接続系、L G W A N 接続系及びLGWAN接続系統の情報資産',
    );
    const texts = (await renamed('policy', 'LGWAN接続系', '行政網', { standard })) as Record<string, string>;
    assert.match(texts['対策基準.md']!, /この基準は、行政網、行政網及びLGWAN接続系統の情報資産/);
  });

  it('leaves compound words alone, and follows 等, 各 and figures', async () => {
    const standard = STANDARD.replace(
      'この基準は、情報資産',
      'この基準は、情報資産台帳、重要情報資産、情報資産等、各情報資産、情報資産3件及び情報資産',
    );
    const texts = (await renamed('policy', '情報資産', '保護資産', { standard })) as Record<string, string>;
    assert.match(
      texts['対策基準.md']!,
      /この基準は、情報資産台帳、重要情報資産、保護資産等、各保護資産、保護資産3件及び保護資産の/,
    );
  });

  it('changes the noun in other okurigana, and leaves the verb, which references and highlights show', async () => {
    const policy = POLICY.replace('## ', '## 0 定義\n\n(1) 持出し　庁外に運ぶことをいう。\n\n## ');
    const standard = STANDARD.replace(
      'この基準は、',
      '端末の持ち出しは禁ずる。端末を持ち出してはならない。この基準は、',
    );
    const texts = (await renamed('policy', '持出し', '搬出', { policy, standard })) as Record<string, string>;
    assert.match(texts['対策基準.md']!, /端末の搬出は禁ずる。端末を持ち出してはならない。/);
    const workspace = await open({ policy, standard });
    const thing = thingAt(workspace, workspace.document(PATHS.policy)!, find(workspace, 'policy', '持出し', 1))!;
    assert.deepEqual(
      referencesTo(workspace, thing, false).map((place) => shown(workspace, place)),
      ['対策基準.md: 持ち出し', '対策基準.md: 持ち出し'],
    );
  });

  it('changes a code where it heads a place, where it is cited and where a comment declares it', async () => {
    const policy = `${POLICY}\n## 3 台帳\n\n### KM-01 鍵\n\n(1) 台帳　鍵の台帳を備える。\n\n### KM-02 札\n\n上記KM-01(1)の台帳に札を記す。KM-012は別の物である。\n`;
    const standard = STANDARD.replace(
      '情報システム管理者は、サーバ',
      '<!-- kijun: covers KM-01 KM-02 -->\n基本方針KM-01に基づき、情報システム管理者は、サーバ',
    );
    const wanted = {
      '基本方針.md': policy.replaceAll(/KM-01(?!2)/g, 'KM-11'),
      '対策基準.md': standard.replaceAll('KM-01', 'KM-11'),
    };
    const texts = { policy, standard };
    assert.deepEqual(await renamed('policy', 'KM-01 鍵', 'KM-11', texts), wanted);
    assert.deepEqual(
      await renamed('policy', 'KM-01(1)', 'KM-11', texts),
      'ここには、名前を変えられる用語がありません。',
    );
    assert.deepEqual(await renamed('standard', 'KM-01に基づき', 'KM-11', texts), wanted);
    assert.equal(
      await renamed('policy', 'KM-01 鍵', '鍵の台帳', texts),
      '記号は、PS-01、A.5.1 のように、英字と番号で書いてください。',
    );
  });

  it('gives an article, annex or form another number, and lets references follow', async () => {
    const standard = `${STANDARD}
## 別表第1（第2条関係）

## 様式第1号（第3条関係）

別表第１の機器は、第2条による。
`;
    const procedure = `${PROCEDURE}\n対策基準第2条及び別表第1を見る。\n`;
    const texts = { standard, procedure };
    const wanted = (old: RegExp, next: string) => ({
      '対策基準.md': standard.replaceAll(old, next),
      '実施手順.md': procedure.replaceAll(old, next),
    });
    const moved = wanted(/第2条/g, '第2条の2');
    assert.deepEqual(await renamed('standard', '第2条（', '第2条の2', texts), moved);
    assert.deepEqual(await renamed('standard', '第2条第1項', '第２条の２', texts), moved);
    assert.deepEqual(await renamed('procedure', '第2条及び', '第2条の2', texts), moved);
    const annex = (await renamed('procedure', '別表第1', '3', texts)) as Record<string, string>;
    assert.match(annex['対策基準.md']!, /\n## 別表第3（第2条関係）[\s\S]*\n別表第３の機器/);
    assert.match(annex['実施手順.md']!, /対策基準第2条及び別表第3を見る。/);
    const form = (await renamed('standard', '様式第1号（', '様式第4号', texts)) as Record<string, string>;
    assert.match(form['対策基準.md']!, /\n## 様式第4号（第3条関係）\n/);
  });

  it('takes no number that another article has, nor one of another kind', async () => {
    assert.match(String(await renamed('standard', '第2条（', '第3条')), /既に使われています/);
    for (const name of ['別表第2', '総則', '第2項', '']) {
      const answer = await renamed('standard', '第2条（', name);
      assert.match(String(answer), /同じ種類の番号/, name);
    }
    assert.equal(await renamed('standard', '前項の', '第3項'), 'ここには、名前を変えられる用語がありません。');
  });

  it('keeps Markdown whole: a word that is broken by its signs stays', async () => {
    const standard = STANDARD.replace('情報資産の', '情報**資産**及び**情報資産**の');
    const texts = (await renamed('standard', '情報資産**の', '保護資産', { standard })) as Record<string, string>;
    assert.match(texts['対策基準.md']!, /情報\*\*資産\*\*及び\*\*保護資産\*\*の/);
  });

  it('finds the term wherever a reader sees it: tables, links, contents, notes, broken lines, rare characters', async () => {
    const terms = ['クラウドサービス', '𠮷野系', '葛\u{e0100}城系', '電磁的記録媒体', 'LGWAN'];
    const policy = POLICY.replace(
      '(1) 情報資産',
      `${terms.map((term, i) => `(${i + 4}) ${term}　市が定める物をいう。`).join('\n\n')}\n\n(1) 情報資産`,
    );
    const cases: readonly (readonly [term: string, before: string, after: string])[] = [
      ['クラウドサービス', '目次\n\n第1章　クラウドサービス（第1条）', '目次\n\n第1章　新語（第1条）'],
      ['クラウドサービス', 'ｸﾗｳﾄﾞｻｰﾋﾞｽを使う。', '新語を使う。'],
      ['クラウドサービス', 'クラウド・サービスを使う。', '新語を使う。'],
      ['クラウドサービス', 'クラウドサービス事業者を選ぶ。', 'クラウドサービス事業者を選ぶ。'],
      ['クラウドサービス', '[クラウドサービス](クラウドサービス.md)を使う。', '[新語](クラウドサービス.md)を使う。'],
      [
        'クラウドサービス',
        '`クラウドサービス`を見る。<!-- クラウドサービス -->',
        '`クラウドサービス`を見る。<!-- クラウドサービス -->',
      ],
      ['クラウドサービス', '「県クラウドサービス利用要領」による。', '「県クラウドサービス利用要領」による。'],
      [
        'クラウドサービス',
        '役務[^a]を使う。\n\n[^a]: クラウドサービスのこと。',
        '役務[^a]を使う。\n\n[^a]: 新語のこと。',
      ],
      [
        '𠮷野系',
        '| 𠮷野系 | 端末 |\n| --- | --- |\n| 🇯🇵𠮷野系 | 吉野系 |',
        '| 新語 | 端末 |\n| --- | --- |\n| 🇯🇵新語 | 新語 |',
      ],
      ['葛\u{e0100}城系', '葛城系及び葛\u{e0100}城系を使う。', '新語及び新語を使う。'],
      ['電磁的記録媒体', '電磁的記録\n媒体及び電磁的\r\n記録媒体を使う。', '新語及び新語を使う。'],
      ['LGWAN', 'ＬＧＷＡＮ、lgwan及びLGWAN-ASPを使う。', '新語、新語及びLGWAN-ASPを使う。'],
    ];
    for (const [term, before, after] of cases) {
      const texts = (await renamed('policy', `${term}　`, '新語', {
        policy,
        standard: `${STANDARD}\n${before}\n`,
      })) as Record<string, string>;
      assert.equal(texts['対策基準.md'] ?? `${STANDARD}\n${before}\n`, `${STANDARD}\n${after}\n`, before);
    }
  });

  it('says why a name is none, and where there is nothing to rename', async () => {
    for (const name of ['', '  ', '資産。', '二\n行'])
      assert.match(String(await renamed('standard', '情報資産', name)), /句読点/);
    assert.match(String(await renamed('standard', 'ことを目的', '何か')), /用語がありません/);
    const workspace = await open();
    const document = workspace.document(PATHS.standard)!;
    const offset = find(workspace, 'standard', '情報資産', 2);
    assert.equal(renameable(workspace, document, offset)?.name, '情報資産');
    assert.equal(renameable(workspace, document, find(workspace, 'standard', 'ことを目的', 1)), undefined);
  });
});

describe('implementations', () => {
  it('of a control are the sentences that fulfil it, in all drafts', async () => {
    const workspace = await open();
    const policy = workspace.document(PATHS.policy)!;
    const found = implementationsAt(workspace, policy, find(workspace, 'policy', '入退室　', 1));
    const texts = found.map((one) => shown(workspace, one));
    assert.ok(
      texts.some((text) => text.startsWith('対策基準.md: 情報システム管理者は、サーバ室')),
      texts.join('\n'),
    );
    assert.ok(
      texts.some((text) => text.startsWith('実施手順.md: 職員は、サーバ室')),
      texts.join('\n'),
    );
  });

  it('of an article of a standard are the places of the procedures that carry it out', async () => {
    const cited = PROCEDURE.replace('情報資産を守る', '対策基準第2条に基づき、情報資産を守る');
    const workspace = await open({ procedure: cited });
    const standard = workspace.document(PATHS.standard)!;
    const over = (words: string) =>
      implementationsAt(workspace, standard, find(workspace, 'standard', words, 1)).map((one) => shown(workspace, one));
    assert.deepEqual(over('情報システム管理者は、サーバ室'), [
      '実施手順.md: 職員は、サーバ室の入退室を管理簿に記録する。',
      '実施手順.md: 第2条',
    ]);
    assert.deepEqual(over('この基準は、情報資産'), []);
  });

  it('are none for a procedure, nor for an article where there is none', async () => {
    const workspace = await open();
    const at = find(workspace, 'procedure', '職員は、サーバ室', 1);
    assert.deepEqual(implementationsAt(workspace, workspace.document(PATHS.procedure)!, at), []);
    workspace.remove(PATHS.procedure);
    const above = find(workspace, 'standard', '情報システム管理者は', 1);
    assert.deepEqual(implementationsAt(workspace, workspace.document(PATHS.standard)!, above), []);
  });
});

describe('searching the workspace', () => {
  const names = async (query: string) => search(await open(), query).map(({ kind, name }) => `${kind} ${name}`);

  it('finds terms, articles and controls by name, by citation and by reading', async () => {
    assert.deepEqual(await names('機密'), ['term 機密性']);
    assert.deepEqual(await names('kimitsu'), ['term 機密性']);
    assert.deepEqual(await names('第2条'), ['article 第2条 入退室の管理']);
    assert.ok((await names('入退室')).includes('control 2(1) 入退室'));
    assert.deepEqual(await names('存在しない語'), []);
  });

  it('gives everything for nothing', async () => assert.ok((await names('')).length > 8));
});

describe('document links', () => {
  const links = async (key: Key, texts = {}) => {
    const workspace = await open(texts);
    const document = workspace.document(PATHS[key])!;
    return linksOf(workspace, document).map(
      ({ span, target }) =>
        `${document.source.slice(span.start, span.end)} → ${shown(workspace, target).split('\n')[0]}`,
    );
  };

  it('lead from the front matter, from citations of the policy and from declared traces', async () => {
    const standard = STANDARD.replace('種別: 対策基準', '種別: 対策基準\n上位文書: 基本方針.md')
      .replace('2　情報', '<!-- kijun: covers 2(1)-1 2(2) 9(9) -->\n2　情報')
      .replace('職員に研修を', '基本方針2(2)に基づき研修を');
    assert.deepEqual(await links('standard', { standard }), [
      '基本方針.md → 基本方針.md: 汐見市情報セキュリティ基本方針',
      '2(2) → 基本方針.md: (2) 研修　職員に研修及び訓練を実施する。',
      '2(1)-1 → 基本方針.md: (1) 入退室　サーバ室の入退室を管理する。',
      '2(2) → 基本方針.md: (2) 研修　職員に研修及び訓練を実施する。',
    ]);
  });

  it('are none where nothing is named', async () => assert.deepEqual(await links('policy'), []));
});
