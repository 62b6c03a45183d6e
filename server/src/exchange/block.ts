import type { Message } from '../rules/finding';
import type { Spot } from './cell';

/** What every foreign format is read into, and what Markdown is written from. */
export type Block = Text | Table;

/** A paragraph or heading. Line breaks inside are kept as `\n` until the lines are joined. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** Heading level 1 to 6 as the source marks it, 0 for other text. */
  readonly depth: number;
  /** Nesting of a bullet, from 1; 0 for other text. */
  readonly bullet: number;
  /** Set for the text of a footnote: its number. */
  readonly footnote?: string;
  /** Set for what is quoted and no part of the regulation. */
  readonly quoted?: true;
  readonly origin?: Origin;
}

/** Rows of equal length; merged cells are resolved. */
export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly string[])[];
  readonly origin?: Origin;
}

/** Where a block stood in a workbook: the row of each of its lines and the column of each of its cells; none for a sheet's name. */
export interface Origin {
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * What was changed, left out or looks wrong on the way in. `block` is the index of the block that it is about, if it is about one,
 * `cell` the row and column in a table, from 0; `spots` are the cells of a workbook that are no block.
 */
export interface Remark {
  readonly kind: 'changed' | 'dropped' | 'doubtful';
  readonly message: Message;
  readonly block?: number;
  readonly cell?: readonly [row: number, column: number];
  readonly spots?: readonly Spot[];
}

/**
 * What was changed, left out or is doubtful, with the 1-based lines of the Markdown; none when it is about the whole. Of a workbook
 * its cells are named, too.
 */
export interface Note {
  readonly kind: Remark['kind'];
  readonly message: Message;
  readonly lines: readonly number[];
  readonly spots?: readonly Spot[];
}

/** A format that was read. */
export interface Source {
  readonly blocks: readonly Block[];
  readonly remarks: readonly Remark[];
}

/** Blocks after a step, and what it did. */
export interface Mended {
  readonly blocks: readonly Block[];
  readonly remarks: readonly Remark[];
}

/** A file that is not read, and what to do instead. */
export interface Refusal {
  readonly refused: Message;
}

export const refuse = (ja: string, en: string): Refusal => ({ refused: { ja, en } });

export const isRefusal = <T extends object>(value: T | Refusal): value is Refusal => 'refused' in value;

/** Whether a block is a paragraph without any marks, whose lines may be joined. */
export const isBare = (block: Block): block is Text =>
  block.kind === 'text' && block.depth === 0 && block.bullet === 0 && block.footnote === undefined && !block.quoted;

/** Paragraphs and lines that are read at most: three times what a regulation of 500 pages has. Many more take all memory. */
export const MOST_BLOCKS = 30_000;

/** What a document with too many of them is told. */
export const TOO_LONG: Refusal = {
  refused: {
    ja: '段落が3万を超えるため、取り込みませんでした。章ごとに分けて保存してください。',
    en: 'There are more than 30,000 paragraphs. Save the document in parts.',
  },
};

/** A paragraph without any marks. */
export const paragraph = (text: string): Text => ({ kind: 'text', text, depth: 0, bullet: 0 });
