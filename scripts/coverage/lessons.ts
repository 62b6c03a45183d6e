/** @file A step of the build: goes through the dictionaries once, so that the program need not each time it starts. */

import { writeFileSync } from 'node:fs';
import { lessonsIn } from '../../server/src/coverage/sayings';
import { createTokenizer } from '../../server/src/morphology/tokenizer';
import { loadIpadic } from '../../server/src/node/dictionary';

writeFileSync('dist/dict/lessons.json', JSON.stringify(lessonsIn(createTokenizer(await loadIpadic('dist/dict')))));
