import generic from '../../../dictionaries/generic.yaml';
import type { Token } from '../morphology/token';
import { conceptsIn, type Hit } from './lexicon';

/** What a text is about: concepts of the field, acts, and the content words that no concept covers. */
export interface Meaning {
  /** Concepts and acts, with all that they imply. */
  readonly concepts: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/** One thing that an element asks for. */
export interface Unit {
  readonly name: string;
  readonly kind: 'concept' | 'act' | 'word';
  readonly weight: number;
}

const GENERIC = new Set(generic.flatMap(({ words }) => words));

/** What a text says, with `ignored` words (the organisation's own name, 職員等) left out. */
export function meaningOf(tokens: readonly Token[]): Meaning {
  const concepts = new Set<string>();
  for (const { concept } of conceptsIn(tokens)) for (const name of concept.implies) concepts.add(name);
  return { concepts, words: new Set(tokens.filter(isContent).map((token) => token.base)) };
}

/** Nothing said. */
export const SILENCE: Meaning = { concepts: new Set(), words: new Set() };

/** Several texts as one. */
export function together(meanings: readonly Meaning[]): Meaning {
  return {
    concepts: new Set(meanings.flatMap(({ concepts }) => [...concepts])),
    words: new Set(meanings.flatMap(({ words }) => [...words])),
  };
}

/** The units of a demand: its concepts (the longest where they overlap), its acts, and the content words outside them. */
export function unitsOf(tokens: readonly Token[], weights: Weights): readonly Unit[] {
  const hits = longest(conceptsIn(tokens).filter(({ named }) => named));
  const units = new Map<string, Unit>();
  for (const { concept } of hits) {
    if (GENERIC.has(concept.name)) continue;
    units.set(concept.name, {
      name: concept.name,
      kind: concept.action ? 'act' : 'concept',
      weight: concept.action ? weights.act : weights.concept,
    });
  }
  tokens.forEach((token, i) => {
    if (!isContent(token) || GENERIC.has(token.base) || hits.some(({ from, to }) => from <= i && i < to)) return;
    units.set(token.base, { name: token.base, kind: 'word', weight: weights.word });
  });
  return [...units.values()];
}

/** How much a concept, an act and a bare word count. */
export interface Weights {
  readonly concept: number;
  readonly act: number;
  readonly word: number;
}

/** How far `meaning` says the unit: 1 or 0. */
export const says = (meaning: Meaning, unit: Unit): boolean =>
  unit.kind === 'word' ? meaning.words.has(unit.name) : meaning.concepts.has(unit.name);

function longest(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(
    (hit) =>
      !hits.some(
        (other) =>
          other !== hit && other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from,
      ),
  );
}

const isContent = (token: Token): boolean =>
  (token.pos === '名詞' && !/^(?:非自立|接尾|数|代名詞|副詞可能)$/.test(token.detail)) ||
  (token.pos === '動詞' && token.detail === '自立') ||
  (token.pos === '形容詞' && token.detail === '自立');
