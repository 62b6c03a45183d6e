import { actorOf } from '../document/actor';
import type { Statement } from '../document/statement';
import { type Figure, figuresIn } from './figure';

/** A figure that stands in a cell, by the index of the cell; the figure's span is in the cell's text. */
export interface Celled {
  readonly cell: number;
  readonly figure: Figure;
}

/** Columns whose cells fix something of what the first cell of their row names, and how a sentence would say so. */
const COLUMNS: readonly {
  readonly header: RegExp;
  readonly before: (thing: string) => string;
  readonly after: string;
}[] = [
  { header: /(?:保存|保管)(?:の)?(?:期間|年限)/, before: (thing) => `${thing}の保存期間は、`, after: '' },
  { header: /頻度|周期|間隔|回数/, before: (thing) => `${thing}を`, after: '実施する。' },
  { header: /文字数|桁数|長さ/, before: (thing) => `${thing}は、`, after: 'とする。' },
];
const ACTOR = /者$|担当|部署|所管|責任/;

/**
 * Reads what a table row fixes: 「入退室の記録 | 1年」 under 「記録 | 保存期間」 is 「入退室の記録の保存期間は、1年」, said of whom a
 * column names who acts. The thing is what the first cell names, by itself and under one head.
 */
export function figuresInRow({ header, cells }: Pick<Statement, 'header' | 'cells'>): readonly Celled[] {
  const thing = cells?.[0]?.text.trim() ?? '';
  if (!header || !cells || thing === '' || /[、。\n]/.test(thing)) return [];
  const actor = cells.find(({ text }, i) => ACTOR.test(header[i] ?? '') && actorOf(text.trim()))?.text.trim();
  return cells.flatMap(({ text }, cell) => {
    const column = cell > 0 && COLUMNS.find((one) => one.header.test(header[cell] ?? ''));
    if (!column) return [];
    const before = `${actor ? `${actor}は、` : ''}${column.before(thing)}`;
    return figuresIn(before + text + column.after).flatMap((figure) => {
      const span = { start: figure.span.start - before.length, end: figure.span.end - before.length };
      return span.start >= 0 && span.end <= text.length ? [{ cell, figure: { ...figure, span } }] : [];
    });
  });
}
