/** One morpheme. Offsets are UTF-16 offsets into the text that was given, whatever the tokenizer counts in. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** The written form, width and glyph variants folded. */
  readonly surface: string;
  /** The dictionary form (終止形); the surface when the dictionary has none. */
  readonly base: string;
  /** IPADIC part of speech (名詞, 動詞, 助詞, 記号 …) and its first two details (サ変接続, 接尾, 格助詞 …). */
  readonly pos: string;
  readonly detail: string;
  readonly detail2: string;
  /** Conjugated form (連用形, 未然形 …), `*` for words that do not conjugate. */
  readonly form: string;
  /** Reading in katakana, empty when unknown. */
  readonly reading: string;
}

/** What a dictionary says of a morpheme, wherever it stands. */
export type Morpheme = Omit<Token, 'start' | 'end'>;

/** Cuts a text into morphemes, in order; together with the gaps between them (white space only) they rebuild the text. */
export interface Tokenizer {
  (text: string): readonly Token[];
  /**
   * The same tokenizer with a dictionary of its own on top: each term is one token (a common noun) wherever its morphemes
   * would stand together; a term inside a longer word is not torn out of it.
   */
  readonly knowing: (terms: readonly string[]) => Tokenizer;
}
