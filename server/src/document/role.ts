import sections from '../../../dictionaries/sections.yaml';
import { folded } from '../text/fold';
import { literal } from '../text/literal';
import { remembering } from '../text/memory';

/** What a section is for, read from its title; undefined for a section of rules. */
export type Role = (typeof sections)[number]['role'];

const PATTERNS = sections.map(({ role, titles }) => ({
  role,
  pattern: RegExp(`^(?:${titles.map((title) => title.split('*').map(literal).join('.*')).join('|')})$`, 'i'),
}));

/** The role of a section with this title, from dictionaries/sections.yaml. */
export const roleOf = (title: string): Role | undefined => readRole(title).role;

/** The titles of a document are asked about after each edit. */
const readRole = remembering(5_000, (title): { readonly role?: Role } => {
  const text = folded(title).replace(/\s+/g, '');
  const found = [text, ...withoutRemark(text), ...halves(text)].flatMap(
    (name) => PATTERNS.find(({ pattern }) => pattern.test(name)) ?? [],
  )[0];
  return found ? { role: found.role } : {};
});

/** 「理念（基本方針と管理目標）」 without what its brackets add. */
const withoutRemark = (title: string): readonly string[] => {
  const bare = title.replace(/[（(][^（()）]*[)）]$/, '');
  return bare === title || bare === '' ? [] : [bare];
};

/** A title in two languages, each for itself: 「Purpose / 目的」, 「目的（Purpose）」. */
const halves = (title: string): readonly string[] =>
  /[a-z]/i.test(title) ? title.split(/[/|／(（)）]/).filter((half) => half !== '') : [];
