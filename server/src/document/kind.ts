import kinds from '../../../dictionaries/kinds.yaml';
import { folded } from '../text/fold';
import type { Matter } from './matter';

/** What a document is under a policy. */
export type Kind = '基本方針' | '対策基準' | '実施手順';

/** A kind and what decided it; `none` when nothing did. */
export interface Decision {
  readonly kind: Kind | undefined;
  readonly by: 'matter' | 'title' | 'path' | 'none';
}

/** All kinds, from the policy down. */
export const KINDS: readonly Kind[] = kinds.map(({ kind }) => kind);

/** The kind in English, for messages. */
export const englishKind = (kind: Kind): string => kinds.find((entry) => entry.kind === kind)!.english;

/** Decides the kind of a document: front matter, then title, then path. */
export function decideKind(matter: Matter, title: string, path: string): Decision {
  const stated = matter.kind && KINDS.find((kind) => folded(matter.kind!.text).includes(kind));
  if (stated) return { kind: stated, by: 'matter' };
  const titled = kindOf(title);
  if (titled) return { kind: titled, by: 'title' };
  const named =
    kindOf(
      path
        .replace(/\.[^./\\]*$/, '')
        .split(/[/\\]/)
        .at(-1) ?? '',
    ) ?? ENGLISH.find(([pattern]) => pattern.test(path))?.[1];
  return named ? { kind: named, by: 'path' } : { kind: undefined, by: 'none' };
}

const ENGLISH: readonly (readonly [RegExp, Kind])[] = [
  [/(?:^|[/\\])(?:basic-)?policy[^/\\]*$/i, '基本方針'],
  [/(?:^|[/\\])standards?[^/\\]*$/i, '対策基準'],
  [/(?:^|[/\\])procedures?[^/\\]*$/i, '実施手順'],
];

/** What may stand behind the name of a policy. */
const VERSION =
  /^(?:に関する(?:訓令|規程|規則|要綱|告示|条例)|を定める(?:訓令|規程|要綱)|書|案|本文|全文|改正|改訂|第?[0-9.]+版?|[Vv]er\.?|\s)*$/;

/** The kind whose word stands nearest to the end of a title; of two words there the longer one. */
export function kindOf(title: string): Kind | undefined {
  const text = folded(title)
    .replace(/[（(][^（()）]*[)）]\s*$/, '')
    .trim();
  let best: { kind: Kind; end: number; length: number } | undefined;
  for (const { kind, words } of kinds) {
    for (const word of words) {
      const end = text.lastIndexOf(word) + word.length;
      // a meeting about a policy is no policy: only its name ends with 基本方針
      if (end < word.length || (kind === '基本方針' && !VERSION.test(text.slice(end)))) continue;
      if (!best || end > best.end || (end === best.end && word.length > best.length))
        best = { kind, end, length: word.length };
    }
  }
  return best?.kind;
}
