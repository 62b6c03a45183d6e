/** What the words behind a label are: a title, a sentence, or a word with what is said of it. Offsets are into `rest`. */
export interface Heading {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** Where the text that is no title begins; `rest.length` when there is none. */
  readonly body: number;
}

/** A word and, behind white space or a colon, what is said of it: 「端末　職員等が…をいう。」 Undefined for other text. */
export function headword(
  text: string,
): { readonly word: string; readonly end: number; readonly body: number } | undefined {
  const match =
    /^(「[^「」]{1,40}」|[^\s。、，「」：:]{1,40}(?:[（(][^（）()]{1,60}[)）])?|[A-Za-z][A-Za-z0-9 .&/-]{1,40}?)(?:[ \u00a0\u3000\t]+|[：:][ \u00a0\u3000\t]*|[ \u00a0\u3000\t]*\r?\n)(?=\S)/.exec(
      text,
    );
  if (!match) return undefined;
  const word = match[1]!;
  if (/[はがをにでと]$/.test(word) || !/\S/.test(text.slice(match[0].length))) return undefined;
  return { word: word.replace(/^「|」$/g, ''), end: word.length, body: match[0].length };
}

/** Reads what stands behind a label. `heading` lines are titles whatever they say; articles may have （title） and then text. */
export function readTitle(rest: string, heading: boolean): Heading {
  const trimmed = rest.trimEnd();
  const none = { title: '', start: 0, end: 0, body: 0 };
  if (trimmed === '') return none;
  const bracket = /^[（(【]([^（()）【】]{1,60})[)）】][ \u00a0\u3000\t]*/.exec(trimmed);
  if (bracket && (bracket[0].length >= trimmed.length || /[。、]/.test(trimmed.slice(bracket[0].length)))) {
    return { title: joinLetters(bracket[1]!), start: 1, end: 1 + bracket[1]!.length, body: bracket[0].length };
  }
  if (heading) return { title: joinLetters(trimmed), start: 0, end: trimmed.length, body: rest.length };
  const word = headword(trimmed);
  if (word && /。|[、，]/.test(trimmed.slice(word.body))) {
    return { title: joinLetters(word.word), start: 0, end: word.end, body: word.body };
  }
  if (isSentence(trimmed)) return none;
  return { title: joinLetters(trimmed), start: 0, end: trimmed.length, body: rest.length };
}

/** Whether a line is a sentence rather than a title: it has a full stop, or ends as only a sentence does. */
export const isSentence = (text: string): boolean =>
  /。/.test(text.replace(BRACKETED, '')) ||
  /(?:する|した|なければならない|ものとする|できる|[^いこ]こと|いう)$/.test(text) ||
  /[、，はがを]$/.test(text);

const BRACKETED = /[（(][^（()）]*[)）]/g;

/** Whether the line goes on in the next one: it ends in the middle of a sentence. */
export const goesOn = (text: string): boolean =>
  /[、，はがをにのでとてしやもへ及又]$/.test(text) || /(?:及び|又は|並びに|若しくは|する|した|等の)$/.test(text);

/** Letters that are spaced for looks are one word: 目　的, Ｌ Ｇ Ｗ Ａ Ｎ 接続系. */
export function joinLetters(text: string): string {
  const value = text.trim();
  if (/^\S(?:[ \u00a0\u3000\t]+\S)+$/u.test(value)) return value.replace(/[ \u00a0\u3000\t]+/g, '');
  return value.replace(
    /(?<![A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ](?:[ \u00a0\u3000][A-Za-zＡ-Ｚａ-ｚ])+(?![A-Za-zＡ-Ｚａ-ｚ])[ \u00a0\u3000]?/g,
    (letters) => letters.replace(/[ \u00a0\u3000]/g, ''),
  );
}
