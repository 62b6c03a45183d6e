import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { buffer } from 'node:stream/consumers';
import ignore, { type Ignore } from 'ignore';
import { isBelow } from '../text/path';
import { BASELINE } from '../workspace/baseline';
import { CONFIG } from '../workspace/config';
import { LOCK } from '../workspace/lock';
import { fail } from './fail';

/** A text file as it is on the disk, so that it can be written back as it was. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly bom: boolean;
  readonly bytes: Buffer;
}

/** Absolute, with `/`. */
export const absolute = (path: string): string => resolve(path).split(sep).join('/');

/** Relative to the working directory, with `/`. */
export const shown = (path: string): string => seenFrom(process.cwd(), path);

/** Relative to a folder, with `/`. */
export const seenFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/') || '.';

/** Reads a UTF-8 (or, with a byte order mark, UTF-16) text; anything else ends with a message that says what to do. */
export async function readText(path: string): Promise<TextFile> {
  const bytes = await readBytes(path);
  return { path: absolute(path), bytes, ...decode(bytes, shown(path)) };
}

/** The name by which the command line calls standard input. */
export const STDIN = '-';

/** No regulation is nearly as large; what is larger would only use up the memory. */
const LARGEST = 64 * 1024 * 1024;

/** Reads a file, or standard input, as it is; one that is not there, is no file, or is too large ends with a message. */
export async function readBytes(path: string): Promise<Buffer> {
  if (path === STDIN) return buffer(process.stdin);
  const name = shown(path);
  const info = await stat(path).catch(() => undefined);
  if (!info)
    fail(
      `${name} がありません。ファイルの名前と場所を確認してください。`,
      `${name} does not exist. Check its name and place.`,
    );
  if (info.isDirectory())
    fail(`${name} はフォルダーです。ファイルを指定してください。`, `${name} is a folder. Name a file.`);
  // a pipe or a device may never end
  if (!info.isFile()) fail(`${name} は普通のファイルではありません。`, `${name} is no ordinary file.`);
  if (info.size > LARGEST)
    fail(
      `${name} は大きすぎます（上限 ${LARGEST >> 20} MB）。文書を分けてください。`,
      `${name} is too large (${LARGEST >> 20} MB at most). Split the document.`,
    );
  return readFile(path).catch((error: NodeJS.ErrnoException) =>
    fail(`${name} を読めません（${error.code}）。`, `Cannot read ${name} (${error.code}).`),
  );
}

function decode(bytes: Buffer, name: string): { text: string; bom: boolean } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  // a PDF may hold no zero byte, and rich text is text to look at
  if (!utf16 && (bytes.subarray(0, 8192).includes(0) || /^(?:%PDF-|\{\\rtf)/.test(bytes.toString('latin1', 0, 8)))) {
    fail(
      `${name} は文字のファイルではありません。Wordの文書などは、kijun import で Markdown（.md）にしてから指定してください（PDFは、同じコマンドが文字の取り出し方を示します）。`,
      `${name} is no text file. Turn Word documents and the like into Markdown (.md) with kijun import first (for a PDF it says how to get the text out).`,
    );
  }
  try {
    return {
      // nothing is read that could not be written back as it was
      text: new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes),
      bom: utf16 !== undefined || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf),
    };
  } catch {
    if (utf16)
      fail(
        `${name} は UTF-16 として読めない部分があり、壊れています。元の文書から作り直してください。`,
        `${name} is damaged: parts of it are no UTF-16. Make it again from its source.`,
      );
    return fail(
      `${name} の文字コードが UTF-8 ではありません（Shift_JIS など）。エディターで「エンコード付きで再度開く」から Japanese (Shift JIS) を選び、文字が正しく見えることを確かめてから、「エンコード付きで保存」で UTF-8 を選んで保存してください。コマンドでは、kijun import ${name} --output 新しい名前.md でも UTF-8 になります。`,
      `${name} is not in UTF-8 (Shift_JIS perhaps). Use "Reopen with Encoding" first (Japanese, Shift JIS), check that it reads well, then "Save with Encoding" as UTF-8. On the command line: kijun import ${name} --output NEW.md.`,
    );
  }
}

/**
 * The Markdown documents and the files of settings (kijun.json and the like) below a folder, in a stable order; what .gitignore
 * names, there or in the repository above, is left out. `unreadable` hears of each folder that cannot be listed, with the
 * system's code; the rest goes on.
 */
export function listFolder(folder: string, unreadable: (path: string, code: string) => void): readonly string[] {
  const out: string[] = [];
  const above = ignoresAbove(folder);
  // a folder that was named is read, whatever git thinks of it
  walk(folder, isIgnored(above, `${resolve(folder)}/`) ? [] : above);
  return out.map(absolute);

  function walk(at: string, outer: readonly Ignores[]): void {
    const ignores = [...ignoresIn(at), ...outer];
    for (const entry of entriesOf(at, unreadable)) {
      const path = join(at, entry.name);
      const hidden = entry.name === 'node_modules' || (entry.name.startsWith('.') && entry.name !== '.');
      if (hidden || isIgnored(ignores, resolve(path) + (entry.isDirectory() ? '/' : ''))) continue;
      if (entry.isDirectory()) walk(path, ignores);
      else if (entry.isFile() && (isMarkdown(entry.name) || isSetting(entry.name))) out.push(path);
    }
  }
}

/** A .gitignore and the folder that it holds for. */
interface Ignores {
  readonly base: string;
  readonly rules: Ignore;
}

const ignoresIn = (folder: string): readonly Ignores[] => {
  const file = join(folder, '.gitignore');
  return isPlain(file) ? [{ base: resolve(folder), rules: ignore().add(readIgnore(file)) }] : [];
};

/** Those of the folders above, up to the root of the repository; none outside of one. */
function ignoresAbove(folder: string): readonly Ignores[] {
  const found: Ignores[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (at !== resolve(folder)) found.push(...ignoresIn(at));
    if (existsSync(join(at, '.git'))) return found;
    if (dirname(at) === at) return [];
  }
}

/** As git has it: the innermost .gitignore that says something of a path decides. Folders end in `/`. */
function isIgnored(ignores: readonly Ignores[], path: string): boolean {
  for (const { base, rules } of ignores) {
    const { ignored, unignored } = rules.test(
      relative(base, path).split(sep).join('/') + (path.endsWith('/') ? '/' : ''),
    );
    if (ignored || unignored) return ignored;
  }
  return false;
}

function entriesOf(folder: string, unreadable: (path: string, code: string) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    unreadable(folder, (error as NodeJS.ErrnoException).code ?? String(error));
    return [];
  }
}

const readIgnore = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Whether it is a file and no link: what is taken note of unasked must not lead elsewhere, nor be a pipe. */
const isPlain = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** Whether a file lies below one of the folders once every link on the way is followed. */
export async function isInside(path: string, folders: readonly string[]): Promise<boolean> {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return false;
  for (const folder of folders) {
    const home = await realpath(folder).catch(() => undefined);
    if (home !== undefined && isBelow(absolute(real), absolute(home))) return true;
  }
  return false;
}

/** Whether a file says something of the documents around it. */
export const isSetting = (name: string): boolean => name === CONFIG || name === LOCK || name === BASELINE;

export const isMarkdown = (name: string): boolean => /\.(?:md|markdown)$/i.test(name);

export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The folder whose documents belong together: the nearest one upwards with a kijun.json or a repository, else the file's own. */
export function rootOf(path: string): string {
  const start = isFolder(path) ? resolve(path) : dirname(resolve(path));
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, CONFIG)) || existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return start;
  }
}
