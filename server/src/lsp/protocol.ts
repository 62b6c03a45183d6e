/** What Kijun's client and server say to each other beyond LSP. Used by both sides; types and names only. */

import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';

/** Client → server, with `initialize`. */
export interface Start {
  /** The language of the messages, where it is not the client's own. */
  readonly language?: 'ja' | 'en';
  /** The client knows the commands {@link SHOW_PLACES} and the like, so that code lenses may call them. */
  readonly commands?: boolean;
  /** Where the extension's own files are, as a URI: needed where there is no disk. */
  readonly home?: string;
  /** The client hands out files ({@link FILES}, {@link FILE}). */
  readonly files?: boolean;
  /** Captions are shown behind references to articles. */
  readonly captions?: boolean;
}

/** Server → client: the documents and kijun.json files below a folder, as URIs. */
export const FILES = 'kijun/files';
/** Server → client: the bytes of a file in base64; null when it cannot be read. */
export const FILE = 'kijun/file';

export interface FileParams {
  readonly uri: string;
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
  /** How many findings the document has. */
  readonly findings: number;
}

/** Client → server: all policies and what the drafts under them say. */
export const OVERVIEW = 'kijun/overview';

export type Coverage = 'covered' | 'weak' | 'missing';

export interface Overview {
  readonly policies: readonly PolicyOverview[];
  /** Whether the drafts have been compared: not before the dictionary is there. */
  readonly ready: boolean;
}

export interface PolicyOverview {
  readonly uri: string;
  readonly title: string;
  /** The drafts under the policy: standards before procedures, each in the order of their paths. */
  readonly documents: readonly DocumentOverview[];
  readonly controls: readonly ControlOverview[];
}

export interface DocumentOverview {
  readonly uri: string;
  readonly title: string;
  /** 対策基準 or 実施手順. */
  readonly kind: string;
}

export interface ControlOverview {
  readonly id: string;
  readonly title: string;
  readonly range: Range;
  readonly elements: readonly ElementOverview[];
}

export interface ElementOverview {
  readonly id: string;
  readonly text: string;
  readonly range: Range;
  readonly status: Coverage;
  /** Only procedures have the rule, where there are standards that should. */
  readonly procedural: boolean;
  /** Why it does not apply to the organisation. */
  readonly notApplicable?: string;
  /** The status in each of {@link PolicyOverview.documents} alone. */
  readonly byDocument: readonly Coverage[];
  /** Whether each of them may be silent: others say it, or it does not apply. */
  readonly maySkip: readonly boolean[];
  /** The best sentences of each document, declared ones first. */
  readonly evidence: readonly EvidenceOverview[];
}

export interface EvidenceOverview {
  /** Index into {@link PolicyOverview.documents}. */
  readonly document: number;
  readonly range: Range;
  readonly text: string;
  /** Declared by the author, not inferred. */
  readonly declared: boolean;
}

/** Client → server: puts in a draft of the rule that an element demands. Answers an edit, or null when nothing fits. */
export const INSERT_RULE = 'kijun/insertRule';

/** Client → server: declares the sentence at a position as the rule that an element demands. Answers an edit, or null. */
export const DECLARE = 'kijun/declare';

export interface ElementParams {
  readonly policy: string;
  readonly element: string;
  readonly uri: string;
}

/** Client → server: notes in kijun.json that an element does not apply. Answers the new text of that file, or null. */
export const EXEMPT = 'kijun/exempt';

export interface ExemptParams {
  readonly policy: string;
  readonly element: string;
  readonly reason: string;
  /** The text of the kijun.json that holds for the policy, as the user sees it; empty where there is none. */
  readonly config: string;
}

export interface DeclareParams extends ElementParams {
  readonly position: Position;
}

/** An edit, and where what it puts in will stand. */
export interface Edited {
  readonly edit: WorkspaceEdit;
  readonly position: Position;
}

/** Client → server: the lock file as it is when the declared traces of a draft have been confirmed; null where there are none. */
export const CONFIRM = 'kijun/confirm';

export interface ConfirmParams {
  readonly uri: string;
  /** Only the trace there. */
  readonly position?: Position;
  readonly by: string;
  /** An ISO date. */
  readonly on: string;
}

/** The new text of a file, and the one that it was made from; null where there is none yet. */
export interface Rewritten {
  readonly uri: string;
  readonly text: string;
  readonly before: string | null;
}

/** The new text of kijun.lock.json, and how many traces are confirmed by it. Texts are in the language of the client. */
export type Confirm = { readonly refused: string } | (Rewritten & { readonly fresh: number; readonly renewed: number });

/** Command of the client, for quick fixes: confirms the trace at a position. */
export const CONFIRM_TRACE = 'kijun.confirmTraces';
export type ConfirmTrace = readonly [uri: string, position: Position];

/** Client → server: a kijun.baseline.json that knows all findings below a folder ({@link ContextParams}). */
export const RECORD = 'kijun/record';

/** The text of the file, and how many findings it knows. Texts are in the language of the client. */
export type Recorded = { readonly refused: string } | (Rewritten & { readonly count: number });

/** Client → server: the URIs of all documents that are checked. */
export const DOCUMENTS = 'kijun/documents';

/** Client → server: how a policy was read, as Markdown. */
export const READING = 'kijun/reading';

/** Client → server: the coverage of a policy as a report; null where there is nothing to tell. */
export const REPORT = 'kijun/report';

export interface ReportParams {
  readonly uri: string;
  readonly format: 'html' | 'markdown' | 'csv' | 'xlsx';
}

export type Report = { readonly text: string } | { readonly base64: string };

/**
 * Client → server: writes a file that the user asked for, all of it or nothing. Null where the server has no disk for it: then
 * the client writes.
 */
export const WRITE = 'kijun/write';

export interface WriteParams {
  readonly uri: string;
  /** A text, which keeps the encoding of what stands there; or bytes in base64, which replace it. */
  readonly content: { readonly text: string; readonly before: string | null } | { readonly base64: string };
}

/** Texts are in the language of the client. `before` is what a text was made from; where something else stands, nothing is written. */
export type Written = { readonly refused: string } | { readonly done: true };

/** Command of the client, for quick fixes: makes an edit of the versions of documents that it was made for, and no other. */
export const APPLY = 'kijun.apply';
export type Apply = readonly [edit: WorkspaceEdit];

/** Command of the client, for code lenses: shows places in a peek window. */
export const SHOW_PLACES = 'kijun.showPlaces';
export type ShowPlaces = readonly [uri: string, position: Position, places: readonly Location[]];

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
      /** What is doubtful, left out or changed, and where: cells of a workbook, or else lines of the Markdown; empty where it is about the whole. */
      readonly notes: readonly {
        readonly kind: 'doubtful' | 'dropped' | 'changed';
        readonly message: string;
        readonly where: string;
      }[];
    };

/** Client → server: a skeleton of a standard or procedure. */
export const SKELETON = 'kijun/skeleton';

export interface SkeletonParams {
  readonly kind: '対策基準' | '実施手順';
  /** The policy, or a document under it; the only policy of the workspace where it is left out or is neither. */
  readonly uri?: string;
}

/** Texts are in the language of the client; `uri` is a place for the new document, beside its policy. */
export type Skeleton = { readonly refused: string } | { readonly markdown: string; readonly uri: string };
