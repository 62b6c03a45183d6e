/** The entry of the suite that runs in VS Code for the Web: no Node, no disk. */

import 'mocha/mocha';

declare const mocha: BrowserMocha;

const report = (event: object) => console.log(`kijun-report ${JSON.stringify(event)}`);

/** What VS Code calls. Rejects when a test failed. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: class {} as never });
  await import('./suite');
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on('pass', (test) => report({ event: 'pass', title: test.fullTitle() }))
      .on('fail', (test, error) =>
        report({ event: 'fail', title: test.fullTitle(), error: String(error.stack ?? error) }),
      );
  });
  report({ event: 'end' });
  if (failures > 0) throw new Error(`${failures} failed`);
}
