import { binds } from '../document/modality';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { folded, loosen } from '../text/fold';
import { each, whole } from '../text/step';
import { breaks, isTalk, renounces } from './deed';
import { type Compass, compassOf } from './embedding';
import { says, type Unit, unitsOf } from './meaning';
import { scoresOf } from './model';
import { type Practice, practiceOf } from './precedent';
import { type Prepared, preparing } from './prepared';
import type { Reading, Standing } from './reading';
import { type Ear, earOf } from './sayings';
import { measured } from './table';
import { columnOf } from './tally';
import { rowOf, type Traits } from './traits';

/** What an element asks for, in units that statements are compared with. */
export interface Question {
  readonly control: Control;
  readonly element: Element;
  readonly units: readonly Unit[];
  /** What it is about: the condition that it stands under and the title of its control. */
  readonly theme: readonly Unit[];
  /** Systems of the policy (マイナンバー事務系) that it is demanded for, and others that it speaks of. */
  readonly scopes: readonly string[];
  readonly mentioned: readonly string[];
}

/** All elements of a policy as questions, with what does not change from draft to draft. */
export interface Questions {
  readonly questions: readonly Question[];
  readonly prepared: Prepared;
  readonly ear: Ear;
  readonly practice: Practice;
  readonly compass: Compass;
  /** The words of the policy, in dictionary form. */
  readonly vocabulary: ReadonlySet<string>;
  /** The systems that the policy tells apart. */
  readonly systems: readonly string[];
}

/** How well a statement answers an element. */
export interface Answer {
  readonly question: Question;
  /** What was measured, put together when it is asked for; it must be before the next statement is judged. */
  readonly traits: () => Traits;
  /** How many things the statement can order. */
  readonly purposes: number;
  /** 0 to 1. */
  readonly score: number;
  /** Whether it binds; a statement that only wishes or permits makes an element weak. */
  readonly binding: boolean;
}

/** Why a statement answers an element as well as it does. */
export interface Explanation {
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** Who says so much of what is demanded, and goes without the act, means what is demanded. */
const HALF = 0.5;

/** A score from which a statement is evidence. */
export const ENOUGH = 0.5;

const ELEMENT = { concept: 3, act: 1, word: 1.5 };
const THEME = { concept: 1, act: 0.3, word: 0.5 };

/** Turns every element of a policy into a question. */
export const questionsOf = (policy: Pick<Policy, 'controls' | 'terms'>, tokenizer: Tokenizer): Questions =>
  whole(asking(policy, tokenizer));

/** The same, a little at each step. */
export function* asking(policy: Pick<Policy, 'controls' | 'terms'>, tokenizer: Tokenizer): Generator<void, Questions> {
  const systems = systemsOf(policy.terms.map(({ term }) => term));
  const demands = policy.controls.flatMap((control) => control.elements.map((element) => ({ control, element })));
  const questions = yield* each(demands, ({ control, element }): Question => {
    const units = unitsOf(tokenizer(element.text), ELEMENT);
    const theme = unitsOf(tokenizer(`${element.topic}。${control.title}`), THEME).filter(
      ({ label }) => !units.some((unit) => unit.label === label),
    );
    const scopes = named(systems, `${element.topic} ${control.title}`);
    return { control, element, units, theme, scopes, mentioned: named(systems, element.text) };
  });
  yield;
  const [ear, practice, compass] = [earOf(tokenizer), practiceOf(tokenizer), compassOf(tokenizer)];
  const texts = [
    ...policy.terms.flatMap(({ term, definition }) => [term, definition]),
    ...policy.controls.flatMap(({ title, elements }) => [title, ...elements.map(({ wording }) => wording)]),
  ];
  const words = yield* each(texts, (text) => tokenizer(text).map(({ base }) => base));
  const vocabulary = new Set(words.flat());
  yield;
  const prepared = yield* preparing(questions, { ear, practice, compass }, tokenizer);
  return { questions, prepared, ear, practice, compass, vocabulary, systems };
}

/**
 * Judges a statement as an answer to each element. Only elements that it can be evidence for, with a score of `least`, come back.
 * A least score of 0 asks for all of them: no element is left out beforehand.
 */
export function judge(asked: Questions, reading: Reading, least: number): readonly Answer[] {
  if (!eligible(reading)) return [];
  const { questions, prepared, systems } = asked;
  const own = named(systems, reading.text);
  const headings = named(systems, reading.above.text);
  const scope = columnOf(questions.length, (i) => scopeOf(questions[i]!, own, headings));
  const { table, rows } = measured(asked, reading, scope, least === 0);
  const scores = scoresOf(table, rows, reading.purposes);
  const answers: Answer[] = [];
  rows.forEach((row, i) => {
    const [question, score] = [questions[row]!, scores[i]!];
    // whatever else speaks for it
    const refuses =
      table.own[row]! >= HALF &&
      ((reading.muses && !isTalk(question.element.text)) ||
        renounces(reading.undone, prepared.deeds[row]!) ||
        (table.opposite[row] === 1 && breaks(reading, prepared.forbidden[row]!)));
    if (refuses || score < least) return;
    const binding = isBinding(reading, question) && !isUnfinished(reading.statement.text);
    answers.push({ question, traits: () => rowOf(table, row), purposes: reading.purposes, score, binding });
  });
  return answers;
}

/** A permission binds where the policy asks for a power. */
const isBinding = ({ modality }: Reading, { element }: Question): boolean =>
  binds(modality) || (modality === 'permission' && isPower(element));

/** Whether a demand is for a power: 「通信を遮断する権限」 is there where somebody 「遮断することができる」. */
export const isPower = ({ text }: Pick<Element, 'text'>): boolean => /権限|できる(?:よう|こと|体制)|可能/.test(text);

/** What an element asks for and the statement or its headings say, and what they do not, as the policy words it. */
export function explain({ units }: Question, { own, leads, above }: Reading): Explanation {
  const meanings = [own, ...leads, ...above.headings];
  const of = (wanted: boolean) =>
    units.filter((unit) => meanings.some((meaning) => says(meaning, unit)) === wanted).map(({ label }) => label);
  return { said: of(true), unsaid: of(false) };
}

/** Whether an author has still to fill something in: 〔役職〕, 〔障害への対応〕, but not 〔基本方針7(2)関係〕. */
export const isUnfinished = (text: string): boolean =>
  /〔(?!(?=[^〔〕]*(?:[0-9０-９]|方針))[^〔〕]*(?:関係|対応)〕)[^〔〕]{2,}〕/.test(text);

/** Sections of a draft whose sentences are no rules, however they end. */
const SILENT: ReadonlySet<string> = new Set(['definition', 'purpose', 'scope', 'threat', 'history']);

/** Whether a statement can be evidence at all: it binds, wishes or permits, and stands in a section of rules. */
export const eligible = ({ above: { role }, modality }: Standing): boolean =>
  (role === undefined || !SILENT.has(role)) && (binds(modality) || modality === 'effort' || modality === 'permission');

/** Systems among the policy's terms: …系, …システム, …ネットワーク beside others of their sort, so that a rule for one is no rule for another. */
function systemsOf(terms: readonly string[]): readonly string[] {
  return ['系', 'システム', 'ネットワーク'].flatMap((sort) => {
    const named = terms.filter((term) => folded(term).endsWith(sort));
    // 情報システム beside 監視制御システム means any of them
    const single = named.filter((term) => term !== sort && term !== `情報${sort}`);
    return single.length > 1 ? single : [];
  });
}

/** In whatever notation: `L G W A N 接続系` is a variant to mend, not another system. */
const named = (systems: readonly string[], text: string): readonly string[] => {
  if (systems.length === 0) return [];
  const plain = loosen(text).text;
  return systems.filter((system) => plain.includes(loosen(system).text));
};

/**
 * How a statement stands to the systems that an element is demanded for: 1 when it, or else its headings, name one of them
 * (or the element is for all), 0 when they name others only, 1/2 when they name none. Systems that the element itself speaks
 * of (他の…系から分離する) tell nothing.
 */
function scopeOf({ scopes, mentioned }: Question, own: readonly string[], headings: readonly string[]): number {
  if (scopes.length === 0) return 1;
  if (own.some((system) => scopes.includes(system))) return 1;
  const others = own.filter((system) => !mentioned.includes(system));
  const present = others.length > 0 ? others : headings;
  if (present.length === 0) return 0.5;
  return present.some((system) => scopes.includes(system)) ? 1 : 0;
}
