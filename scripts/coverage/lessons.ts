/**
 * @file A step of the build: learns from the dictionaries what each concept sounds like, and gathers from the annotated drafts of
 * test/corpus what sentences are written for, so that the program need not.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import concepts from '../../dictionaries/concepts.yaml';
import organisation from '../../dictionaries/sayings/organisation.yaml';
import technique from '../../dictionaries/sayings/technique.yaml';
import type { Embedding } from '../../server/src/coverage/embedding';
import { pack, teach, unpack } from '../../server/src/coverage/lessons';
import { createTokenizer } from '../../server/src/morphology/tokenizer';
import { loadIpadic } from '../../server/src/node/dictionary';
import { readFamilies } from './corpus';
import { type Lesson, learnEar } from './ear';
import { NO_PRECEDENTS, precedentsIn } from './precedents';

/** What a sentence counts, a name, and a word of a way of saying. */
const SENTENCE = 1;
const NAME = 0.5;
const WORD = 0.3;

/** Everything that is known to say each concept. */
function lessonsIn(): readonly Lesson[] {
  const numbers = new Map(concepts.map(({ name }, i) => [name, i]));
  return [
    ...concepts.flatMap(({ name, words, say = [], match }, concept): readonly Lesson[] => [
      ...[name, ...words].map((word) => ({ text: String(word), concept, weight: NAME })),
      ...match.map((text) => ({ text, concept, weight: SENTENCE })),
      ...say.flatMap((line) => wordsIn(line).map((word) => ({ ...word, concept }))),
    ]),
    ...[...organisation, ...technique].flatMap(({ concept, sentences }) =>
      sentences.map((text) => ({ text, concept: numbers.get(concept)!, weight: SENTENCE })),
    ),
  ];
}

/** The words of a way of saying; of many for one thing, each counts less. */
const wordsIn = (line: string) =>
  line
    .trim()
    .split(/\s+/)
    .map((group) => group.split('|'))
    .flatMap((group) => group.map((text) => ({ text, weight: WORD / Math.sqrt(group.length) })));

const tokenizer = createTokenizer(await loadIpadic('dist/dict'));
const ear = learnEar(lessonsIn(), tokenizer);
const embedding = unpack<Embedding>(readFileSync('server/src/coverage/embedding.bin'));
teach(tokenizer, () => ({ ...ear, embedding, precedents: NO_PRECEDENTS }));
const precedents = precedentsIn(readFamilies(tokenizer), tokenizer);
writeFileSync('dist/dict/lessons.bin', pack({ ...ear, embedding, precedents }));
