/** @file The annotated drafts of test/corpus (its README tells the format), read for learning and scoring. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationKey } from '../../server/src/document/citation';
import { type Document, readDocument } from '../../server/src/document/document';
import type { Tokenizer } from '../../server/src/morphology/token';
import type { Element } from '../../server/src/policy/control';
import { type Policy, readPolicy } from '../../server/src/policy/policy';
import { quotes } from '../../server/src/report/quote';

/** A policy with the drafts under it. */
export interface Family {
  readonly name: string;
  readonly policy: Policy;
  /** The element that was read for each true one; true elements that were not read are missing here. */
  readonly pairs: ReadonlyMap<string, string>;
  /** All true elements, as `control#key`. */
  readonly truth: readonly string[];
  /** The pattern by which each true element is found in the policy's own words. */
  readonly patterns: ReadonlyMap<string, RegExp>;
  readonly drafts: readonly Draft[];
  /** Single sentences that fulfil an element, and that only sound like it. */
  readonly positives: readonly Sentence[];
  readonly negatives: readonly Sentence[];
}

/** A single sentence, with the true element that it speaks of (`control#key`) and the title of its control. */
export interface Sentence {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** Lines of a draft (1-based, inclusive) and the true elements that they fulfil by themselves. */
export interface Block {
  readonly from: number;
  readonly to: number;
  readonly fulfils: readonly string[];
}

export interface Draft {
  readonly name: string;
  readonly document: Document;
  /** The blocks that fulfil elements, in order, and those that only sound as if they did. */
  readonly blocks: readonly Block[];
  readonly decoys: readonly Block[];
}

interface Truth {
  readonly controls: readonly {
    readonly id: string;
    readonly title: string;
    readonly elements: readonly { readonly key: string; readonly match: string }[];
  }[];
}

/** All families that are learned from. */
export const readFamilies = (tokenizer: Tokenizer): readonly Family[] => readCorpus('test/corpus', tokenizer);

/** Reads every family below a folder. */
export function readCorpus(folder: string, tokenizer: Tokenizer): readonly Family[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFamily(folder, name, tokenizer));
}

/** Reads the family of a name below a folder. */
export function readFamily(corpus: string, name: string, tokenizer: Tokenizer): Family {
  const folder = join(corpus, name);
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  const truth: Truth = JSON.parse(text('truth.json'));
  const policy = readPolicy(readDocument(text('policy.md'), 'policy.md'), tokenizer);
  return {
    name,
    policy,
    pairs: pair(truth, policy),
    truth: truth.controls.flatMap(({ id, elements }) => elements.map(({ key }) => `${id}#${key}`)),
    patterns: new Map(
      truth.controls.flatMap(({ id, elements }) => elements.map(({ key, match }) => [`${id}#${key}`, RegExp(match)])),
    ),
    drafts: readdirSync(folder)
      .filter((file) => file.endsWith('.src.md'))
      .map((file) => readDraft(file, text(file))),
    positives: readSentences(join(folder, 'hard-positives.json'), truth),
    negatives: readSentences(join(folder, 'hard-negatives.json'), truth),
  };
}

function readSentences(path: string, truth: Truth): readonly Sentence[] {
  if (!existsSync(path)) return [];
  const sentences: readonly { control: string; key: string; text: string }[] = JSON.parse(readFileSync(path, 'utf8'));
  return sentences.map(({ control, key, text }) => ({
    name: `${control}#${key}`,
    title: truth.controls.find(({ id }) => id === control)?.title ?? '',
    text,
  }));
}

/** Each true element with one that was read: same control, words that the truth's pattern finds, one to one. */
function pair(truth: Truth, policy: Policy): ReadonlyMap<string, string> {
  const { source } = policy.document;
  const pairs = new Map<string, string>();
  const taken = new Set<string>();
  const quote = quotes(policy);
  const quoted = (match: string, element: Element) => new RegExp(match).test(quote(element));
  for (const says of [said, begins, quoted])
    for (const { id, elements } of truth.controls) {
      // headings lose their commas where they are cited
      const control = citationKey(id.replace(/[、，]/g, '・'));
      const read = policy.controls
        .filter((one) => `${citationKey(one.id)}.`.startsWith(`${control}.`))
        .flatMap((one) => one.elements);
      for (const { key, match } of elements) {
        const name = `${id}#${key}`;
        const found = pairs.has(name) ? undefined : read.find((one) => !taken.has(one.id) && says(match, one, source));
        if (!found) continue;
        taken.add(found.id);
        pairs.set(name, found.id);
      }
    }
  return pairs;
}

/** Whether a pattern finds an element as it is read, or as the policy words it, with the comma before. */
const said = (match: string, { text, wording, span }: Element, source: string): boolean =>
  [text, wording, source.slice(Math.max(0, span.start - 1), span.end)].some((words) =>
    [words, words.normalize('NFKC')].some((written) => new RegExp(match).test(written)),
  );

/** Whether what a pattern finds begins in an element, and goes on behind it: 「秘密の保持及び…」, where each is read for itself. */
const begins = (match: string, { span }: Element, source: string): boolean =>
  [...source.matchAll(new RegExp(match, 'g'))].some(({ index }) => index >= span.start && index < span.end);

/** Takes the annotations out of a draft: `<!--@ … -->` and `<!--@distractor … -->` speak of the block below them. */
function readDraft(name: string, text: string): Draft {
  const source = text.split(/\r?\n/);
  const lines: string[] = [];
  const blocks: Block[] = [];
  const decoys: Block[] = [];
  for (let i = 0; i < source.length; ) {
    const fulfils: string[] = [];
    const feigns: string[] = [];
    let annotated = false;
    for (; source[i]?.trim().startsWith('<!--@'); i++) {
      annotated = true;
      const body = source[i]!.trim().slice('<!--@'.length, -'-->'.length).trim();
      const [first, ...rest] = body.split(/\s+/).filter((word) => word !== '');
      if (first === 'distractor') feigns.push(...rest);
      else if (first !== undefined) fulfils.push(first, ...rest);
    }
    const end = annotated ? blockEnd(source, i) : i + 1;
    const place = { from: lines.length + 1, to: lines.length + end - i };
    if (fulfils.length > 0) blocks.push({ ...place, fulfils });
    if (feigns.length > 0) decoys.push({ ...place, fulfils: feigns });
    lines.push(...source.slice(i, end));
    i = end;
  }
  const path = name.startsWith('procedure') ? '実施手順.md' : '対策基準.md';
  return { name, document: readDocument(lines.join('\n'), path), blocks, decoys };
}

/** A block is a paragraph, a list item with what is indented below it, or the rows of a table. */
function blockEnd(lines: readonly string[], start: number): number {
  const first = lines[start] ?? '';
  const indent = /^(\s*)(?:[-*+]|\d+[.)])\s/.exec(first)?.[1]?.length;
  const goesOn = (line: string): boolean => {
    if (line.trim() === '' || line.trim().startsWith('<!--@')) return false;
    if (first.trim().startsWith('|')) return line.trim().startsWith('|');
    return indent === undefined ? /^\s/.test(line) : /^\s*/.exec(line)![0].length > indent;
  };
  let end = start + 1;
  while (end < lines.length && goesOn(lines[end]!)) end++;
  return end;
}
