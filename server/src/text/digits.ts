const KANJI = '〇一二三四五六七八九';

/** A number in the notation of a sample: full width, half width, or kanji (十二). */
export function numberLike(sample: string, value: number): string {
  if (/[〇一二三四五六七八九十百]/.test(sample)) return inKanji(value);
  const digits = String(value);
  return /[０-９]/.test(sample)
    ? digits.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    : digits;
}

function inKanji(value: number): string {
  const place = (digit: number, unit: string) => (digit === 0 ? '' : `${digit === 1 ? '' : KANJI[digit]}${unit}`);
  const ones = value % 10 === 0 ? '' : KANJI[value % 10]!;
  return place(Math.floor(value / 100), '百') + place(Math.floor(value / 10) % 10, '十') + ones || '〇';
}
