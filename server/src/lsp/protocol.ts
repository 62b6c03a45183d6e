/** What Kijun's client and server say to each other beyond LSP. Used by both sides; types and names only. */

/** Client → server, with `initialize`. */
export interface Start {
  /** The language of the messages, where it is not the client's own. */
  readonly language?: 'ja' | 'en';
}

/** Server → client: the state of the dictionary, or of what is known, has changed. */
export const STATUS = 'kijun/status';

export interface Status {
  readonly dictionary: 'loading' | 'ready' | 'failed';
}

/** Client → server: what holds for a document. */
export const CONTEXT = 'kijun/context';

export interface ContextParams {
  readonly uri: string;
}

export interface Context {
  /** The kind in Japanese; null when nothing tells it. */
  readonly kind: string | null;
  readonly policy: {
    readonly uri: string;
    readonly title: string;
    readonly terms: number;
    readonly controls: number;
  } | null;
  /** Elements of the policy that the drafts fulfil, null until they are compared. */
  readonly coverage: { readonly covered: number; readonly elements: number } | null;
}

/** Client → server: a Word document, web page or text as Markdown. The file is only read. */
export const IMPORT = 'kijun/import';

export interface ImportParams {
  readonly uri: string;
}

/** Texts are in the language of the client. */
export type Import =
  | { readonly refused: string }
  | {
      readonly markdown: string;
      /** What is doubtful, left out or changed, with the 1-based lines of the Markdown where it stands. */
      readonly notes: readonly {
        readonly kind: 'doubtful' | 'dropped' | 'changed';
        readonly message: string;
        readonly lines: readonly number[];
      }[];
    };
