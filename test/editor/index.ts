/** The entry of the suite that runs inside the editor's extension host. */

import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';

/** One line of the report; the last one is `end`, so that a lost extension host is never taken for a success. */
type Event =
  | { event: 'start' | 'end' }
  | { event: 'test' | 'pass' | 'skip'; title: string }
  | { event: 'fail'; title: string; error: string };

/** What VS Code calls. Writes every step to the file that KIJUN_REPORT names; rejects when a test failed. */
export async function run(): Promise<void> {
  const file = process.env.KIJUN_REPORT;
  if (!file) throw new Error('KIJUN_REPORT names no report file');
  const report = (event: Event) => appendFileSync(file, `${JSON.stringify(event)}\n`);

  report({ event: 'start' });
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: Boolean(process.env.CI),
    reporter: Mocha.reporters.Base,
  });
  try {
    mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
    await import('./sleep');
    await import('./writing');
    await import('./coverage');
    await import('./stale');
    await import('./suite');
    await import('./tools');
    await import('./places');
    await import('./trouble');
    await import('./death');
  } catch (error) {
    report({ event: 'fail', title: 'suite', error: textOf(error) });
    throw error;
  }

  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('test', (test) => report({ event: 'test', title: test.fullTitle() }))
      .on('pass', (test) => report({ event: 'pass', title: test.fullTitle() }))
      .on('pending', (test) => report({ event: 'skip', title: test.fullTitle() }))
      .on('fail', (test, error) => report({ event: 'fail', title: test.fullTitle(), error: textOf(error) }));
  });
  report({ event: 'end' });
  if (failures > 0) throw new Error(`${failures} failed`);
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
