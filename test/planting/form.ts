import { sourceOf } from '../../server/src/document/prose';
import { classesIn } from '../../server/src/rules/classification';
import { figuresOf } from '../../server/src/rules/drafting/figure';
import { listsIn } from '../../server/src/rules/listing';
import { labelSpan, type Numbered } from '../../server/src/rules/numbering/run';
import { fixed } from '../../server/src/text/anchor';
import { inserting, type Plant, type Planter, replacing } from './plant';
import { gapsOf, sitesOf } from './site';
import { section } from './structure';

/** An item without the 。 that all the others have, or with one that none has. */
const periods: Planter = ({ document: { source }, document }) =>
  listsIn(document, document.statements).flatMap((list) => {
    const items = list.filter(({ whole }) => whole).map(({ statement }) => statement);
    const clauses = items.filter(({ text }) => /こと。?$/.test(text));
    const nouns = items.filter(({ text }) => /[\p{sc=Han}ァ-ヶー]$/u.test(text));
    return [
      ...(clauses.length > 2 && clauses.every(({ text }) => text.endsWith('こと。'))
        ? clauses.map(({ prose, text }) => ({
            ...fixed(sourceOf(prose, text.length - 3, text.length)),
            right: 'こと。',
            wrong: 'こと',
          }))
        : []),
      ...(nouns.length > 2 && items.every(({ text }) => !text.endsWith('。'))
        ? nouns.map(({ prose, text }) => {
            const last = text.at(-1)!;
            return { ...fixed(sourceOf(prose, text.length - 1, text.length)), right: last, wrong: `${last}。` };
          })
        : []),
    ]
      .filter(({ start, end, right }) => source.slice(start, end) === right)
      .map(({ start, end, wrong }): Plant => {
        const plant = replacing('drafting/period', start, end, wrong, true);
        return wrong.endsWith('。') ? { ...plant, marked: { start: wrong.length - 1, end: wrong.length } } : plant;
      });
  });

/** A ただし書 in a paragraph of its own. */
const provisos: Planter = ({ document: { statements, source } }) =>
  statements.flatMap(({ index, text, span, lead, form, entry }) => {
    const before = statements[index - 1];
    const alike = before && before.lead === lead && before.entry === entry && before.text.endsWith('。');
    if (!/^ただし、/.test(text) || !alike || before.span.end !== span.start) return [];
    if ([form, before.form].some((one) => one === 'row' || one === 'bullet' || one === 'note') || lead >= 0) return [];
    return source.slice(span.start, span.start + 3) === 'ただし'
      ? [
          {
            ...replacing('drafting/proviso', span.start, span.start + 3, '\n\nただし'),
            marked: { start: 2, end: 5 },
          },
        ]
      : [];
  });

/** した時は in a document that writes したときは. */
const whens: Planter = ({ document }) => {
  const sites = sitesOf(document, /(?<=た)とき(?=は、)/g);
  return sites.length < 4 ? [] : sites.map(({ start, end }) => replacing('drafting/when', start, end, '時'));
};

/** The number of a law given twice. */
const laws: Planter = ({ document }) => {
  const gaps = gapsOf(document);
  const [first = 0] = gaps;
  const number = '（昭和24年法律第200号）';
  if (document.source.includes('測量法')) return [];
  return gaps.slice(1).map((at) => {
    const text = `\n\n係長は、測量法${number}を読む。${document.source.slice(first, at)}\n\n係員は、測量法${number}を読む。`;
    const start = text.lastIndexOf(number);
    const marked = { start, end: start + number.length };
    return { rule: 'drafting/law', start: first, end: at, text, marked, mends: false };
  });
};

/** A figure in the other width, where the document has only one. */
const figures: Planter = ({ document }) =>
  [true, false].flatMap((single) => {
    const found = figuresOf(document).filter(({ text }) => (text.length === 1) === single);
    if (found.length < 9 || found.some(({ text }) => /[０-９]/.test(text))) return [];
    return found
      .filter(({ whole }) => whole)
      .map(({ text, span }) =>
        replacing('drafting/figure', span.start, span.end, text.replace(/[0-9]/g, widened), true),
      );
  });

const widened = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);

/** (1) below ア where the document has ア below (1). */
const orders: Planter = ({ document }) => {
  const { entries } = document;
  const below = (outer: string, inner: string) =>
    entries.filter(({ label, parent }) => label?.style === inner && entries[parent]?.label?.style === outer).length;
  if (below('(1)', 'ア') < 4 || below('ア', '(1)') > 0) return [];
  const lines = ['ア　旗は、次のとおり扱う。', '(1)　青い旗を畳む。', '(2)　赤い旗を広げる。', 'イ　旗竿を磨く。'];
  const plant = section('numbering/order', document, '旗の扱い', lines);
  const start = plant.text.indexOf('(1)　青');
  return [{ ...plant, marked: { start, end: start + 3 } }];
};

/** An article whose caption is taken away. */
const captions: Planter = ({ document }) => {
  const { entries, source } = document;
  const articles = entries.filter((entry): entry is Numbered => entry.label?.style === '条');
  if (articles.length < 6 || articles.some(({ title }) => title === '')) return [];
  return articles.slice(1).flatMap((entry) => {
    const { span, titleSpan } = entry;
    const between = source.slice(titleSpan.end, span.start);
    if (source[titleSpan.start - 1] !== '（' || !/^）[ \t]*\r?\n$/.test(between)) return [];
    if (!/(?:^|\n)$/.test(source.slice(0, titleSpan.start - 1))) return [];
    const label = labelSpan(document, entry);
    return [replacing('numbering/caption', titleSpan.start - 1, label.end, source.slice(label.start, label.end))];
  });
};

/** Two classes that share a number, and two that leave one out. */
const boundaries: Planter = ({ document }) =>
  gapsOf(document).map((at, i) => {
    const [one, other] = [
      ['10本以上', '10本以下'],
      ['30本未満', '30本を超え'],
    ][i % 2]!;
    const tail = i % 2 === 0 ? '' : 'る';
    const text = `\n\n鍵の紛失は、次のとおり知らせる。\n\n- 鍵が${one}のときは、所長に知らせる。\n- 鍵が${other}${tail}ときは、係長に知らせる。`;
    return inserting('statement/boundary', at, text, other!);
  });

/** A class that the classification does not have. */
const classes: Planter = ({ document, documents, policy }) => {
  const above = [policy.document, ...documents.filter(({ kind }) => kind.kind === '対策基準')].flatMap(classesIn);
  const laid = (axis: string) =>
    new Set(above.filter((one) => one.axis === axis && one.defines).map(({ grade }) => grade));
  return classesIn(document)
    .filter(
      ({ axis, defines, grade, written }) =>
        !defines && laid(axis).has(grade) && laid(axis).size > 1 && written.startsWith(axis),
    )
    .map(({ axis, span }) => replacing('document/classification', span.start, span.end, `${axis}9`));
};

export const FORM: readonly Planter[] = [
  periods,
  provisos,
  whens,
  laws,
  figures,
  orders,
  captions,
  boundaries,
  classes,
];
