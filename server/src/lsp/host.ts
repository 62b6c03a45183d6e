import type { Tokenizer } from '../morphology/token';
import type { Message } from '../rules/finding';

/** What the server asks of the machine that it runs on. URIs in, text out. */
export interface Host {
  /** The Markdown documents and kijun.json files below a folder; none when it is gone. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** A text; undefined when there is no such file, or why it cannot be read. */
  readonly read: (uri: string) => Promise<string | Message | undefined>;
  readonly loadTokenizer: () => Promise<Tokenizer>;
}
