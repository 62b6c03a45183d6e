/** @file Numbers that were damaged on the way: ① turned into @, 1 parted from its title, ア without a space behind it. */

import { readLabel } from '../document/label';
import { isSentence } from '../document/title';
import { type Block, isBare, type Mended, paragraph, type Remark } from './block';

/** Mends the numbers at the start of lines where what stands around them leaves no doubt; the rest is left as it is. */
export function mendNumbers(blocks: readonly Block[]): Mended {
  const lines = blocks.flatMap((block, at) =>
    block.kind === 'text' ? block.text.split('\n').map((text) => ({ at, text })) : [],
  );
  const texts = lines.map(({ text }) => text);
  const mended = new Map<number, string>();
  const remarks: Remark[] = [];
  for (const [found, remark] of [
    [garbledIn(texts), GARBLED],
    [bareKanaIn(texts), SPACED],
  ] as const)
    for (const [i, text] of found) {
      mended.set(i, text);
      remarks.push({ ...remark, block: lines[i]!.at });
    }
  let read = 0;
  const out = blocks.map((block): Block => {
    if (block.kind !== 'text') return block;
    const text = block.text.split('\n').map((line) => mended.get(read++) ?? line);
    return { ...block, text: text.join('\n') };
  });
  for (const at of aloneIn(out)) {
    const [number, title] = [out[at], out[at + 1]];
    if (number?.kind !== 'text' || title?.kind !== 'text') continue;
    out[at] = { ...number, text: `${number.text.trim()}\u3000${title.text.trim()}` };
    // what was joined leaves its place empty, so that no place moves
    out[at + 1] = paragraph('');
    remarks.push({ ...ALONE, block: at });
  }
  return { blocks: out, remarks };
}

const GARBLED: Remark = {
  kind: 'doubtful',
  message: {
    ja: '行の先頭の「@」「A」「B」を、①、②、③が化けたものとみて直しました。元の文書と見比べてください。',
    en: '「@」, 「A」, 「B」 at the start of lines were taken for ①, ②, ③ and mended. Compare with the original.',
  },
};
const SPACED: Remark = {
  kind: 'changed',
  message: {
    ja: '「ア」「イ」などの番号の後に空白を入れました。',
    en: 'A space was put behind numbers like ア and イ.',
  },
};
const ALONE: Remark = {
  kind: 'changed',
  message: {
    ja: '番号だけの行を、次の行の題名とつなぎました。',
    en: 'Numbers alone on their line were joined to the titles below them.',
  },
};

/** ① to ⑳ lose their first byte in some copies out of Windows: @ A B … stand for them. One @ without its A is something else. */
function garbledIn(lines: readonly string[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const signed = lines.flatMap((line, i) => {
    const match = /^[\s\u3000]*([@＠A-SＡ-Ｓ])([\s\u3000]*)(?=[^\s!-~])/.exec(line);
    return match ? [{ i, code: match[1]!.normalize('NFKC').charCodeAt(0) - AT, apart: match[2] !== '', line }] : [];
  });
  for (let from = 0; from < signed.length; from++) {
    const first = signed[from]!;
    if (first.code !== 0) continue;
    const run = [first];
    for (const one of signed.slice(from + 1)) {
      if (one.code === 0) break;
      if (one.code === run.length && one.apart === first.apart) run.push(one);
    }
    if (run.length > 1)
      for (const { i, code, line } of run)
        found.set(i, line.replace(/[@＠A-SＡ-Ｓ][\s\u3000]*/, `${String.fromCharCode(0x2460 + code)}\u3000`));
  }
  return found;
}

const AT = '@'.charCodeAt(0);

/** ア自然の脅威 and イ人の脅威: kana before kanji count where the next one begins a line near by. */
function bareKanaIn(lines: readonly string[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const kana = lines.map((line) => KANA.indexOf(/^[\s\u3000]*([ア-コ])(?=[\p{sc=Han}「])/u.exec(line)?.[1] ?? '-'));
  for (let from = 0; from < lines.length; from++) {
    if (kana[from] !== 0) continue;
    const run = [from];
    for (let i = from + 1; i < lines.length && i - run.at(-1)! <= NEAR; i++) if (kana[i] === run.length) run.push(i);
    if (run.length > 1) for (const i of run) found.set(i, lines[i]!.replace(/[ア-コ]/, '$&\u3000'));
  }
  return found;
}

const KANA = 'アイウエオカキクケコ';
/** How many lines an item may have. */
const NEAR = 5;

/**
 * Numbers that stand alone above a title with text below it. Plain ones must count through the whole text, each above a title,
 * since a page has its number alone on a line too; those with a full stop count by themselves, above sentences as well.
 */
function aloneIn(blocks: readonly Block[]): readonly number[] {
  const said = blocks.flatMap((block, at) => {
    const text = isBare(block) ? block.text.trim() : undefined;
    return text === '' ? [] : [{ at, text }];
  });
  const titled = said.flatMap(({ at, text }, i) => {
    const [next, after] = [said[i + 1], said[i + 2]];
    if (text === undefined || next?.text === undefined || next.at !== at + 1) return [];
    const bracketed = /^[（(][0-9０-９]{1,2}[)）]$/.test(text);
    const dotted = /^[0-9０-９]{1,2}[.．]$/.test(text);
    if (!bracketed && !dotted && !/^[0-9０-９]{1,2}$/.test(text)) return [];
    const title = isTitle(next.text) && after?.text !== undefined;
    return [
      {
        at,
        bracketed,
        dotted: dotted && !readLabel(next.text),
        title: title && (!bracketed || /[。、，]|.{30}/.test(after.text!)),
        value: Number.parseInt(text.normalize('NFKC'), 10),
      },
    ];
  });
  const plain = titled.filter(({ bracketed, dotted }) => !bracketed && !dotted);
  const series = seriesIn(titled.filter(({ dotted }) => dotted));
  const counted =
    plain.length > 1 &&
    plain.every(({ title, value }, i) => title && value === i + 1) &&
    !said.some(({ text }) => text !== undefined && readLabel(text)?.style === '1');
  return titled.flatMap(({ at, bracketed, dotted, title }) =>
    (dotted ? series.has(at) : title && (bracketed || counted)) ? [at] : [],
  );
}

/** The places of numbers that count 1, 2 … */
function seriesIn(numbers: readonly { readonly at: number; readonly value: number }[]): ReadonlySet<number> {
  const found = new Set<number>();
  numbers.forEach(({ at, value }, i) => {
    const [before, after] = [numbers[i - 1], numbers[i + 1]];
    const follows = before && found.has(before.at) && before.value === value - 1;
    if (follows || (value === 1 && after?.value === 2)) found.add(at);
  });
  return found;
}

/** A short line that is no sentence and has no number. */
const isTitle = (text: string): boolean =>
  text.length <= 30 && !isSentence(text) && !/[、，。]$|^[（(]/.test(text) && !readLabel(text);
