/** @file Learns what each concept of the field sounds like: multinomial logistic regression over the parts of sentences. */

import concepts from '../../dictionaries/concepts.yaml';
import type { Lessons } from '../../server/src/coverage/lessons';
import { faintness, partsOf } from '../../server/src/coverage/sayings';
import type { Tokenizer } from '../../server/src/morphology/token';
import { randomOf, shuffle } from '../random';

/** A text that says a concept (by number), and how much it counts. */
export interface Lesson {
  readonly text: string;
  readonly concept: number;
  readonly weight: number;
}

const ROUNDS = 10;
const RATE = 3;
const DECAY = 1e-5;
const COUNT = concepts.length;

/** A lesson as numbers of parts and what each of them counts. */
interface Example {
  readonly parts: Int32Array;
  readonly values: Float64Array;
  readonly concept: number;
  readonly weight: number;
}

/** Deterministic: the same lessons teach the same. */
export function learnEar(lessons: readonly Lesson[], tokenizer: Tokenizer): Omit<Lessons, 'precedents' | 'embedding'> {
  const heard = lessons.map(({ text }) => partsOf(tokenizer(text)));
  const spread = new Map<string, number>();
  for (const parts of heard) for (const part of parts) spread.set(part, (spread.get(part) ?? 0) + 1);
  const names = [...spread.keys()];
  const places = new Map(names.map((name, i) => [name, i]));
  const rarity = names.map((part) => faintness(part) * Math.log((lessons.length + 1) / (spread.get(part)! + 0.5)));
  const examples = heard.map((parts, i): Example => {
    const at = Int32Array.from(parts, (part) => places.get(part)!);
    const length = Math.hypot(...Array.from(at, (place) => rarity[place]!)) || 1;
    return { ...lessons[i]!, parts: at, values: Float64Array.from(at, (place) => rarity[place]! / length) };
  });
  return {
    parts: names,
    rarity: Uint16Array.from(rarity, (value) => Math.round(value * 100)),
    ...spokenIn(descend(examples, names.length)),
  };
}

/** The weights that are not 0, in tenths. */
function spokenIn(matrix: Float64Array): Pick<Lessons, 'concepts' | 'weights'> {
  const [ends, concepts, weights]: [number[], number[], number[]] = [[], [], []];
  for (let from = 0; from < matrix.length; from += COUNT) {
    for (let concept = 0; concept < COUNT; concept++) {
      const weight = Math.max(-127, Math.min(127, Math.round(matrix[from + concept]! * 10)));
      if (weight === 0) continue;
      concepts.push(concept);
      weights.push(weight);
    }
    ends.push(weights.length);
  }
  return {
    concepts: { ends: Uint32Array.from(ends), items: Uint16Array.from(concepts) },
    weights: Int8Array.from(weights),
  };
}

/** Stochastic gradient descent; each part has a rate of its own. */
function descend(examples: readonly Example[], parts: number): Float64Array {
  const matrix = new Float64Array(parts * COUNT);
  const squares = new Float64Array(parts).fill(1e-8);
  const slopes = new Float64Array(COUNT);
  const order = examples.map((_, i) => i).filter((i) => examples[i]!.parts.length > 0);
  const random = randomOf(11);
  for (let round = 0; round < ROUNDS; round++) {
    for (const i of shuffle(order, random)) {
      const example = examples[i]!;
      slope(example, matrix, slopes);
      for (let k = 0; k < example.parts.length; k++) {
        const part = example.parts[k]!;
        const from = part * COUNT;
        const value = example.values[k]!;
        let square = 0;
        for (let c = 0; c < COUNT; c++) {
          const step = value * slopes[c]! + DECAY * matrix[from + c]!;
          square += step * step;
        }
        squares[part]! += square;
        const rate = RATE / Math.sqrt(squares[part]!);
        for (let c = 0; c < COUNT; c++) matrix[from + c]! -= rate * (value * slopes[c]! + DECAY * matrix[from + c]!);
      }
    }
  }
  return matrix;
}

/** Chance of each concept less the truth. */
function slope({ parts, values, concept, weight }: Example, matrix: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let k = 0; k < parts.length; k++) {
    const from = parts[k]! * COUNT;
    const value = values[k]!;
    for (let c = 0; c < COUNT; c++) out[c]! += value * matrix[from + c]!;
  }
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < COUNT; c++) if (out[c]! > most) most = out[c]!;
  let sum = 0;
  for (let c = 0; c < COUNT; c++) {
    out[c] = Math.exp(out[c]! - most);
    sum += out[c]!;
  }
  for (let c = 0; c < COUNT; c++) out[c] = weight * (out[c]! / sum - (c === concept ? 1 : 0));
}
