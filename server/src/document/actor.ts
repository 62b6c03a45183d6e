import actors from '../../../dictionaries/actors.yaml';
import { folded } from '../text/fold';

/** Who can act: a person, or a body (課, 委員会), which acts also by 「…において」. */
export type Actor = (typeof actors)[number]['sort'];

const ENDINGS = actors.map(({ sort, words, not }) => ({
  sort,
  pattern: RegExp(`(?:${words.map(folded).sort(longer).join('|')})$`),
  other: RegExp(`(?:${not.join('|')})$`),
}));

function longer(a: string, b: string): number {
  return b.length - a.length;
}

/** Whether a noun phrase names somebody who can act, by its ending in dictionaries/actors.yaml; 等 and brackets do not count. */
export function actorOf(phrase: string): Actor | undefined {
  const name = folded(phrase)
    .replace(/[（(][^（()）]*[)）]$/, '')
    .replace(/(?:の?(?:全員|各位|全て|すべて)|等|ら|たち|達)+$/, '')
    .trim();
  return ENDINGS.find(({ pattern, other }) => pattern.test(name) && !other.test(name))?.sort;
}
