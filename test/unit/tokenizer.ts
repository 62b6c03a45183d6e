import type { Tokenizer } from '../../server/src/morphology/token';
import { loadTokenizer } from '../../server/src/node/dictionary';

/** The tokenizer for all tests of one process; its dictionary is read once. */
export const tokenizer: Promise<Tokenizer> = loadTokenizer('dist/dict');
