import type { Connection } from 'vscode-languageserver';
import type { Document } from '../document/document';
import type { Workspace } from '../workspace/workspace';
import type { Abilities } from './abilities';
import type { Addresses } from './address';
import type { Converter } from './convert';

/** What everything that answers requests works with. */
export interface Desk {
  readonly connection: Connection;
  readonly addresses: Addresses;
  readonly client: () => Abilities;
  /** The workspace as it is now. */
  readonly workspace: () => Workspace;
  /** Whether the workspace has the text of a document that the user sees, or will have it in a moment. */
  readonly soon: (uri: string) => Promise<boolean>;
  /** The workspace once everything that is on its way from the disk has arrived. */
  readonly settled: () => Promise<Workspace>;
  /** The workspace once, besides, all is judged that coverage goes by. */
  readonly judged: () => Promise<Workspace>;
  readonly converter: () => Converter;
  /** The version of an open document; null for one that is not open. */
  readonly version: (uri: string) => number | null;
}

/** A request about a document. */
export interface About {
  readonly textDocument: { readonly uri: string };
}

/** Answers about a document from what is known by now: whoever types does not wait until a folder has been read. */
export const atOnce =
  <P extends About, R>(desk: Desk, none: R, answer: (document: Document, params: P) => R) =>
  async (params: P): Promise<R> => {
    if (!(await desk.soon(params.textDocument.uri))) return none;
    const document = desk.workspace().document(desk.addresses.path(params.textDocument.uri));
    return document ? answer(document, params) : none;
  };

/** Answers about a document once the workspace is settled; `none` when the document is not known. */
export const about =
  <P extends About, R>(desk: Desk, none: R, answer: (document: Document, params: P) => R) =>
  async (params: P): Promise<R> => {
    const document = (await desk.settled()).document(desk.addresses.path(params.textDocument.uri));
    return document ? answer(document, params) : none;
  };

/** Answers about a document once all is judged that coverage goes by. */
export const aboutJudged = <P extends About, R>(desk: Desk, none: R, answer: (document: Document, params: P) => R) =>
  about({ ...desk, settled: desk.judged }, none, answer);
