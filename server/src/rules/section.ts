import required from '../../../dictionaries/required.yaml';
import type { ControlCoverage, Coverage } from '../coverage/coverage';
import { says, unitsOf } from '../coverage/meaning';
import { meaningsOf } from '../coverage/reading';
import type { Document } from '../document/document';
import { roleOf } from '../document/role';
import { statementsWhere } from '../document/search';
import type { Tokenizer } from '../morphology/token';
import { folded } from '../text/fold';
import { recall, remembering } from '../text/memory';
import { draftOf } from './draft';
import type { Finding } from './finding';
import { houseOf, insertion } from './house';
import type { Rule, Subject, Surroundings } from './rule';

/**
 * section/missing: a section that documents of this kind usually have, or one that the policy calls for because the draft
 * says nothing at all about one of its controls. Order and exact titles are the author's.
 */
export const section: Rule = {
  id: 'section/missing',
  severity: 'warning',
  title: { ja: 'あるべき節がない', en: 'A section is missing' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check: (subject) =>
    isEmpty(subject.document) ? [empty(subject.document)] : [...usual(subject), ...demanded(subject)],
};

const isEmpty = (document: Document): boolean => document.statements.length === 0;

const empty = (document: Document): Finding => ({
  rule: 'section/missing',
  severity: 'warning',
  span: document.titleSpan,
  message: {
    ja: 'この文書には、まだ本文がありません。節を書き始めると、基本方針と照合します。',
    en: 'This document has no text yet. It is compared with the basic policy as soon as there is some.',
  },
  related: [],
  fixes: [],
});

function usual({ document, policy }: Subject): readonly Finding[] {
  const { entries, kind } = document;
  const there = new Set(entries.flatMap(({ title, label }) => sectionsBy(label?.style ?? '', title)));
  return required
    .filter((entry) => entry.kind === kind.kind)
    .flatMap((entry) => (entry.severity === 'none' ? [] : [{ ...entry, severity: entry.severity }]))
    .filter(({ name }) => name !== '附則' || document.date === undefined || hasSupplement(policy))
    .filter(({ name }) => !there.has(`${kind.kind} ${name}`))
    .filter(({ said }) => said === undefined || !isSaid(document, RegExp(said)))
    .map(({ name, english, severity, skeleton }) => {
      const text = skeleton
        .replace('{方針}', policy?.document.title || '〔基本方針の名称〕')
        .replace('{基準}', '〔対策基準の名称〕');
      return {
        rule: 'section/missing',
        severity,
        span: document.titleSpan,
        message: {
          ja: `「${name}」の節がありません。${kind.kind}には、通例、${name}を定める節を置きます。`,
          en: `There is no section on ${english} (${name}). A ${kind.kind === '対策基準' ? 'standard' : 'procedure'} usually has one.`,
        },
        related: [],
        fixes: [skeletonFix(document, name, [text])],
      };
    });
}

/** The names of the sections that an entry can be, by the style of its label and its title: all entries are asked after each edit. */
const sectionsBy = (style: string, title: string): readonly string[] =>
  recall(STYLES, style, () =>
    remembering(5_000, (one: string) =>
      required
        .filter(({ roles, titles }) => fits(style + one, roles, titles, one))
        .map(({ name, kind }) => `${kind} ${name}`),
    ),
  )(title);

const STYLES = new Map<string, (title: string) => readonly string[]>();

/** Whether a sentence anywhere says what a section is there for. */
const isSaid = (document: Document, pattern: RegExp): boolean =>
  statementsWhere(document, `said ${pattern.source}`, [], ({ text }) => pattern.test(bare(text))).length > 0;

/** A house whose policy has no 附則 either, and that dates its documents on top, does without. */
const hasSupplement = (policy: Subject['policy']): boolean =>
  policy?.document.entries.some(({ label }) => label?.style === '附則') ?? false;

/** A sentence without what stands in brackets. */
const bare = (text: string): string => text.replace(/[（(][^（()）]*[)）]/g, '');

/** 目的外利用の禁止 tells no purpose. */
const speaksOf = (title: string, word: string): boolean => title.replaceAll(`${word}外`, '').includes(word);

/** Whether a section with this title is one of those that an entry of dictionaries/required.yaml asks for. */
export const isSection = ({ roles, titles }: (typeof required)[number], title: string): boolean =>
  fits(title, roles, titles, title);

const fits = (text: string, roles: readonly string[], titles: readonly string[], title: string): boolean =>
  roles.includes(roleOf(title) ?? '') || titles.some((word) => speaksOf(folded(text), word));

/** Controls of the policy of which nothing at all is said in the standards, neither in a rule nor in a heading. */
function demanded({ document, coverage, tokenizer }: Subject & Surroundings): readonly Finding[] {
  if (!coverage || !tokenizer || document.kind.kind !== '対策基準') return [];
  return coverage.controls
    .filter(({ control }) => isTitled(control, coverage))
    .filter((control) => isAbsent(control, coverage.documents, tokenizer))
    .map((control) => absent(document, control));
}

/** Whether the title is the control's own, and not that of the section that all of them stand in. */
const isTitled = ({ id, title }: ControlCoverage['control'], { controls }: Coverage): boolean =>
  !controls.some(({ control }) => control.id !== id && control.title === title);

function isAbsent(
  { control, elements }: ControlCoverage,
  documents: readonly Document[],
  tokenizer: Tokenizer,
): boolean {
  if (elements.length < 2 || elements.some(({ byKind }) => (byKind.対策基準 ?? 'missing') !== 'missing')) return false;
  const units = unitsOf(tokenizer(control.title), { concept: 1, act: 0, word: 1 }).filter(({ weight }) => weight > 0);
  const meanings = meaningsOf(tokenizer);
  return (
    units.length > 0 &&
    !documents.some(
      ({ entries, kind }) =>
        kind.kind === '対策基準' &&
        recall(
          recall(headed, entries, () => new Map<string, boolean>()),
          control.title,
          () => entries.some(({ title }) => title !== '' && units.every((unit) => says(meanings(title), unit))),
        ),
    )
  );
}

/** Whether an outline has a heading on a control, by the control's title: all drafts of a set are asked for each of them. */
const headed = new WeakMap<Document['entries'], Map<string, boolean>>();

function absent(document: Document, { control, elements }: ControlCoverage): Finding {
  return {
    rule: 'section/missing',
    severity: 'warning',
    span: document.titleSpan,
    message: {
      ja: `基本方針${control.id}「${control.title}」に当たる節がありません。`,
      en: `There is no section for 「${control.title}」 of the basic policy (${control.id}).`,
    },
    related: [],
    fixes: [
      skeletonFix(
        document,
        control.title,
        elements.map(({ element }) => draftOf(document, element)),
      ),
    ],
  };
}

function skeletonFix(document: Document, title: string, lines: readonly string[]): Finding['fixes'][number] {
  const { eol, slot } = houseOf(document);
  const { place, heading } = slot(title);
  const text = insertion(document, eol, place, [[heading, ...lines].join(eol + eol)]);
  return {
    title: { ja: `「${title}」の節を加える`, en: `Insert a section 「${title}」` },
    edits: [{ span: place, text }],
    section: title,
    safe: false,
  };
}
