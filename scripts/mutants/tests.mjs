/** @file Loads tests with mocha, runs them once, and then each as often as wanted. */

import Mocha from 'mocha';

/** The tests of a bundle that are `wanted`; `beginning` is told of each before it runs for the first time. */
export async function loadTests(path, wanted, beginning) {
  const mocha = new Mocha({ timeout: 0, reporter: class {} });
  mocha.cleanReferencesAfterRun(false);
  mocha.suite.on('suite', (suite) => {
    suite.from = globalThis.reading;
  });
  mocha.addFile(path);
  mocha.loadFiles();
  keep(mocha.suite, wanted);
  const found = [];
  let before;
  await new Promise((done, failed) => {
    const runner = mocha.run(done);
    runner.on('test', (test) => {
      const id = String(found.length);
      found.push({ id, ...toldOf(test), run: () => test.fn.call(CONTEXT) });
      beginning(id);
      before = process.cpuUsage();
    });
    runner.on('test end', () => {
      found.at(-1).slow = process.cpuUsage(before).user > LONGEST;
      beginning(undefined);
    });
    runner.on('fail', ({ title, err }) => {
      failed(new Error(`without a mutant, ‘${title}’ fails: ${err.message}`));
    });
  });
  // what comes first loads and compiles what all need
  for (const test of found.filter(({ slow }) => slow)) {
    before = process.cpuUsage();
    await test.run();
    test.slow = process.cpuUsage(before).user > LONGEST;
  }
  return found.filter(({ slow }) => !slow);
}

/** What takes longer (microseconds) is too long for each of thousands of mutants. */
const LONGEST = 300_000;

function keep(suite, wanted) {
  suite.tests = suite.tests.filter((test) => wanted(toldOf(test)));
  for (const one of suite.suites) keep(one, wanted);
}

function toldOf(test) {
  let top = test.parent;
  while (!top.parent.root) top = top.parent;
  return { title: test.fullTitle(), from: top.from };
}

/** What a test may say of itself. */
const CONTEXT = { timeout() {}, slow() {} };
