import { folded } from '../text/fold';

/** An abbreviation that a text introduces together with what it stands for; offsets into the text. */
export interface Abbreviation {
  readonly start: number;
  readonly end: number;
  /** What it stands for. */
  readonly from: number;
  readonly to: number;
}

const SHORT = '[A-ZＡ-Ｚ](?:[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]|[-－](?=[A-ZＡ-Ｚ])){1,9}';
const LETTER = '[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]';
const NAME = '[^\\s。、，「」（）()：:はがをにでとの]{3,30}';
/** CISO（Chief Information Security Officer：最高情報セキュリティ責任者）, CISO（最高情報セキュリティ責任者） */
const BEHIND = RegExp(`(?<!${LETTER})(${SHORT})[（(]([^（()）]{3,120})[)）]`, 'gu');
/** 最高情報セキュリティ責任者（CISO）, 最高情報セキュリティ責任者（CISO：Chief Information Security Officer） */
const BEFORE = RegExp(`(${NAME})[（(](${SHORT})(?:[：:、，][^（()）「」]{3,120})?[)）]`, 'gu');

/**
 * Finds abbreviations that are introduced with their expansion in brackets, on either side. One that the rest of the document
 * does not use by itself introduces nothing, unless its letters are the initials of the expansion.
 */
export function abbreviationsIn(text: string, source: string): readonly Abbreviation[] {
  const out: Abbreviation[] = [];
  if (!/[A-ZＡ-Ｚ]/.test(text)) return out;
  for (const match of text.matchAll(BEHIND)) {
    const [, short, expansion] = match as unknown as [string, string, string];
    if (!isShort(short) || /以下|「/.test(expansion)) continue;
    const from = match.index + match[0].indexOf(expansion, short.length);
    const named = /(?:者|チーム|体制|組織|委員会|計画|ネットワーク|システム|認証|会議|部門|窓口)$/.test(expansion);
    if (isInitials(short, expansion) || (named && isUsed(short, source)))
      out.push({ start: match.index, end: match.index + short.length, from, to: from + expansion.length });
  }
  for (const match of text.matchAll(BEFORE)) {
    const [, name, short] = match as unknown as [string, string, string];
    const start = match.index + match[0].indexOf(short, name.length);
    if (isShort(short) && !/[A-Za-zＡ-Ｚａ-ｚ]/.test(name) && isUsed(short, source))
      out.push({ start, end: start + short.length, from: match.index, to: match.index + name.length });
  }
  return out;
}

/** Two capitals at least. */
const isShort = (short: string): boolean => (folded(short).match(/[A-Z]/g)?.length ?? 0) >= 2;

/** CSIRT are the initials of Computer Security Incident Response Team; small words may be passed over. */
function isInitials(short: string, expansion: string): boolean {
  const initials = [...folded(expansion).matchAll(/[A-Za-z]+/g)].map(([word]) => word[0]!.toUpperCase());
  if (initials.length < 2) return false;
  let at = 0;
  for (const letter of folded(short)
    .toUpperCase()
    .replace(/[^A-Z]/g, '')) {
    at = initials.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Whether the document uses the word by itself, outside brackets and longer words. */
const isUsed = (short: string, source: string): boolean =>
  RegExp(`(?<!${LETTER}|[（(])${short.replace(/[-－]/g, '[-－]')}(?!${LETTER}|[（()）：:\\p{sc=Han}ァ-ヶ])`, 'u').test(
    source,
  );
