import type { Refusal } from '../exchange/block';
import type { Imported } from '../exchange/import';
import type { Tokenizer } from '../morphology/token';
import type { CheckAnswer, CoverageAnswer } from '../report/answer';
import type { Locale, Message } from '../rules/finding';

/** What the server asks of the machine that it runs on. URIs in, text out. */
export interface Host {
  /** The folder of the server's own files, as a URI, where it knows it by itself. */
  readonly home?: string;
  /** The Markdown documents and kijun.json files below a folder; none when it is gone. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /**
   * A text; undefined when there is no such file, or why it cannot be read. With `within`, one that links lead out of these
   * folders is as good as not there.
   */
  readonly read: (uri: string, within?: readonly string[]) => Promise<string | Message | undefined>;
  /** A Word document, web page or text as Markdown. `home` is where the extension's own files are. */
  readonly convert: (uri: string, home: string) => Promise<Imported | Refusal>;
  /**
   * Writes a file, all of it or nothing: a text in the place of `before` (undefined: of no file), or bytes. False for files that are
   * on no disk of the host's.
   */
  readonly write: (uri: string, content: NewText | Uint8Array) => Promise<boolean | Message>;
  /** Ends when everything that has arrived by now has been taken note of: long work stops there for a moment. */
  readonly turn: () => Promise<void>;
  /** The coverage and the findings as an Excel workbook. */
  readonly workbook: (
    answer: CoverageAnswer,
    findings: readonly CheckAnswer[],
    locale: Locale,
    home: string,
  ) => Promise<Uint8Array>;
  readonly loadTokenizer: (home: string) => Promise<Tokenizer>;
}

/** A text, and what it was made from. */
export interface NewText {
  readonly text: string;
  readonly before: string | undefined;
}
