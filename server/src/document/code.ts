import { folded } from '../text/fold';
import type { Label } from './label';

const SPACE = '[ \\u00a0\\u3000\\t]';
const LETTERS = '[A-ZＡ-ＺⅠ-Ⅻ]{1,6}';
const DIGITS = '[0-9０-９]{1,4}';
const JOINT = '[-‐‑‒–—―−－ー.．_＿]';
const OPEN = '[【［[]';
/** PS-01, A.5.1, SEC-AC-3, PS01, Q5; 2101-1, but no year and month. */
const BODY = `(?:${LETTERS}(?:${JOINT}${LETTERS})*(?:${JOINT}?${DIGITS}(?:${JOINT}${DIGITS})+|${JOINT}${DIGITS}|[0０]${DIGITS})|[QＱ]${DIGITS}|(?!(?:19|20)[0-9]{2}${JOINT})[0-9０-９]{3,4}${JOINT}[0-9０-９]{1,3})`;
const NAME = `${BODY}(?:の[0-9０-９]{1,2})?(?:[(（][0-9０-９]{1,2}[)）])*`;
/** The code where a text cites it (PS-01に定める), as a pattern, without what brackets add: the (1) of AC-2(1) may be an item below. */
export const CITED = `${BODY}(?![0-9０-９A-Za-zＡ-Ｚａ-ｚ]|${JOINT}[0-9０-９A-Za-zＡ-Ｚａ-ｚ])`;
/** Words go on with a particle: 「ISO-27001 の認証」 begins with no code. */
const CODE = RegExp(
  `^${SPACE}*(?:(${NAME})(?:(?=[「（(【])|[:：.．、]?(?:${SPACE}+|$)|[:：])|${OPEN}${SPACE}*(${NAME})${SPACE}*[】］\\]]${SPACE}*)(?!(?:[(（][0-9０-９]{1,2}[)）]|[a-zａ-ｚア-ン①-⑳](?![a-zァ-ー]))*(?:[のをにがとでへもや]|は(?!じめに)|から|まで|及び|又は|並びに)(?![ァ-ヶ]))`,
  'u',
);

/**
 * The code at the start of a line or heading by which a house keeps its rules in a register: PS-01, A.5.1, AC-2(1), 2101-1. It is no
 * number: it makes no level and is not counted, but a heading without a number is cited by it. Codes of one scheme have one style.
 */
export function readCode(line: string): Label | undefined {
  const match = CODE.exec(line);
  const written = match && (match[1] ?? match[2]);
  if (!written) return undefined;
  const number = folded(written);
  const values = [...number.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return { style: number.replace(/\d+/g, '1'), number, values, length: match[0].length };
}

/** Whether a code can be one of a register of the house, of which this document may have no more: PS-01, A.5.1, but not TLS1.2. */
export const isParted = (code: string): boolean => RegExp(`^${LETTERS}${JOINT}`).test(code);

/** Whether a code has letters: figures alone may be anything on a line of its own. */
export const isLettered = ({ number }: Label): boolean => /^[A-Z]/i.test(number);
