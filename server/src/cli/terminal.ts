import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import colors from 'picocolors';
import supportsHyperlinks from 'supports-hyperlinks';
import { absolute } from '../node/files';
import { type Paint, PLAIN } from '../report/paint';
import type { Locale } from '../rules/finding';

/** Japanese, unless the environment asks for English. */
export const localeOf = (env: NodeJS.ProcessEnv): Locale =>
  /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'ja';

/** The language of the user. */
export const locale: Locale = localeOf(process.env);

/** A text in the language of the user. */
export const say = (ja: string, en: string): string => (locale === 'ja' ? ja : en);

/** Colours and links only on a terminal that knows them, and where NO_COLOR does not forbid it. */
export function paintFor({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv, links: boolean): Paint {
  if (!isTTY || env.NO_COLOR || env.TERM === 'dumb') return PLAIN;
  const coloured = { ...PLAIN, ...colors.createColors(true) };
  if (!links) return coloured;
  const linked = (text: string, to: string): string => `\x1b]8;;${pathToFileURL(to)}\x07${text}\x1b]8;;\x07`;
  return {
    ...coloured,
    file: (text, path) => linked(text, absolute(path)),
    rule: (text, id) => linked(text, pageOf(id)),
  };
}

export const paint: Paint = paintFor(process.stdout, process.env, supportsHyperlinks.stdout);
export const paintError: Paint = paintFor(process.stderr, process.env, false);

/** The page of a rule, which is installed beside the bundle. */
export const pageOf = (rule: string): string => join(__dirname, '..', 'docs', 'rules', `${rule}.md`);

/** An answer, on standard output. */
export function print(content: string | Uint8Array): void {
  process.stdout.write(content);
}

/** A remark for people, on standard error: answers stay clean. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Data as it is printed and written. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What takes long over many documents. */
const WORKS = {
  read: ['読み取っています', 'Reading'],
  compare: ['照合しています', 'Comparing'],
  check: ['点検しています', 'Checking'],
} as const;

type Work = keyof typeof WORKS;

/** One line on a terminal that says how much of a work is done, and goes away when all of it is. */
export const progressOn =
  (stream: { readonly isTTY?: boolean; write(text: string): unknown }, work: Work) =>
  (done: number, all: number): void => {
    if (!stream.isTTY) return;
    const [ja, en] = WORKS[work];
    const text = `${say(ja, en)}… ${done}/${all}`;
    stream.write(done < all ? `\r\x1b[K${text}` : '\r\x1b[K');
  };

/** {@link progressOn} the terminal of the user. */
export const progress = (work: Work) => progressOn(process.stderr, work);
