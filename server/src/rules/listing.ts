import type { Document } from '../document/document';
import type { Statement } from '../document/statement';

/**
 * The lists in a stretch of a document: statements with one lead-in that are numbered, or dotted, alike, each with whether it is all that its
 * item says (no second sentence, no items of its own). Table rows are none.
 */
export function listsIn(
  { entries, source, statements }: Document,
  stretch: readonly Statement[],
): readonly (readonly Item[])[] {
  const lists = new Map<string, Item[]>();
  const leading = new Set(stretch.map(({ lead }) => lead));
  for (const statement of stretch) {
    const { lead, form, entry, index } = statement;
    if (lead < 0 || form === 'row' || form === 'note') continue;
    const [before, next] = [statements[index - 1], statements[index + 1]];
    const goesOn = (a: Statement | undefined, b: Statement | undefined) =>
      a !== undefined &&
      b !== undefined &&
      a.entry === b.entry &&
      !/[\r\n]/.test(source.slice(a.span.end, b.span.start));
    const whole = !goesOn(before, statement) && !goesOn(statement, next) && !leading.has(index);
    const key = `${lead} ${form === 'bullet' ? 'bullet' : (entries[entry]?.label?.style ?? '')}`;
    const list = lists.get(key);
    if (list) list.push({ statement, whole });
    else lists.set(key, [{ statement, whole }]);
  }
  return [...lists.values()];
}

export interface Item {
  readonly statement: Statement;
  readonly whole: boolean;
}
