import type { Coverage, Status } from '../coverage/coverage';
import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Control } from '../policy/control';

/** The controls that each article of a draft answers, by index of its entry. */
export function basesOf({ controls }: Coverage, document: Document): ReadonlyMap<number, ReadonlySet<Control>> {
  const bases = new Map<number, Set<Control>>();
  for (const { control, elements } of controls)
    for (const { evidence } of elements)
      for (const one of evidence) {
        const entry = one.document === document ? articleOf(document, one.statement) : undefined;
        if (entry === undefined) continue;
        if (!bases.has(entry)) bases.set(entry, new Set());
        bases.get(entry)!.add(control);
      }
  return new Map([...bases].sort(([a], [b]) => a - b));
}

/** The article that a statement stands in; where there are none, the outermost numbered place below the chapters. */
function articleOf({ entries, statements }: Document, statement: number): number | undefined {
  const path = pathTo(entries, statements[statement]!.entry);
  const found =
    path.find(({ label }) => label?.style === '条') ??
    path.find(({ label }) => label && !/^[編章節款目]$/.test(label.style)) ??
    path.at(-1);
  return found?.index;
}

/** What a statement is evidence of. */
export interface Basis {
  readonly control: Control;
  readonly element: string;
  readonly status: Status;
  readonly declared: boolean;
  readonly score: number;
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** The elements that a statement answers, and why. */
export function answersOf({ controls }: Coverage, document: Document, statement: number): readonly Basis[] {
  return controls.flatMap(({ control, elements }) =>
    elements.flatMap(({ element, status, evidence, wishes }) =>
      [...evidence, ...wishes.filter((wish) => !evidence.includes(wish))]
        .filter((one) => one.document === document && one.statement === statement)
        .map(({ declared, score, said, unsaid }) => ({
          control,
          element: element.text,
          status,
          declared,
          score,
          said,
          unsaid,
        })),
    ),
  );
}

/** A mark for a status that needs no colour. */
export const MARK: Readonly<Record<Status, string>> = { covered: '○', weak: '△', missing: '×' };
