import { assertionsOf } from '../document/assertion';
import { isWithin } from '../document/citation';
import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { folded } from '../text/fold';
import { recall } from '../text/memory';

/** How a document words its rules, so that a sentence that is put in sounds like those that are there. */
export interface Voice {
  readonly comma: '、' | '，';
  /** A demand in the dictionary form as a rule: 「選定する」 → 「選定しなければならない。」 */
  readonly rule: (demand: string) => string;
}

/** Ways to end a rule, and how they are told. */
const ENDINGS = {
  duty: /なければならない。?$/,
  politeDuty: /なければなりません。?$/,
  principle: /ものとする。?$/,
  politePrinciple: /ものとします。?$/,
  item: /こと。?$/,
  plain: /[うくぐすつぬぶむる]。?$/,
} as const;

type Ending = keyof typeof ENDINGS;

const VOICES = new WeakMap<Document, Voice>();

/** Reads the voice off the endings that a document uses most. A duty where it has no rules yet. */
export const voiceOf = (document: Document): Voice => recall(VOICES, document, () => readVoice(document));

function readVoice({ source, statements }: Document): Voice {
  const counts = new Map<Ending, number>();
  for (const { text } of statements) {
    const end = folded(text).trimEnd();
    const ending = (Object.keys(ENDINGS) as Ending[]).find((name) => ENDINGS[name].test(end));
    if (ending) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const [[ending] = ['duty' as const]] = [...counts].sort((a, b) => b[1] - a[1]);
  const count = (sign: string) => source.split(sign).length;
  return { comma: count('，') > count('、') ? '，' : '、', rule: (demand) => ruleOf(demand, ending) };
}

function ruleOf(demand: string, ending: Ending): string {
  const text = demand.replace(/[。\s]+$/, '');
  // what forbids stays as it is
  if (/(?:ない|禁止する|禁ずる)$/.test(text)) return `${text}。`;
  const verb = /[うくぐすつぬぶむる]$/.test(text) ? text : `${text}を行う`;
  switch (ending) {
    case 'duty':
      return `${negated(verb)}なければならない。`;
    case 'politeDuty':
      return `${negated(verb)}なければなりません。`;
    case 'principle':
      return `${verb}ものとする。`;
    case 'politePrinciple':
      return `${verb}ものとします。`;
    case 'item':
      return `${verb}こと。`;
    case 'plain':
      return `${verb}。`;
  }
}

/** The stem before ない: 選定する → 選定し, 講ずる → 講じ, 定める → 定め, 図る → 図ら, 行う → 行わ. */
function negated(verb: string): string {
  const stem = verb.slice(0, -1);
  const end = verb.at(-1)!;
  if (verb.endsWith('する')) return `${verb.slice(0, -2)}し`;
  if (verb.endsWith('ずる')) return `${verb.slice(0, -2)}じ`;
  if (end !== 'る') return stem + ROWS[end]!;
  // one-row verbs end in an i or e before る, in kana or in one of a few kanji
  return /[いきぎしじちにひびみりえけげせぜてでねへべめれ得見経着似煮寝出]$/.test(stem) ? stem : `${stem}ら`;
}

const ROWS: Readonly<Record<string, string>> = {
  う: 'わ',
  く: 'か',
  ぐ: 'が',
  す: 'さ',
  つ: 'た',
  ぬ: 'な',
  ぶ: 'ば',
  む: 'ま',
};

/** Who acts most often in a section, or in the whole document where nobody does there. */
export function actorIn(document: Document, entry: number, tokenizer: Tokenizer): string | undefined {
  const counts = (test: (entry: number) => boolean) => {
    const names = new Map<string, number>();
    for (const [i, { subject }] of assertionsOf(document, tokenizer).entries())
      if (subject && test(document.statements[i]!.entry)) names.set(subject.text, (names.get(subject.text) ?? 0) + 1);
    return [...names].sort((a, b) => b[1] - a[1])[0]?.[0];
  };
  return counts((at) => isWithin(document.entries, at, entry)) ?? counts(() => true);
}
