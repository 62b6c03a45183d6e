import { binds } from '../document/modality';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { folded, loosen } from '../text/fold';
import { type Meaning, says, type Unit, unitsOf } from './meaning';
import { MODEL, scoreOf } from './model';
import type { Reading } from './reading';
import { type Prepared, prepare, type Traits, traitsOf } from './traits';

/** What an element asks for, in units that statements are compared with. */
export interface Question {
  readonly control: Control;
  readonly element: Element;
  readonly units: readonly Unit[];
  /** What it is about: the condition that it stands under and the title of its control. */
  readonly theme: readonly Unit[];
  /** Systems of the policy (マイナンバー事務系) that it is demanded for. */
  readonly scopes: readonly string[];
}

/** All elements of a policy as questions, with what does not change from draft to draft. */
export interface Questions {
  readonly prepared: readonly Prepared[];
  /** The systems that the policy tells apart. */
  readonly systems: readonly string[];
}

/** How well a statement answers an element. */
export interface Answer {
  readonly question: Question;
  readonly reading: Reading;
  readonly traits: Traits;
  /** 0 to 1. */
  readonly score: number;
  /** Whether it binds; a statement that only wishes or permits makes an element weak. */
  readonly binding: boolean;
  /** What the element asks for and the statement or its headings say, and what they do not: the explanation. */
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** A score from which a statement is evidence. */
export const ENOUGH = 0.5;

const ELEMENT = { concept: 3, act: 1, word: 1.5 };
const THEME = { concept: 1, act: 0.3, word: 0.5 };

/** Turns every element of a policy into a question. */
export function questionsOf(policy: Policy, tokenizer: Tokenizer): Questions {
  const systems = systemsOf(policy.terms.map(({ term }) => term));
  const questions = policy.controls.flatMap((control) =>
    control.elements.map((element): Question => {
      const units = unitsOf(tokenizer(element.text), ELEMENT);
      const theme = unitsOf(tokenizer(`${element.topic}。${control.title}`), THEME).filter(
        ({ label }) => !units.some((unit) => unit.label === label),
      );
      return { control, element, units, theme, scopes: named(systems, `${element.topic} ${control.title}`) };
    }),
  );
  return { prepared: questions.map(prepare), systems };
}

/** Judges a statement as an answer to each element. Only elements that it can be evidence for come back. */
export function judge(questions: Questions, reading: Reading, rarity: Rarity): readonly Answer[] {
  if (!eligible(reading)) return [];
  const scopes = scopesOf(questions.systems, reading);
  const traits = traitsOf(questions.prepared, reading, rarity);
  return questions.prepared.flatMap(({ question }, i) =>
    inScope(question, scopes) ? [answer(question, reading, traits[i]!)] : [],
  );
}

function answer(question: Question, reading: Reading, traits: Traits): Answer {
  const meanings = [reading.own, reading.lead, ...reading.headings];
  const [said, unsaid] = [true, false].map((wanted) =>
    question.units
      .filter((unit) => meanings.some((meaning) => says(meaning, unit)) === wanted)
      .map(({ label }) => label),
  );
  return {
    question,
    reading,
    traits,
    score: scoreOf(traits, MODEL),
    binding: binds(reading.modality) && !isUnfinished(reading.statement.text),
    said: said!,
    unsaid: unsaid!,
  };
}

/** Whether an author has still to fill something in: 〔役職〕. */
export const isUnfinished = (text: string): boolean => /〔[^〔〕]*〕/.test(text);

/** Sections of a draft whose sentences are no rules, however they end. */
const SILENT: ReadonlySet<string> = new Set(['definition', 'purpose', 'scope', 'threat', 'history']);

/** Whether a statement can be evidence at all: it binds, wishes or permits, and stands in a section of rules. */
const eligible = ({ role, modality }: Reading): boolean =>
  (role === undefined || !SILENT.has(role)) && (binds(modality) || modality === 'effort' || modality === 'permission');

/** How much a unit tells in a draft: 1 for what few statements say, less for what many do. */
export type Rarity = (unit: Unit) => number;

/** What even the commonest word tells. */
const COMMON = 0.2;
/** Rarity comes in so many steps: one word more or less must not move every score of a draft. */
const STEPS = 8;

/** How much a unit tells that the given number of a draft's statements say. A draft of a few sentences has no common words yet. */
export const rarityOf = (count: number, statements: number): number =>
  Math.max(COMMON, Math.round(STEPS * (1 - (4 * count) / (statements + 40))) / STEPS);

/** Counts what the statements of a draft say. */
export function rarityIn(readings: readonly Reading[]): Rarity {
  const counts = new Map<string, number>();
  for (const { own } of readings) for (const name of saidIn(own)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (unit) => rarityOf(Math.max(...countedOf(unit).map((name) => counts.get(name) ?? 0)), readings.length);
}

/** What is counted of a meaning, and what of that a unit is rare or common by. */
export const saidIn = ({ concepts, words }: Meaning): readonly string[] => [
  ...concepts,
  ...[...words].map((word) => `=${word}`),
];
export const countedOf = ({ kind, names }: Unit): readonly string[] =>
  kind === 'word' ? names.map((name) => `=${name}`) : names;

/** Systems among the policy's terms: …系 beside other …系, so that a rule for one is no rule for another. */
function systemsOf(terms: readonly string[]): readonly string[] {
  const systems = terms.filter((term) => /系$/.test(folded(term)));
  return systems.length > 1 ? systems : [];
}

/** The systems that a statement is about: those that it names, or else those that its headings name. */
function scopesOf(systems: readonly string[], { text, headingText }: Reading): readonly string[] {
  const own = named(systems, text);
  return own.length > 0 ? own : named(systems, headingText);
}

/** In whatever notation: `L G W A N 接続系` is a variant to mend, not another system. */
const named = (systems: readonly string[], text: string): readonly string[] => {
  const plain = loosen(text).text;
  return systems.filter((system) => plain.includes(loosen(system).text));
};

/** A rule counts for a system only when it is about it. */
const inScope = ({ scopes }: Question, present: readonly string[]): boolean =>
  scopes.length === 0 || scopes.some((system) => present.includes(system));
