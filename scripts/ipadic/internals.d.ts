declare module 'kuromoji/src/Tokenizer' {
  export interface KuromojiToken {
    surface_form: string;
    basic_form: string;
    pos: string;
    pos_detail_1: string;
    pos_detail_2: string;
    conjugated_form: string;
    reading?: string;
  }
  export default class Tokenizer {
    constructor(dictionaries: unknown);
    tokenize(text: string): KuromojiToken[];
  }
}

declare module 'kuromoji/src/dict/DynamicDictionaries' {
  export default class DynamicDictionaries {
    loadTrie(base: Int32Array, check: Int32Array): this;
    loadTokenInfoDictionaries(info: Uint8Array, pos: Uint8Array, targets: Uint8Array): this;
    loadConnectionCosts(costs: Int16Array): this;
    loadUnknownDictionaries(
      unknown: Uint8Array,
      pos: Uint8Array,
      targets: Uint8Array,
      categories: Uint8Array,
      compatible: Uint32Array,
      invoke: Uint8Array,
    ): this;
  }
}
