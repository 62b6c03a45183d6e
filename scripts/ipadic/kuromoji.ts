import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import DynamicDictionaries from 'kuromoji/src/dict/DynamicDictionaries';
import KuromojiTokenizer, { type KuromojiToken } from 'kuromoji/src/Tokenizer';
import type { Morpheme } from '../../server/src/morphology/token';

/** kuromoji itself, on its own dictionary: what ours is compared with. */
export function loadKuromoji(): (text: string) => readonly Morpheme[] {
  const bytes = (name: string) => new Uint8Array(gunzipSync(readFileSync(`node_modules/kuromoji/dict/${name}.dat.gz`)));
  const dictionaries = new DynamicDictionaries();
  dictionaries.loadTrie(new Int32Array(bytes('base').buffer), new Int32Array(bytes('check').buffer));
  dictionaries.loadTokenInfoDictionaries(bytes('tid'), bytes('tid_pos'), bytes('tid_map'));
  dictionaries.loadConnectionCosts(new Int16Array(bytes('cc').buffer));
  dictionaries.loadUnknownDictionaries(
    bytes('unk'),
    bytes('unk_pos'),
    bytes('unk_map'),
    bytes('unk_char'),
    new Uint32Array(bytes('unk_compat').buffer),
    bytes('unk_invoke'),
  );
  const kuromoji = new KuromojiTokenizer(dictionaries);
  return (text) => kuromoji.tokenize(text).map(morpheme);
}

const morpheme = (token: KuromojiToken): Morpheme => ({
  surface: token.surface_form,
  base: token.basic_form && token.basic_form !== '*' ? token.basic_form : token.surface_form,
  pos: token.pos,
  detail: token.pos_detail_1,
  detail2: token.pos_detail_2,
  form: token.conjugated_form,
  reading: token.reading && token.reading !== '*' ? token.reading : '',
});
