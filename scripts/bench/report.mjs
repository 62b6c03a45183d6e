/** @file What was measured, as the page docs/performance.md. */

import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/prefix.mjs';

/** The page; of a run of one part only its tables. */
export function report({ tokenizer, server, command }, rounds) {
  return [
    HEAD,
    machine(rounds),
    server && serverTable(server),
    tokenizer && tokenizerTable(tokenizer),
    command && commandTable(command),
    NOTES,
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

const HEAD = `# Performance

\`npm run bench\` builds the product, measures it beside others on the same texts, in turn, and writes this page. Absolute times belong to the machine and to what else ran on it: compare ratios. The texts are made by \`scripts/bench/corpus.mjs\`, the same ones on every machine.`;

function machine(rounds) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const pins = JSON.parse(readFileSync(join(root, 'scripts/setup/peers/package.json'), 'utf8')).dependencies;
  const peers = Object.entries(pins).map(([name, pin]) => `${name} ${pin}`);
  return `Kijun ${version}, Node ${process.versions.node}, ${type()} ${release()}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${loadavg()[0].toFixed(1)} at the end of the run (one that is above the number of processors says that others were at work), ${rounds === 1 ? 'one round' : `${rounds} rounds`}. Beside it: ${peers.join(', ')}, kuromoji 0.1.2.`;
}

const ms = (value) => (Number.isNaN(value) ? '–' : value < 10 ? value.toFixed(1) : Math.round(value).toString());
const times = (a, b) => `${(a / b).toFixed(1)} ×`;

/** Goals are ratios to what ran beside it. */
function serverTable({ sizes, workspace }) {
  const rows = Object.entries(sizes).flatMap(([name, { product, floor }]) => {
    const row = (what, key, goal) =>
      `| ${name} | ${what} | ${ms(product[key])} | ${ms(floor[key])} | ${times(product[key], floor[key])} | ${goal} |`;
    return [
      row('spawn → `initialize` answered', 'initialize', '1.2 ×'),
      row('spawn → complete first diagnostics', 'complete', { '20 KB': '2 ×', '200 KB': '4 ×' }[name] ?? ''),
      row('edit → diagnostics, p50', 'p50', ''),
      row('edit → diagnostics, p95', 'p95', '3.5 ×'),
      row('processor time per edit', 'cpu', ''),
      row('hover, p95', 'hover', '5 ms'),
      row('completion, p95', 'completion', '5 ms'),
      row('memory, MB', 'mb', { '20 KB': '150 MB', '200 KB': '200 MB' }[name] ?? ''),
    ];
  });
  return `## Language server

All rules on, policy loaded, final diagnostics. The floor is a server that only reports the places of one word. After each edit the diagnostics must tell that a misspelt term was put in or taken out; a run in which they do not fails. Milliseconds where nothing else is said.

| document | what | Kijun | floor | ratio | goal |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}${
  workspace
    ? `\n\nA folder of 101 documents of 40 KB, one of them open: complete diagnostics after ${ms(workspace.complete)} ms, hover meanwhile ${ms(workspace.meanwhile)} ms (p95, goal 30), an edit ${ms(workspace.p95)} ms (p95), ${Math.round(workspace.mb)} MB (goal 350).`
    : ''
}`;
}

function tokenizerTable({ ours, kuromoji }) {
  const row = (what, key, ratio, goal) =>
    `| ${what} | ${ms(ours[key])} | ${ms(kuromoji[key])} | ${ratio(ours[key], kuromoji[key])} | ${goal} |`;
  const less = (a, b) => `${(b / a).toFixed(0)} × less`;
  return `## Tokenizer

| what | Kijun | kuromoji | ratio | goal |
| --- | --- | --- | --- | --- |
${[
  row('ready after, ms', 'load', less, '30 ms'),
  row('processor time until then, ms', 'loadCpu', less, ''),
  `| event loop blocked at most, ms | ${ms(ours.blocked)} | – | | 5 ms |`,
  row('memory, MB', 'mb', less, ''),
  row('MB of text per second of processor time', 'speed', times, '10 ×'),
].join('\n')}`;
}

function commandTable(sets) {
  const rows = Object.entries(sets).flatMap(([name, tools]) =>
    Object.entries(tools).map(
      ([tool, { ms: took, mb }]) =>
        `| ${name} | ${tool} | ${ms(took)} | ${times(took, tools.kijun.ms)} | ${Math.round(mb)} |`,
    ),
  );
  return `## Command line

Whole processes: \`kijun check\` with the policy, textlint with preset-ja-technical-writing, markdownlint-cli2 with its defaults. Goals: five times faster than textlint on 20 KB and thirty times on 101 files, and on these not slower than markdownlint-cli2.

| texts | tool | ms | beside kijun | MB |
| --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

const NOTES = `## Where the time goes

Where the tables above miss a goal, this is what the profile shows, and what bounds it:

- **An edit** parses, reads, checks and judges only what it touches: one part of Markdown, one article, the sentence itself. At 20 KB nearly all of it is that, spread thinly: some ninety rules that look at an article, remark on a part of the text, the sentences judged whose neighbour has changed; a tenth grows with the text. The rest grows with the document: an edit of a text of 200 KB takes twice the processor time of one of 20 KB, of 1 MB five times, of 2 MB ten times. What stands behind the edit is moved (an object for each entry, passage, statement and citation; parts of Markdown are one object each, their blocks are moved only when somebody looks at them), and lists of what rules have found are copied once where something in them has changed. What only hangs on the numbers, what rules count and the votes of all sentences are not looked at again, but for what has changed. Reading takes a third, the rules more than a third, judging and coverage a seventh, the collection of garbage a fifth to a third. At 2 MB (760,000 characters, some 17,000 entries and 23,000 statements) a third is the collection of garbage, nearly all of it for what was moved, which lives until the next edit and is copied twice until then; reading takes three tenths, a third of that the moving itself; the rules take a fifth, above all those that tell of much all over the document (a weak duty, two figures for one thing, a sentence twice), judging an eighth. Titles are looked at again only beside the one that has changed; comments, links, lines, and what goes on behind a list are taken over. The bound is what is moved: an edit at the end of a text of 1 MB, with nothing behind it, takes little more than half of one at its beginning. To fall below that, positions would have to be told by the part that they stand in, so that what stands behind an edit stays the same objects. What each demand's evidence is, best first, is put together only when somebody looks at it. An edit that changes numbers or what words mean (a new article, a definition) reads all references again.
- **initialize** is answered by a small bundle before the engine is loaded; its bound is Node with the protocol's library, which is the floor.
- **The first diagnostics** of 20 KB are spread thinly: a fifth of the processor time goes into starting (Node, the engine and its dictionaries), an eighth into reading the document (Markdown most of it), a tenth into preparing what the policy demands, a third into judging (cold: a sentence then takes twice what it takes when the loops have been compiled), a tenth into the rules, the rest into the dictionary and the collection of garbage. No single loop takes more than a fiftieth. Code is optimised later than V8 would do it (\`node/compiler.ts\`): of 200 KB that saves a fifth of all processor time and more, for what V8 compiles beside the run is hardly run again. At 200 KB half is judging, a sixth reading, a sixth the rules, a thirteenth the collection of garbage; clean memory for a larger nursery costs as much as is saved. Compiled code kept from one start to the next saves less than what varies between runs; the floor's time is Node's own start, and judging alone takes longer. Of judging, reading the sentence takes a fifth, what the sentence, its clauses and its neighbours sound like and what other organisations wrote a seventh each, where they point, the trees of the model, what clauses do to what, and headings a twelfth each. All of them are asked of a sentence once; only the trees and what is compared with single demands depend on how many there are, and four in five pairs of a sentence and a demand are told apart before these are asked. It is done four milliseconds at a time, so that hover and completion are answered meanwhile, and only once for each sentence.
- **A folder** is judged as a whole before its coverage is known, so that its first diagnostics grow with all sentences in it; hover waits for none of it, and says nothing of coverage until then. An edit then costs what it costs in one document, and a look at what each other document says of the words that were changed.
- **Memory** is what the documents' parts, passages and statements take as objects (about 1.5 MB for 40 KB of text, verdicts another one), as much again that V8 lets its heap grow before it collects, 16 MB for the dictionary, and what is remembered of words: of documents that are not open nothing is left out, since an edit of one may change what is said of another. At 200 KB 48 MB live, before and after edits; what is above them are the readings of earlier texts that have not been collected yet. The extension starts the server with a small nursery (4 MB instead of 16), which costs no time, and has V8 collect when the heap has doubled, which saves 40 MB at 200 KB for a tenth of an edit's time (collecting at half as much more would reach 190 MB, for half of an edit's time); the server alone takes 65 MB more.
- **The command line** is over before V8 has compiled much of it: of 20 KB a fifth of the processor time goes into starting (Node, and 1.5 MB of program and dictionaries), an eighth into reading the documents, two fifths into judging (a quarter of that into laying out the demands of the policy), an eighth into the rules, a twentieth each into the tokenizer's dictionary and the collection of garbage. No loop takes more than a fiftieth. Compiled code that is kept from one run to the next saves a twentieth, and would have to be written beside the program; a second thread takes a quarter of a second until it has its dictionary and the demands, which is as much as it could save. To be five times as fast as textlint all this would have to take three fifths.
- **A folder on the command line** is judged and checked on all processors, each with the dictionary and the demands of its own; drafts are read twice, by the thread that judges them and by the one that asks what only the whole set tells, which takes a seventeenth. Of 31 files three fifths of the processor time are judging (of it, reading the sentence a fifth, measuring it three fifths, the trees a twelfth), a seventh reading, a ninth the rules, a twelfth garbage. markdownlint-cli2 takes for a whole file of 40 KB (some 360 sentences) what judging takes for a hundred.
- **The tokenizer** reads its file and checks it (10 MB), counts up where runs end, and parses its names, slice by slice: no more than two or three milliseconds hold anything up where nothing else runs. Dictionary forms are parted when the first word is looked up. The lessons of judging (7 MB) are read beside it. The lattice takes a tenth of the reading of new text, the tokens as objects and what is remembered of them the most.

## How to read this

- The tools do not check the same things. textlint's preset looks at style, sentence by sentence; markdownlint at Markdown's signs; Kijun at terms, references and the policy's demands, across documents.
- Of the 101 files textlint is given nine, and its time is multiplied; it takes files one by one.
- textlint's sentence splitter is quadratic in the length of a text, so that a single large text says nothing about textlint: only small ones are compared.
- The times of the server are the client's, through the pipe. Each edit waits for its diagnostics before the next one.
- Times on a busy machine scatter; processor time per edit scatters least. It is counted in hundredths of a second on Linux, in whole seconds on macOS.`;
