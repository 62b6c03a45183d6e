/** What goes on after a reference or a list of numbers, but never after a label. */
const GOES_ON =
  /^(?:[にのをはがとでへも]|から|まで|及び|又は|並びに|若しくは|または|および|[~～〜]|第[0-9０-９〇一二三四五六七八九十])/;
/** A title that begins like that. */
const TITLE = /^(?:はじめに|はしがき|のぞき見)/;
/** What goes on only after an article, a paragraph or an item; a full stop or a bracket ends what a broken line began. */
const PART =
  /^(?:[。）)」』]|各号|本文|前段|後段|柱書|ただし書|中「|関係|参照|違反|該当|以[下上外前後降内]|等|など|ほか)/;
/** The comma of a list of numbers: 1、2及び3. */
const LIST =
  /^[、，][ \u3000]*(?:$|[0-9０-９①-⑳Ⅰ-Ⅻ〇一二三四五六七八九十(（第]|[ア-ンｱ-ﾝ](?:[、，及又並若]|から|まで|[ \u3000]*$))/;

/** Whether a number with this behind it is a reference ((1)及び(2)の帳簿) and no label. */
export const refers = (rest: string): boolean => (GOES_ON.test(rest) && !TITLE.test(rest)) || LIST.test(rest);

/** The same behind 第3条, where more words show it: 第3条各号, 第3条関係. */
export const cites = (rest: string): boolean => refers(rest) || PART.test(rest);

/** What makes a number a quantity or a date, where it stands right behind it; words that only begin so are left out. */
const COUNTER = RegExp(
  `^(?:${[
    '年(?!次|間計画|報)',
    '月(?!次|例|報)',
    '日(?!常|程|誌|報|本)',
    '時(?!刻|間外)',
    '分(?!類|析|離|担|散|野|別|割)',
    '秒',
    '週(?!報|次)',
    '回(?!線|答|収|復|避|覧)',
    '[箇かヶケカヵ][月所年国条]',
    '個(?!人|別|々|室)',
    '名(?!称|簿|前|義|札|刺)',
    '人(?!的|事|材|員|権|為)',
    '件(?!名)',
    '点(?!検)',
    '種(?!別|々)',
    '段(?!取)',
    '世代',
    '社(?!会|団|員|協|内|外|名|長|務|用|印|屋|史|宅|食)',
    '台(?!帳)',
    '本(?!人|規|基|要|方|市|町|校|学|組|文|部|館|庁|院|法|社|店|番|来|章|節|条)',
    '枚|冊',
    '部(?!局|門|署|外|品|会|長|屋|内)',
    '割(?!当|り当)',
    '倍',
    '度(?!数)',
    '級',
    '次(?!期|世代|の|回|長)',
    '組(?!織|合|成|込|み)',
    '歳(?!出|入)',
    '円(?!滑)',
    '億|千|百',
    '万(?!一|全)',
    '%|パーセント',
    '文字(?!コード|化け)',
    '桁(?!数)|要素|因子|系統(?!図)|拠点(?!間)|区画|営業日|半期|四半期|世帯|版(?![数管])',
    '層|単位|巻|卓',
    '位(?!置)',
    '重(?!要|大|点|複|度)',
    '者',
    '対(?!策|象|応|処|外|面)',
    '[一-鿿]{0,2}(?:以[上下内外]|未満)',
    'つ',
    '[県市町村](?!民|長|役|営|有|税|内)',
    '階(?!層)',
    '[号条章節]',
    '項(?!目)',
    'ビット|バイト|ページ|頁|キロ|メガ|ギガ|メートル|ミリ|センチ|インチ|グラム|リットル|ワット|ボルト|アンペア|平方|立方',
    '[GMKT]B|GHz|[ck]?m(?![a-z])|kg',
  ].join('|')})`,
);
/** With a space between number and unit only what cannot be a title or the beginning of a sentence: 5 年間, 7 月 1 日, but 6-2 年1回、… */
const SPACED =
  /^(?:年(?:間(?!の?(?:計画|予定|行事|予算))|以|前|後|ごと|[ ]?\d(?!\d?回))|月(?:[ ]?\d(?!\d?回)|末)|日(?:間|以[内上]|前|後|ごと|に[ ]?\d(?!\d?回)|[ ]?\d(?!\d?回))|時(?:間(?!外|割)|[ ]?\d)|分以|分間|秒|週間|営業日|つ|[名人]以|文字以|桁(?!数)|回(?:以|続|連続|目|まで|[をにのもは、])|段階(?!的)|(?:か|ヶ|ヵ|箇)月|GB|MB|TB|KB|%|倍|[件名人回台個本枚部冊点年月日時分]$)/;

/** Whether the text behind a number makes it a quantity, a date or a time. */
export function counts(rest: string): boolean {
  const head = rest.slice(0, 12).normalize('NFKC');
  return /^ /.test(head) ? SPACED.test(head.trimStart()) : COUNTER.test(head);
}
