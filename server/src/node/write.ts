import { randomBytes } from 'node:crypto';
import { link, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail } from './fail';
import { readText, shown, type TextFile } from './files';

// Nothing is ever written in place. The content goes into a file beside the target, is brought to the disk, and then takes
// the target's name in one step: whatever stops it, and whenever, the target is whole, as it was or as it is to be.

/** Writes a changed text back in its own encoding; refuses when the file is no longer what was read. */
export async function writeText(file: TextFile, text: string): Promise<void> {
  const name = shown(file.path);
  await put(file.path, encode(file, text), async (temporary, target) => {
    // as late as can be: what somebody else has saved meanwhile is theirs
    const now = await readFile(target).catch(() => undefined);
    if (!now?.equals(file.bytes)) changed(name);
    await rename(temporary, target);
  }).catch((error: unknown) =>
    explained(error, (code) =>
      fail(
        `${name} に書き込めません（${reasonOf(code).ja}）。元のファイルはそのままです。`,
        `Cannot write ${name} (${reasonOf(code).en}). The file is as it was.`,
      ),
    ),
  );
}

/** Writes a text in the place of another one, as {@link writeText} does; refuses when something else stands there. */
export async function replaceText(path: string, before: string, text: string): Promise<void> {
  const file = await readText(path);
  // an editor may have brought all ends of lines into one form
  if (sameEnds(file.text) !== sameEnds(before)) changed(shown(path));
  await writeText(file, text);
}

const sameEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

const changed = (name: string): never =>
  fail(
    `${name} は、読み込んだ後に変更されたため、書き込みませんでした。もう一度実行してください。`,
    `${name} has changed since it was read; nothing was written. Run again.`,
  );

/** Writes a result to the file that the user named. What stands there already is replaced. */
export async function writeResult(path: string, content: string | Uint8Array): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory())
    fail(`${path} はフォルダーです。ファイルの名前を指定してください。`, `${path} is a folder. Name a file.`);
  // a pipe or a device has no whole to keep
  const written = there && !there.isFile() ? writeFile(path, content) : put(path, content, rename);
  await written.catch((error: unknown) => explained(error, (code) => unwritable(path, code)));
}

/** Writes a file that must not be there yet, also not when it came only just now. */
export async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  await put(path, content, take).catch((error: unknown) =>
    explained(error, (code) => (code === 'EEXIST' ? occupied(path) : unwritable(path, code))),
  );
}

/** Says that a file stands where a new one was to go. */
export const occupied = (path: string): never =>
  fail(
    `${path} はすでにあるため、書き込みませんでした。別の名前を指定するか、上書きしてよければ --force を付けてください。`,
    `${path} exists already; nothing was written. Give another name, or --force to replace it.`,
  );

const unwritable = (path: string, code: string): never =>
  fail(
    `${path} に書き込めません（${reasonOf(code).ja}）。フォルダーがあるか、書き込めるか確認してください。`,
    `Cannot write ${path} (${reasonOf(code).en}). Check that its folder exists and can be written to.`,
  );

/** What the system's refusal means, and its code for whoever helps. */
function reasonOf(code: string): { readonly ja: string; readonly en: string } {
  const known = REASONS[code];
  return known ? { ja: `${known[0]}: ${code}`, en: `${known[1]}: ${code}` } : { ja: code, en: code };
}

const FORBIDDEN = ['書き込む権限がありません', 'no permission'] as const;

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: ['読み取り専用です', 'read-only'],
  ENOENT: ['フォルダーがありません', 'no such folder'],
  ENOSPC: ['ディスクに空きがありません', 'the disk is full'],
  EBUSY: ['ほかのプログラムが使っています', 'another program uses it'],
};

/** A system's error becomes a message; anything else goes on as it is. */
function explained(error: unknown, say: (code: string) => never): never {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return say(code);
  throw error;
}

/** Gives a file its name only where nothing has it. */
async function take(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // a disk that knows no second names: look, then rename
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if (await stat(target).catch(() => undefined)) throw Object.assign(new Error('exists'), { code: 'EEXIST' });
    return rename(temporary, target);
  }
  await rm(temporary, { force: true });
}

/** Brings the content to the disk beside the target and lets `name` give it the target's name. */
async function put(
  path: string,
  content: string | Uint8Array,
  name: (temporary: string, target: string) => Promise<void>,
): Promise<void> {
  // through a link to the file itself: the link stays a link
  const target = await realpath(path).catch(() => path);
  const mode = (await stat(target).catch(() => undefined))?.mode;
  const temporary = `${target}.kijun-${randomBytes(6).toString('hex')}`;
  const handle = await open(temporary, 'wx', mode);
  try {
    try {
      await handle.writeFile(content);
      // the process's mask takes away from what is asked for on opening
      if (mode !== undefined) await handle.chmod(mode & 0o7777).catch(() => undefined);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await name(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target));
}

/** The new name is on the disk only when its folder is. Windows cannot open a folder, and needs not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

function encode({ bytes, bom }: TextFile, text: string): Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8');
}
