import sections from '../../../dictionaries/sections.yaml';
import { folded } from '../text/fold';

/** What a section is for, read from its title; undefined for a section of rules. */
export type Role = (typeof sections)[number]['role'];

const PATTERNS = sections.map(({ role, titles }) => ({
  role,
  pattern: RegExp(`^(?:${titles.map((title) => title.split('*').map(literal).join('.*')).join('|')})$`),
}));

/** The role of a section with this title, from dictionaries/sections.yaml. */
export function roleOf(title: string): Role | undefined {
  const text = folded(title).replace(/\s+/g, '');
  return text === '' ? undefined : PATTERNS.find(({ pattern }) => pattern.test(text))?.role;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
