import { binds } from '../document/modality';
import type { Tokenizer } from '../morphology/token';
import type { Control, Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { folded } from '../text/fold';
import { says, type Unit, unitsOf } from './meaning';
import type { Reading } from './reading';

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

/** How well a statement answers an element. */
export interface Answer {
  readonly reading: Reading;
  /** 0 to 1. */
  readonly score: number;
  /** Whether it binds; a statement that only wishes or permits makes an element weak. */
  readonly binding: boolean;
  /** The units that it says and those that it does not, for the explanation. */
  readonly said: readonly string[];
  readonly unsaid: readonly string[];
}

/** A score from which a statement is evidence. */
export const ENOUGH = 0.6;

const ELEMENT = { concept: 3, act: 1, word: 1.5 };
const THEME = { concept: 1, act: 0.3, word: 0.5 };
/** What a heading says counts less than what the rule says itself. */
const HEADING = 0.7;
/** Of what the element asks for, so much the statement and its lead-in must say themselves. */
const OWN = 0.3;

/** Turns every element of a policy into a question. */
export function questionsOf(policy: Policy, tokenizer: Tokenizer): readonly Question[] {
  const names = policy.terms.map(({ term }) => term);
  const systems = scopesOf(names);
  return policy.controls.flatMap((control) =>
    control.elements.map((element) => {
      const around = `${element.topic} ${control.title}`;
      const units = unitsOf(tokenizer(element.text), ELEMENT);
      const theme = unitsOf(tokenizer(`${element.topic}。${control.title}`), THEME).filter(
        ({ name }) => !units.some((unit) => unit.name === name),
      );
      return {
        control,
        element,
        units,
        theme,
        scopes: systems.filter((system) => folded(around).includes(folded(system))),
      };
    }),
  );
}

/** Judges a statement as an answer to an element; undefined when it has nothing to do with it, or cannot be evidence. */
export function judge(question: Question, reading: Reading, systems: readonly string[]): Answer | undefined {
  if (reading.role !== undefined && reading.role !== 'documents') return undefined;
  if (!binds(reading.modality) && reading.modality !== 'effort' && reading.modality !== 'permission') return undefined;
  if (!inScope(question.scopes, reading, systems)) return undefined;
  const said: string[] = [];
  const unsaid: string[] = [];
  let own = 0;
  let all = 0;
  let asked = 0;
  for (const unit of question.units) {
    asked += unit.weight;
    if (says(reading.own, unit) || says(reading.lead, unit)) {
      own += unit.weight;
      all += unit.weight;
      said.push(unit.name);
    } else if (reading.headings.some((heading) => says(heading, unit))) {
      all += unit.weight * HEADING;
      said.push(unit.name);
    } else unsaid.push(unit.name);
  }
  if (asked === 0 || own < asked * OWN) return undefined;
  let theme = 0;
  let themed = 0;
  for (const unit of question.theme) {
    themed += unit.weight;
    if (says(reading.own, unit) || says(reading.lead, unit) || reading.headings.some((heading) => says(heading, unit)))
      theme += unit.weight;
  }
  const base = all / asked;
  const score = themed === 0 ? base : base * 0.8 + (theme / themed) * 0.2;
  return { reading, score, binding: binds(reading.modality), said, unsaid };
}

/** Systems among the policy's terms: words that end as another term does (…系), so that a rule for one is no rule for another. */
export function scopesOf(terms: readonly string[]): readonly string[] {
  const ending = (term: string) => folded(term).slice(-1);
  return terms.filter(
    (term) => /系$/.test(folded(term)) && terms.some((other) => other !== term && ending(other) === ending(term)),
  );
}

/** A rule counts for a system when it, or else its headings, name it; a rule that names only other systems does not. */
function inScope(wanted: readonly string[], reading: Reading, systems: readonly string[]): boolean {
  if (systems.length === 0) return true;
  const named = (text: string) => systems.filter((system) => folded(text).includes(folded(system)));
  const own = named(reading.text);
  const present = own.length > 0 ? own : named(reading.headingText);
  if (wanted.length === 0) return true;
  return wanted.some((system) => present.includes(system));
}
