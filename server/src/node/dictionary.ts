import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lessons, teach, unpack } from '../coverage/lessons';
import { type Ipadic, openIpadic } from '../morphology/ipadic';
import type { Tokenizer } from '../morphology/token';
import { createTokenizer } from '../morphology/tokenizer';

/** Loads the tokenizer from the dictionary beside the bundle. Rejects when it is not there or is damaged. */
export async function loadTokenizer(folder = join(__dirname, 'dict')): Promise<Tokenizer> {
  const [ipadic, lessons] = await Promise.all([loadIpadic(folder), readFile(join(folder, 'lessons.bin'))]);
  const tokenizer = createTokenizer(ipadic);
  teach(tokenizer, () => unpack<Lessons>(lessons));
  return tokenizer;
}

/** Loads the dictionary itself. */
export async function loadIpadic(folder: string): Promise<Ipadic> {
  const file = await open(join(folder, 'ipadic.bin'));
  try {
    return await openIpadic(
      async (into, start) => (await file.read(into, 0, into.length, start)).bytesRead,
      () => new Promise((resolve) => setImmediate(resolve)),
    );
  } finally {
    await file.close();
  }
}
