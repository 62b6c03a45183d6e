import generic from '../../../dictionaries/generic.yaml';
import type { Token } from '../morphology/token';
import { asidesOf } from './aside';
import { conceptsIn, type Hit, nearlyIn } from './lexicon';
import { denialsOf } from './negation';

/** What a text is about: concepts of the field and acts, with all that they imply, and its content words. */
export interface Meaning {
  readonly concepts: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** What of it is not only mentioned aside. */
  readonly main: { readonly concepts: ReadonlySet<string>; readonly words: ReadonlySet<string> };
  /** What it only says that it is not, or must not be, done. */
  readonly denied: { readonly concepts: ReadonlySet<string>; readonly words: ReadonlySet<string> };
  /** What it says is not done, and nowhere that it is: the predicates alone. */
  readonly refused: { readonly concepts: ReadonlySet<string>; readonly words: ReadonlySet<string> };
  /** The concepts that it names by one of their words. */
  readonly named: ReadonlySet<string>;
  /** Concepts that it does not say but comes near to, 0 to 1. */
  readonly nearly: ReadonlyMap<string, number>;
}

/** One thing that an element asks for; any of its names will do, since one word can name several concepts. */
export interface Unit {
  readonly names: readonly string[];
  readonly kind: 'concept' | 'act' | 'word';
  readonly weight: number;
  /** As the policy words it. */
  readonly label: string;
  /** Whether it is something done, and whether the demand is that it be not done. */
  readonly verbal: boolean;
  readonly denied: boolean;
}

/** How much a concept, an act and a bare word count. */
export interface Weights {
  readonly concept: number;
  readonly act: number;
  readonly word: number;
}

const GENERIC = new Set(generic.flatMap(({ words }) => words));

/** Nothing said. */
export const SILENCE: Meaning = {
  concepts: new Set(),
  words: new Set(),
  main: { concepts: new Set(), words: new Set() },
  denied: { concepts: new Set(), words: new Set() },
  refused: { concepts: new Set(), words: new Set() },
  named: new Set(),
  nearly: new Map(),
};

/** What a text says. */
export function meaningOf(tokens: readonly Token[]): Meaning {
  const aside = asidesOf(tokens);
  const concepts = new Set<string>();
  const main = new Set<string>();
  const byName = new Set<string>();
  const { clauses: denials, predicates: refusals } = denialsOf(tokens);
  const refused = new Set<string>();
  const done = new Set<string>();
  const denied = new Set<string>();
  const affirmed = new Set<string>();
  for (const { concept, places, named } of conceptsIn(tokens)) {
    const isDenied = places.some(({ from, to }) => denials.slice(from, to).includes(true));
    const isRefused = places.some(({ from, to }) => refusals.slice(from, to).includes(true));
    for (const name of concept.implies) {
      (isDenied ? denied : affirmed).add(name);
      (isRefused ? refused : done).add(name);
    }
    const inMain = places.some(({ from, to }) => aside.slice(from, to).includes(false));
    for (const name of concept.implies) {
      concepts.add(name);
      if (named) byName.add(name);
      if (inMain) main.add(name);
    }
  }
  const nearly = new Map<string, number>();
  for (const [concept, degree] of nearlyIn(tokens))
    for (const name of concept.implies)
      if (!concepts.has(name)) nearly.set(name, Math.max(nearly.get(name) ?? 0, degree));
  const words = (wanted: readonly Token[]) => new Set(wanted.filter(isContent).map((token) => token.base));
  return {
    concepts,
    words: words(tokens),
    main: { concepts: main, words: words(tokens.filter((_, i) => !aside[i])) },
    denied: {
      concepts: new Set([...denied].filter((name) => !affirmed.has(name))),
      words: words(tokens.filter((_, i) => denials[i])),
    },
    refused: {
      concepts: new Set([...refused].filter((name) => !done.has(name))),
      words: words(tokens.filter((_, i) => refusals[i])),
    },
    named: byName,
    nearly,
  };
}

/** Several texts as one. */
export function together(meanings: readonly Meaning[]): Meaning {
  return {
    concepts: new Set(meanings.flatMap(({ concepts }) => [...concepts])),
    words: new Set(meanings.flatMap(({ words }) => [...words])),
    main: {
      concepts: new Set(meanings.flatMap(({ main }) => [...main.concepts])),
      words: new Set(meanings.flatMap(({ main }) => [...main.words])),
    },
    denied: {
      concepts: new Set(meanings.flatMap(({ denied }) => [...denied.concepts])),
      words: new Set(meanings.flatMap(({ denied }) => [...denied.words])),
    },
    refused: {
      concepts: new Set(meanings.flatMap(({ refused }) => [...refused.concepts])),
      words: new Set(meanings.flatMap(({ refused }) => [...refused.words])),
    },
    named: new Set(meanings.flatMap(({ named }) => [...named])),
    nearly: new Map(meanings.flatMap(({ nearly }) => [...nearly])),
  };
}

/** The units of a demand: what its words name (the longest where they overlap), and the content words that name nothing. */
export function unitsOf(tokens: readonly Token[], weights: Weights): readonly Unit[] {
  const hits = longest(conceptsIn(tokens).filter(({ named }) => named));
  const { predicates } = denialsOf(tokens);
  const units: Unit[] = [];
  const add = (unit: Unit) => {
    if (unit.weight > 0 && !units.some(({ names }) => unit.names.every((name) => names.includes(name))))
      units.push(unit);
  };
  const actIn = (from: number, to: number) => ({
    verbal: tokens.slice(from, to).some(({ pos, detail }) => pos === '動詞' || detail === 'サ変接続'),
    denied: predicates.slice(from, to).includes(true),
  });
  for (const place of new Set(hits.map(({ from, to }) => `${from} ${to}`))) {
    const here = hits.filter(({ from, to }) => `${from} ${to}` === place);
    const { from, to } = here[0]!;
    const label = tokens
      .slice(from, to)
      .map(({ surface }) => surface)
      .join('');
    if (to - from === 1 && GENERIC.has(tokens[from]!.base)) continue;
    const kind = here.some(({ concept }) => !concept.action) ? 'concept' : 'act';
    add({ names: here.map(({ concept }) => concept.name), kind, weight: weights[kind], label, ...actIn(from, to) });
  }
  tokens.forEach((token, i) => {
    if (!isContent(token) || GENERIC.has(token.base) || hits.some(({ from, to }) => from <= i && i < to)) return;
    add({ names: [token.base], kind: 'word', weight: weights.word, label: token.surface, ...actIn(i, i + 1) });
  });
  return units;
}

/** Whether a text says what the unit asks for. */
export const says = ({ concepts, words }: Pick<Meaning, 'concepts' | 'words'>, { kind, names }: Unit): boolean =>
  names.some((name) => (kind === 'word' ? words.has(name) : concepts.has(name)));

/** How near a text comes to saying what the unit asks for, where it does not: 0 to 1. */
export const nears = ({ nearly }: Meaning, { kind, names }: Unit): number =>
  kind === 'word' ? 0 : Math.max(0, ...names.map((name) => nearly.get(name) ?? 0));

function longest(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(
    (hit) =>
      !hits.some((other) => other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from),
  );
}

const isContent = (token: Token): boolean =>
  (token.pos === '名詞' && !/^(?:非自立|接尾|数|代名詞|副詞可能)$/.test(token.detail)) ||
  ((token.pos === '動詞' || token.pos === '形容詞') && token.detail === '自立');
