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
