import { skipBracket } from '../text/sentence';
import { refers } from './quantity';

/** What the words behind a label are: a title, a sentence, or a word with what is said of it. Offsets are into `rest`. */
export interface Heading {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** Where the text that is no title begins; `rest.length` when there is none. */
  readonly body: number;
}

/** A word in quotes, Latin words, or one word, perhaps with brackets; then white space, a colon, dots or a new line, and more. */
const HEADWORD =
  /^(「[^「」]{1,40}」|(?:[A-Za-z][A-Za-z0-9.&/-]*(?: [A-Za-z0-9.&/-]+){0,6}|[^\s。、，「」：:…]{1,40}?)(?:[（(][^（()）]{1,60}[)）])?)(?:[ \u00a0\u3000\t]+|[ \u00a0\u3000\t]*(?:[：:…]+|・{3,}|[―—]{2,})[ \u00a0\u3000\t]*|[ \u00a0\u3000\t]*\r?\n)(?=\S)/;

/** A word and, behind white space or a colon, what is said of it: 「端末　職員等が…をいう。」 Undefined for other text. */
export function headword(
  text: string,
): { readonly word: string; readonly end: number; readonly body: number } | undefined {
  // 「Ｌ Ｇ Ｗ Ａ Ｎ 接続系　…」: letters that are spaced for looks end no word
  const spaced = SPACED.exec(text)?.[0].length ?? 0;
  const match = HEADWORD.exec(text.slice(spaced));
  if (!match) return undefined;
  const word = text.slice(0, spaced) + match[1]!;
  // 「…責任者（Chief Information…）」: a space inside brackets ends no word
  if (/[（(]/.test(word.replace(/[（(][^（()）]*[)）]/g, ''))) return undefined;
  const body = spaced + match[0].length;
  if (/[はがをにでと]$/.test(word) || !/\S/.test(text.slice(body))) return undefined;
  return { word: word.replace(/^「|」$/g, ''), end: word.length, body };
}

const SPACED = /^[A-Za-zＡ-Ｚａ-ｚ]([ \u3000])(?:[A-Za-zＡ-Ｚａ-ｚ]\1)+(?=[^\s\x20-\x7e])/;

/**
 * Reads what stands behind a label. `heading` lines are titles, unless a full stop ends them; `next` is the line that follows
 * in the same paragraph and has no label, for a sentence may be broken in the middle.
 */
export function readTitle(rest: string, heading: boolean, next = ''): Heading {
  const trimmed = rest.trimEnd();
  if (trimmed === '') return NONE;
  const bracket = bracketed(trimmed);
  if (bracket) return bracket;
  // 「体制の整備：」 above what it introduces
  const end = trimmed.replace(/(?<![ \u3000])[ \u3000]*[：:]$/, '').length;
  const title = { title: joinLetters(trimmed.slice(0, end)), start: 0, end, body: rest.length };
  if (heading && !/[。．]$/.test(trimmed)) return title;
  const word = headword(trimmed);
  const broken = next !== '' && (isBroken(trimmed) || goesOn(trimmed));
  if (word && (broken || EXPLAINS.test(trimmed.slice(word.end))))
    return { title: joinLetters(word.word), start: 0, end: word.end, body: word.body };
  return isSentence(trimmed.slice(0, end)) || (next !== '' && isBroken(trimmed)) ? NONE : title;
}

/** What is said of a word: a sentence, or at least some words behind a colon or a tab (情報資産：…の総称). */
const EXPLAINS = /[。、，]|^[ \u3000]*[：:][ \u3000]*\S{8}|^[ \u3000]*\t\s*\S{8}/;

const NONE: Heading = { title: '', start: 0, end: 0, body: 0 };
const LONGEST_TITLE = 60;

/** （title） alone or before a sentence. */
function bracketed(text: string): Heading | undefined {
  if (!/^[（(【]/.test(text)) return undefined;
  const close = skipBracket(text, 0);
  const title = text.slice(1, close);
  // （１）ただし書の規定により… begins with a citation
  if (
    close === 0 ||
    /^(?:\s*|[0-9０-９]{1,3}|[ァ-ン]|[一二三四五六七八九十]{1,3})$/.test(title) ||
    title.length > LONGEST_TITLE
  )
    return undefined;
  const body = close + 1 + /^[ \u00a0\u3000\t]*/.exec(text.slice(close + 1))![0].length;
  // 「(3) (2)の場合において、…」 goes on with a citation; 抄 says that a 附則 is not there in full
  if (refers(text.slice(close + 1))) return undefined;
  if (/^抄$/.test(text.slice(body))) return { title: joinLetters(title), start: 1, end: close, body: text.length };
  if (body < text.length && !/[。、，]/.test(text.slice(body))) return undefined;
  return { title: joinLetters(title), start: 1, end: close, body };
}

/** Whether a line is a sentence rather than a title: it has a full stop, or ends as only a sentence does. */
export const isSentence = (text: string): boolean =>
  /。/.test(withoutBrackets(text)) ||
  /(?:[うくぐすつぬぶむるただ]|なければならない|(?:し|られ|せ|ては)ない|ならない|です|こと)$/.test(text) ||
  /[、，はがを]$/.test(text);

/** Whether a line only says how the place above it was amended: （令五訓令七・一部改正）, （平成25規程4・旧第6条繰上）. */
export const isAmendment = (text: string): boolean =>
  /^\s*[（(〔](?:[明大昭平令][和成治正]?[0-9０-９元一二三四五六七八九十]|旧第)[^（()）〔〕。]*(?:改正|追加|繰[上下]げ?|削除?)[)）〕]\s*$/.test(
    text,
  );

const withoutBrackets = (text: string): string =>
  text.includes('。') ? text.replace(/[（(][^（()）]*[)）]/g, '').replace(/[（(][^（()）]*[)）]/g, '') : '';

/** Whether a line that another one follows was broken in the middle of a sentence, and is no title. */
const isBroken = (text: string): boolean => text.length >= 28 || /[はがをに]、/.test(text);

/** Whether the line goes on in the next one: it ends in the middle of a sentence. */
export const goesOn = (text: string): boolean =>
  !/(?:について|に関して|に当たって|に際して)$/.test(text) &&
  // 機器の持出し; 監査及び見直し
  !(/し$/.test(text) && !(NOUN.test(text) ? /[をがはに]/ : /[をがはに、，]/).test(text)) &&
  (/[、，はがをにのでとてしやもへ及又]$/.test(text) || /(?:及び|又は|並びに|若しくは|する|した|等の)$/.test(text));

/** Verbs in し that are as much nouns. */
const NOUN =
  /(?:[見手]直|[持貸取引呼見聞][ちしりきび]?出|[引受明][きけ]?渡|取り?消|[差払][しい]?戻|[繰折]り?返|繰り?越|後回)し$/;

/** Whether the line cannot end here: what comes next, number or not, belongs to its sentence. */
export const isOpen = (text: string): boolean =>
  /(?:[、，はがをにのと第[［]|及び|又は|並びに|若しくは|[前次同][条項])$/.test(text) && !/はじめに$/.test(text);

/** Letters that are spaced for looks are one word: 目　的, 情 報 セキュリティ 対 策, Ｌ Ｇ Ｗ Ａ Ｎ 接続系. */
export function joinLetters(text: string): string {
  const value = text.trim();
  const parts = value.split(/[ \u00a0\u3000\t]+/);
  const single = parts.filter((part) => [...part].length === 1).length;
  const words = parts.filter((part) => [...part].length > 1);
  const spaced = single === parts.length || (single >= 4 && single > words.length * 2 && words.every(isKatakana));
  if (parts.length > 1 && spaced) return parts.join('');
  return value.replace(
    /(?<![A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ](?:[ \u00a0\u3000][A-Za-zＡ-Ｚａ-ｚ])+(?![A-Za-zＡ-Ｚａ-ｚ])[ \u00a0\u3000]?/g,
    (letters) => letters.replace(/[ \u00a0\u3000]/g, ''),
  );
}

const isKatakana = (word: string): boolean => /^[ァ-ヶー]+$/.test(word);
