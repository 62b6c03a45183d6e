/** @file One run of a tokenizer, as a process: `node tokenize.cjs ours|kuromoji FILE` prints what it took as JSON. */

import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadTokenizer } from '../../server/src/node/dictionary';
import { loadKuromoji } from '../ipadic/kuromoji';

async function run(which: string, file: string): Promise<void> {
  const lines = readFileSync(file, 'utf8').split('\n');
  const bytes = Buffer.byteLength(lines.join('\n'));
  const before = process.memoryUsage().rss;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const tokenize: (text: string) => unknown = which === 'ours' ? await loadTokenizer('dist/dict') : loadKuromoji();
  const load = performance.now() - start;
  const loadCpu = total(process.cpuUsage(cpu));
  // one more turn, so that what blocked it is counted
  await new Promise((resolve) => setTimeout(resolve, 5));
  const blocked = delay.max / 1e6;
  const mb = (process.memoryUsage().rss - before) / 2 ** 20;
  for (const line of lines) tokenize(line);
  // nothing is remembered of lines that nobody has seen
  const fresh = lines.map((line) => line.replace(/、/g, '及び、'));
  const began = process.cpuUsage();
  for (const line of fresh) tokenize(line);
  const speed = bytes / 1000 / total(process.cpuUsage(began));
  console.log(JSON.stringify({ load, loadCpu, blocked, mb, speed }));
}

const total = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

void run(process.argv[2]!, process.argv[3]!);
