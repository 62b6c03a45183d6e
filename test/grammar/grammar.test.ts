import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import type { IGrammar } from 'vscode-textmate';
import { coloured, loadMarkdown, type Piece } from './colour';

// What is coloured with which scope, and why that scope: docs/grammar.md.
const CHAPTER = 'entity.name.type.chapter.kijun';
const ARTICLE = 'entity.name.type.article.kijun';
const APPENDIX = 'entity.name.type.appendix.kijun';
const LABEL = 'constant.numeric.label.kijun';
const CAPTION = 'markup.heading.caption.kijun';
const REFERENCE = 'variable.other.constant.reference.kijun';
const DUTY = 'keyword.control.duty.kijun';
const PROHIBITION = 'constant.language.prohibition.kijun';
const EFFORT = 'support.function.effort.kijun';
const PERMISSION = 'support.type.permission.kijun';

/** Some Markdown and everything in it that is coloured. */
type Example = readonly [markdown: string, ...coloured: Piece[]];

const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  'articles and chapters': [
    ['第1条 この規程は、次のとおりとする。', ['第1条', ARTICLE]],
    ['第１条の２　この規程は、次のとおりとする。', ['第１条の２', ARTICLE]],
    ['第八条', ['第八条', ARTICLE]],
    ['第 5 条　用語', ['第 5 条', ARTICLE]],
    ['第3条（適用範囲）', ['第3条', ARTICLE], ['（適用範囲）', CAPTION]],
    ['　第2条　用語の意義', ['第2条', ARTICLE]],
    ['### 第1条（目的）', ['第1条', ARTICLE], ['（目的）', CAPTION]],
    ['## 第３章　組織', ['第３章', CHAPTER]],
    ['## 第3章 はじめに', ['第3章', CHAPTER]],
    ['第2節 物理的対策', ['第2節', CHAPTER]],
    ['第1　目的', ['第1', CHAPTER]],
    ['**第1条**（目的）', ['第1条', ARTICLE]],
    ['### **第1条**（目的）', ['第1条', ARTICLE]],
    ['> 第1条 引用した条文', ['第1条', ARTICLE]],
    ['この規程は、\n第2条 用語', ['第2条', ARTICLE]],
    ['第１号 端末', ['第１号', ARTICLE]],
  ],
  'supplementary provisions and appendices': [
    ['附則', ['附則', APPENDIX]],
    ['## 附　則', ['附　則', APPENDIX]],
    ['付則（令和4年4月1日）', ['付則', APPENDIX]],
    ['別表第1（第3条関係）', ['別表第1', APPENDIX], ['第3条', REFERENCE]],
    ['## 様式第2号', ['様式第2号', APPENDIX]],
    ['様式第１号の２（第5条関係）', ['様式第１号の２', APPENDIX], ['第5条', REFERENCE]],
    ['別記様式', ['別記様式', APPENDIX]],
    ['# 目　次', ['目　次', APPENDIX]],
  ],
  'labels of items': [
    ['(1) 情報資産', ['(1)', LABEL]],
    ['（１）情報資産', ['（１）', LABEL]],
    ['（１）はじめに', ['（１）', LABEL]],
    ['(2)の2　端末', ['(2)の2', LABEL]],
    ['（ア）サーバ', ['（ア）', LABEL]],
    ['(一) サーバ', ['(一)', LABEL]],
    ['１）サーバ', ['１）', LABEL]],
    ['ア　サーバを施錠する。', ['ア', LABEL]],
    ['イ: 端末', ['イ', LABEL]],
    ['一　端末', ['一', LABEL]],
    ['Ⅰ．総則', ['Ⅰ．', LABEL]],
    ['## Ⅱ 組織', ['Ⅱ', LABEL]],
    ['IV. 組織', ['IV.', LABEL]],
    ['a. 端末', ['a.', LABEL]],
    ['1 目的', ['1', LABEL]],
    ['１　目的', ['１', LABEL]],
    ['1．目的', ['1．', LABEL]],
    ['1.目的', ['1.', LABEL]],
    ['1目的', ['1', LABEL]],
    ['2　管理者は、台帳を点検する。', ['2', LABEL]],
    ['3 人的セキュリティ', ['3', LABEL]],
    ['1.1 目的', ['1.1', LABEL]],
    ['## 1. 目的', ['1.', LABEL]],
    ['### 1.1 目的', ['1.1', LABEL]],
    ['1―1　組織', ['1―1', LABEL]],
    ['２―４―１　サーバ等の管理', ['２―４―１', LABEL]],
    ['4.1.2　電子メール', ['4.1.2', LABEL]],
    ['① 端末', ['①', LABEL]],
    ['- ① 端末', ['①', LABEL]],
    ['- ア　端末', ['ア', LABEL]],
    ['  - (1) 端末', ['(1)', LABEL]],
    ['- **(1)** 端末', ['(1)', LABEL]],
    ['1. 端末を施錠する。'],
    ['１．端末\n1. 端末', ['１．', LABEL]],
    ['### PS-01 入退室', ['PS-01', LABEL]],
    ['A.5.1　鍵の方針', ['A.5.1', LABEL]],
    ['ＡＣ－２（１）　貸出し', ['ＡＣ－２（１）', LABEL]],
    ['- KEY-AC-3：返却', ['KEY-AC-3', LABEL]],
    ['ISO-27001 の認証を受ける。'],
    ['A4 用紙'],
  ],
  captions: [
    ['（目的）\n第1条 この規程は、次のとおりとする。', ['（目的）', CAPTION], ['第1条', ARTICLE]],
    ['(適用範囲)', ['(適用範囲)', CAPTION]],
    ['（目 的）　', ['（目 的）', CAPTION]],
    ['（目的）とする。'],
    ['（令和4年3月31日訓令第14号）'],
    ['(平成29年3月31日訓令第14号)'],
    ['（案）'],
    ['（第3条関係）', ['第3条', REFERENCE]],
    ['（1）', ['（1）', LABEL]],
  ],
  'circled items in running text': [
    ['次の①対策基準及び②実施手順をいう。', ['①', LABEL], ['②', LABEL]],
    ['台帳の㉑から㉓まで', ['㉑', REFERENCE], ['㉓', REFERENCE]],
    ['⑴　端末', ['⑴', LABEL]],
    ['| ① | ② 端末 |\n| --- | --- |\n| ③ | 端末 |', ['①', LABEL], ['②', LABEL], ['③', LABEL]],
  ],
  references: [
    ['第3条に定める台帳', ['第3条', REFERENCE]],
    ['第３条及び第４条の規定', ['第３条', REFERENCE], ['第４条', REFERENCE]],
    ['職員等は、第3条第2項第1号の台帳を見る。', ['第3条第2項第1号', REFERENCE]],
    ['台帳（第５条の２第１項ただし書の台帳をいう。）', ['第５条の２第１項ただし書', REFERENCE]],
    ['職員等は、第十二条の三の台帳を見る。', ['第十二条の三', REFERENCE]],
    ['方針第7条第2号アの措置', ['第7条第2号ア', REFERENCE]],
    ['方針第7条第2号アクセス制御', ['第7条第2号', REFERENCE]],
    ['台帳は、第1項の2つの表から成る。', ['第1項', REFERENCE]],
    ['同条第2項の規定', ['同条第2項', REFERENCE]],
    ['前条の規定', ['前条', REFERENCE]],
    ['前項ただし書の規定', ['前項ただし書', REFERENCE]],
    ['2　前２項に定めるもの', ['2', LABEL], ['前２項', REFERENCE]],
    ['前二項に定めるもの', ['前二項', REFERENCE]],
    ['前各号に掲げるもの', ['前各号', REFERENCE]],
    ['次の各号に掲げるもの', ['次の各号', REFERENCE]],
    ['附則第2項の規定', ['附則第2項', REFERENCE]],
    ['区分は、別表第1のとおり', ['別表第1', REFERENCE]],
    ['区分は、別表１のとおり', ['別表１', REFERENCE]],
    ['申請書（様式第2号）を出す。', ['様式第2号', REFERENCE]],
    ['申請書（第1号様式）を出す。', ['第1号様式', REFERENCE]],
    ['上記3の脅威', ['上記3', REFERENCE]],
    ['上記６の脅威', ['上記６', REFERENCE]],
    ['上記6、7及び8に規定する対策', ['上記6、7及び8', REFERENCE]],
    ['台帳は、基本方針6(3)①に掲げる。', ['6(3)①', REFERENCE]],
    ['台帳（6（3）①関係）', ['6（3）①', REFERENCE]],
    ['台帳は、対策基準3.2に掲げる。', ['3.2', REFERENCE]],
    ['台帳は、基本方針の11に基づく。', ['11', REFERENCE]],
    ['(1)の情報', ['(1)', REFERENCE]],
    ['端末のうち（１）から（３）まで', ['（１）', REFERENCE], ['（３）', REFERENCE]],
    ['## 第3条の特例', ['第3条', REFERENCE]],
    ['- 第3条に定める台帳', ['第3条', REFERENCE]],
    ['| 条 | 台帳 |\n| --- | --- |\n| 第3条 | 別表第1 |', ['第3条', REFERENCE], ['別表第1', REFERENCE]],
    ['台帳は、**第3条**による。', ['第3条', REFERENCE]],
    ['[第3条](#第3条)による。', ['第3条', REFERENCE]],
  ],
  'endings by strength': [
    ['職員等は、記録しなければならない。', ['しなければならない', DUTY]],
    ['職員等は、守らなければならない。', ['なければならない', DUTY]],
    ['職員等は、記録するものとする。', ['ものとする', DUTY]],
    ['- 台帳に記録すること。', ['こと', DUTY]],
    ['職員等は、複製してはならない。', ['してはならない', PROHIBITION]],
    ['端末は、共用であってはならない。', ['てはならない', PROHIBITION]],
    ['職員等は、複製することができない。', ['することができない', PROHIBITION]],
    ['端末の持出しを禁止する。', ['禁止する', PROHIBITION]],
    ['- 端末を持ち出さないこと。', ['ないこと', PROHIBITION]],
    ['- 同じものを用いないこと。', ['ないこと', PROHIBITION]],
    ['職員等は、複製しないものとする。', ['ないものとする', PROHIBITION]],
    ['職員等は、確認に努める。', ['努める', EFFORT]],
    ['職員等は、確認に努めるものとする（例外を除く。）。', ['努めるものとする', EFFORT]],
    ['職員等は、確認に努めなければならない。', ['努めなければならない', EFFORT]],
    ['端末を施錠することが望ましい。', ['することが望ましい', EFFORT]],
    ['管理者は、導入を検討するものとする。', ['検討するものとする', EFFORT]],
    ['職員等は、複製することができる。', ['することができる', PERMISSION]],
    ['職員等は、複製できるものとする。', ['できるものとする', PERMISSION]],
    ['職員等は、複製してもよい。', ['してもよい', PERMISSION]],
    ['職員等は、複製しなければならないが、別表の場合を除く。', ['しなければならない', DUTY], ['別表', REFERENCE]],
    ['**複製してはならない。**', ['してはならない', PROHIBITION]],
    ['端末は**施錠しなければならない**。', ['しなければならない', DUTY]],
    ['| 規則 | 強さ |\n| --- | --- |\n| 施錠するものとする。 | 強 |', ['ものとする', DUTY]],
    ['- ① 端末を複製してはならない。', ['①', LABEL], ['してはならない', PROHIBITION]],
  ],
  'no endings': [
    ['守らなければならない事項を定める。'],
    ['複製することができる者を定める。'],
    ['ものとするときは、台帳に記す。'],
    ['努力の結果を記す。'],
    ['委員会は、監査に関すること。'],
  ],
  'dates, quantities and words': [
    ['2022年4月1日'],
    ['2022年4月1日から施行する。'],
    ['２０２２年４月１日 制定'],
    ['令和4年4月1日'],
    ['2022.4.1'],
    ['2022-04-01 制定'],
    ['# 2022年度の対策'],
    ['3年間保存'],
    ['3 年間保存する。'],
    ['24時間監視'],
    ['## 3年間の保存'],
    ['10名以上の職員'],
    ['1.5倍'],
    ['10 月 1 日'],
    ['第三者による監査'],
    ['第3版'],
    ['第1回委員会'],
    ['（平成15年法律第57号）による。'],
    ['総行情第77号の通知'],
    ['基本条例と基本項目'],
    ['同条件で前例のない項目'],
    ['前項目と次項目'],
    ['種別表示と個別紙面'],
    ['ア、イ及びウ'],
    ['I have 3 items, 5 * 3 of them.'],
    ['電話 03(1234)5678'],
  ],
  'text that is not prose': [
    ['```\n第1条 端末を複製してはならない。\n```\n第2条 端末', ['第2条', ARTICLE]],
    ['~~~ text\n(1) 第3条に定める。\n~~~'],
    ['`第3条`に定める。'],
    ['``第3条`` と `複製してはならない。`'],
    ['    第1条 字下げした引用'],
    ['<!-- 第1条 複製してはならない。 -->'],
    ['<!--\n第1条 複製してはならない。\n-->'],
    ['台帳 <!-- 第3条 --> の様式'],
    ['台帳 <span title="第3条">台帳</span>'],
    ['[規程](https://example.jp/第3条)'],
    ['<https://example.jp/第3条>'],
    ['https://example.jp/第3条/①'],
    ['（https://example.jp/第3条）は、第4条による。', ['第4条', REFERENCE]],
    ['[規程]: https://example.jp/第3条'],
    ['---\n施行日: 第1条\n根拠: 第3条に定める。\n---\n第1条 目的', ['第1条', ARTICLE]],
  ],
};

describe('grammar', () => {
  let markdown: IGrammar;
  before(async () => {
    markdown = await loadMarkdown();
  });

  for (const [title, examples] of Object.entries(EXAMPLES)) {
    describe(title, () => {
      for (const [text, ...expected] of examples) {
        it(text.replaceAll('\n', '⏎'), () => assert.deepEqual(coloured(markdown, text), expected));
      }
    });
  }

  it('leaves bold, code and links in a coloured line to Markdown', () => {
    const { tokens } = markdown.tokenizeLine('第1条 **重要** `code` 第3条による。', null);
    const scopes = tokens.flatMap((token) => token.scopes);
    assert.ok(scopes.includes('markup.bold.markdown') && scopes.includes('markup.inline.raw.string.markdown'));
  });

  describe('reads a line of 100 KB in a moment', () => {
    const pieces = [
      '第3条第2項',
      '第1条の2の',
      '１．',
      '（',
      '1.1.',
      '別表',
      'するものと',
      '前記1、2、',
      'ア',
      '　',
      '6(3)',
      'あ',
    ];
    for (const piece of pieces) {
      it(piece.repeat(3), function () {
        this.timeout(20_000);
        const start = performance.now();
        coloured(markdown, piece.repeat(Math.ceil(100_000 / piece.length)));
        assert.ok(performance.now() - start < 10_000);
      });
    }
  });

  it('is what its source makes', () => {
    const made = execFileSync(process.execPath, ['syntaxes/grammar.mjs'], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(readFileSync('syntaxes/kijun.tmLanguage.json', 'utf8')), JSON.parse(made));
  });
});
