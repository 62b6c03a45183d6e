import required from '../../../dictionaries/required.yaml';
import type { Document } from '../document/document';
import { type Role, roleOf } from '../document/role';
import { foundInTitles, statementsWhere } from '../document/search';
import { folded } from '../text/fold';
import { recall, remembering } from '../text/memory';
import type { Finding } from './finding';
import { sectionFix } from './home';
import type { Rule, Subject } from './rule';

/**
 * section/missing: a section that documents of this kind usually have. Order and exact titles are the author's. Of sections that
 * only the policy calls for, control/missing tells.
 */
export const section: Rule = {
  id: 'section/missing',
  severity: 'info',
  title: { ja: 'あるべき節がない', en: 'A section is missing' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: (subject) => (isEmpty(subject.document) ? [empty(subject.document)] : usual(subject)),
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
  const { kind } = document;
  const there = new Set(
    foundInTitles(document, section.id, [], ({ title, label }) => sectionsBy(label?.style ?? '', title)),
  );
  return required
    .filter((entry) => entry.kind === kind.kind)
    .flatMap((entry) => (entry.severity === 'none' ? [] : [{ ...entry, severity: entry.severity }]))
    .filter(({ name }) => name !== '附則' || document.date === undefined || hasSupplement(policy))
    .filter(({ name }) => !there.has(`${kind.kind} ${name}`))
    .filter(({ said }) => said === undefined || !isSaid(document, said))
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
        fixes: [sectionFix(document, name, [text])],
      };
    });
}

/** The names of the sections that an entry can be, by the style of its label and its title. */
const sectionsBy = (style: string, title: string): readonly string[] =>
  recall(STYLES, style, () =>
    remembering(5_000, (one: string) => {
      const [text, role] = [folded(style + one), roleOf(one)];
      return required.filter((entry) => fits(entry, text, role)).map(({ name, kind }) => `${kind} ${name}`);
    }),
  )(title);

const STYLES = new Map<string, (title: string) => readonly string[]>();

/** Whether a sentence anywhere says what a section is there for. */
function isSaid(document: Document, said: string): boolean {
  const pattern = recall(PATTERNS, said, () => RegExp(said));
  return statementsWhere(document, `said ${said}`, [], ({ text }) => pattern.test(bare(text))).length > 0;
}

const PATTERNS = new Map<string, RegExp>();

/** A house whose policy has no 附則 either, and that dates its documents on top, does without. */
const hasSupplement = (policy: Subject['policy']): boolean =>
  policy?.document.entries.some(({ label }) => label?.style === '附則') ?? false;

/** A sentence without what stands in brackets. */
const bare = (text: string): string => text.replace(/[（(][^（()）]*[)）]/g, '');

/** 目的外利用の禁止 tells no purpose. */
const speaksOf = (title: string, word: string): boolean => title.replaceAll(`${word}外`, '').includes(word);

/** Whether a section with this title is one of those that an entry of dictionaries/required.yaml asks for. */
export const isSection = (entry: (typeof required)[number], title: string): boolean =>
  fits(entry, folded(title), roleOf(title));

const fits = ({ roles, titles }: (typeof required)[number], text: string, role: Role | undefined): boolean =>
  (role !== undefined && roles.includes(role)) || titles.some((word) => speaksOf(text, word));
