import { isWithin } from '../document/citation';
import { datesIn, writtenDatesIn } from '../document/date';
import type { Document } from '../document/document';
import { sourceOf } from '../document/prose';
import type { Span } from '../text/span';
import { inBlocks } from './block';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';

/** document/date: no day of entry into force, a day that no calendar has, or two days that contradict each other. */
export const date: Rule = {
  id: 'document/date',
  severity: 'warning',
  title: { ja: '施行日の欠落・誤り', en: 'The effective date is missing or wrong' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) => [...absent(document), ...impossible(document), ...contradicted(document)],
};

function absent({ date, titleSpan, kind, statements }: Document): readonly Report[] {
  if (date !== undefined || statements.length === 0) return [];
  return [
    {
      severity: kind.kind === '実施手順' ? 'hint' : 'info',
      span: titleSpan,
      message: {
        ja: '施行日も制定日も見当たりません。附則に「…は、令和〇年〇月〇日から施行する。」と書くか、文書の先頭に「施行日」を書いてください。',
        en: 'No effective date was found. State it in the supplementary provisions (附則: …から施行する。) or in the front matter (施行日).',
      },
    },
  ];
}

function impossible(document: Document): readonly Report[] {
  return inBlocks(document, 'document/date', [], ({ prose }) =>
    writtenDatesIn(prose.text)
      .filter(({ date }) => !isReal(date))
      .map(({ span }) => {
        const text = prose.text.slice(span.start, span.end);
        return {
          span: sourceOf(prose, span.start, span.end),
          message: {
            ja: `「${text}」という日は暦にありません。月と日を確認してください。`,
            en: `「${text}」 is not a real date. Check the month and the day.`,
          },
        };
      }),
  );
}

const isReal = (date: string): boolean => {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
};

/** The front matter and 附則 name different days. Of several supplements, one that agrees is enough. */
function contradicted({ matter, entries, passages, path, source }: Document): readonly Report[] {
  const stated = matter.date;
  const day = stated && (/^\d{4}-\d{2}-\d{2}/.exec(stated.text)?.[0] ?? datesIn(stated.text)[0]?.date);
  // 制定日 may well be another day
  if (!stated || !day || !/施行[^\r\n]*$/.test(source.slice(0, stated.span.start))) return [];
  const supplements = entries.filter(({ label }) => label?.style === '附則');
  const days: { date: string; span: Span }[] = passages
    .filter(
      ({ entry, prose }) => /施行/.test(prose.text) && supplements.some(({ index }) => isWithin(entries, entry, index)),
    )
    .flatMap(({ prose }) =>
      datesIn(prose.text)
        .slice(0, 1)
        .map(({ date, span }) => ({ date, span: sourceOf(prose, span.start, span.end) })),
    );
  const last = days.at(-1);
  if (!last || days.some(({ date }) => date === day)) return [];
  return [
    {
      span: stated.span,
      message: {
        ja: `文書の先頭の施行日（${day}）と附則の施行日（${last.date}）が違います。どちらかを直してください。`,
        en: `The effective date is ${day} in the front matter, but ${last.date} in 附則. Correct one of them.`,
      },
      related: [{ path, span: last.span, message: { ja: '附則の施行日', en: 'The day in 附則' } }],
    },
  ];
}
