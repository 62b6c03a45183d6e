import generic from '../../../dictionaries/generic.yaml';
import type { Token } from '../morphology/token';
import { conceptsIn, type Hit } from './lexicon';

/** What a text is about: concepts of the field and acts, with all that they imply, and its content words. */
export interface Meaning {
  readonly concepts: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/** One thing that an element asks for; any of its names will do, since one word can name several concepts. */
export interface Unit {
  readonly names: readonly string[];
  readonly kind: 'concept' | 'act' | 'word';
  readonly weight: number;
  /** As the policy words it. */
  readonly label: string;
}

/** How much a concept, an act and a bare word count. */
export interface Weights {
  readonly concept: number;
  readonly act: number;
  readonly word: number;
}

const GENERIC = new Set(generic.flatMap(({ words }) => words));

/** Nothing said. */
export const SILENCE: Meaning = { concepts: new Set(), words: new Set() };

/** What a text says. */
export function meaningOf(tokens: readonly Token[]): Meaning {
  const concepts = new Set<string>();
  for (const { concept } of conceptsIn(tokens)) for (const name of concept.implies) concepts.add(name);
  return { concepts, words: new Set(tokens.filter(isContent).map((token) => token.base)) };
}

/** Several texts as one. */
export function together(meanings: readonly Meaning[]): Meaning {
  return {
    concepts: new Set(meanings.flatMap(({ concepts }) => [...concepts])),
    words: new Set(meanings.flatMap(({ words }) => [...words])),
  };
}

/** The units of a demand: what its words name (the longest where they overlap), and the content words that name nothing. */
export function unitsOf(tokens: readonly Token[], weights: Weights): readonly Unit[] {
  const hits = longest(conceptsIn(tokens).filter(({ named }) => named));
  const units: Unit[] = [];
  const add = (unit: Unit) => {
    if (unit.weight > 0 && !units.some(({ names }) => unit.names.every((name) => names.includes(name))))
      units.push(unit);
  };
  for (const place of new Set(hits.map(({ from, to }) => `${from} ${to}`))) {
    const here = hits.filter(({ from, to }) => `${from} ${to}` === place);
    const { from, to } = here[0]!;
    const label = tokens
      .slice(from, to)
      .map(({ surface }) => surface)
      .join('');
    if (to - from === 1 && GENERIC.has(tokens[from]!.base)) continue;
    const kind = here.some(({ concept }) => !concept.action) ? 'concept' : 'act';
    add({ names: here.map(({ concept }) => concept.name), kind, weight: weights[kind], label });
  }
  tokens.forEach((token, i) => {
    if (!isContent(token) || GENERIC.has(token.base) || hits.some(({ from, to }) => from <= i && i < to)) return;
    add({ names: [token.base], kind: 'word', weight: weights.word, label: token.surface });
  });
  return units;
}

/** Whether a text says what the unit asks for. */
export const says = ({ concepts, words }: Meaning, { kind, names }: Unit): boolean =>
  names.some((name) => (kind === 'word' ? words.has(name) : concepts.has(name)));

function longest(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(
    (hit) =>
      !hits.some((other) => other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from),
  );
}

const isContent = (token: Token): boolean =>
  (token.pos === '名詞' && !/^(?:非自立|接尾|数|代名詞|副詞可能)$/.test(token.detail)) ||
  ((token.pos === '動詞' || token.pos === '形容詞') && token.detail === '自立');
