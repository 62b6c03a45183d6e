import type { Document } from '../document/document';
import { inSteps } from '../document/search';
import type { Tokenizer } from '../morphology/token';
import type { Element } from '../policy/control';
import type { Policy } from '../policy/policy';
import { bigramsOf, share } from './bigram';
import { ENOUGH, isPower, isUnfinished, type Questions } from './evidence';
import { type Meaning, says, type Unit } from './meaning';
import { type Reading, readerOf } from './reading';
import type { Verdict, Verdicts } from './recall';
import { type Trace, tracesOf } from './trace';

/** A trace with what it is taken to be evidence for. */
export interface Claim {
  readonly trace: Trace;
  /** Ids of the elements, of those cited, that the statement is declared to fulfil. */
  readonly elements: readonly string[];
  /** Why the statement does not do what is declared; undefined where nothing speaks against it. */
  readonly fault: Fault | undefined;
}

/** The statement only wishes or permits, orders the opposite or exempts, or has something left to fill in. */
export type Fault = 'wish' | 'permission' | 'denial' | 'unfinished';

/**
 * Reads what each trace claims. A comment holds for all that it cites. A citation in the text names what the sentence is
 * about: it holds for what the sentence says, and for the element that is nearest, wherever that is in doubt. `verdicts` are
 * the statements' own, by index. A trace is read at each step.
 */
export function* claimsOf(
  policy: Policy,
  document: Document,
  verdicts: Verdicts,
  questions: () => Questions,
  tokenizer: Tokenizer,
): Generator<void, readonly Claim[]> {
  const traces = yield* inSteps(document, () => tracesOf(policy, document));
  const elements = new Map(policy.controls.flatMap((control) => control.elements.map((one) => [one.id, one])));
  const unitsOf = ({ id }: Element) => questions().questions.find(({ element }) => element.id === id)!.units;
  const read = readerOf(document, tokenizer);
  const claimed = (trace: Trace): readonly Claim[] => {
    const statement = document.statements[trace.statement];
    if (!statement || trace.cited.length === 0) return [{ trace, elements: [], fault: undefined }];
    const reading = read(statement);
    if (trace.form === 'basis' && isPreamble(reading)) return [];
    const asked = trace.cited.flatMap((id) => elements.get(id) ?? []);
    const meant = trace.form === 'comment' ? asked : meantBy(reading, asked, verdicts[trace.statement]!);
    const fault = faultOf(reading, meant, unitsOf);
    return [{ trace, elements: meant.map(({ id }) => id), fault }];
  };
  const claims: Claim[] = [];
  for (const trace of traces) {
    claims.push(...claimed(trace));
    yield;
  }
  return claims;
}

/** Sentences that say what the draft itself rests on, is for or leaves to others: no rules. */
const isPreamble = ({ above: { role }, modality, statement: { text } }: Reading): boolean =>
  ['definition', 'purpose', 'scope', 'threat', 'history'].includes(role ?? '') ||
  ['definition', 'purpose', 'deferral', 'description', 'none'].includes(modality) ||
  /^(?:この|本|当該?)(?:対策)?(?:基準|規程|要領|要綱|手順書?|実施手順)(?:書)?[はで]/.test(text);

/** Of the elements cited those that the statement says, in its own way or in the policy's words, or else the nearest. */
function meantBy({ text }: Reading, asked: readonly Element[], verdicts: readonly Verdict[]): readonly Element[] {
  const scoreOf = ({ id }: Element) => verdicts.find((verdict) => verdict.element === id)?.score ?? 0;
  const pairs = bigramsOf(text);
  const said = asked.filter(
    (element) => scoreOf(element) >= ENOUGH || share(bigramsOf(`${element.topic}${element.text}`), pairs) === 1,
  );
  if (said.length > 0) return said;
  const nearness = (element: Element) => scoreOf(element) + share(bigramsOf(element.wording), pairs) / 100;
  return [...asked].sort((a, b) => nearness(b) - nearness(a)).slice(0, 1);
}

function faultOf(
  { statement, modality, own }: Reading,
  meant: readonly Element[],
  unitsOf: (element: Element) => readonly Unit[],
): Fault | undefined {
  if (isUnfinished(statement.text)) return 'unfinished';
  if (modality === 'effort') return 'wish';
  if (modality === 'permission' && !meant.every(isPower)) return 'permission';
  if (modality === 'exclusion') return 'denial';
  const denied = modality === 'prohibition' && meant.some((element) => denies(own, statement.text, element, unitsOf));
  return denied ? 'denial' : undefined;
}

/**
 * Whether a ban forbids all that an element asks for. What is itself a limit (教えない) is fulfilled by bans, a ban on doing
 * it without something (許可を得ずに…してはならない) demands that something, and one on something else that is done with what the
 * element names (監査の結果を公表してはならない) leaves it alone.
 */
function denies(
  { denied, refused }: Meaning,
  text: string,
  element: Element,
  unitsOf: (element: Element) => readonly Unit[],
): boolean {
  if (/ない|禁止|禁[ずじ]|制限|限る|限定|防止|防ぐ|遮断|分離/.test(element.wording)) return false;
  if (/(?:なく|ないで|ずに|ないまま|ずして|以外)/.test(text)) return false;
  const units = unitsOf(element);
  const alike = units.length > 1 || share(bigramsOf(element.text), bigramsOf(text)) === 1;
  const acts = units.filter(({ verbal }) => verbal);
  // 「監査を実施してはならない」 names its act before the verb
  const general = [...refused.words].every((word) => GENERAL.test(word));
  const itself = general || acts.length === 0 || acts.some((unit) => says(refused, unit));
  return alike && itself && units.length > 0 && units.every((unit) => says(denied, unit));
}

const GENERAL = /^(?:実施|実行|行う|おこなう|する)$/;
