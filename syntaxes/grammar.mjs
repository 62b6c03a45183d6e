// Writes kijun.tmLanguage.json: node syntaxes/grammar.mjs > syntaxes/kijun.tmLanguage.json
// TextMate grammars cannot name the parts of an expression; here they can. What is coloured how: docs/grammar.md.
// In Oniguruma \d and \s also mean full-width digits and spaces. Repetitions never overlap, so long lines stay linear.

const NUMBER = '[\\d〇一二三四五六七八九十百]{1,5}';
const KANA = '[ア-ン]';
const CIRCLED = '[①-⑳㉑-㉟㊱-㊿➀-➓❶-❿⓫-⓴⑴-⒛㈠-㈩]';
const DASH = '[-.．‐‑‒–—―−－ー]';

/** Where a label may stand: at the start of a line, list item, quotation or heading, also when that begins in bold. */
const START = '(?:(?<![*_~])\\G|(?<=#\\s|^\\*\\*|[-#.]\\s\\*\\*))\\s*';

/** What goes on after a reference (第3条に定める), but never after a label. */
const NOT_REFERENCE =
  '(?!は(?!じめ)|[にのをがとでへも、，,。]|から|まで|及び|又は|並びに|若しくは|[~～〜]|第[\\d〇一二三四五六七八九十]|ただし書|中「|件|目(?![的次標]))';

/** What makes a number a quantity or a date (3年間), but never a label. */
const NOT_QUANTITY =
  '(?!年|月|日|時|分|秒|週|回|箇|か|ヶ|ケ|カ|個|名|人|件|点|種|段|世代|台|本|枚|冊|部|割|倍|度|級|次|組|歳|円|億|万|千|百|[%％]|文字|桁|要素|者|以[上下内]|未満|つ|県|市|町|村|階|号|条|項|章|節|㎡|ｍ|㎝|キロ|メートル)';

/** 条件, 項目, 条例 and 条約 are words and no places. */
const NOT_WORD = '(?!件|目(?!的)|例|約)';

/** の2 of 第5条の2, but not the の of 第5条の2つ. */
const BRANCH = `(?:の${NUMBER}(?![つ点種個人年か]))*`;
const BRACKETED = `[（(]\\s?(?:\\d{1,2}|[一二三四五六七八九十]{1,3}|${KANA})\\s?[）)]`;
/** The (3)①, (3) or ア behind a place; a katakana word behind it is none. */
const ITEM = `(?:${BRACKETED})*(?:${CIRCLED}|${KANA}(?![ァ-ー]))?`;
const PLACE = `第\\s?${NUMBER}\\s?[条項号]${BRANCH}`;
const REST = `(?:${PLACE})*${ITEM}(?:の?各号|ただし書き?|本文|前段|後段|柱書)?`;

/** An ending binds at the end of a sentence or clause only: 守らなければならない。 but not 守らなければならない事項. */
const END = '(?=[。．.、，,（(）)」』】\\]*_~|<\\s]|が[、，]|$)';

const CAPTION = '[（(][^（()）。]{1,60}[）)]';

const label = (expression, ...names) => ({
  match: START + expression,
  captures: Object.fromEntries(names.map((name, i) => [i + 1, { name: `${name}.kijun` }])),
});
const reference = (match) => ({ name: 'variable.other.constant.reference.kijun', match });
const ending = (name, expression) => ({ name: `${name}.kijun`, match: expression + END });
const include = (...names) => names.map((name) => ({ include: `#${name}` }));

const grammar = {
  name: 'Kijun',
  scopeName: 'markdown.kijun.injection',
  injectionSelector:
    'text.html.markdown - (comment | meta.embedded | meta.tag | markup.fenced_code | markup.raw | markup.inline.raw | markup.math | markup.underline.link)',
  patterns: include('url', 'label', 'caption', 'reference', 'item', 'modality'),
  repository: {
    // Matched without a name, so that nothing in it is coloured
    url: { match: '(?:https?|ftp|file)://[^\\s<>()（）「」、。|*`\\[\\]]+' },

    label: { patterns: include('article', 'appendix', 'bracket', 'code', 'number', 'letter') },
    article: {
      patterns: [
        // 第1章, 第１条の２, 第八条（目的）
        label(
          `(?>(第\\s?${NUMBER}\\s?(?:[編章節款]|目(?![的次標]))(?:の${NUMBER})*)|(第\\s?${NUMBER}\\s?[条項号](?:の${NUMBER})*))${NOT_REFERENCE}\\s*(${CAPTION}(?=\\s*$))?`,
          'entity.name.type.chapter',
          'entity.name.type.article',
          'markup.heading.caption',
        ),
        // 第1 目的
        label(`(第\\s?${NUMBER}(?=[.．\\s]))`, 'entity.name.type.chapter'),
      ],
    },
    // 附則, 別表第1, 様式第2号, 第1号様式, 目次
    appendix: label(
      `([附付]\\s*則|(?:別\\s*記\\s*)?様\\s*式(?:\\s?第?\\s?${NUMBER}\\s?号?(?:の${NUMBER})*)?|別\\s*[表記図紙](?:\\s?第?\\s?${NUMBER}(?:の${NUMBER})*)?|第\\s?${NUMBER}\\s?号様式|目\\s*次(?=\\s*$))(?=[\\s（(]|$)`,
      'entity.name.type.appendix',
    ),
    // (1) （ア） (一)の2 (a) 1） ア）
    bracket: label(
      `((?>[（(]\\s?(?:\\d{1,3}|[〇一二三四五六七八九十百]{1,4}|${KANA}|[a-zａ-ｚ])\\s?[）)](?:の${NUMBER})?|(?:\\d{1,3}|${KANA}|[a-zａ-ｚ])[）)]))${NOT_REFERENCE}`,
      'constant.numeric.label',
    ),
    // PS-01, A.5.1, AC-2(1): codes of a register
    code: label(
      `((?>[A-ZＡ-Ｚ]{1,6}(?:${DASH}[A-ZＡ-Ｚ]{1,6})*(?:${DASH}?\\d{1,4}(?:${DASH}\\d{1,4})+|${DASH}\\d{1,4}|[0０]\\d{1,3})(?:[（(]\\d{1,2}[）)])*))(?=[:：「（(【]|\\s+(?!(?:[のをにはがとでへもや]|から|まで|及び|又は|並びに)(?!じめに))[^!-~\\s])`,
      'constant.numeric.label',
    ),
    number: {
      patterns: [
        // 1.1 2―4―1
        label(
          `((?>\\d{1,2}(?:\\s?${DASH}\\s?\\d{1,2})+(?!\\d)[.．]?))${NOT_QUANTITY}${NOT_REFERENCE}(?=[\\s（(【「\\p{Han}ァ-ヶ]|$)`,
          'constant.numeric.label',
        ),
        // 1．目的
        label(`((?>\\d{1,3}[.．]))${NOT_REFERENCE}(?=\\s*[^\\s\\d.．])`, 'constant.numeric.label'),
        // 1（目的）, 1：目的, 1 目的, 1目的
        label(
          `((?>\\d{1,3}))(?!${BRACKETED})(?:(?=[（(【「]|[:：]\\D)|(?=\\s+[^!-'*-@\\[-~\\s])(?!\\s?[年月日])|(?=[\\p{Han}ァ-ヶ][^。、，]{0,30}$)${NOT_QUANTITY}${NOT_REFERENCE})`,
          'constant.numeric.label',
        ),
      ],
    },
    // Ⅰ. III 一　 ア　 a.
    letter: label(
      `(?>([Ⅰ-Ⅻ](?:[.．]|(?=[:：、（(【「\\s]|$))|[IVX]{1,5}(?:[.．](?=[^!-~])|(?=\\s+[^!-~\\s]))|[〇一二三四五六七八九十百]{1,4}(?:の${NUMBER})?(?=\\s+\\S)|${KANA}(?:[.．]|(?=[:：]|\\s+\\S))|[a-zA-Zａ-ｚＡ-Ｚ][.．](?=\\s+\\S|[^ -~\\s])))`,
      'constant.numeric.label',
    ),

    // （目的） alone on a line; not a date, （案）, or the （第3条関係） of an appendix
    caption: label(
      `((?![（(](?:(?:明治|大正|昭和|平成|令和|西暦)?\\s?[\\d元]|[案略注][）)]|[^（()）]{0,60}関係[）)]))${CAPTION})(?=\\s*$)`,
      'markup.heading.caption',
    ),

    reference: {
      patterns: [
        // 第3条第2項第1号ア, 第5条の2ただし書; 第57号 behind a kanji is the number of a law or a letter
        reference(
          `(?:第\\s?${NUMBER}\\s?[編章節款条項]${NOT_WORD}|(?<!\\p{Han})第\\s?${NUMBER}\\s?号(?!被保険者|様式))${BRANCH}${REST}`,
        ),
        // 同条第2項, 前項, 前2項, 前各号, 次の各号, 本条, 附則第2項
        reference(
          `(?:(?<![共合協])同[条項号章節表](?!示)|前(?:各[項号]|\\s?${NUMBER}\\s?[条項号]|[条項号章節])|次(?:[条項号章節]|の各号)|(?<![基日見資])本[条項号章節]|各号|[附付]則(?=第))${NOT_WORD}${REST}`,
        ),
        // 別表第1, 別紙, 別記様式, 様式第2号, 第1号様式
        reference(
          `(?:(?<![分区種性個識大])別(?:[表紙](?!示|現|様式)(?:\\s?第?\\s?${NUMBER})?|[記図]\\s?第?\\s?${NUMBER}|[記紙]様式(?!\\s?第?\\s?${NUMBER}))|(?:別[記紙])?様式\\s?第?\\s?${NUMBER}\\s?号?|(?<!\\p{Han})第\\s?${NUMBER}\\s?号様式)${BRANCH}`,
        ),
        // 上記3, 上記6、7及び8, 上記(1)①, 前記①
        reference(
          `[上下前後]記\\s?(?:\\d{1,2}(?!\\d)(?:${DASH}\\d{1,2})*(?:(?:、|，|及び|又は|から)\\d{1,2}(?=[のにをで、，及又か]|まで))*${ITEM}|(?:${BRACKETED})+${CIRCLED}?|${CIRCLED})`,
        ),
        // 基本方針6(3)①, 対策基準の3.2に
        reference(
          `(?<=方針|方針の|基準|基準の|実施手順|ポリシー|規程|要綱|要領)(?>\\d{1,2}(?:${DASH}\\d{1,2})*${ITEM})(?=[のにをで、，。（(）)「・]|関係|及び|又は|から|まで)`,
        ),
        // 6(3)①
        reference(`(?<![\\d.．年月-])\\d{1,2}(?:${BRACKETED})+(?:${CIRCLED}|${KANA}(?![ァ-ー]))?(?!\\d)`),
        // (1)の情報, ①から③まで
        reference(`(?:${BRACKETED}${CIRCLED}?|${CIRCLED})(?=[のにをと]|から|まで|及び|又は|並びに|若しくは)`),
      ],
    },

    // Circled numbers are items wherever they stand: 次の①対策基準及び②実施手順
    item: { name: 'constant.numeric.label.kijun', match: CIRCLED },

    modality: {
      patterns: [
        ending(
          'support.function.effort',
          '(?:努め(?:る|なければならない|るべきである)?|努力(?:する|しなければならない)|検討(?:する|を行う|しなければならない)|心(?:掛|が)け(?:る|なければならない)|(?:配慮|留意|推奨)(?:する|しなければならない)|推奨される|(?:(?:する)?ことが)?(?:望ましい|好ましい|望まれる))(?:ものとする|ものとし|こと)?',
        ),
        ending(
          'constant.language.prohibition',
          '(?:し?[てで]は(?:なら(?:ない|ず)|いけない)|(?:する)?こと[がは]できない|禁止(?:する|とする|しなければならない)|禁[ずじ]る|認めない|許可しない|不可とする|(?<=[いしらかさたなばまわれえけげせてねべめり])ない(?=こと|もの))(?:ものとする|ものとし|こと)?',
        ),
        ending(
          'support.type.permission',
          '(?:(?:(?:する)?こと[がも])?できる|し?[てで]も?よい|差し支えない)(?:ものとする|ものとし|こととする)?',
        ),
        ending(
          'keyword.control.duty',
          '(?:し?な(?:ければ|くては)なら(?:ない|ず)(?:ものとする|こと)?|し?ねばなら(?:ない|ず)|(?:もの|こと)と(?:する|し)|す?べきである|(?:する)?必要がある|義務(?:を負う|付ける|づける)|(?<!関する|係る|いう)(?<=[うくぐすつぬぶむる])こと(?=。))',
        ),
      ],
    },
  },
};

process.stdout.write(`${JSON.stringify(grammar, null, 2)}\n`);
