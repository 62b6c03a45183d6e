import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { WriteParams } from '../../server/src/lsp/protocol';
import type { Write } from './inject';

/** A small program of this folder, built: `write` only writes, `session` has a server write. */
export function built(name: 'write' | 'session'): string {
  const outfile = join(process.cwd(), `out/faults/${name}.js`);
  // in a process of its own: esbuild cannot be bundled with what calls it
  const script = `import { build } from 'esbuild'; import { shared } from './scripts/bundle.mjs';
    await build({ ...shared, entryPoints: ['scripts/faults/${name}.ts'], outfile: ${JSON.stringify(outfile)} });`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script]);
  return outfile;
}

const TEXT = '第1条　職員は、鍵を返さなければならない。\r\n';

/** The three ways to write, over texts in all encodings. */
export function writesOf(program: string, sizes: readonly number[]): readonly Write[] {
  const encodings = {
    'UTF-8': (text: string) => Buffer.from(text),
    'UTF-8 with BOM': (text: string) => Buffer.from(`\ufeff${text}`),
    'UTF-16': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  };
  return sizes.flatMap((size) => {
    const text = TEXT.repeat(Math.ceil(size / TEXT.length));
    const one = (way: string, name: string, before: Buffer | undefined): Write => ({
      name: `${way}, ${name}, ${size} characters`,
      args: (file) => [program, way, file],
      before,
      env: { CONTENT: text.replaceAll('鍵', '札') },
      file: '文書.md',
    });
    return [
      ...Object.entries(encodings).map(([name, encode]) => one('text', name, encode(text))),
      one('result', 'over another', Buffer.from(text)),
      one('result', 'new', undefined),
      one('new', 'new', undefined),
    ];
  });
}

const POLICY =
  '# 情報セキュリティ基本方針\n\n## 1 定義\n\n(1) OT系\n\n監視の網をいう。\n\n## 2 対策\n\n端末を管理する。\n';
const DRAFT =
  '---\n種別: 対策基準\n上位文書: 基本方針.md\n---\n\n# 対策基準\n\n## 第1条（端末）\n\nＯＴ系の端末を管理しなければならない（基本方針2関係）。\n';

/** What a Word document or workbook holds, but for the time at which it, or a comment in it, was made. */
const parts = (content: Buffer): unknown =>
  Object.entries(unzipSync(content))
    .filter(([name]) => !name.startsWith('docProps/'))
    .map(([name, bytes]) => [
      name,
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/ w:date="[^"]*"/g, ''),
    ]);

/** What the editor has the server write: a report, kijun.lock.json or a baseline, and a new file. */
export function editsOf(program: string, server: string): readonly Write[] {
  const [old, fresh] = [TEXT.repeat(200), TEXT.repeat(200).replaceAll('鍵', '札')];
  const write = (name: string, content: WriteParams['content'], before?: Buffer): Write => ({
    name: `in the editor, ${name}`,
    args: (file) => [program, server, file],
    before,
    env: { CONTENT: JSON.stringify(content) },
    file: '文書.md',
    starts: true,
  });
  const base64 = Buffer.from(fresh).toString('base64');
  return [
    write('a report', { base64 }),
    write('a report over another', { base64 }, Buffer.from(old)),
    write('a text', { text: fresh, before: old }, Buffer.from(old)),
    write('a new text', { text: fresh, before: null }),
  ];
}

/** The commands that write, as they are shipped. */
export function commandsOf(cli: string): readonly Write[] {
  const beside = { '基本方針.md': POLICY, '対策基準.md': DRAFT };
  const command = (name: string, args: readonly string[], file: string, before?: string): Write => ({
    name: `kijun ${name}`,
    args: () => [cli, ...args],
    before: before === undefined ? undefined : Buffer.from(before),
    beside,
    file,
  });
  return [
    {
      ...command('check --fix', ['check', '対策基準.md', '--fix'], '対策基準.md', DRAFT),
      beside: { '基本方針.md': POLICY },
    },
    command('confirm', ['confirm', '対策基準.md', '--by', '山田'], 'kijun.lock.json'),
    command(
      'confirm, again',
      ['confirm', '対策基準.md', '--by', '山田'],
      'kijun.lock.json',
      '{"version":1,"traces":{}}',
    ),
    command('baseline', ['baseline', '.', '--output', 'known.json'], 'known.json'),
    command('check --output', ['check', '.', '--output', 'r.txt'], 'r.txt', '前の結果'),
    command('baseline, again', ['baseline', '.', '--output', 'known.json'], 'known.json', '{}'),
    command('check --cache', ['check', '.', '--cache', 'cache.json'], 'cache.json', '前の結果'),
    command('check, SARIF', ['check', '.', '--format', 'sarif', '--output', 'r.sarif'], 'r.sarif'),
    command('check, HTML', ['check', '.', '--format', 'html', '--output', 'r.html'], 'r.html', '前の結果'),
    command('coverage, HTML', ['coverage', '.', '--format', 'html', '--output', 'r.html'], 'r.html'),
    command('coverage, CSV', ['coverage', '.', '--format', 'csv', '--output', 'r.csv'], 'r.csv', '前の結果'),
    { ...command('coverage, Excel', ['coverage', '.', '--output', 'r.xlsx'], 'r.xlsx'), gist: parts },
    { ...command('export', ['export', '対策基準.md', '--output', 'r.docx'], 'r.docx'), gist: parts },
    {
      ...command('export --findings', ['export', '対策基準.md', '--findings', '--output', 'r.docx'], 'r.docx'),
      gist: parts,
    },
    command('new', ['new', 'standard', '--policy', '基本方針.md', '--output', '新.md'], '新.md'),
    {
      ...command('import', ['import', '規程.txt', '--output', '取込.md'], '取込.md'),
      beside: { '規程.txt': '第1条　職員は、鍵を返す。\n' },
    },
  ];
}
