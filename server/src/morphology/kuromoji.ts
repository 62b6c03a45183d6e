import DynamicDictionaries from 'kuromoji/src/dict/DynamicDictionaries';
import KuromojiTokenizer, { type KuromojiToken } from 'kuromoji/src/Tokenizer';
import { anchored } from './anchor';
import type { Tokenizer } from './token';

/** The files of kuromoji's IPADIC dictionary, in the order in which {@link loadKuromoji} reads them. */
const FILES = [
  'base',
  'check',
  'tid',
  'tid_pos',
  'tid_map',
  'cc',
  'unk',
  'unk_pos',
  'unk_map',
  'unk_char',
  'unk_compat',
  'unk_invoke',
];

/**
 * Builds the tokenizer out of kuromoji's dictionary. `read` answers with the unpacked bytes of one file, so that the same
 * code runs on a disk and in a browser. Rejects when a file cannot be read or holds no dictionary.
 */
export async function loadKuromoji(read: (file: string) => Promise<ArrayBuffer>): Promise<Tokenizer> {
  const buffers = await Promise.all(FILES.map((name) => read(`${name}.dat.gz`)));
  const [base, check, tid, pos, map, costs, unk, unkPos, unkMap, categories, compatible, invoke] = buffers as Buffers;
  const dictionaries = new DynamicDictionaries();
  dictionaries.loadTrie(new Int32Array(base), new Int32Array(check));
  dictionaries.loadTokenInfoDictionaries(new Uint8Array(tid), new Uint8Array(pos), new Uint8Array(map));
  dictionaries.loadConnectionCosts(new Int16Array(costs));
  dictionaries.loadUnknownDictionaries(
    new Uint8Array(unk),
    new Uint8Array(unkPos),
    new Uint8Array(unkMap),
    new Uint8Array(categories),
    new Uint32Array(compatible),
    new Uint8Array(invoke),
  );
  const kuromoji = new KuromojiTokenizer(dictionaries);
  return anchored((piece) => kuromoji.tokenize(piece).map(morpheme));
}

type Buffers = [
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
  ArrayBuffer,
];

const morpheme = (token: KuromojiToken) => ({
  surface: token.surface_form,
  base: token.basic_form && token.basic_form !== '*' ? token.basic_form : token.surface_form,
  pos: token.pos,
  detail: token.pos_detail_1,
  detail2: token.pos_detail_2,
  form: token.conjugated_form,
  reading: token.reading && token.reading !== '*' ? token.reading : '',
});
