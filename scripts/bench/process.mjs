/** @file What a process takes, on Linux and macOS. */

import { spawn, spawnSync } from 'node:child_process';

/** Resident memory in MB and processor time in ms of a running process, by `ps`. */
export function usage(pid) {
  const [, rss = '0', time = '0:0'] = /^\s*(\d+)\s+([\d:.-]+)/.exec(ps('rss=,time=', pid)) ?? [];
  return { mb: Number(rss) / 1024, cpu: procCpu(pid) ?? toMs(time) };
}

const ps = (fields, pid) => spawnSync('ps', ['-o', fields, '-p', String(pid)], { encoding: 'utf8' }).stdout;

/** `ps` counts whole seconds on Linux; /proc counts hundredths. */
function procCpu(pid) {
  if (process.platform !== 'linux') return undefined;
  const { stdout } = spawnSync('cat', [`/proc/${pid}/stat`], { encoding: 'utf8' });
  const fields = stdout.slice(stdout.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** [[dd-]hh:]mm:ss(.ff) */
const toMs = (time) => time.split(/[-:]/).reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;

/** Runs a command to its end: how long it took, and the most memory that it was seen to have. */
export async function runCommand(command, args, cwd) {
  const start = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  let mb = 0;
  const timer = setInterval(() => {
    mb = Math.max(mb, usage(child.pid).mb);
  }, 100);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  return { ms: performance.now() - start, mb, code, output, errors };
}

/** The value below which `percent` of all lie. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
export const median = (values) => percentile(values, 50);
