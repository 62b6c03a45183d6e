import type { Document } from '../document/document';
import { officesOf } from '../document/office';
import { sourceOf } from '../document/prose';
import { foundInBlocks } from '../document/search';
import type { Tokenizer } from '../morphology/token';
import { shift } from '../text/anchor';
import { sameName } from '../text/fold';
import { nearest } from '../text/nearest';
import type { Span } from '../text/span';
import type { Fix, Related, Report } from './finding';
import { type Named, namedOf, twinOf } from './role';
import type { Rule, Subject, Surroundings } from './rule';
import { ofKind, perSet } from './set';
import { isSpared } from './spared';
import { changeTo } from './word';

/**
 * term/undefined: an office that nobody has established, and a word in 「 」 that is used as a term, but is defined neither in
 * the policy nor in the set of drafts. Where the definitions stand in a document that is not there, nothing is known.
 */
export const undefinedTerm: Rule = {
  id: 'term/undefined',
  severity: 'info',
  title: { ja: '定義のない語・置かれていない役職', en: 'A term or office that is not defined' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  yields: ['term/variant'],
  morphemes: true,
  facts: officesOf,
  check: (subject) => (isDeferred(subject) ? [] : [...offices(subject), ...quoted(subject)]),
};

/** A procedure whose standard is not there, or a document that leaves its terms to one that is not there. */
function isDeferred({ document, documents }: Subject & Surroundings): boolean {
  const hasStandard = ofKind(documents, '対策基準').length > 0;
  return document.kind.kind === '実施手順' && !hasStandard;
}

function offices({ document, documents, policy }: Subject & Surroundings): readonly Report[] {
  const homes = [...documents, ...(policy ? [policy.document] : [])];
  const { all, established } = namedIn(documents, policy?.document.path ?? '', () => {
    const all = namedOf(homes);
    return { all, established: new Set([...all].filter(([, one]) => one.established).map(([name]) => name)) };
  });
  // a set that establishes nobody has its offices from elsewhere
  if (established.size < 2) return [];
  return officesOf(document)
    .filter(({ name }) => !established.has(name) && !twinOf(name, all))
    .map(({ name, spans }) => {
      const near = nearest(name, established);
      const misspelt = near !== undefined && sameName(near, name);
      const [ja, en] = near ? [`「${near}」のことであれば、`, ` If 「${near}」 is meant, write that.`] : ['', ''];
      return {
        ...(misspelt && { severity: 'warning' as const }),
        span: spans[0]!,
        message: misspelt
          ? {
              ja: `「${name}」は「${near}」の書き誤りではありませんか。「${near}」に直してください。`,
              en: `「${name}」 seems to be a misspelling of 「${near}」.`,
            }
          : {
              ja: `「${name}」を置く定めが、基本方針にも対策基準にもありません。${near ? `${ja}そのとおりに書いてください。新たに置くときは、` : ''}${name.endsWith('委員会') ? '構成する者' : '充てる者'}を定めてください。`,
              en: `Neither the policy nor a standard establishes 「${name}」 or says who that is.${en}`,
            },
        related: near ? placeOf(near, [...(policy ? [policy.document] : []), ...documents]) : [],
        fixes: near ? renamed(document, name, spans, near) : [],
      };
    });
}

/** The other name at all places of one, where it stands there in one piece. */
function renamed({ source }: Document, name: string, spans: readonly Span[], near: string): readonly Fix[] {
  const whole = spans.filter(({ start, end }) => source.slice(start, end) === name);
  return whole.length < spans.length
    ? []
    : [{ title: changeTo(near), edits: whole.map((span) => ({ span, text: near })), safe: false }];
}

const namedIn = perSet<{ readonly all: Named; readonly established: ReadonlySet<string> }>();

/** Where an office is established. */
function placeOf(name: string, homes: readonly Document[]): readonly Related[] {
  for (const home of homes) {
    const span = officesOf(home).find((office) => office.name === name && office.established)?.established;
    if (span) return [{ path: home.path, span, message: { ja: name, en: name } }];
  }
  return [];
}

/** What is said of a term, and not of a button, a seal, a title or a value. */
const USED = /^(?:は、|とは、|(?:に該当|に当たる|に係る|以外の)|(?:として|を)取り扱|の取扱い|である(?:情報|者|場合))/;

/** 「要許可」は、許可を受けて行うことをいう。 */
const EXPLAINED = /^は、[^。]*(?:をいう|を指す|を示す|を表す|を意味する)/;

function quoted({ document, documents, terms, tokenizer }: Subject & Surroundings): readonly Report[] {
  const uses = usesIn(document, tokenizer!);
  if (uses.length === 0) return [];
  const known = [...terms.map(({ term }) => term), ...wordsIn(documents, '', () => documents.flatMap(wordsOf))];
  const told = new Set<string>();
  return uses.flatMap(({ word, span }) => {
    if (told.has(word) || known.some((name) => sameName(name, word))) return [];
    told.add(word);
    const near = nearest(word, known);
    return [
      {
        span,
        message: {
          ja: `「${word}」は、基本方針にもこの文書にも定義がありません。${near ? `「${near}」のことであれば、そのとおりに書いてください。` : '用語として使うときは、定義を置いてください。'}`,
          en: `「${word}」 is defined neither in the policy nor here. ${near ? `If 「${near}」 is meant, write that.` : 'Define it if it is a term.'}`,
        },
        fixes: near ? renamed(document, word, [span], near) : [],
      },
    ];
  });
}

const wordsIn = perSet<readonly string[]>();

/** What a document defines or has a section on. */
const wordsOf = ({ definitions, entries }: Document): readonly string[] => [
  ...definitions.map(({ term }) => term),
  ...entries.map(({ title }) => title),
];

/** The words in 「 」 that are used as terms. */
const usesIn = (document: Document, tokenizer: Tokenizer): readonly { readonly word: string; readonly span: Span }[] =>
  foundInBlocks(
    document,
    undefinedTerm.id,
    [tokenizer],
    ({ prose }) =>
      [...prose.text.matchAll(/「([^「」]{2,20})」/g)].flatMap(({ 0: whole, 1: word = '', index }) => {
        const at = { start: index + 1, end: index + 1 + word.length };
        const rest = prose.text.slice(index + whole.length);
        if (!USED.test(rest) || EXPLAINED.test(rest)) return [];
        if (isSpared(prose.text, { start: index, end: at.end + 1 })) return [];
        if (!tokenizer(word).every(({ pos }) => pos === '名詞' || pos === '接頭詞')) return [];
        return [{ word, span: sourceOf(prose, at.start, at.end) }];
      }),
    ({ word, span }, by) => ({ word, span: shift(span, by) }),
  );
