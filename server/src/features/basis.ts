import type { Coverage, Evidence, Status } from '../coverage/coverage';
import type { Document } from '../document/document';
import type { Control } from '../policy/control';
import { articleOf } from '../rules/article';

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

/** What a statement says to an element: it fulfils it, only wishes for or permits it, or comes near to it. */
export interface Basis {
  readonly control: Control;
  readonly element: string;
  readonly status: Status;
  readonly as: 'evidence' | 'wish' | 'near';
  readonly declared: boolean;
  readonly score: number;
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** The elements that a statement answers, and why; those that it only comes near to as long as nothing else fulfils them. */
export function answersOf({ controls }: Coverage, document: Document, statement: number): readonly Basis[] {
  return controls.flatMap(({ control, elements }) =>
    elements.flatMap(({ element, status, evidence, wishes, near }) => {
      const told = (as: Basis['as'], all: readonly Evidence[]) =>
        all
          .filter((one) => one.document === document && one.statement === statement)
          .map(({ declared, score, said, unsaid }) => {
            return { control, element: element.text, status, as, declared, score, said, unsaid };
          });
      return [
        ...told('evidence', evidence),
        ...told('wish', wishes),
        ...told('near', status === 'covered' ? [] : near),
      ];
    }),
  );
}

/** A mark for a status that needs no colour. */
export const MARK: Readonly<Record<Status, string>> = { covered: '○', weak: '△', missing: '×' };
