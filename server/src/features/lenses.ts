import type { ControlCoverage, Coverage } from '../coverage/coverage';
import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import { englishKind } from '../document/kind';
import type { Message } from '../rules/finding';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { basesOf } from './basis';
import { carriersOf } from './implementation';
import { policyFor } from './term';

/** A line of text above a place, and the places that it speaks of. */
export interface Lens {
  readonly span: Span;
  readonly text: Message;
  readonly places: readonly Place[];
}

export interface Place {
  readonly path: string;
  readonly span: Span;
}

/**
 * Over each control of a policy: how much of it the drafts fulfil. Over each article of a draft: the controls it answers, and over
 * those of a standard the places of the procedures that carry them out.
 */
export function lensesOf(workspace: Workspace, document: Document): readonly Lens[] {
  const policy = policyFor(workspace, document);
  const coverage = policy && workspace.coverageOf(policy);
  if (!coverage) return [];
  return policy.document.path === document.path ? onControls(coverage) : onArticles(workspace, coverage, document);
}

function onControls({ controls, documents }: Coverage): readonly Lens[] {
  const kinds = (['対策基準', '実施手順'] as const).filter((kind) =>
    documents.some((document) => document.kind.kind === kind),
  );
  if (kinds.length === 0) return [];
  return controls.map((one) => {
    const counts = kinds.map((kind) => ({ kind, count: `${coveredIn(one, kind)}/${one.elements.length}` }));
    return {
      span: one.control.span,
      text: {
        ja: counts.map(({ kind, count }) => `${kind} ${count}`).join(' · '),
        en: counts.map(({ kind, count }) => `${englishKind(kind)} ${count}`).join(' · '),
      },
      places: one.elements.flatMap(({ evidence }) =>
        evidence.map(({ document, statement }) => ({
          path: document.path,
          span: document.statements[statement]!.span,
        })),
      ),
    };
  });
}

const coveredIn = ({ elements }: ControlCoverage, kind: Kind): number =>
  elements.filter(({ byKind }) => byKind[kind] === 'covered').length;

function onArticles(workspace: Workspace, coverage: Coverage, document: Document): readonly Lens[] {
  return [...basesOf(coverage, document)].flatMap(([entry, found]) => {
    const { span } = document.entries[entry]!;
    const controls = [...found];
    const ids = controls.map(({ id }) => id);
    const basis: Lens = {
      span,
      text: { ja: `根拠: ${ids.join('、')}`, en: `Basis: ${ids.join(', ')}` },
      places: controls.map((control) => ({ path: coverage.policy.document.path, span: control.span })),
    };
    const places = carriersOf(workspace, coverage, document, entry);
    const titles = new Set(places.map(({ path }) => path)).size;
    const carried: Lens = {
      span,
      text: {
        ja: `実施手順 ${titles}件 ${places.length}か所`,
        en: `${places.length} places in ${titles} procedures`,
      },
      places,
    };
    return places.length > 0 ? [basis, carried] : [basis];
  });
}
