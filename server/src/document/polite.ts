/**
 * A sentence's end in the plain style, so that what is said politely binds as what is said plainly: 努めます → 努める,
 * 行いません → 行わない, 不要です → 不要である.
 */
export function plain(end: string): string {
  const [polite] = POLITE.exec(end) ?? [];
  if (polite === undefined) return end;
  const stem = end.slice(0, -polite.length);
  if (polite === 'です') return /い$/.test(stem) ? stem : `${stem}である`;
  if (polite === 'ません') return /[あ有]り$/.test(stem) ? `${stem.slice(0, -2)}ない` : `${deniedOf(stem)}ない`;
  return dictionaryOf(stem.replace(/(?:いた|致)し$/, 'し'));
}

const POLITE = /(?:です|ます|ません)$/;

/** The vowels of a verb's last letter: before ます, before ない and in the dictionary. */
const BEFORE = 'いきぎしちにびみり';
const DENIED = 'わかがしたなばまら';
const PLAIN = 'うくぐすつぬぶむる';
/** Verbs of one form that end in い before ます, and those that stand behind て and で. */
const FIXED =
  /(?:用い|率い|報い|強い|起き|でき|出来|過ぎ|足り|降り|下り|借り|落ち|満ち|延び|浴び|試み|省み|顧み|鑑み|[てで]い)$/;

const lastOf = (stem: string): number => (FIXED.test(stem) ? -1 : BEFORE.indexOf(stem.at(-1) ?? ' '));

function deniedOf(stem: string): string {
  const at = lastOf(stem);
  return at < 0 ? stem : `${stem.slice(0, -1)}${DENIED[at]}`;
}

function dictionaryOf(stem: string): string {
  if (stem.endsWith('し') && !/[目め]指し$/.test(stem)) return `${stem.slice(0, -1)}する`;
  const at = lastOf(stem);
  return at < 0 ? `${stem}る` : `${stem.slice(0, -1)}${PLAIN[at]}`;
}
