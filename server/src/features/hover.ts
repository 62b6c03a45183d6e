import type { ElementCoverage, Status } from '../coverage/coverage';
import { citationOf } from '../document/citation';
import { datesIn } from '../document/date';
import type { Document } from '../document/document';
import { type Entry, endOf } from '../document/entry';
import { extentOf } from '../document/extent';
import { modalityOf } from '../document/modality';
import { offsetIn, sourceOf } from '../document/prose';
import type { Reference } from '../document/reference';
import type { Message } from '../rules/finding';
import { nameOf } from '../text/path';
import { type Span, touches } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { answersOf, basesOf, MARK } from './basis';
import { wordAt } from './occurrences';
import { pointedAt } from './pointed';
import { roleAt } from './role';
import { STRENGTH } from './strength';
import { definedAt, policyFor } from './term';
import { overGap, plain, reasonOf } from './why';

/** What is shown over a word, in Markdown. */
export interface Hover {
  readonly span: Span;
  readonly text: Message;
}

/** Makes the address of a place. */
export type Link = (path: string, span: Span) => string;

/** What a reader wants to know at an offset: where a reference leads, what a term means, who somebody is, why a rule is missed, how a sentence binds. */
export function hoverAt(workspace: Workspace, path: string, offset: number, link: Link): Hover | undefined {
  const document = workspace.document(path);
  if (!document) return undefined;
  const word = wordAt(workspace, document, offset);
  const role = word?.inner ? overRole(document, offset) : undefined;
  return (
    role ??
    overReference(workspace, document, offset, link) ??
    overTerm(workspace, document, offset, link) ??
    overRole(document, offset) ??
    overDate(document, offset) ??
    overEnding(workspace, document, offset, link) ??
    overGap(workspace, document, offset, link)
  );
}

/** The definition of the term and where it stands. */
function overTerm(workspace: Workspace, document: Document, offset: number, link: Link): Hover | undefined {
  const found = definedAt(workspace, document, offset);
  if (!found) return undefined;
  const text = ({ place, defined }: { place: string; defined: string }) =>
    [
      `**${plain(found.word)}**`,
      quote(found.definition),
      `[${place}](<${link(found.path, found.span)}>)${defined}`,
    ].join('\n\n');
  const own = found.citation === '' && found.path === document.path;
  const name = nameOf(found.path);
  return {
    span: found.at,
    text: own
      ? {
          ja: text({ place: 'この文書', defined: 'で定義' }),
          en: text({ place: 'Defined in this document', defined: '' }),
        }
      : {
          ja: text({ place: plain(`${name} ${found.citation}`), defined: ' で定義' }),
          en: text({ place: plain(`Defined in ${name}, ${found.citation}`), defined: '' }),
        },
  };
}

/** The text of the place that is named, where it stands, and what is known of its coverage. */
function overReference(workspace: Workspace, document: Document, offset: number, link: Link): Hover | undefined {
  const pointed = pointedAt(workspace, document, offset);
  if (!pointed) return undefined;
  const { entries, document: target, at, reference } = pointed;
  // a code that nothing is headed by may be a product's or another standard's (TLS-1.2)
  if (entries.length === 0 && reference.steps[0]?.unit === 'code') return undefined;
  if (entries.length === 0)
    return reference.reason && { span: at, text: LEADS_NOWHERE[target === document ? reference.reason : 'absent'] };
  const texts = entries.slice(0, MOST).map((entry) => {
    const citation = citationOf(target.entries, entry.index) || entry.title;
    const name = [citation, entry.title === citation ? '' : entry.title].filter(Boolean).join(' ');
    const place = target === document ? name : `${nameOf(target.path)} ${name}`;
    const covered = coverageText(workspace, target, entry.index);
    const head = `[**${plain(place)}**](<${link(target.path, entry.span)}>)`;
    const body = quote(excerpt(textOf(target, entry)));
    return {
      ja: [head, body, covered?.ja].filter(Boolean).join('\n\n'),
      en: [head, body, covered?.en].filter(Boolean).join('\n\n'),
    };
  });
  return { span: at, text: both((locale) => texts.map((text) => text[locale]).join('\n\n---\n\n')) };
}

/** Why a reference has no place to show. */
const LEADS_NOWHERE: Readonly<Record<NonNullable<Reference['reason']>, Message>> = {
  absent: { ja: '引用先の文書に、この箇所がありません。', en: 'The document that is cited has no such place.' },
  part: { ja: '引用先に、その部分（ただし書など）がありません。', en: 'The place has no such part.' },
  elsewhere: {
    ja: '別の文書の箇所です。その文書は手元にありません。',
    en: 'A place in another document, which is not at hand.',
  },
  former: {
    ja: '改正前の規定です。この文書にはありません。',
    en: 'The wording before an amendment, which is not here.',
  },
  nothing: {
    ja: 'この語が指す箇所が、前（又は後）にありません。',
    en: 'There is nothing before (or after) for this word to mean.',
  },
  unit: {
    ja: 'この文書には、その単位（条、項など）の箇所がありません。',
    en: 'This document has no places of that kind.',
  },
  several: { ja: '当てはまる箇所が複数あり、一つに決まりません。', en: 'More than one place fits.' },
  row: { ja: '表の中の番号で、どの箇所か決まりません。', en: 'A number in a table; which place it means is not said.' },
};

/** How many places a hover shows, and how much of each. */
const MOST = 3;
const LONGEST = 400;

/** The text of a place, without a heading that the link above it says already. */
const textOf = (document: Document, entry: Entry): string => {
  const { start, end } = extentOf(document, entry);
  const own = document.source.slice(entry.titleSpan.end, entry.span.end).replace(/[）)】」*\s]/g, '');
  return document.source.slice(entry.title !== '' && own === '' && end > entry.span.end ? entry.span.end : start, end);
};

const excerpt = (text: string): string => {
  const short = text
    .trim()
    .replace(/(?:\s*\r?\n)+/g, '\n')
    .replace(/^#+ */gm, '');
  return short.length > LONGEST ? `${short.slice(0, LONGEST)}…` : short;
};

/** For a control of a policy: its demands with their status. For an article of a draft: the controls that it answers. */
function coverageText(workspace: Workspace, document: Document, entry: number): Message | undefined {
  const policy = policyFor(workspace, document);
  const coverage = policy && workspace.coverageAtOnce(policy);
  if (!coverage) return undefined;
  if (policy.document !== document) {
    const bases = [...(basesOf(coverage, document).get(entry) ?? [])].map(({ id, title }) =>
      plain(`${id} ${title}`.trim()),
    );
    return bases.length > 0 ? { ja: `根拠: ${bases.join('、')}`, en: `Basis: ${bases.join(', ')}` } : undefined;
  }
  const { span } = document.entries[entry]!;
  const end = endOf(document, document.entries[entry]!);
  const lines = coverage.controls
    .filter(({ control }) => span.start <= control.span.start && control.span.start < end)
    .flatMap(({ control, elements }) =>
      control.entry === entry
        ? elements.map(({ element, status }) => `- ${MARK[status]} ${plain(element.text)}`)
        : `- ${summaryOf(elements)} ${plain(`${control.id} ${control.title}`.trim())}`,
    );
  const shown = lines.length > ROWS ? [...lines.slice(0, ROWS), '- …'] : lines;
  return lines.length > 0 ? both(() => shown.join('\n')) : undefined;
}

/** How many controls or demands of a place a hover tells of. */
const ROWS = 12;

/** A control in a line: its worst status, and how many of its demands have a rule. */
function summaryOf(elements: readonly ElementCoverage[]): string {
  const has = (wanted: Status) => elements.some(({ status }) => status === wanted);
  const worst: Status = has('missing') ? 'missing' : has('weak') ? 'weak' : 'covered';
  return `${MARK[worst]} ${elements.filter(({ status }) => status === 'covered').length}/${elements.length}`;
}

/** Who somebody is, and how often he has to do something here. */
function overRole(document: Document, offset: number): Hover | undefined {
  const found = roleAt(document, offset);
  if (!found) return undefined;
  const { name, text, count } = found.role;
  const head = [`**${plain(name)}**`, ...(text === '' ? [] : [quote(text)])].join('\n\n');
  return {
    span: found.at,
    text: {
      ja: `${head}\n\nこの文書の役割（${count}箇所で主語）`,
      en: `${head}\n\nRole of this document (subject of ${count} sentences)`,
    },
  };
}

const WEEKDAYS: Message = { ja: '日月火水木金土', en: 'Sun Mon Tue Wed Thu Fri Sat' };

/** A date of an era in the common calendar, with its day of the week. */
function overDate(document: Document, offset: number): Hover | undefined {
  const block = document.blocks.find(({ span }) => touches(span, offset));
  const at = block && offsetIn(block.prose, offset);
  if (!block || at === undefined) return undefined;
  const found = datesIn(block.prose.text).find(({ span }) => touches(span, at));
  if (!found) return undefined;
  const [year, month, day] = found.date.split('-').map(Number) as [number, number, number];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return {
    span: sourceOf(block.prose, found.span.start, found.span.end),
    text: {
      ja: `${year}年${month}月${day}日（${WEEKDAYS.ja[weekday]}曜日）`,
      en: `${found.date} (${WEEKDAYS.en.split(' ')[weekday]})`,
    },
  };
}

/** How a sentence binds, over its ending; and which demands of the policy it answers, and why. */
function overEnding(workspace: Workspace, document: Document, offset: number, link: Link): Hover | undefined {
  const statement = document.statements.find(({ span }) => touches(span, offset));
  const at = statement && offsetIn(statement.prose, offset);
  if (!statement || at === undefined) return undefined;
  const [ending] = /[ぁ-ん]*(?:望まし|努め|禁止|義務|推奨|検討|必要|定め)?[ぁ-ん]*[。．]?\s*$/.exec(statement.text) ?? [
    '',
  ];
  const modality = modalityOf(statement.text);
  if (ending.trim() === '' || at < statement.text.length - ending.length || modality === 'none') return undefined;
  const policy = policyFor(workspace, document);
  const coverage = policy && policy.document !== document ? workspace.coverageAtOnce(policy) : undefined;
  const answers = coverage ? answersOf(coverage, document, statement.index) : [];
  const because = both((locale) =>
    answers
      .map(({ control, element, as, declared, score, said, unsaid, status }) => {
        const place = `[${plain(`${control.id} ${control.title}`)}](<${link(policy!.document.path, control.span)}>)`;
        const why = reasonOf({ as, declared, score, said, unsaid }, locale);
        return `- ${MARK[status]} ${place} ${plain(element)}  \n  ${why}`;
      })
      .join('\n'),
  );
  return {
    span: sourceOf(statement.prose, statement.text.length - ending.length, statement.text.trimEnd().length),
    text: both((locale) => [STRENGTH[modality][locale], because[locale]].filter(Boolean).join('\n\n')),
  };
}

const both = (make: (locale: keyof Message) => string): Message => ({ ja: make('ja'), en: make('en') });

const quote = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${plain(line.trim())}`)
    .join('  \n');
