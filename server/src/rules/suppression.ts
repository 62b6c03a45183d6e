import type { Document } from '../document/document';
import { countBelow, countWhile } from '../text/bisect';
import { recall } from '../text/memory';
import { nearest } from '../text/nearest';
import type { Span } from '../text/span';
import type { Edit, Finding, Fix, Message, Severity } from './finding';

/**
 * Comments by which an author tells Kijun to leave something alone:
 *
 *     <!-- kijun-disable-next-line term/variant -- 理由 -->
 *     <!-- kijun-disable term/variant control/weak -- 理由 --> … <!-- kijun-enable term/variant -->
 *     <!-- kijun-disable-file term/outdated -- 理由 -->
 *
 * The reason is required: a suppression without one has no effect, and is reported; so is one that suppresses nothing.
 */
export const SUPPRESSION = [
  {
    id: 'suppression/reason',
    severity: 'warning',
    title: { ja: '抑制に理由がない', en: 'A suppression gives no reason' },
  },
  {
    id: 'suppression/unused',
    severity: 'warning',
    title: { ja: '抑制する指摘がない', en: 'A suppression suppresses nothing' },
  },
  {
    id: 'suppression/unknown',
    severity: 'warning',
    title: { ja: '抑制する規則の名前が分からない', en: 'A suppression names no known rule' },
  },
] as const satisfies readonly { id: string; severity: Severity; title: Message }[];

/** What the author is to replace in a suppression that was put in by a fix. */
export const NO_REASON = '〔理由〕';

interface Suppression {
  readonly id: string;
  /** Where the id is written, and the comment around it. */
  readonly span: Span;
  readonly comment: Span;
  /** The part of the document for which it holds. */
  readonly range: Span;
  readonly reason: string;
}

/** A finding that the author has suppressed, and why. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
}

/**
 * Takes out the findings that the document's comments suppress, and puts in what is wrong with the comments. `known` are the
 * ids of all rules, `waiting` those that have not had their say yet: their suppressions may still be of use.
 */
export function suppress(
  document: Document,
  findings: readonly Finding[],
  known: ReadonlySet<string>,
  waiting: ReadonlySet<string>,
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  const { suppressions, faults } = readSuppressions(document, known);
  const holdingAt = holding(suppressions);
  const suppressed: Suppressed[] = [];
  const left = findings.filter((finding) => {
    const by = holdingAt(finding.rule, finding.span.start);
    if (by) suppressed.push({ finding, reason: by.reason });
    return by === undefined;
  });
  const isUsed = holdsFor(findings);
  const unused = suppressions.filter((one) => !isUsed(one) && !waiting.has(one.id));
  return { findings: [...left, ...faults, ...unused.map((one) => unusedFinding(document, one))], suppressed };
}

/** Tells which suppression holds for a rule at a place: of several the one that begins first. */
function holding(all: readonly Suppression[]): (rule: string, place: number) => Suppression | undefined {
  const own = new Map<string, { readonly one: Suppression; readonly reach: number }[]>();
  for (const one of all.toSorted((a, b) => a.range.start - b.range.start)) {
    const before = recall(own, one.id, () => []);
    before.push({ one, reach: Math.max(one.range.end, before.at(-1)?.reach ?? 0) });
  }
  return (rule, place) => {
    const ones = own.get(rule) ?? [];
    const first = ones[countWhile(ones, ({ reach }) => reach <= place)]?.one;
    return first && first.range.start <= place ? first : undefined;
  };
}

/** Tells whether a suppression holds for any of the findings. */
function holdsFor(findings: readonly Finding[]): (suppression: Suppression) => boolean {
  const places = new Map<string, number[]>();
  for (const { rule, span } of findings.toSorted((a, b) => a.span.start - b.span.start))
    recall(places, rule, () => []).push(span.start);
  return ({ id, range }) => {
    const own = places.get(id) ?? [];
    return (own[countBelow(own, range.start)] ?? range.end) < range.end;
  };
}

/** The fix that suppresses a finding where it stands; the author has to put the reason in. None for what is about comments. */
export function suppressionOf(document: Document, { rule, span }: Finding): Fix | undefined {
  if (rule.startsWith('suppression/')) return undefined;
  const { source, blocks } = document;
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const comment = (verb: string) => `<!-- kijun-${verb} ${rule} -- ${NO_REASON} -->`;
  const put = (at: number, text: string): Edit => ({ span: { start: at, end: at }, text });
  const before = (at: number, verb: string): Edit => {
    const start = lineStart(source, at);
    return put(start, /^[ \t]*/.exec(source.slice(start, at))![0] + comment(verb) + eol);
  };
  const block = blocks.find((one) => one.span.start <= span.start && span.start < one.span.end);
  const first = block && lineStart(source, block.item?.opens ? block.item.place.start : block.span.start);
  return {
    title: { ja: `この指摘（${rule}）を理由を書いて抑制する`, en: `Suppress ${rule} here, with a reason` },
    edits: edits(),
    safe: false,
  };

  function edits(): readonly Edit[] {
    if (!block) return [put(matterEnd(source), comment('disable-file') + eol)];
    const start = block.item?.opens ? block.item.place.start : block.span.start;
    if (block.kind !== 'row' && lineStart(source, span.start) === first) return [before(start, 'disable-next-line')];
    // nothing can stand between the rows of a table or inside a paragraph
    const at = blocks.indexOf(block);
    const isRow = (i: number) => block.kind === 'row' && blocks[i]?.header !== undefined;
    let from = at;
    while (isRow(from)) from--;
    let to = at;
    while (isRow(to + 1)) to++;
    const indent = /^[ \t]*/.exec(source.slice(lineStart(source, blocks[from]!.span.start)))![0];
    return [
      before(blocks[from]!.span.start, 'disable'),
      put(blocks[to]!.span.end, `${eol}${indent}<!-- kijun-enable ${rule} -->`),
    ];
  }
}

/** Behind the front matter, where there is one. */
const matterEnd = (source: string): number =>
  /^\ufeff?(?:---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$))?/.exec(source)![0].length;

const lineStart = (source: string, offset: number): number =>
  Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;

const COMMENT = /^kijun-(disable-next-line|disable-file|disable|enable)(?![\w-])\s*([\s\S]*)$/;

function readSuppressions(
  document: Document,
  known: ReadonlySet<string>,
): { suppressions: readonly Suppression[]; faults: readonly Finding[] } {
  const suppressions: Suppression[] = [];
  const faults: Finding[] = [];
  const comments = document.comments.flatMap(({ text, span }) => {
    const [, verb, rest = ''] = COMMENT.exec(text) ?? [];
    if (!verb) return [];
    const [names, reason] = splitReason(rest);
    return [{ verb, span, names, reason, ids: idsIn(document, span, names) }];
  });
  /** Where a rule is enabled again, and where all rules are. */
  const enabled = new Map<string, number[]>();
  for (const { verb, span, names, ids } of comments)
    if (verb === 'enable')
      for (const id of names.trim() === '' ? [ALL] : ids.map(({ id }) => id))
        recall(enabled, id, () => []).push(span.start);
  const endOf = (id: string, from: number): number => {
    const next = (starts: readonly number[] = []) => starts[countBelow(starts, from)] ?? document.source.length + 1;
    return Math.min(next(enabled.get(id)), next(enabled.get(ALL)));
  };
  for (const { verb, span, reason, ids } of comments) {
    for (const { id, span: at } of ids) if (!known.has(id)) faults.push(unknown(id, at, known));
    if (verb === 'enable') continue;
    if (ids.length === 0) faults.push(unknown('', span, known));
    else if (reason === undefined || reason === '' || reason === NO_REASON) faults.push(noReason(span, ids[0]!.id));
    else
      for (const { id, span: at } of ids)
        if (known.has(id))
          suppressions.push({
            id,
            span: at,
            comment: span,
            range: rangeOf(document, verb, span, endOf(id, span.end)),
            reason,
          });
  }
  return { suppressions, faults };
}

function splitReason(rest: string): readonly [string, string | undefined] {
  const at = /(?:^|\s)--+(?:\s|$)/.exec(rest);
  return at ? [rest.slice(0, at.index), rest.slice(at.index + at[0].length).trim()] : [rest, undefined];
}

function idsIn({ source }: Document, comment: Span, names: string): readonly { id: string; span: Span }[] {
  const from = source.indexOf('kijun-', comment.start);
  const start = names === '' ? from : source.indexOf(names.trimStart(), source.slice(from).search(/\s/) + from);
  return [...names.trimStart().matchAll(/[^\s,、]+/g)].map(({ 0: id, index }) => ({
    id,
    span: { start: start + index, end: start + index + id.length },
  }));
}

/** No rule: a comment that names none enables all. */
const ALL = '';

/** The part of a document for which a suppression holds; `end` is where it is taken back. */
function rangeOf(document: Document, verb: string, comment: Span, end: number): Span {
  const { source } = document;
  if (verb === 'disable-file') return { start: 0, end: source.length + 1 };
  if (verb === 'disable-next-line') {
    const start = nextContent(document, comment.end);
    const end = /[\r\n]|$/.exec(source.slice(start))!.index + start;
    return { start, end: end + 1 };
  }
  return { start: comment.end, end };
}

/** The first character behind a comment that is neither white space nor another comment. */
function nextContent({ source, comments }: Document, from: number): number {
  let at = from;
  for (;;) {
    while (/\s/.test(source[at] ?? '')) at++;
    const comment = comments[countWhile(comments, ({ span }) => span.start < at)];
    if (comment?.span.start !== at) return at;
    at = comment.span.end;
  }
}

const fault = (rule: (typeof SUPPRESSION)[number]['id'], span: Span, message: Message): Finding => ({
  rule,
  severity: 'warning',
  span,
  message,
  related: [],
  fixes: [],
});

const noReason = (span: Span, id: string): Finding =>
  fault('suppression/reason', span, {
    ja: `理由がないため、この抑制は働いていません。規則の名前の後に「-- 理由」の形で、指摘を残す理由を書いてください。例: <!-- kijun-disable-next-line ${id} -- 県の規程の題名のため -->`,
    en: `This suppression has no effect because it gives no reason. Write the reason after the name of the rule: <!-- kijun-disable-next-line ${id} -- the title of a law -->`,
  });

function unknown(id: string, span: Span, known: ReadonlySet<string>): Finding {
  if (id === '')
    return fault('suppression/unknown', span, {
      ja: '抑制する規則の名前がありません。例: <!-- kijun-disable-next-line term/variant -- 理由 -->',
      en: 'No rule is named. Example: <!-- kijun-disable-next-line term/variant -- reason -->',
    });
  const near = nearest(id, known);
  return {
    ...fault('suppression/unknown', span, {
      ja: `「${id}」という規則はありません。${near ? `「${near}」のことではありませんか。` : '指摘の末尾に示される規則の名前を書いてください。'}`,
      en: `There is no rule "${id}". ${near ? `Did you mean "${near}"?` : 'Write the name of the rule as the finding shows it.'}`,
    }),
    fixes: near
      ? [
          {
            title: { ja: `「${near}」に直す`, en: `Change to "${near}"` },
            edits: [{ span, text: near }],
            safe: false,
          },
        ]
      : [],
  };
}

function unusedFinding({ source }: Document, { id, span, comment }: Suppression): Finding {
  const lengthOf = (pattern: RegExp, text: string) => pattern.exec(text)?.[0].length ?? 0;
  const alone = source.slice(comment.start, comment.end).match(/[\w-]+\/[\w-]+/g)?.length === 1;
  const first = !source.slice(comment.start, span.start).includes('/');
  const [start, end] = alone
    ? [comment.start, comment.end + lengthOf(/^[ \t]*\r?\n/, source.slice(comment.end))]
    : first
      ? [span.start, span.end + lengthOf(/^[\s,、]+/, source.slice(span.end))]
      : [span.start - lengthOf(/[\s,、]+$/, source.slice(comment.start, span.start)), span.end];
  return {
    ...fault('suppression/unused', span, {
      ja: `「${id}」の指摘はここにありません。不要になった抑制は、消してください。`,
      en: `There is no finding of ${id} here. Remove the suppression if it is no longer needed.`,
    }),
    fixes: [
      {
        title: { ja: '不要な抑制を消す', en: 'Remove the suppression' },
        edits: [{ span: { start, end }, text: '' }],
        safe: false,
      },
    ],
  };
}
