import { childrenOf } from '../document/citation';
import type { Document } from '../document/document';
import type { Entry } from '../document/entry';
import { binds, type Modality, modalityOf } from '../document/modality';
import { type Role, roleOf } from '../document/role';
import { endOf, leads, type Statement, statementsBelow } from '../document/statement';
import { isAmendment } from '../document/title';
import type { Tokenizer } from '../morphology/token';
import { folded } from '../text/fold';
import { isActOn, isHazard } from './act';
import { aside, isOfThese, keepsTo } from './family';
import { forbids, isOnBody, isOnMatter, isOnMeasures, orders } from './heading';
import { textOf, trim, withoutBrackets } from './phrase';

/**
 * Why a statement of a policy demands nothing: the section that it stands in (its role, what comes before the first section,
 * 附則 and the like), what it says (orders a document, calls for keeping to the policy as a whole, says when it is in force),
 * or how it binds.
 */
export type Reason =
  | Role
  | 'preamble'
  | 'supplement'
  | 'title'
  | 'lead'
  | 'force'
  | 'phrase'
  | 'likewise'
  | Exclude<Modality, 'duty' | 'principle' | 'declaration' | 'prohibition' | 'effort' | 'none'>;

/**
 * How each statement of a policy is read: undefined where it demands something, otherwise why it does not. Without a tokenizer,
 * items that only name an act (「通行証の返却」) demand nothing. A statement is read at each step.
 */
export function* verdictsOf(
  document: Document,
  tokenizer: Tokenizer | undefined,
): Generator<void, readonly (Reason | undefined)[]> {
  const { entries, statements } = document;
  const sections = entries.map((entry) => sectionReason(entries, entry));
  const below = statementsBelow(document);
  const lists = listsIn(document);
  const isLeaf = (entry: Entry) =>
    below.get(entry.index)?.length === 1 && childrenOf(entries, entry.index).length === 0;
  const verdictOn = (statement: Statement): Reason | undefined => {
    const entry = entries[statement.entry];
    if (!entry) return statement.span.start === document.titleSpan.start ? 'title' : 'preamble';
    // 「(3) 規程に違反した者に対する処分」, 「(4) 受付の手順の作成」: an item of measures is no section on violations or documents
    const listed = statement.form === 'title' && entry.depth === 0 && isLeaf(entry);
    const section = listed && isItemRole(sections[entry.index], entry) ? sections[entry.parent] : sections[entry.index];
    if (isAmendment(statement.text) || /^[（(]?削除[)）]?$/.test(statement.text.trim())) return 'history';
    // 「前各号に掲げるもののほか、…に関する事項」 demands nothing that could be looked for
    if (/^前[各0-9０-９一二三四五六七八九十]+号に(?:掲げる|定める|規定する)もののほか/.test(statement.text))
      return 'miscellany';
    // who is to keep to the documents, and what further ones hold, is said where their scope is, whether they are public where they
    // are ordered
    const own = section && OPEN.has(section) ? aside(statement.text) : undefined;
    if (own === 'duty' || own === 'publication' || (own === 'documents' && section === 'scope')) return own;
    if (section && OPEN.has(section) && keepsTo(statement.text)) return 'duty';
    if (section && section !== 'exception' && (section !== 'duty' || GENERAL.test(folded(statement.text))))
      return section;
    // the title of an item, or a condition, with text or items below it
    if (statement.form === 'title' && !isLeaf(entry)) return 'title';
    if (statement.form === 'bullet' && /[、，はに]$/.test(statement.text)) return 'lead';
    // 「■ 人で守る」 above bullets with ・
    if (HEADED.test(document.source.slice(Math.max(0, statement.span.start - 4), statement.span.start)))
      if (statements[statement.index + 1]?.lead === statement.index) return 'title';
    if ((statement.goesOn && !/^とし[、，]/.test(statement.text)) || endOf(statements, statement) !== statement.text)
      return 'lead';
    return reasonOf(document, statement, lists, tokenizer);
  };
  const read: (Reason | undefined)[] = [];
  for (const statement of statements) {
    read.push(verdictOn(statement));
    yield;
  }
  // 「対策基準を定める。これらは、公開しない。」
  return read.map((reason, i) =>
    read[i - 1] === 'documents' && statements[i - 1]!.entry === statements[i]!.entry && isOfThese(statements[i]!.text)
      ? 'publication'
      : reason,
  );
}

/** Whether a role that the title of a single item has is none of a section: only the documents themselves are ordered by a title. */
const isItemRole = (role: Reason | undefined, { title }: Entry): boolean =>
  role === 'violation' || (role === 'documents' && !/対策基準|実施手順|ポリシー|方針/.test(title));

/** Sections in which it may be said, beside what they are for, that the documents bind or are not public. */
const OPEN: ReadonlySet<Reason> = new Set(['purpose', 'scope', 'threat', 'documents']);

/** Why nothing below an entry can be a control. */
function sectionReason(entries: readonly Entry[], entry: Entry): Reason | undefined {
  if (isTitle(entries, entry)) return 'preamble';
  let titled = false;
  for (let i = entry.index; i >= 0; i = entries[i]!.parent) {
    const { label, title } = entries[i]!;
    if (label && /^(?:附則|別表|様式|目次)$/.test(label.style) && !isBody(entries, entries[i]!)) return 'supplement';
    const role = isPart(entries, entries[i]!) || tells(entries, entries[i]!) ? undefined : roleOf(title);
    // 雑則 names no purpose of the articles in it that have titles of their own
    if (role && !(titled && role === 'miscellany')) return role;
    titled ||= title !== '';
  }
  return undefined;
}

/**
 * 「16 事故への対応」 > 「16.3 公表」, 「8 ホームページ」 > 「8.1 公開の範囲」: what is made public there is not the documents; 「6 個人情報」 >
 * 「6.4 問合せ」: what is asked there is not about them.
 */
const tells = (entries: readonly Entry[], { title, parent, label }: Entry): boolean =>
  (label !== undefined && /^問い?合わ?せ$/.test(title) && entries[parent]?.label !== undefined) ||
  (/^公[表開]/.test(title) &&
    /事故|インシデント|侵害|漏えい|漏洩|緊急|危機|障害|ホームページ|ウェブ|サイト|ソーシャル|SNS|広報|情報発信|データ/.test(
      entries[parent]?.title ?? '',
    ));

/** 「別記のとおり要綱を定め」: a 別記 before which nothing is numbered holds the text itself. */
const isBody = (entries: readonly Entry[], { label, index }: Entry): boolean =>
  label !== undefined && /^別[記紙]/.test(label.number) && entries.every((one) => one.index >= index || !one.label);

/** 「第2章　対策基準」 with sections of its own is a standard in the same document, and orders none. */
const isPart = (entries: readonly Entry[], { label, title, index }: Entry): boolean =>
  label !== undefined &&
  /^(?:情報セキュリティ)?対策基準$/.test(title) &&
  childrenOf(entries, index).filter((child) => child.label && child.title !== '').length > 1;

const HEADED = /[■□◆◇●◎]\s*$/;

/**
 * What a section on duties says of keeping to the documents in general; what else it says is demanded (秘密を漏らしてはならない,
 * 実施手順に従い、媒体を暗号化する).
 */
const GENERAL = RegExp(
  [
    '(?:方針|ポリシー|基準|手順|規程|訓令|要綱|法令)[^。]*(?:遵守|順守|守(?!秘)|従(?!業|事|前|来)|沿)(?:[^。を]|(?:業務|職務|事務|責務|義務|責任|信頼)を|情報(?:資産)?を(?=[^。、を]{0,12}(?:取り?扱|守|保護|利用|使用|管理))(?![^。、]*(?:ては|しない)))*。?$',
    '(?:責務|義務|責任)を(?:有する|負[うわ])|認識|自覚|理解|適正に取り扱|ことを忘れ(?:ない|ません|ては)',
  ].join('|'),
);

/** The document's title, when sections stand below it. */
const isTitle = (entries: readonly Entry[], entry: Entry): boolean =>
  entry.index === 0 && !entry.label && entry.depth > 0 && childrenOf(entries, 0).length > 0;

/** Why a statement in a section of rules demands nothing, by its ending or, for a phrase, by what introduces it. */
function reasonOf(
  document: Document,
  statement: Statement,
  lists: Lists,
  tokenizer: Tokenizer | undefined,
): Reason | undefined {
  if (statement.form === 'row') return statement.header ? undefined : 'title';
  const modality = modalityOf(statement.text);
  if (modality === 'none')
    return introducesDemands(document, statement, lists, tokenizer) ? aside(statement.text) : 'phrase';
  if (!DEMANDING.has(modality)) return modality as Reason;
  return aside(statement.text);
}

export const DEMANDING: ReadonlySet<Modality> = new Set(['duty', 'principle', 'declaration', 'prohibition', 'effort']);

/** Whether a phrase is what a sentence that demands introduces, or names an act without one, or stands in a section on measures. */
function introducesDemands(
  document: Document,
  phrase: Statement,
  lists: Lists,
  tokenizer: Tokenizer | undefined,
): boolean {
  const { statements, entries } = document;
  let lead = statements[phrase.lead];
  const binding = (one: Statement) => modalityOf(endOf(statements, one));
  while (lead && binding(lead) === 'none' && statements[lead.lead]) lead = statements[lead.lead];
  if (lead && binding(lead) !== 'none') return DEMANDING.has(binding(lead)) && !LISTS.test(lead.text);
  if (phrase.form !== 'bullet' && phrase.form !== 'title') return false;
  if (!lead && tokenizer && namesActs(document, phrase, lists, tokenizer)) return true;
  if (isOnMatter(entries[placeOver(entries, phrase)]?.title ?? '')) return false;
  for (let i = phrase.entry; i >= 0; i = entries[i]!.parent) if (isOnMeasures(entries[i]!.title)) return true;
  return false;
}

/**
 * 「(1) 監査を2年に1回実施」, 「・入館の記録の作成」: a phrase that names what is done to something, among others of which none
 * names a hazard, but for what a body is there for and what is only told of. Below 禁止事項 that is forbidden.
 */
function namesActs({ entries }: Document, phrase: Statement, lists: Lists, tokenizer: Tokenizer): boolean {
  const over = placeOver(entries, phrase);
  const title = entries[over]?.title ?? '';
  const act = trim(withoutBrackets(tokenizer(phrase.text)));
  if (!isActOn(act)) return false;
  if (forbids(title) || orders(title)) return true;
  if (isOnMatter(title)) return false;
  // below 体制 what is named is a body's own business, but for items among others that order something
  const among = phrase.form === 'title' && lists.ordering.has(over);
  if (isOnBody(title) && !APPOINTS.test(textOf(act)) && !among) return false;
  return !lists.hazardous.has(listOf(entries, phrase));
}

/** What is known of the lists of a document, each of which is looked through once. */
interface Lists {
  /** Those of which an item names a hazard. */
  readonly hazardous: ReadonlySet<string>;
  /** The entries above items that order something. */
  readonly ordering: ReadonlySet<number>;
}

const listsIn = ({ statements, entries }: Document): Lists => ({
  hazardous: new Set(statements.filter(({ text }) => isHazard(text)).map((one) => listOf(entries, one))),
  ordering: new Set(
    statements.flatMap(({ entry, text }) => (entries[entry] && binds(modalityOf(text)) ? entries[entry].parent : [])),
  ),
});

/** The items of one form below one title are a list. */
const listOf = (entries: readonly Entry[], item: Statement): string => `${item.form} ${placeOver(entries, item)}`;

/** The entry whose title stands over an item. */
const placeOver = (entries: readonly Entry[], { form, entry }: Statement): number =>
  form === 'title' ? (entries[entry]?.parent ?? -1) : entry;

/** Whether an item that no sentence introduces names what its heading forbids: 「禁止事項」 > 「・合鍵の作成」, 「・合鍵を作ること。」 */
export function isForbiddenByHeading({ statements, entries }: Document, item: Statement): boolean {
  if (!/^(?:bullet|title)$/.test(item.form) || statements[item.lead]) return false;
  const names = /^(?:none|declaration)$/.test(modalityOf(item.text)) || /[うくぐすつぬぶむる]こと。?$/.test(item.text);
  return names && forbids(entries[placeOver(entries, item)]?.title ?? '');
}

/** Below a heading on a body, its members are appointed. */
const APPOINTS = /の(?:設置|任命|指名|選任|指定|配置)$/;

/** What such a sentence may list instead of measures; 「脅威から守るため、次の対策を講ずる」 lists measures. */
const LISTS =
  /脅威(?!から|に対)|(?:おそれ|危険|可能性)がある(?:と|もの)(?:考え|み|想定|認識)|定義|用語|対象と|審議|所掌|つかさど/;

/** Whether a statement introduces the items or rows below it, and so demands nothing by its last clause. */
export function introduces(document: Document, statement: Statement): boolean {
  if (!leads(statement.text)) return false;
  const { entries, statements } = document;
  const own = statementsBelow(document).get(statement.entry) ?? [];
  return own.at(-1) === statement.index
    ? childrenOf(entries, statement.entry).length > 0
    : own.some((index) => statements[index]!.lead === statement.index);
}
