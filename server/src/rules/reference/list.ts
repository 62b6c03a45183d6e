import { childrenOf, isWithin } from '../../document/citation';
import type { Document } from '../../document/document';
import type { Entry } from '../../document/entry';
import { modalityOf } from '../../document/modality';
import { sourceOf } from '../../document/prose';
import type { Statement } from '../../document/statement';
import { leads } from '../../document/statement';
import { inStatements } from '../block';
import type { Report } from '../finding';
import type { Rule } from '../rule';

/** reference/list: a sentence that announces a list (次の各号に掲げる…) with none behind it, and items that nothing announces. */
export const list: Rule = {
  id: 'reference/list',
  severity: 'warning',
  title: {
    ja: '「次の各号」と号が対応していない',
    en: 'A list is announced but missing, or items are not introduced',
  },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) => [
    ...inStatements(document, 'reference/list', [], (statement) => announced(document, statement)),
    ...inStatements(document, 'reference/list items', [], (statement) => unannounced(document, statement)),
  ],
};

const ANNOUNCES =
  /(?<![年月週日回「『])(?:次の各号|次に(?:掲げる|定める|示す)|次の(?:事項|要件|基準|条件|区分|措置|いずれか|表)(?=[はをにがの])|次の(?:とおり|通り)(?:と[しす]|で[あす])|以下(?:に掲げる|に示す|の(?:とおり|通り)(?:と[しす]|で[あす])))/g;

function announced(document: Document, statement: Statement): readonly Report[] {
  if (statement.form === 'row' || statement.form === 'title') return [];
  const { prose, text } = statement;
  const match = [...text.matchAll(ANNOUNCES)].at(-1);
  if (!match || hasList(document, statement)) return [];
  const written = match[0].replace(/(?:と[しす]|で[あす])$/, '');
  return [
    {
      span: sourceOf(prose, match.index, match.index + written.length),
      message: {
        ja: `「${written}」とありますが、この後に列挙がありません。列挙を補うか、言い方を改めてください。`,
        en: `「${written}」 announces a list, but none follows. Add the list, or change the wording.`,
      },
    },
  ];
}

/** Whether items, bullets, rows or anything else that is no part of the next section stands behind a sentence. */
function hasList({ entries, statements, source }: Document, { index, entry, span }: Statement): boolean {
  if (childrenOf(entries, entry).some((child) => child.span.start >= span.start)) return true;
  const behind = statements[index + 1];
  if (behind && goesOn(entries, statements[index - 1], entry, behind)) return true;
  let last = index;
  while (last < index + ASIDES && statements[last + 1]?.entry === entry && isAside(statements[last + 1]!)) last++;
  const next = statements[last + 1];
  if (next?.entry === entry) return true;
  const from = statements[last]!.span.end;
  // code, quotations and pictures hold no statements; a label behind the last word of a line does not count
  const end = Math.min(next?.span.start ?? source.length, nextEntry(entries, from, source.length));
  return (
    source
      .slice(from, end)
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/^[ \t]*#+[ \t].*$/gm, '')
      .replace(/[*_`（）()【】」』。\s]+/g, '') !== ''
  );
}

/** 「…次に掲げる事項を行う。」 between the items (イ) and (ウ) of one row of letters. */
const goesOn = (entries: readonly Entry[], before: Statement | undefined, entry: number, next: Statement): boolean => {
  const [own, other] = [entries[entry], entries[next.entry]];
  return (
    before?.entry === entry &&
    own?.label !== undefined &&
    !/^(?:[編部章節款条項]|附則|別表|様式)$/.test(own.label.style) &&
    other !== own &&
    other?.parent === own.parent &&
    other.label?.style === own.label.style
  );
};

/** ただし… and この場合において… stand between the sentence and its items. */
const isAside = ({ form, text }: Statement): boolean =>
  form !== 'bullet' && form !== 'row' && /^(?:ただし|この場合|なお|また)/.test(text);

/** No more of them than these are looked at. */
const ASIDES = 8;

const nextEntry = (entries: readonly Entry[], from: number, otherwise: number): number => {
  const next = entries.find(({ span }) => span.start >= from);
  return next ? Math.min(next.span.start, next.titleSpan.start) : otherwise;
};

/** Items that name things, below a sentence of an article that is complete without them. */
function unannounced({ entries, statements }: Document, last: Statement): readonly Report[] {
  const entry = entries[last.entry];
  if (!entry || !/^(?:条|1|項)$/.test(entry.label?.style ?? '') || (entry.depth > 0 && entry.label?.style === '1'))
    return [];
  // the last of the entry's own statements before its items
  if (statements[last.index + 1]?.entry === entry.index) return [];
  const items = childrenOf(entries, entry.index).filter(
    ({ label, depth }) => ITEM.test(label?.style ?? '') && depth === 0,
  );
  if (items.length < 2 || items[0]!.span.start < last.span.start) return [];
  let first = last.index;
  while (statements[first - 1]?.entry === entry.index) first--;
  const own = statements.slice(first, last.index + 1);
  if (own.some(({ text }) => leads(text) || INTRODUCES.test(text))) return [];
  const inside: Statement[] = [];
  for (let i = last.index + 1; isWithin(entries, statements[i]?.entry ?? -1, entry.index) && statements[i]; i++)
    if (items.some(({ index }) => index === statements[i]!.entry)) inside.push(statements[i]!);
  if (inside.some(({ text }) => modalityOf(text) !== 'none' || /。/.test(text))) return [];
  return [
    {
      severity: 'info',
      span: last.span,
      message: {
        ja: `この文の後に${items.length}つの項目がありますが、何の列挙なのかが書かれていません。「次の各号に掲げる…」「次のとおり」のように書いて、項目につないでください。`,
        en: `${items.length} items follow this sentence, but it does not introduce them. Write 「次の各号に掲げる…」 or 「次のとおり」.`,
      },
    },
  ];
}

const ITEM = /^(?:\([1一]\)|①|号|一|ア)$/;
const INTRODUCES = /次|以下|下記|左記|各号|のうち|とおり|いずれか|[：:]|もの(?:は|と)|こと(?:は|と)|事項/;
