/** As much of node:assert as the suite needs, where there is no Node. */

function fail(message?: string): never {
  throw new Error(message ?? 'failed');
}

function ok(value: unknown, message?: string): asserts value {
  if (!value) fail(message ?? `${value} is not true`);
}

const equal = (actual: unknown, expected: unknown, message = ''): void =>
  ok(Object.is(actual, expected), `${message} ${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`);

const deepEqual = (actual: unknown, expected: unknown, message?: string): void =>
  equal(JSON.stringify(actual), JSON.stringify(expected), message);

const match = (text: string, pattern: RegExp): void => ok(pattern.test(text), `${text} does not match ${pattern}`);

export default { fail, ok, equal, deepEqual, match };
