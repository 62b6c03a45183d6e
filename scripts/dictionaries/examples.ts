/** @file The dictionaries' own examples: `match` must match, `differ` must not. */

import actions from '../../dictionaries/actions.yaml';
import actors from '../../dictionaries/actors.yaml';
import attributes from '../../dictionaries/attributes.yaml';
import concepts from '../../dictionaries/concepts.yaml';
import generic from '../../dictionaries/generic.yaml';
import kanji from '../../dictionaries/kanji.yaml';
import kinds from '../../dictionaries/kinds.yaml';
import modality from '../../dictionaries/modality.yaml';
import notations from '../../dictionaries/notations.yaml';
import okurigana from '../../dictionaries/okurigana.yaml';
import opposites from '../../dictionaries/opposites.yaml';
import organisations from '../../dictionaries/organisations.yaml';
import outdated from '../../dictionaries/outdated.yaml';
import parties from '../../dictionaries/parties.yaml';
import required from '../../dictionaries/required.yaml';
import organisation from '../../dictionaries/sayings/organisation.yaml';
import technique from '../../dictionaries/sayings/technique.yaml';
import sections from '../../dictionaries/sections.yaml';
import typos from '../../dictionaries/typos.yaml';
import vague from '../../dictionaries/vague.yaml';
import { asidesOf } from '../../server/src/coverage/aside';
import { conceptsIn, mentionsIn } from '../../server/src/coverage/lexicon';
import { stanceOf } from '../../server/src/coverage/opposition';
import { outsidersIn } from '../../server/src/coverage/reserve';
import { earOf } from '../../server/src/coverage/sayings';
import { actorOf } from '../../server/src/document/actor';
import { readDocument } from '../../server/src/document/document';
import { kindOf } from '../../server/src/document/kind';
import { modalityOf } from '../../server/src/document/modality';
import { roleOf } from '../../server/src/document/role';
import type { Tokenizer } from '../../server/src/morphology/token';
import { shortVerbsIn } from '../../server/src/rules/drafting/okurigana';
import { slipsIn } from '../../server/src/rules/drafting/typo';
import { kindOfOrganisation } from '../../server/src/rules/organisation';
import { isSection } from '../../server/src/rules/section';
import { leavesOpen } from '../../server/src/rules/vague';
import { anyOf, wordsIn } from '../../server/src/rules/word';
import { folded } from '../../server/src/text/fold';

/** An entry of a dictionary with its examples, and how it is matched. */
export interface Checked {
  readonly file: string;
  readonly name: string;
  readonly match: readonly string[];
  readonly differ: readonly string[];
  readonly fits: (example: string) => boolean;
}

/** Every entry of every dictionary. Old kanji and sayings are their own examples: a sentence must sound like its concept most. */
export function entriesOf(tokenize: Tokenizer): readonly Checked[] {
  const names = (example: string) => conceptsIn(mentionsIn(tokenize(example))).map(({ concept }) => concept.name);
  const has = (words: readonly string[]) => (text: string) =>
    wordsIn(readDocument(text, 'example.md'), anyOf(words), tokenize).length > 0;
  const idle = new Set(generic.flatMap(({ words }) => words));
  const ear = earOf(tokenize);
  const sounds = (concept: string) => (text: string) => {
    const sound = ear.sound([ear.hear(text)]);
    return concepts[sound.indexOf(Math.max(...sound))]!.name === concept;
  };
  const sayings = [...organisation, ...technique];
  return [
    ...notations.map((entry) => ({
      ...entry,
      file: 'notations',
      name: entry.words.join('・'),
      fits: has(entry.words),
    })),
    ...organisations.map((entry) => ({
      ...entry,
      file: 'organisations',
      name: entry.kind,
      fits: (name: string) => kindOfOrganisation(name) === entry,
    })),
    ...typos.map((entry) => ({
      ...entry,
      file: 'typos',
      name: entry.wrong.join('・'),
      fits: (text: string) => slipsIn(text, tokenize).some((slip) => slip.entry === entry),
    })),
    ...okurigana.map((entry) => ({
      ...entry,
      file: 'okurigana',
      name: entry.noun,
      fits: (text: string) => shortVerbsIn(text).some(({ compound }) => compound.noun === entry.noun),
    })),
    ...vague.map((entry) => ({
      ...entry,
      file: 'vague',
      name: entry.word,
      fits: (text: string) => leavesOpen(entry, text),
    })),
    ...required.map((entry) => ({
      ...entry,
      file: 'required',
      name: `${entry.kind} ${entry.name}`,
      fits: (title: string) => isSection(entry, title),
    })),
    ...outdated.map((entry) => ({ ...entry, file: 'outdated', name: entry.old, fits: has([entry.old]) })),
    ...kinds.map((entry) => ({
      ...entry,
      file: 'kinds',
      name: entry.kind,
      fits: (title: string) => kindOf(title) === entry.kind,
    })),
    ...sections.map((entry) => ({
      ...entry,
      file: 'sections',
      name: entry.role,
      fits: (title: string) => roleOf(title) === entry.role,
    })),
    ...modality.map((entry) => ({
      ...entry,
      file: 'modality',
      name: entry.modality,
      fits: (text: string) => modalityOf(text) === entry.modality,
    })),
    ...actors.map((entry) => ({
      ...entry,
      file: 'actors',
      name: entry.sort,
      fits: (phrase: string) => actorOf(phrase) === entry.sort,
    })),
    ...concepts.map((entry) => ({
      ...entry,
      file: 'concepts',
      fits: (text: string) => names(text).includes(entry.name),
    })),
    ...actions.map((entry) => ({
      ...entry,
      file: 'actions',
      fits: (text: string) => names(text).includes(`${entry.name}する`),
    })),
    ...generic.map((entry) => ({
      ...entry,
      file: 'generic',
      name: entry.words[0]!,
      fits: (text: string) =>
        tokenize(text).every(({ pos, base }) => !/^(?:名詞|動詞|形容詞|副詞)$/.test(pos) || idle.has(base)),
    })),
    ...attributes.map((entry) => ({
      ...entry,
      file: 'attributes',
      name: entry.words[0]!,
      fits: (text: string) => asidesOf(tokenize(text)).includes(true),
    })),
    ...parties.map((entry, i) => ({
      ...entry,
      file: 'parties',
      name: entry.party,
      fits: (text: string) => {
        const tokens = tokenize(text);
        return outsidersIn(tokens, asidesOf(tokens))[i] === true;
      },
    })),
    ...opposites.map((entry, i) => ({
      ...entry,
      file: 'opposites',
      name: entry.one[0]!,
      fits: (text: string) => stanceOf(tokenize(text))[i] === 1,
    })),
    ...kanji.map(({ to, from }) => ({
      file: 'kanji',
      name: to,
      match: [...from],
      differ: [to],
      fits: (text: string) => folded(text) === to && text !== to,
    })),
    ...sayings.map(({ concept, sentences }, i) => ({
      file: 'sayings',
      name: concept,
      match: sentences,
      differ: sayings[(i + 1) % sayings.length]!.sentences.slice(0, 1),
      fits: sounds(concept),
    })),
  ];
}

/** What is wrong with an entry, one line each; empty when its examples hold. */
export function faultsOf({ match, differ, fits }: Checked): readonly string[] {
  return [
    ...(match.length === 0 ? ['match の例がない / no example that matches'] : []),
    ...(differ.length === 0 ? ['differ の例がない / no example that differs'] : []),
    ...match
      .filter((example) => !fits(example))
      .map((example) => `当たるはずの例が当たらない / does not match: ${example}`),
    ...differ.filter(fits).map((example) => `当たらないはずの例が当たる / matches: ${example}`),
  ];
}
