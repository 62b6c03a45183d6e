import { type Family, open } from '../../scripts/rules/drafts';
import type { Tokenizer } from '../../server/src/morphology/token';
import { applyEdits, safeFixes } from '../../server/src/rules/finding';
import { isPolicy, type Workspace } from '../../server/src/workspace/workspace';
import type { Ground, Plant, Planter } from './plant';
import { createRandom, sample } from './random';

/** What became of one planted defect. */
export interface Outcome {
  readonly family: string;
  readonly path: string;
  readonly plant: Plant;
  /** Whether a finding of the rule marks exactly the planted words. */
  readonly found: boolean;
  /** What the rule marks instead, for those who look into it. */
  readonly instead: readonly string[];
  /** Where fixing all that is safe must bring the text back: whether it does. */
  readonly mended: boolean | undefined;
}

/** The draft's own gaps are not looked for here, and comparing takes long: rules that compare are on for their own plants alone. */
const configFor = (rule?: string): string =>
  JSON.stringify({
    rules: Object.fromEntries(
      ['control/missing', 'control/weak', 'section/missing'].filter((one) => one !== rule).map((one) => [one, 'off']),
    ),
  });
const CONFIG = '/w/kijun.json';

/**
 * Plants defects into the drafts of some families, one at a time, and looks for them. Of each rule `perRule` are taken at
 * random over all drafts; the same seed plants the same.
 */
export function plantAndFind(
  families: readonly Family[],
  planters: readonly Planter[],
  perRule: number,
  tokenizer: Tokenizer,
  seed: number,
): readonly Outcome[] {
  const random = createRandom(seed);
  const all = families.flatMap((family) => {
    const workspace = open(family, tokenizer, { [CONFIG]: configFor() });
    return family.drafts.flatMap((path) => {
      const ground = groundOf(workspace, path, tokenizer);
      const field: Field = { family: family.name, workspace, path, source: family.files[path]! };
      return ground ? planters.flatMap((planter) => planter(ground)).map((plant) => ({ field, plant })) : [];
    });
  });
  const rules = [...new Set(all.map(({ plant }) => plant.rule))].sort();
  return rules.flatMap((rule) =>
    sample(
      all.filter(({ plant }) => plant.rule === rule),
      perRule,
      random,
    ).map(({ field, plant }) => outcomeOf(field, plant)),
  );
}

/** A draft in its workspace, with its own text. */
interface Field {
  readonly family: string;
  readonly workspace: Workspace;
  readonly path: string;
  readonly source: string;
}

function groundOf(workspace: Workspace, path: string, tokenizer: Tokenizer): Ground | undefined {
  const document = workspace.document(path)!;
  const policy = workspace.policyOf(document);
  if (!isPolicy(policy)) return undefined;
  const documents = workspace.documents().filter((one) => one !== policy.document);
  return { document, policy, documents, tokenizer };
}

function outcomeOf(field: Field, plant: Plant): Outcome {
  const { source, workspace, path, family } = field;
  const text = source.slice(0, plant.start) + plant.text + source.slice(plant.end);
  const [start, end] = [plant.start + plant.marked.start, plant.start + plant.marked.end];
  workspace.set(CONFIG, configFor(plant.rule));
  workspace.set(path, text);
  const own = workspace.findings(path).filter(({ rule }) => rule === plant.rule);
  // what the safe fixes would make of the draft without the defect
  const mended = plant.mends ? fixed(field, text) === fixedSource(field) : undefined;
  workspace.set(path, source);
  return {
    family,
    path,
    plant,
    found: own.some(({ span }) => span.start === start && span.end === end),
    instead: own.map(({ span }) => text.slice(span.start, span.end)),
    mended,
  };
}

/** What the safe fixes make of a draft as it is, once for all of its plants. */
function fixedSource(field: Field): string {
  const known = SOURCES.get(field) ?? fixed(field, field.source);
  SOURCES.set(field, known);
  return known;
}

const SOURCES = new WeakMap<Field, string>();

/** A text after all safe fixes. */
function fixed({ workspace, path }: Field, text: string): string {
  let current = text;
  for (let round = 0; round < 5; round++) {
    workspace.set(path, current);
    const edits = safeFixes(workspace.findings(path)).flatMap(({ fix }) => fix.edits);
    if (edits.length === 0) break;
    current = applyEdits(current, edits);
  }
  return current;
}
