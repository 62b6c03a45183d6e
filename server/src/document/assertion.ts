import type { Tokenizer } from '../morphology/token';
import type { Span } from '../text/span';
import { actorOf } from './actor';
import { pathTo } from './citation';
import type { Document } from './document';
import type { Entry } from './entry';
import { type Modality, modalityOf } from './modality';
import type { Prose } from './prose';
import { type Earlier, foundInStretches, stay } from './search';
import { endOf, type Statement } from './statement';
import { subjectIn } from './subject';

/** What a statement says of whom: who must act, how it binds, and whether it says that something is done or not done. */
export interface Assertion {
  /** Who must act; undefined when nobody is named, neither here nor around. */
  readonly subject: Subject | undefined;
  readonly modality: Modality;
  /** Set when the statement has no (full) predicate of its own and binds as its lead-in, its heading or its table does. */
  readonly inherited: boolean;
  /** `negative` where the predicate is denied: …してはならない, …を要しない. */
  readonly polarity: 'positive' | 'negative';
}

/** Who must act. */
export interface Subject {
  /** As written: 情報セキュリティ管理者, 職員等. */
  readonly text: string;
  /**
   * Where it is named: in the statement itself, in a `cell` of its row, or, inherited, in the sentence before in the same paragraph,
   * in the main clause of a ただし書 (both `sentence`), in the lead-in, or in a heading (職員等の遵守事項).
   */
  readonly from: 'self' | 'cell' | 'sentence' | 'lead' | 'heading';
  readonly inherited: boolean;
}

const known = new WeakMap<Document, { tokenizer: Tokenizer; assertions: readonly Assertion[] }>();

/** Reads what every statement of a document asserts, by index. Asking again costs nothing, and little after an edit. */
export function assertionsOf(document: Document, tokenizer: Tokenizer): readonly Assertion[] {
  const before = known.get(document);
  if (before?.tokenizer === tokenizer) return before.assertions;
  const given = [tokenizer, document.kind.kind];
  const assertions = foundInStretches(document, 'assertions', given, readAssertions, stay);
  known.set(document, { tokenizer, assertions });
  return assertions;

  function readAssertions(statements: readonly Statement[], earlier: Earlier<Assertion>): readonly Assertion[] {
    const all: Assertion[] = [];
    const from = statements[0]?.index ?? 0;
    const subjectAt = (index: number) => (index < from ? earlier(index) : all[index - from])?.subject;
    for (const statement of statements) {
      const subject = subjectOf(document, statement, tokenizer, subjectAt);
      const { modality, inherited } = modalityIn(document, statement);
      all.push({ subject, modality, inherited, polarity: polarityOf(statement, modality) });
    }
    return all;
  }
}

/** How a statement binds. Items and rows without a predicate bind as what introduces them; so do the acts that it forbids. */
export function modalityIn(
  { entries, statements, kind }: Pick<Document, 'entries' | 'statements' | 'kind'>,
  statement: Statement,
): { readonly modality: Modality; readonly inherited: boolean } {
  const row = statement.form === 'row';
  // the head of a table names what its rows say and orders nothing itself: 「行うこと」
  if (row && !statement.header && statement.cells && statement.cells.length > 1)
    return { modality: 'none', inherited: false };
  const own = modalityOf(row ? (statement.text.split('\u3000').at(-1) ?? '') : statement.text);
  for (let lead = statements[statement.lead]; lead; lead = statements[lead.lead]) {
    const modality = modalityOf(endOf(statements, lead));
    // 「次の行為をしてはならない。」 and 「パスワードを教える。」 below it
    if (modality === 'prohibition' && ACTS.test(lead.text) && AS_ACT.has(own) && !/ない/.test(statement.text.slice(-8)))
      return { modality, inherited: true };
    // 「次のことをするよう努める。」 and 「…を確かめること。」 below it: what items are to be done is told by what introduces them
    if (modality === 'effort' && ACTS.test(lead.text) && own === 'duty' && /こと[。．]?$/.test(statement.text))
      return { modality, inherited: true };
    if (own === 'none' && modality !== 'none')
      return { modality: modality === 'deferral' ? 'declaration' : modality, inherited: true };
  }
  if (own !== 'none') return { modality: own, inherited: false };
  const heading = titlesAround(entries, statement)[0]?.title ?? '';
  if (statement.form === 'bullet' || statement.form === 'title')
    for (const [modality, pattern] of HEADINGS) if (pattern.test(heading)) return { modality, inherited: true };
  // a table below a section of rules says what is to be done
  const rules = row && statement.header !== undefined && kind.kind !== '基本方針';
  return { modality: rules ? 'declaration' : 'none', inherited: rules };
}

/** What a ban introduces: acts, not people or things that it holds for. */
const ACTS = /(?:次|以下|下記)(?:の各号)?(?:に掲げる|の|に定める)?(?:各号に掲げる)?(?:行為|こと|事項|行動|操作|利用)/;
const AS_ACT: ReadonlySet<Modality> = new Set<Modality>(['none', 'declaration', 'duty', 'description', 'permission']);
/** Headings that say what their items are. */
const HEADINGS: readonly (readonly [Modality, RegExp])[] = [
  ['prohibition', /(?:禁止(?:事項|行為)?|ては(?:ならない|いけない)[^、。は]{0,8}|ない(?:こと|事項))$/],
  ['duty', /(?:遵守事項|なければならないこと|(?:守る|行う)(?:べき)?(?:こと|事項)|すべきこと|義務)$/],
];

const DENIAL: ReadonlySet<Modality> = new Set<Modality>(['prohibition', 'exclusion']);

const polarityOf = ({ text }: Statement, modality: Modality): Assertion['polarity'] =>
  DENIAL.has(modality) ||
  (modality !== 'duty' &&
    modality !== 'effort' &&
    /(?:ない|ません|ぬ)(?:ものとする|こととする|こと)?[。．]?$/.test(text.trim()))
    ? 'negative'
    : 'positive';

function subjectOf(
  document: Document,
  statement: Statement,
  tokenizer: Tokenizer,
  subjectAt: (index: number) => Subject | undefined,
): Subject | undefined {
  const { entries, statements } = document;
  if (statement.form === 'row') {
    const cell = cellOf(statement);
    if (cell) return named(cell.text, { start: 0, end: cell.text.length }, 'cell');
  }
  const own = subjectIn(statement.text, tokenizer(statement.text));
  if (own) return named(statement.text, own, 'self');
  const inherit = (index: number, from: Subject['from']) => {
    const subject = subjectAt(index);
    return subject && { ...subject, from, inherited: true };
  };
  const previous = statements[statement.index - 1];
  const goesOn =
    previous &&
    previous.entry === statement.entry &&
    CONTINUED.has(statement.form) &&
    previous.form === statement.form &&
    adjacent(document, previous, statement);
  return (
    inherit(statement.main, 'sentence') ??
    (goesOn ? inherit(previous.index, 'sentence') : undefined) ??
    inherit(statement.lead, 'lead') ??
    fromHeading(entries, statement)
  );
}

/** Only sentences of one paragraph share their subject, not one paragraph or item with the next. */
const CONTINUED: ReadonlySet<string> = new Set(['text', 'lead', 'bullet']);
const adjacent = ({ source }: Document, a: Statement, b: Statement): boolean =>
  !/\n[ \t\u3000]*\r?\n|\n\s*(?:[-*+]|\d+[.)])\s/.test(source.slice(a.span.end, b.span.start));

const named = (text: string, { start, end }: Span, from: 'self' | 'cell'): Subject => ({
  text: text.slice(start, end).trim(),
  from,
  inherited: false,
});

/** The cell that tells who acts: below 担当, 実施者 and the like, or the first one where it names somebody. */
function cellOf({ header, cells }: Statement): Prose | undefined {
  if (!header || !cells) return undefined;
  const at = header.findIndex((name, i) => WHO.test(name.trim()) && actorOf(cells[i]?.text ?? '') !== undefined);
  const first = cells[0] && !TO_WHOM.test(header[0] ?? '') && actorOf(cells[0].text) ? cells[0] : undefined;
  return at >= 0 ? cells[at] : first;
}

const WHO =
  /(?:担当|実施|対応|作業|主管|所管|責任|行う|実行)(?:者|課|部署|部門|主体|部局)?$|^(?:主体|誰が|役割|役職|職名?)$/;
const TO_WHOM = /[先宛相手]$|承認|対象|報告/;

/** 職員等の遵守事項, 情報セキュリティ管理者の責務, or the office alone. */
function fromHeading(entries: readonly Entry[], statement: Statement): Subject | undefined {
  for (const { title } of titlesAround(entries, statement)) {
    const [, who = ''] = OFFICE.exec(title) ?? [];
    const name = who === '' ? title : who;
    if (!actorOf(name) || (who === '' && /及び|・|、/.test(name))) continue;
    return { text: name, from: 'heading', inherited: true };
  }
  return undefined;
}

const OFFICE =
  /^(.{1,40}?)(?:の(?:[^の]{0,8}の)?(?:遵守事項|責務|義務|役割|職務|責任|権限|任務|心得|留意事項|遵守義務)|[のが](?:遵守|実施|順守|行う|守る|留意|取る|とる)(?:す|し|ら)?(?:べき|なければならない)?.{0,2}(?:事項|こと|手順|作業|措置)|(?:編|向け))$/;

/** The headings and titles around a statement, innermost first; its own title is not around it. */
const titlesAround = (entries: readonly Entry[], { entry, form }: Statement): readonly Entry[] =>
  (entry < 0 ? [] : pathTo(entries, entry))
    .filter(({ index, title }) => title !== '' && !(form === 'title' && index === entry))
    .toReversed();
