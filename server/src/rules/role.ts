import type { Document } from '../document/document';
import { type Office, officesOf } from '../document/office';
import { recall } from '../text/memory';
import type { Rule, Subject, Surroundings } from './rule';
import { perSet } from './set';

/**
 * term/role: one office under two names that a reader takes for the same: 統括 and 総括, 管理 and 監理, the same words in another
 * order. The one that is established is right, or the one that is written more often.
 */
export const role: Rule = {
  id: 'term/role',
  severity: 'warning',
  title: { ja: '一つの役職に二つの呼び方がある', en: 'One office under two names' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check,
};

function check({ document, documents, policy }: Subject & Surroundings) {
  const homes = [...(policy ? [policy.document] : []), ...documents];
  const all = namedIn(documents, policy?.document.path ?? '', () => namedOf(homes));
  return officesOf(document).flatMap((office) => {
    const twin = twinOf(office.name, all);
    const home = twin && homes.find((one) => officesOf(one).includes(twin));
    if (!twin || !home) return [];
    return office.spans.map((span) => ({
      span,
      message: {
        ja: `「${office.name}」は、${home === document ? 'この文書の別の箇所' : home === policy?.document ? '基本方針' : '別の文書'}では「${twin.name}」と書かれています。一つの役職であれば、「${twin.name}」にそろえてください。`,
        en: `「${office.name}」 is called 「${twin.name}」 elsewhere. If it is one office, use one name.`,
      },
      related: [
        {
          path: home.path,
          span: twin.established ?? twin.spans[0]!,
          message: { ja: `「${twin.name}」`, en: `「${twin.name}」` },
        },
      ],
      fixes: [
        {
          title: { ja: `「${twin.name}」に直す`, en: `Change to 「${twin.name}」` },
          edits: [{ span, text: twin.name }],
          safe: false,
        },
      ],
    }));
  });
}

const namedIn = perSet<Named>();

/** The offices of documents by name, in order: the first of that name, how often it stands, and whether it is established. */
export type Named = ReadonlyMap<
  string,
  { readonly office: Office; readonly count: number; readonly established: boolean }
>;

export function namedOf(documents: readonly Document[]): Named {
  const named = new Map<string, { office: Office; count: number; established: boolean }>();
  for (const office of documents.flatMap(officesOf)) {
    const one = recall(named, office.name, () => ({ office, count: 0, established: false }));
    one.count += office.spans.length;
    one.established ||= office.established !== undefined;
  }
  return named;
}

/** The office that this name is another name of, if it is the better one. */
export function twinOf(name: string, all: Named): Office | undefined {
  const { count = 0, established = false } = all.get(name) ?? {};
  for (const [other, its] of all) {
    if (!isTwin(name, other)) continue;
    if (established !== its.established) {
      if (its.established) return its.office;
      continue;
    }
    // two offices that are both established are two, unless one of 統括 and 総括 stands in one heading only
    if (established && !(count === 1 && isSlip(name, other))) continue;
    if (its.count > count) return its.office;
  }
  return undefined;
}

/** Characters that are taken for each other. Any other one makes another office: 委員会 and 委員長, 部 and 課. */
const CONFUSED = ['統総', '管監', '轄括', '督得', '推椎'];

const isSlip = (a: string, b: string): boolean => a.replace('総括', '統括') === b.replace('総括', '統括');

function isTwin(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  const other = [...a].flatMap((c, i) => (c === b[i] ? [] : [c + b[i]]));
  if (other.length === 1) return CONFUSED.some((pair) => [...other[0]!].every((c) => pair.includes(c)));
  return [...a].sort().join('') === [...b].sort().join('');
}
