import stringWidth from 'string-width';

/** Colours and emphasis; every function returns its text unchanged where colours are off. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
  /** A text that leads to a file, or to the page of a rule, on a terminal that knows links. */
  readonly file: (text: string, path: string) => string;
  readonly rule: (text: string, id: string) => string;
}

const same = (text: string): string => text;

/** Colours for a file or a pipe: none. */
export const PLAIN: Paint = {
  bold: same,
  dim: same,
  red: same,
  yellow: same,
  green: same,
  cyan: same,
  file: same,
  rule: same,
};

/** Signs that a terminal obeys (escapes, and marks that turn the direction of writing) as signs that it shows. */
const OBEYED = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What is told, fit for a terminal: no text of a document or name of a file can move the cursor or pass for another line. */
export function harmless<T>(told: T): T {
  if (typeof told === 'string')
    return told.replace(OBEYED, (sign) =>
      sign < ' ' ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : '\ufffd',
    ) as T;
  if (Array.isArray(told)) return told.map(harmless) as T;
  if (typeof told !== 'object' || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, harmless(value)])) as T;
}

/** Pads to a width in columns of a terminal, where kanji take two. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** The width of the widest text, in columns. */
export const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => stringWidth(text)));

/** Cuts a text to a width in columns, with … where something was cut off. */
export function clip(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let out = '';
  for (const c of text) {
    if (stringWidth(out) + stringWidth(c) > width - 1) break;
    out += c;
  }
  return `${out}…`;
}
