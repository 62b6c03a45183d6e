/**
 * @file Names given in passing: 「…（以下「職員等」という。）」. What such a name stands for is the thing right before it: behind the
 * clause, the topic or the other thing that stands before that.
 */

/** Where a word stands in a passage and what is said of it, as offsets, and whether it is defined in brackets. */
export type Place = readonly [start: number, end: number, from: number, to: number, inline: boolean];

/** How a word is given to what stands before it. */
const CALLED = 'と(?:いう|いいます|言う|言います|総称|呼|略|称|表記|する。)';
const OPEN = '[「『]';
const WORD = '([^「」『』]{1,40})';
const CLOSE = '[」』]';
/** 以下「語」という。 以下単に「語」という。 以下これらを「語」と総称する。 以下、「語」） 以下、語） */
const FOLLOWING = RegExp(
  `以下(?!のとおり|の通り|に)[^「」『』。（）()]{0,24}${OPEN}${WORD}${CLOSE}(?:${CALLED}|(?=[)）]))`,
  'g',
);
const BARE =
  /[（(]以下[、，]?[ \u3000]*([\p{sc=Han}ァ-ヶーA-Za-zＡ-Ｚａ-ｚ々]{1,20})(?:という。?|といいます。?)?[)）]/gu;
/** （次条において「語」という。） */
const WITHIN = RegExp(`[（(][^（()）「」『』。、，]{1,16}において[、，]?${OPEN}${WORD}${CLOSE}${CALLED}`, 'g');
/** これらを「語」という。 */
const NAMED = RegExp(
  `(?<!以下(?!のとおり|の通り|に)[^「」『』。（）()]{0,24})を${OPEN}${WORD}${CLOSE}と(?:いう|いいます|言う|言います|総称する|定義する|呼ぶ|呼びます)`,
  'g',
);
/** 「情報資産（…をいう。以下同じ。）」 */
const SAME =
  /([\p{sc=Han}\p{sc=Katakana}ーA-Za-zＡ-Ｚａ-ｚ]{2,20})[（(]((?:[^（()）]|[（(][^（()）]*[)）])+を(?:いう|いいます)。)[^（()）。、]{0,20}(?:以下|において)[^（()）。、]{0,10}同じ。?[)）]/gu;

/** 「…（以下「語」という。）」, （以下単に「語」という。）, （以下この条において「語」という。）, （以下「語」と総称する。） */
export function inBrackets(text: string): readonly Place[] {
  const found: Place[] = [];
  if (!/[「『]|[（(]以下|同じ。?[)）]/.test(text)) return found;
  for (const pattern of [FOLLOWING, BARE, WITHIN, NAMED])
    for (const match of text.matchAll(pattern)) {
      const word = match[1]!;
      if (/^(?:同|略|同様|省略|余白)$/.test(word)) continue;
      const at = match.index + match[0].indexOf(word, match[0].startsWith('以') ? 2 : 1);
      const open = pattern === NAMED ? match.index : Math.max(...['（', '('].map((c) => text.lastIndexOf(c, at)));
      const end = open < 0 ? match.index : open;
      const from = Math.max(0, end - FAR);
      const before = text.slice(from, end);
      // 「指針を定め、これを「方針」という」: what これ stands for
      const thing = pattern === NAMED ? before.replace(/(?:を[^、。を]{1,8}[、，])?これ(?:ら)?$/, '') : before;
      found.push([at, at + word.length, from + beginOf(thing, text.slice(end, at)), from + thing.length, true]);
    }
  for (const { index, 1: word, 2: body } of text.matchAll(SAME))
    if (!/[。、，]/.test(word!)) {
      const from = index + word!.length + 1;
      found.push([index, from - 1, from, from + body!.length, true]);
    }
  return found;
}

/** How long what is named can be, with the sentence before it. */
const FAR = 1000;

/** Where the words begin that `naming`, the bracket behind them, gives a name to. */
function beginOf(before: string, naming: string): number {
  // 「…を対象とする「本学の方針」（以下…」: what is quoted is the thing
  const quote = /[」』]$/.test(before) ? Math.max(before.lastIndexOf('「'), before.lastIndexOf('『')) : -1;
  if (quote > 0) return quote;
  const shown = withoutPairs(before);
  let start = lastEnd(shown, STOP);
  // 「Ａ（以下「甲」という。）及びＢ（以下「乙」という。）」: each name has its own thing, unless one sums them up
  if (!/総称|これら|あわせ|併せ|合わせ/.test(naming)) {
    const joint = start + lastEnd(shown.slice(start), JOINT);
    const given = (text: string) => /以下[^（()）]*[」』][^（()）]*[)）]/.test(text);
    if (joint > start && given(before.slice(start, joint)) && !given(before.slice(joint))) start = joint;
    // 「個人情報、…に関する法律（平成15年法律第57号。以下「法」という。）」: a number belongs to one thing
    if (/^[（(][^「『]*第?[0-9０-９]+号/.test(naming)) start += lastEnd(shown.slice(start), /[、，]/g);
  }
  // 「本学に委員会」: the thing alone, not where it is put
  const place = /^[^ぁ-ん]{1,12}に(?=[^ぁ-ん\0]+$)/.exec(shown.slice(start));
  return start + (place?.[0].length ?? 0);
}

const lastEnd = (text: string, pattern: RegExp): number =>
  Math.max(0, ...[...text.matchAll(pattern)].map(({ 0: found, index }) => index + found.length));

/** What parts the words that are named from the sentence before them. An open bracket or quote parts too: 個人情報（…に関する法律 */
const STOP = RegExp(
  [
    '[。（(「『]',
    '[はがもをにで][、，]',
    // a topic right before its sentence: 「本会は利用者及び家族（以下…」, not 又は
    '(?<=[\\p{sc=Han}\\p{sc=Katakana}ー等\\0])(?<![又或])は(?=[\\p{sc=Han}\\p{sc=Katakana}A-ZＡ-Ｚ「○◯●])',
    // 「対策を○○市の方針（以下…）として定める」
    'を(?=[^ぁ-ん]+$)',
    '(?:ため|であり|について|において|から|ので|より|って|うえ|上で|とし|して|ともに|伴い|基づき|もとづき|従い|踏まえ|鑑み|応じ|当たり|あたり|問わず|(?<!見直|出)し)[、，]',
    '(?:とともに|ために?)(?=[\\p{sc=Han}\\p{sc=Katakana}A-ZＡ-Ｚ「])',
    // 「さらに、」, 「この」 begins the thing itself
    '(?:^|(?<=[。\\n]))(?:さらに|更に|また|なお|そこで|ここに)[、，]?',
  ].join('|'),
  'gu',
);
/** What joins two things that are named one by one. */
const JOINT = /(?<=\0)(?:[、，]|及び|および|並びに|ならびに|又は|または|と)/g;

/** The text with its closed brackets and quotes blotted out, of the same length. */
function withoutPairs(text: string): string {
  const next = text.replace(/[（(][^（()）]*[)）]|「[^「」]*」|『[^『』]*』/g, (pair) => '\0'.repeat(pair.length));
  return next === text ? text : withoutPairs(next);
}
