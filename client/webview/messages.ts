/** What the extension and the review panel say to each other. */

export type Status = 'covered' | 'weak' | 'missing';

/** How a document stands to a demand: it may be silent on what is said elsewhere. */
export type Standing = Status | 'elsewhere';

/** Extension → panel. */
export interface Draw {
  readonly type: 'draw';
  readonly texts: Texts;
  readonly policies: readonly Policy[];
}

export interface Policy {
  readonly title: string;
  readonly documents: readonly { readonly title: string; readonly kind: string }[];
  readonly controls: readonly { readonly id: string; readonly title: string; readonly rows: readonly Row[] }[];
}

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly status: Status;
  /** What is to be said of the status besides: that it does not apply, or that only a procedure has the rule. */
  readonly note: string;
  readonly cells: readonly { readonly status: Standing; readonly evidence: readonly string[] }[];
}

/** The panel's words, in the user's language. */
export interface Texts {
  readonly title: string;
  readonly search: string;
  readonly all: string;
  readonly lacking: string;
  readonly demand: string;
  readonly status: string;
  readonly none: string;
  /** `{0}` of `{1}` demands shown. */
  readonly shown: string;
  readonly export: string;
  readonly print: string;
  readonly statuses: Readonly<Record<Standing, string>>;
}

/** Panel → extension. Indices into what was drawn; `document` −1 is the policy itself. */
export type Told =
  | { readonly type: 'ready' }
  | { readonly type: 'export'; readonly print: boolean }
  | {
      readonly type: 'open';
      readonly policy: number;
      readonly control: number;
      readonly row: number;
      readonly document: number;
    };
