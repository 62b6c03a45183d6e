/** @file What the set-up says: everything in Japanese and English, and a sign of life while something long is running. */

const live = process.stdout.isTTY === true;
const dim = (text) => (live ? `\x1b[2m${text}\x1b[22m` : text);

/** Says one thing in both languages. */
export function tell(ja, en) {
  console.log(`${ja}\n${dim(en)}`);
}

/** An error whose message a person reads in both languages; it needs no stack trace. */
export class SetupError extends Error {
  constructor(ja, en, detail = '') {
    super([ja, en, detail.trim()].filter(Boolean).join('\n'));
  }
}

/** Ends the process with the message of a failure; only a failure nobody foresaw shows its stack. */
export function fail(error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exit(1);
}

/**
 * Runs `work` and shows that it is alive: one moving line on a terminal, elsewhere a plain line every five seconds.
 * `status` adds what is known, such as "120/288".
 */
export async function withProgress(work, status = () => '') {
  const start = Date.now();
  const line = () => `  … ${Math.round((Date.now() - start) / 1000)} s  ${status()}`.trimEnd();
  const show = live
    ? () => process.stdout.write(`\r\x1b[K${line().slice(0, process.stdout.columns - 1)}`)
    : () => console.log(line());
  const timer = setInterval(show, live ? 200 : 5000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (live) process.stdout.write('\r\x1b[K');
    console.log(dim(line()));
  }
}
