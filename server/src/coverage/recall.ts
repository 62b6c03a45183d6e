import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { countedOf, judge, type Questions, type Rarity, rarityOf, saidIn } from './evidence';
import type { Unit } from './meaning';
import { readerOf } from './reading';

/** What a statement says to an element, wherever the statement stands. */
export interface Verdict {
  readonly element: string;
  /** 0 to 1. */
  readonly score: number;
  readonly binding: boolean;
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** Statements below this score have nothing to do with an element. */
const NEAR = 0.25;

/**
 * Judges every statement of a draft, by index. A statement is judged by its text, its context (headings, lead-ins, header) and
 * how rare the policy's words are in the draft; while these are the same, the verdicts are remembered. An edit changes one
 * text, and seldom how rare a word is.
 */
export function verdictsOf(
  questions: Questions,
  document: Document,
  tokenizer: Tokenizer,
): readonly (readonly Verdict[])[] {
  const memory = memoryOf(questions);
  const reader = readerOf(document, tokenizer);
  const { statements } = document;
  const known = statements.map(({ text }) => remembered(memory, text, () => saidIn(reader.own(text))));
  const counts = new Int32Array(memory.names.size);
  for (const { names } of known) for (const name of names) counts[name]!++;
  const rarities = memory.units.map((names) =>
    rarityOf(Math.max(...names.map((name) => counts[name]!)), statements.length),
  );
  const frame = numberOf(memory.frames, rarities.join(' '));
  const rarity: Rarity = (unit) => rarities[memory.indices.get(unit)!]!;
  return statements.map((statement, i) => {
    const { verdicts } = known[i]!;
    const context = `${frame} ${numberOf(memory.contexts, reader.contextOf(statement))}`;
    const before = verdicts.get(context);
    if (before) return before;
    const found = judge(questions, reader.read(statement), rarity)
      .filter(({ score }) => score >= NEAR)
      .map(({ question, score, binding, said, unsaid }): Verdict => {
        return { element: question.element.id, score: Math.round(score * 100) / 100, binding, said, unsaid };
      });
    verdicts.set(context, found);
    return found;
  });
}

interface Memory {
  /** Everything that a unit of the policy is rare or common by, numbered. */
  readonly names: ReadonlyMap<string, number>;
  /** The names of each unit, and the place of each unit in `units`. */
  readonly units: readonly (readonly number[])[];
  readonly indices: ReadonlyMap<Unit, number>;
  readonly texts: Map<string, Known>;
  readonly contexts: Map<string, number>;
  readonly frames: Map<string, number>;
}

interface Known {
  /** What of `names` the text says. */
  readonly names: readonly number[];
  /** By frame (how rare the words are) and context. */
  readonly verdicts: Map<string, readonly Verdict[]>;
}

const memories = new WeakMap<Questions, Memory>();

/** So many frames, contexts and texts are remembered; then all is forgotten, for what was typed does not come back. */
const MOST = { frames: 8, contexts: 20_000, texts: 100_000 };

function memoryOf(questions: Questions): Memory {
  const known = memories.get(questions);
  if (known && known.frames.size < MOST.frames && known.contexts.size < MOST.contexts && known.texts.size < MOST.texts)
    return known;
  const all = questions.prepared.flatMap(({ question: { units, theme } }) => [...units, ...theme]);
  const names = new Map<string, number>();
  const memory: Memory = {
    names,
    units: all.map((unit) => countedOf(unit).map((name) => numberOf(names, name))),
    indices: new Map(all.map((unit, i) => [unit, i])),
    texts: new Map(),
    contexts: new Map(),
    frames: new Map(),
  };
  memories.set(questions, memory);
  return memory;
}

function remembered({ texts, names }: Memory, text: string, said: () => readonly string[]): Known {
  const known = texts.get(text);
  if (known) return known;
  const made = { names: said().flatMap((name) => names.get(name) ?? []), verdicts: new Map() };
  texts.set(text, made);
  return made;
}

/** The number of a key: the same for the same key, counted up for a new one. */
function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
