import { startOf } from '../../server/src/rules/house';
import { labelSpan, lastOf, type Numbered, runsOf } from '../../server/src/rules/numbering/run';
import { type Planter, replacing } from './plant';
import { sitesOf } from './site';

/** The series whose numbers are written in half-width or full-width figures, long enough to tell an order. */
const seriesOf = (document: Parameters<Planter>[0]['document']) =>
  runsOf(document).filter(
    (run) => run.length > 2 && run.every((entry) => entry.label.values.length === 1 && entry.label.length > 0),
  );

/** The plant that gives an entry another number. */
function numbered(document: Parameters<Planter>[0]['document'], rule: string, entry: Numbered, value: number) {
  const span = labelSpan(document, entry);
  const written = document.source.slice(span.start, span.end);
  const figures = /[0-9]+|[０-９]+/.exec(written);
  if (!figures) return [];
  const wide = /[０-９]/.test(figures[0]);
  const digits = [...String(value)].map((c) => (wide ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
  return [replacing(rule, span.start, span.end, written.replace(figures[0], digits))];
}

/** The last number of a series, two too high. */
const gap: Planter = ({ document }) =>
  seriesOf(document).flatMap((run) => numbered(document, 'numbering/gap', run.at(-1)!, lastOf(run.at(-1)!) + 2));

/** An item or an article in the middle, taken out. */
const lost: Planter = ({ document }) =>
  seriesOf(document).flatMap((run) =>
    run.slice(1, -1).flatMap((entry, i) => {
      const next = run[i + 2]!;
      const [from, to] = [startOf(document, entry), startOf(document, next)];
      const label = labelSpan(document, next);
      if (from >= to || next.parent !== entry.parent || lastOf(next) !== lastOf(entry) + 1) return [];
      const text = document.source.slice(to, label.end);
      return [
        {
          ...replacing('numbering/gap', from, label.end, text),
          marked: { start: label.start - to, end: label.end - to },
        },
      ];
    }),
  );

/** The number before, again. */
const duplicate: Planter = ({ document }) =>
  seriesOf(document).flatMap((run) =>
    run.slice(2).flatMap((entry, i) => numbered(document, 'numbering/duplicate', entry, lastOf(run[i + 1]!))),
  );

/** A reference behind the last article; of those in a 目次 contents/mismatch tells. */
const broken: Planter = ({ document }) => {
  const articles = document.entries.filter(({ label }) => label?.style === '条');
  const last = articles.at(-1)?.label?.values[0];
  if (last === undefined) return [];
  return document.references
    .filter(
      ({ document: other, steps, text, targets, entry }) =>
        !other &&
        targets.length > 0 &&
        steps.length === 1 &&
        /^第\d+条$/.test(text) &&
        document.entries[entry]?.label?.style !== '目次',
    )
    .map(({ span }) => replacing('reference/broken', span.start, span.end, `第${last + 7}条`));
};

/** A paragraph or an item that the article cited has not. */
const deeper: Planter = ({ document }) =>
  document.references
    .filter(
      ({ document: other, targets, text, span }) =>
        !other &&
        targets.length > 0 &&
        /^第[0-9０-９]+条第[0-9０-９]+[項号]$/.test(text) &&
        document.source.slice(span.start, span.end) === text,
    )
    .map(({ span, text }) =>
      replacing('reference/broken', span.start, span.end, text.replace(/[0-9０-９]+(?=[項号]$)/, '87')),
    );

/** 前条 in the place of a number, in the first article, and 前9項 elsewhere. */
const relative: Planter = ({ document }) =>
  document.references
    .filter(({ text, targets, reason }) => /^前[条項]$/.test(text) && targets.length > 0 && reason === undefined)
    .map(({ span, text }) => replacing('reference/relative', span.start, span.end, text.replace('前', '前95')));

/** The policy cited by a number that it has not; what is cited as the ground of a rule is a trace. */
const policy: Planter = ({ document }) =>
  document.references
    .filter(
      ({ document: other, steps, span, text }) =>
        other?.kind === '基本方針' && steps.length === 1 && document.source.slice(span.start, span.end) === text,
    )
    .flatMap(({ span, text }) => {
      const isGround = /^(?:の規定)?に基づ/.test(document.source.slice(span.end));
      const rule = isGround ? 'trace/unknown' : 'reference/broken';
      return /[0-9]/.test(text) ? [replacing(rule, span.start, span.end, text.replace(/[0-9]+/, '97'))] : [];
    });

/** A list that is announced and not there. */
const list: Planter = ({ document }) =>
  sitesOf(document, /(?<=[規程則約条例]の)定めるところによる(?=。)/g).map(({ start, end }) => {
    const plant = replacing('reference/list', start, end, '定め、その細目は次のとおりとする');
    const at = plant.text.indexOf('次のとおり');
    return { ...plant, marked: { start: at, end: at + '次のとおり'.length } };
  });

/** A table of a number that there is none of. */
const annex: Planter = ({ document }) =>
  sitesOf(document, /(?<![\p{sc=Han}ァ-ヶー])(?:台帳(?=[をに])|記録(?=を残))/gu).map(({ start, end }) =>
    replacing('annex/missing', start, end, '別表第95'),
  );

export const NUMBERS: readonly Planter[] = [gap, lost, duplicate, broken, deeper, policy, relative, list, annex];
