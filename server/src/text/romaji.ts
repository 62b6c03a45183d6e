/**
 * Readings in kana and Latin letters brought to one form, so that what is typed (きみつ, キミツ, kimitsu, kimitu, kimits) can be
 * looked for at the start of a reading (キミツセイ). The form is 訓令式 without long vowels' marks; it is for comparing, not to be shown.
 */
export function romajiKey(typed: string): string {
  const kana = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
  let out = '';
  for (let i = 0; i < kana.length; i++) {
    const pair = TABLE.get(kana.slice(i, i + 2));
    const one = TABLE.get(kana[i]!);
    if (pair !== undefined) i++;
    const next = pair ?? one ?? kana[i]!;
    // っ doubles what follows
    if (next === 'ッ') out += (TABLE.get(kana.slice(i + 1, i + 3)) ?? TABLE.get(kana[i + 1] ?? '') ?? '')[0] ?? '';
    else out += next;
  }
  return out
    .replace(/[ー\-']/g, '')
    .replace(/sh([auo])/g, 'sy$1')
    .replace(/ch([auo])/g, 'ty$1')
    .replace(/jy?([auo])/g, 'zy$1')
    .replace(/sh|si/g, (c) => (c === 'sh' ? 's' : c))
    .replace(/ch/g, 't')
    .replace(/ts(?=u|$)/g, 't')
    .replace(/f(?=u|$)/g, 'h')
    .replace(/j/g, 'z')
    .replace(/n{2,}/g, 'n')
    .replace(/m(?=[bp])/g, 'n');
}

const ROWS: readonly (readonly [string, string])[] = [
  ['', 'あいうえお'],
  ['k', 'かきくけこ'],
  ['s', 'さしすせそ'],
  ['t', 'たちつてと'],
  ['n', 'なにぬねの'],
  ['h', 'はひふへほ'],
  ['m', 'まみむめも'],
  ['r', 'らりるれろ'],
  ['g', 'がぎぐげご'],
  ['z', 'ざじずぜぞ'],
  ['d', 'だぢづでど'],
  ['b', 'ばびぶべぼ'],
  ['p', 'ぱぴぷぺぽ'],
];

const TABLE: ReadonlyMap<string, string> = new Map([
  ...ROWS.flatMap(([consonant, kana]) => [...kana].map((c, i) => [c, consonant + 'aiueo'[i]] as const)),
  ...ROWS.slice(1).flatMap(([consonant, kana]) =>
    (['a', 'u', 'o'] as const).map((vowel, i) => [kana[1]! + 'ゃゅょ'[i], `${consonant}y${vowel}`] as const),
  ),
  ...[...'ゃゅょ'].map((c, i) => [c, `y${'auo'[i]}`] as const),
  ...[...'やゆよ'].map((c, i) => [c, `y${'auo'[i]}`] as const),
  ...[...'ぁぃぅぇぉ'].map((c, i) => [c, 'aiueo'[i]!] as const),
  ['わ', 'wa'],
  ['を', 'o'],
  ['ん', 'n'],
  ['ゔ', 'bu'],
  ['っ', 'ッ'],
  ['ー', ''],
]);
