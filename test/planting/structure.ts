import required from '../../dictionaries/required.yaml';
import { isWithin } from '../../server/src/document/citation';
import type { Document } from '../../server/src/document/document';
import { roleOf } from '../../server/src/document/role';
import { houseOf, insertion, startOf } from '../../server/src/rules/house';
import { labelSpan, runsOf } from '../../server/src/rules/numbering/run';
import { addressed } from '../../server/src/rules/procedure/actor';
import { isSection } from '../../server/src/rules/section';
import { nameOf } from '../../server/src/text/path';
import { inserting, type Plant, type Planter, replacing } from './plant';
import { gapsOf, sitesOf } from './site';

const THINGS = ['合鍵', '旗', '看板', '台車', '温度計', '脚立'];

/** A section in the numbering of the document, where its author would put it; its title must be marked. */
export function section(rule: string, document: Document, title: string, lines: readonly string[]): Plant {
  const { eol, slot } = houseOf(document);
  const { place, heading } = slot(title);
  const text = insertion(document, eol, place, [[heading, ...lines].join(eol + eol)]);
  return inserting(rule, place.start, text, title);
}

/** A section that documents of this kind usually have, taken out. */
const missing: Planter = ({ document }) => {
  const { entries, kind, source, titleSpan } = document;
  return required
    .filter((one) => one.kind === kind.kind && one.severity !== 'none' && one.name !== '附則')
    .flatMap((one) => {
      const [section, other] = entries.filter(({ title }) => isSection(one, title));
      if (!section || other) return [];
      const next = entries.find(({ index }) => index > section.index && !isWithin(entries, index, section.index));
      const [from, to] = [startOf(document, section), next ? startOf(document, next) : source.length];
      if (from < titleSpan.end) return [];
      const plant = replacing('section/missing', titleSpan.start, to, source.slice(titleSpan.start, from));
      return [{ ...plant, marked: { start: 0, end: titleSpan.end - titleSpan.start } }];
    });
};

/** The number before last of a series, in the other width. */
const widths: Planter = ({ document }) => {
  const shapes = (written: string) => written.replace(/[0-9]+/, 'n').replace(/[０-９]+/, 'Ｎ');
  return runsOf(document).flatMap((run) => {
    const spans = run.map((entry) => labelSpan(document, entry));
    const written = spans.map(({ start, end }) => document.source.slice(start, end));
    const alike = written.every((one) => shapes(one) === shapes(written[0]!));
    const [span, words] = [spans.at(-2), written.at(-2)];
    if (run.length < 5 || !alike || !span || !words || !/^[（(][0-9０-９][)）]$/.test(words)) return [];
    const other = words.startsWith('(') ? words.normalize('NFKC').replace(/[!-~]/g, widened) : words.normalize('NFKC');
    return [replacing('numbering/style', span.start, span.end, other, true)];
  });
};

const widened = (c: string): string => String.fromCharCode(c.charCodeAt(0) + 0xfee0);

/** A range of articles in the 目次 that ends one article too late. */
const contents: Planter = ({ document }) => {
  const entry = document.entries.find(({ label }) => label?.style === '目次');
  const next = entry && document.entries[entry.index + 1];
  if (!entry || !next) return [];
  return sitesOf(document, /[（(]第[0-9０-９]+条[^（()）]*第[0-9]+条[)）]/g)
    .filter(({ start }) => start > entry.span.start && start < next.span.start)
    .map(({ start, end, words }) =>
      replacing(
        'contents/mismatch',
        start,
        end,
        words.replace(/[0-9]+(?=条[)）]$)/, (figure) => String(Number(figure) + 1)),
      ),
    );
};

/** A table that nothing cites. */
const annex: Planter = ({ document }) =>
  THINGS.map((thing, i) => {
    const words = `別表第${91 + i}`;
    const text = `${document.source.endsWith('\n') ? '' : '\n'}\n## ${words}\n\n| ${thing}の色 | 置き場所 |\n| --- | --- |\n| 青 | 棚 |\n`;
    const plant = inserting('annex/unused', document.source.length, text, words);
    return plant;
  });

/** Steps that nobody is said to carry out, in a section of their own: one that stands in no chapter, among others with titles. */
const actors: Planter = ({ document, tokenizer }) =>
  document.kind.kind !== '実施手順' || addressed(document, tokenizer) || !hasSections(document)
    ? []
    : THINGS.map((thing) =>
        section('procedure/actor', document, `${thing}の片付け`, [
          `- ${thing}を布で拭く。`,
          `- ${thing}を棚に戻す。`,
          `- 棚の戸を閉める。`,
        ]),
      );

function hasSections({ entries }: Document): boolean {
  const chapters = entries.some(({ label }) => label?.style === '章');
  const below = entries.filter(({ index, label }) => index > 0 || label !== undefined);
  const outer = Math.min(...below.map(({ level }) => level));
  return !chapters && below.length > 0 && below.every(({ level, title }) => level > outer || title !== '');
}

/** Something is lent, and nothing remains of it. */
const records: Planter = ({ document }) =>
  document.kind.kind !== '実施手順'
    ? []
    : THINGS.map((thing) => {
        const words = `窓口の職員に${thing}を貸与する`;
        const lines = [`情報システム管理者は、${words}。`, `窓口の職員は、${thing}を身近に置く。`];
        const plant = section('procedure/record', document, `${thing}の色`, lines);
        const start = plant.text.indexOf(words);
        return { ...plant, marked: { start, end: start + words.length } };
      });

/** A procedure out of which every clause is taken that it cites. */
const basis: Planter = ({ document }) => {
  const { source, references, titleSpan, comments, kind } = document;
  const cited = references.filter(({ document: other, steps }) => other?.kind !== undefined && steps.length > 0);
  const last = cited.at(-1);
  if (kind.kind !== '実施手順' || !last || comments.some(({ text }) => /covers/.test(text))) return [];
  let text = '';
  let at = titleSpan.start;
  for (const { span } of cited) {
    text += source.slice(at, span.start);
    text += /^[^0-9０-９第（(]*/.exec(source.slice(span.start, span.end))![0];
    at = span.end;
  }
  const title = source.slice(titleSpan.start, titleSpan.end);
  return [
    { ...replacing('procedure/basis', titleSpan.start, last.span.end, text), marked: { start: 0, end: title.length } },
  ];
};

/** A section whose rules are taken out and another sentence put in. */
const emptied =
  (rule: string, role: string, sentence: string): Planter =>
  ({ document }) =>
    document.kind.kind !== '対策基準'
      ? []
      : document.entries.flatMap((entry) => {
          const own = document.statements.filter(
            (statement) => isWithin(document.entries, statement.entry, entry.index) && statement.form !== 'title',
          );
          const [first, last] = [own[0], own.at(-1)];
          const { titleSpan, parent, index } = entry;
          const isLeaf = !document.entries.some((other) => other.parent === index);
          if (roleOf(entry.title) !== role || roleOf(document.entries[parent]?.title ?? '') === role || !isLeaf)
            return [];
          if (!first || !last || titleSpan.end > first.span.start) return [];
          const head = document.source.slice(titleSpan.start, first.span.start);
          const plant = replacing(rule, titleSpan.start, last.span.end, head + sentence);
          return [{ ...plant, marked: { start: 0, end: titleSpan.end - titleSpan.start } }];
        });

const exceptions = emptied('document/exception', 'exception', '情報システム管理者は、この基準によらないことができる。');
const violations = emptied('document/violation', 'violation', '職員等は、この基準を守らなければならない。');

/** A public document that links to one that is not. */
const links: Planter = ({ document, documents }) => {
  const secret = documents.find((one) => one !== document && /非公開/.test(one.matter.disclosure?.text ?? ''));
  const { source, matter } = document;
  if (!secret || (source.startsWith('---') && !matter.disclosure)) return [];
  const link = `[${secret.title}](${nameOf(secret.path)})`;
  return gapsOf(document).map((at) => {
    const public_ = matter.disclosure
      ? `${source.slice(0, matter.disclosure.span.start)}公開${source.slice(matter.disclosure.span.end, at)}`
      : `---\n公開区分: 公開\n---\n\n${source.slice(0, at)}`;
    const text = `${public_}\n\n細目は、${link}による。`;
    const start = text.lastIndexOf(link);
    return {
      rule: 'document/disclosure',
      start: 0,
      end: at,
      text,
      marked: { start, end: start + link.length },
      mends: false,
    };
  });
};

/** A trace to no control, and one over a sentence that only wishes. */
const traces: Planter = ({ document, policy }) => {
  const ids = policy.controls.map(({ id }) => id);
  return gapsOf(document).flatMap((at, i) => {
    const wish = `${THINGS[i % THINGS.length]}の色は、青とすることが望ましい。`;
    return ids.length === 0
      ? []
      : [
          inserting('trace/unknown', at, '\n\n<!-- kijun: covers 97(9) -->\n係長は、旗を畳む。', '97(9)'),
          inserting('trace/contradiction', at, `\n\n<!-- kijun: covers ${ids[i % ids.length]} -->\n${wish}`, wish),
        ];
  });
};

export const STRUCTURE: readonly Planter[] = [
  missing,
  widths,
  contents,
  annex,
  actors,
  records,
  basis,
  exceptions,
  violations,
  links,
  traces,
];
