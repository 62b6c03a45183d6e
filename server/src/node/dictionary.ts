import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { loadKuromoji } from '../morphology/kuromoji';
import type { Tokenizer } from '../morphology/token';

/** Loads the tokenizer from the dictionary beside the bundle. Rejects when it is not there or is damaged. */
export function loadTokenizer(folder = join(__dirname, 'dict')): Promise<Tokenizer> {
  return loadKuromoji(async (file) => {
    const bytes = await promisify(gunzip)(await readFile(join(folder, file)));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  });
}
