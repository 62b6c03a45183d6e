import type { Span } from '../text/span';

/** The name of a law or another document as written before a citation: 個人情報の保護に関する法律, 基本方針, 同法, この規程. */
export interface Name extends Span {
  readonly text: string;
}

/** What names of laws and internal documents end with. 方法 and 手法 are no laws, 命令 and 司令 no orders. */
const ENDING =
  '(?:(?<![方手用作無違適司立文魔寸])法律?|条例|規則|規程|規定|規約|要綱|要領|要項|訓令|(?<![命司指号])令|告示|通達|通知|規準|基準|方針|指針|ガイドライン|ポリシー|手順書?|手引き?|マニュアル|細則|内規|約款|契約書?|仕様書|協定書?|憲章|憲法|計画書?|標準|規格|宣言|心得|準則|特記事項|覚書|規範|ルール)';
/** What a bare number may follow as a citation (基本方針6(3)①); after 判断基準 or 手順 a number counts steps and grades. */
const CITABLE =
  '(?:基本方針|対策基準|管理基準|取扱基準|実施手順書?|実施要領|運用要領|[ァ-ヶ]ポリシー|ガイドライン|規程|要綱|訓令|条例|規則|本方針|(?:この|本)(?:基準|手順|方針))';
const NAME = RegExp(`${ENDING}$`);
const NUMBERED = RegExp(`${CITABLE}$`);
/** What parts a name from the words before it. */
const CUT =
  /[\s\0、。，．「」『』（）()［］[\]：:；;“”｢｣|]|[はがを]|から|より|及び|又は|並びに|若しくは|または|および|もしくは|ならびに|において|における|に(?:よる|より|基づき|基づく|従い|従って|定める|規定する|関し、)|であって|として|については|(?<!に関)する|した|された|定め[るた]|のうち|とは|という|いう|への?/g;
const LONGEST = 60;

/** What a document's number follows: 訓令第7号, 総務第12号. */
export const SERIAL = /[\p{sc=Han}ァ-ヶーA-Za-z0-9]$/u;

/**
 * The name that ends right before `start`, perhaps with brackets (（平成11年法律第128号）), quotes, or の between. With `numbered`
 * only names that a bare number may follow.
 */
export function nameBefore(text: string, start: number, numbered: boolean): Name | undefined {
  const [, gap] = /((?:の|における|中)?[ \u00a0\u3000]*(?:\r?\n[ \u00a0\u3000]*)?)$/.exec(
    text.slice(Math.max(0, start - 12), start),
  )!;
  for (const end of new Set([start - gap!.length, start])) {
    const name = nameEnding(text, beforeBrackets(text, end), numbered);
    if (name) return name;
  }
  return undefined;
}

function nameEnding(text: string, end: number, numbered: boolean): Name | undefined {
  const from = Math.max(0, end - LONGEST);
  const quoted = /[「『]([^「」『』]{1,50})[」』]$/.exec(text.slice(from, end));
  if (quoted && (numbered ? NUMBERED : NAME).test(untagged(quoted[1]!)))
    return { text: quoted[1]!, start: end - quoted[1]!.length - 1, end: end - 1 };
  const before = text.slice(from, end);
  if (!(numbered ? NUMBERED : NAME).test(before)) return undefined;
  let start = 0;
  for (const cut of before.matchAll(CUT))
    if (cut.index + cut[0].length < before.length) start = cut.index + cut[0].length;
  const name = before.slice(start).replace(/^(?:当該|各|その他の|その他|又|なお)/, '');
  return { text: name, start: end - name.length, end };
}

/** Where the brackets that end at `end` open; `end` when none do. */
function beforeBrackets(text: string, end: number): number {
  let at = end;
  while (/[)）\]］]/.test(text[at - 1] ?? '')) {
    let depth = 0;
    let i = at - 1;
    for (; i >= 0 && i > at - 300; i--) {
      if (/[)）\]］]/.test(text[i]!)) depth++;
      else if (/[（([［]/.test(text[i]!) && --depth === 0) break;
      else if (text[i] === '\0') return end;
    }
    if (depth !== 0) return end;
    at = i;
  }
  return at;
}

/** Names of the document itself: この規程, 本基準, 当要綱. */
export const isOwn = (name: string): boolean => /^(?:この|本|当)(?!法$)/.test(name);
/** A name that repeats the last one: 同法, 同条例. */
export const isSame = (name: string): boolean => /^同/.test(name) && name.length < 8;
/** Names of laws and orders, which are never one of the organisation's own documents. */
export const isLaw = (name: string): boolean => /(?:法律?|政令|省令|府令|施行令|施行規則|憲法)$/.test(name);
/** A name or a title without what stands in brackets behind it: （案）, （令和6年版）. */
export const untagged = (name: string): string => name.replace(/[（(][^（()）]*[)）]$/, '');
