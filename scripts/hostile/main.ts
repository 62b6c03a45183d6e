/**
 * @file `npm run hostile [-- NAME…]`: what the command line and the server take for each hostile folder, as a table.
 * A name is a part of one of those in inputs.ts; `--size 0.1` for smaller ones. With `--server` what the language server takes,
 * and how long a hover waits at most.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Files, INPUTS } from './inputs';
import { pauseIn } from './pause';

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1' },
    limit: { type: 'string', default: '300' },
    server: { type: 'boolean', default: false },
  },
});
const wanted = Object.entries(INPUTS).filter(
  ([name]) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
for (const [name, make] of wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'kijun-hostile-'));
  const files = make(Number(values.size));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  console.log(`| ${name} | ${values.server ? await served(folder, files) : await checked(folder)} |`);
  rmSync(folder, { recursive: true });
}

/** What the language server takes with a draft open; a hover is asked for in the policy and in the draft. */
async function served(folder: string, files: Files): Promise<string> {
  const draft = Object.keys(files).find((name) => /対策基準\d*\.md$/.test(name))!;
  const { findings, beside, inside, mb, fault } = await pauseIn(folder, draft, '基本方針.md', Number(values.limit));
  const time = (seconds: number) => `${seconds.toFixed(2)} s`;
  const times = `${time(findings)} | ${time(beside)} | ${time(inside)} | ${Math.round(mb)} MB`;
  return fault ? `${times} (${fault})` : times;
}

async function checked(folder: string): Promise<string> {
  const { seconds, mb, how, said } = await measured(folder);
  return `${seconds.toFixed(1)} s | ${Math.round(mb)} MB | ${how}${said ? ` ${said}` : ''}`;
}

/** `kijun check` as a process: its processor time, and the most memory that the system gave it. */
async function measured(folder: string) {
  const args = ['-f', '%U %M', process.execPath, join('dist', 'cli.js'), 'check', folder, '--format', 'json'];
  const child = spawn('/usr/bin/time', args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let errors = '';
  child.stdout.resume();
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-4000);
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    process.kill(-child.pid!, 'SIGKILL');
  }, Number(values.limit) * 1000);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  const [, seconds = 0, kb = 0] = /([\d.]+) (\d+)\s*$/.exec(errors) ?? [];
  const said = code === null || code > 1 ? errors.split('\n').filter(Boolean).slice(0, 3).join(' ').slice(0, 200) : '';
  return { seconds: Number(seconds), mb: Number(kb) / 1024, how: late ? 'never ended' : `exit ${code}`, said };
}
