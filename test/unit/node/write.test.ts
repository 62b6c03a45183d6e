import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Failure } from '../../../server/src/node/fail';
import { readText } from '../../../server/src/node/files';
import { writeNew, writeResult, writeText } from '../../../server/src/node/write';

describe('what is written', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kijun-write-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('cannot be, and the reason is told in words', async () => {
    const { text } = (await writeNew(at('無い/新.md'), '一').catch((error: unknown) => error)) as Failure;
    assert.match(text.ja, /新\.md に書き込めません（フォルダーがありません: ENOENT）/);
    assert.match(text.en, /\(no such folder: ENOENT\)/);
  });

  it('goes back byte for byte, in whatever encoding and with whatever line ends it was read', async () => {
    const name = at('文書.md');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('utf8', 'utf16le', 'utf16be'),
        fc.boolean(),
        fc.string({ unit: fc.constantFrom('あ', '𠮷', '\n', '\r\n', '\r', ' ', 'a', '\ufeff', '🇯🇵') }),
        async (encoding, bom, text) => {
          const marked = bom || encoding !== 'utf8' ? `\ufeff${text}` : text;
          const bytes = Buffer.from(marked, encoding === 'utf8' ? 'utf8' : 'utf16le');
          if (encoding === 'utf16be') bytes.swap16();
          writeFileSync(name, bytes);
          const file = await readText(name);
          await writeText(file, file.text);
          assert.deepEqual(readFileSync(name), bytes);
          await writeText(file, `${file.text}鍵`);
          const again = await readText(name);
          assert.deepEqual([again.text, again.bom], [`${file.text}鍵`, file.bom]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is nothing where the bytes could not be written back as they were', async () => {
    const damaged = [
      [0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00],
      [0xff, 0xfe, 0x41],
      [0xfe, 0xff, 0xdc, 0x00],
      [0x41, 0xe3, 0x81],
    ];
    for (const bytes of damaged) {
      writeFileSync(at('x.md'), Uint8Array.from(bytes));
      await assert.rejects(readText(at('x.md')), { name: 'Error' });
    }
  });

  it('refuses a file that has changed since it was read, or is gone', async () => {
    writeFileSync(at('a.md'), '一');
    const file = await readText(at('a.md'));
    writeFileSync(at('a.md'), '二');
    await assert.rejects(writeText(file, '三'), /has changed since it was read/);
    assert.equal(readFileSync(at('a.md'), 'utf8'), '二');
    rmSync(at('a.md'));
    await assert.rejects(writeText(file, '三'), /has changed since it was read/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('makes a new file only where there is none, also none that came meanwhile', async () => {
    await writeNew(at('新.md'), '一');
    await assert.rejects(writeNew(at('新.md'), '二'), /exists already/);
    symlinkSync('どこにもない.md', at('つながり.md'));
    await assert.rejects(writeNew(at('つながり.md'), '二'), /exists already/);
    const both = await Promise.allSettled([writeNew(at('競.md'), '一'), writeNew(at('競.md'), '二')]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.deepEqual(readdirSync(folder).sort(), ['つながり.md', '新.md', '競.md'].sort());
  });

  it('keeps the mode of a file, and a link to it', async () => {
    writeFileSync(at('a.md'), '一');
    chmodSync(at('a.md'), 0o646);
    symlinkSync('a.md', at('l.md'));
    await writeResult(at('l.md'), '二');
    assert.equal(readFileSync(at('a.md'), 'utf8'), '二');
    assert.equal(statSync(at('a.md')).mode & 0o777, 0o646);
    assert.ok(
      readdirSync(folder, { withFileTypes: true })
        .find(({ name }) => name === 'l.md')!
        .isSymbolicLink(),
    );
  });

  it('is nothing in place of a folder', async () => {
    mkdirSync(at('f'));
    await assert.rejects(writeResult(at('f'), '一'), /is a folder/);
  });
});
