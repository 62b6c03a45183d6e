import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
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

/** Reads a file as it is. */
export async function readBytes(path: string): Promise<Buffer> {
  const name = shown(path);
  const info = await stat(path).catch(() => undefined);
  if (!info)
    fail(
      `${name} がありません。ファイルの名前と場所を確認してください。`,
      `${name} does not exist. Check its name and place.`,
    );
  if (!info.isFile())
    fail(`${name} はフォルダーです。ファイルを指定してください。`, `${name} is a folder. Name a file.`);
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
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), bom: true };
  // a PDF may hold no zero byte, and rich text is text to look at
  if (bytes.subarray(0, 8192).includes(0) || /^(?:%PDF-|\{\\rtf)/.test(bytes.toString('latin1', 0, 8))) {
    fail(
      `${name} は文字のファイルではありません。Wordの文書などは、kijun import で Markdown（.md）にしてから指定してください（PDFは、同じコマンドが文字の取り出し方を示します）。`,
      `${name} is no text file. Turn Word documents and the like into Markdown (.md) with kijun import first (for a PDF it says how to get the text out).`,
    );
  }
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      bom: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
    };
  } catch {
    return fail(
      `${name} の文字コードが UTF-8 ではありません（Shift_JIS など）。エディターで「エンコード付きで再度開く」から Japanese (Shift JIS) を選び、文字が正しく見えることを確かめてから、「エンコード付きで保存」で UTF-8 を選んで保存してください。コマンドでは、kijun import ${name} --output 新しい名前.md でも UTF-8 になります。`,
      `${name} is not in UTF-8 (Shift_JIS perhaps). Use "Reopen with Encoding" first (Japanese, Shift JIS), check that it reads well, then "Save with Encoding" as UTF-8. On the command line: kijun import ${name} --output NEW.md.`,
    );
  }
}

/** Writes a changed text back in its own encoding: to a file beside it first, then renamed, so that no crash leaves half of it. */
export async function writeText(file: TextFile, text: string): Promise<void> {
  const now = await readFile(file.path).catch(() => undefined);
  const name = shown(file.path);
  if (!now?.equals(file.bytes))
    fail(
      `${name} は、読み込んだ後に変更されたため、書き込みませんでした。もう一度実行してください。`,
      `${name} has changed since it was read; nothing was written. Run again.`,
    );
  await replace(file.path, encode(file, text)).catch((error: NodeJS.ErrnoException) =>
    fail(
      `${name} に書き込めません（${error.code}）。元のファイルはそのままです。`,
      `Cannot write ${name} (${error.code}). The file is as it was.`,
    ),
  );
}

/** Writes a result to the file that the user named, whole or not at all. What stands there already is replaced. */
export async function writeResult(path: string, content: string | Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory())
    fail(`${path} はフォルダーです。ファイルの名前を指定してください。`, `${path} is a folder. Name a file.`);
  // a pipe or a device has no whole to keep
  const written = there && !there.isFile() ? writeFile(path, content) : replace(path, content);
  await written.catch((error: NodeJS.ErrnoException) =>
    fail(
      `${path} に書き込めません（${error.code}）。フォルダーがあるか確認してください。`,
      `Cannot write ${path} (${error.code}). Check that its folder exists.`,
    ),
  );
}

/** Puts the content into a file beside it, then renames that: no crash leaves half of it. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  // through a link to the file itself: the link stays a link
  const target = await realpath(path).catch(() => path);
  const mode = (await stat(target).catch(() => undefined))?.mode;
  const temporary = `${target}.kijun-${process.pid}`;
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function encode({ bytes, bom }: TextFile, text: string): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8');
}

/**
 * The Markdown documents, kijun.json, kijun.lock.json and kijun.baseline.json files below a folder, in a stable order; what .gitignore names is left out.
 * `unreadable` hears of each folder that cannot be listed, with the system's code; the rest goes on.
 */
export function listFolder(folder: string, unreadable: (path: string, code: string) => void): readonly string[] {
  const out: string[] = [];
  walk(folder, []);
  return out.map(absolute);

  function walk(at: string, outer: readonly { base: string; rules: Ignore }[]): void {
    const own = join(at, '.gitignore');
    const ignores = existsSync(own) ? [...outer, { base: at, rules: ignore().add(readIgnore(own)) }] : outer;
    for (const entry of entriesOf(at, unreadable)) {
      const path = join(at, entry.name);
      const hidden = entry.name === 'node_modules' || (entry.name.startsWith('.') && entry.name !== '.');
      const ignored = ignores.some(({ base, rules }) =>
        rules.ignores(relative(base, path).split(sep).join('/') + (entry.isDirectory() ? '/' : '')),
      );
      if (hidden || ignored) continue;
      if (entry.isDirectory()) walk(path, ignores);
      else if (entry.isFile() && (isMarkdown(entry.name) || isSetting(entry.name))) out.push(path);
    }
  }
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
