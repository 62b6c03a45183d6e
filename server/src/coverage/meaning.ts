import generic from '../../../dictionaries/generic.yaml';
import type { Token } from '../morphology/token';
import { asidesOf } from './aside';
import { type Begun, conceptsIn, type Hit, mentionsIn } from './lexicon';
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
  /** What it comes near to saying. */
  readonly begun: readonly Begun[];
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
  begun: [],
};

/** What a text says. */
export function meaningOf(
  tokens: readonly Token[],
  aside: readonly boolean[] = asidesOf(tokens),
  { clauses: denials, predicates: refusals } = denialsOf(tokens),
): Meaning {
  const mentions = mentionsIn(tokens);
  const concepts = new Set<string>();
  const main = new Set<string>();
  const named = new Set<string>();
  const [refused, done, denied, affirmed] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  for (const hit of conceptsIn(mentions)) {
    const deny = holds(hit, denials, true) ? denied : affirmed;
    const refuse = holds(hit, refusals, true) ? refused : done;
    const inMain = holds(hit, aside, false);
    for (const name of hit.concept.implies) {
      concepts.add(name);
      deny.add(name);
      refuse.add(name);
      if (hit.named) named.add(name);
      if (inMain) main.add(name);
    }
  }
  const words = new Set<string>();
  const [mainWords, deniedWords, refusedWords] = [new Set<string>(), new Set<string>(), new Set<string>()];
  tokens.forEach((token, i) => {
    if (!isContent(token)) return;
    words.add(token.base);
    if (!aside[i]) mainWords.add(token.base);
    if (denials[i]) deniedWords.add(token.base);
    if (refusals[i]) refusedWords.add(token.base);
  });
  return {
    concepts,
    words,
    main: { concepts: main, words: mainWords },
    denied: { concepts: without(denied, affirmed), words: deniedWords },
    refused: { concepts: without(refused, done), words: refusedWords },
    named,
    begun: mentions.begun,
  };
}

/** The concepts and words of some tokens, whatever is said of them. */
export function namedIn(tokens: readonly Token[]): Pick<Meaning, 'concepts' | 'words'> {
  const words = new Set<string>();
  for (const token of tokens) if (isContent(token)) words.add(token.base);
  return { concepts: namesIn(tokens), words };
}

/** Whether one of the places of a concept holds a token that is marked so. */
function holds({ places }: Hit, marks: readonly boolean[], wanted: boolean): boolean {
  for (const { from, to } of places) for (let i = from; i < to; i++) if (marks[i] === wanted) return true;
  return false;
}

const without = (names: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names].filter((name) => !others.has(name)));

/** The concepts that a text names or says, with all that they imply. */
export const namesIn = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(conceptsIn(mentionsIn(tokens)).flatMap(({ concept }) => [...concept.implies]));

/** The units of a demand: what its words name (the longest where they overlap), and the content words that name nothing. */
export function unitsOf(tokens: readonly Token[], weights: Weights): readonly Unit[] {
  const hits = longest(conceptsIn(mentionsIn(tokens)).filter(({ named }) => named));
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

function longest(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(
    (hit) =>
      !hits.some((other) => other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from),
  );
}

const isContent = ({ pos, detail }: Token): boolean =>
  (pos === '名詞' && !FORMAL.has(detail)) || ((pos === '動詞' || pos === '形容詞') && detail === '自立');

/** Nouns that name nothing by themselves. */
const FORMAL: ReadonlySet<string> = new Set(['非自立', '接尾', '数', '代名詞', '副詞可能']);
