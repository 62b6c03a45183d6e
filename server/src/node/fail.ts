import type { Message } from '../rules/finding';

/** Wrong use or unreadable input: exit code 2, the message on stderr, nothing on stdout. */
export class Failure extends Error {
  constructor(readonly text: Message) {
    super(text.en);
  }
}

export function fail(ja: string, en: string): never {
  throw new Failure({ ja, en });
}
