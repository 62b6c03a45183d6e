import type { InferOutput, ObjectEntries, ObjectSchema } from 'valibot';
import type { Coverage } from '../coverage/coverage';
import type { Confirmed } from '../coverage/lock';
import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import type { Statement } from '../document/statement';
import type { Tokenizer } from '../morphology/token';
import type { Policy, Term } from '../policy/policy';
import type { Level, Message, Report } from './finding';

/**
 * A rule of the catalogue. Ids are stable and the same everywhere. `statement` rules see one statement at a time, and are asked
 * again only about those that an edit has reached; `document` rules see one document under its policy, `workspace` rules also the
 * documents beside it and the coverage over all of them.
 */
export type Rule<E extends ObjectEntries = ObjectEntries> = Traits<E> &
  (
    | {
        readonly scope: 'statement';
        check(statement: Statement, subject: Subject<E>): readonly Report[];
        /** What it goes by of the document besides the statement and what stands around it (compared with ===). */
        given?(subject: Subject<E>): readonly unknown[];
      }
    | { readonly scope: 'document'; check(subject: Subject<E>): readonly Report[] }
    | {
        readonly scope: 'workspace';
        check(subject: Subject<E> & Surroundings): readonly Report[];
        /** What it finds in every document of a set and remembers: it can be looked for beforehand, document by document. */
        facts?(document: Document, tokenizer: Tokenizer): unknown;
      }
  );

interface Traits<E extends ObjectEntries> {
  readonly id: string;
  /** The severity of findings that do not say their own; `off` for a rule that only runs where kijun.json turns it on. */
  readonly severity: Level;
  readonly title: Message;
  /** The kinds of document that it reads. */
  readonly kinds: readonly Kind[];
  /** Whether it needs morphemes: such rules wait until the dictionary is there. */
  readonly morphemes: boolean;
  /** Rules that have the word where both speak of one place, so that one defect is one finding. */
  readonly yields?: readonly string[];
  /** How an editor may show what is marked: `unnecessary` faded, `deprecated` struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** What kijun.json may say besides `severity` and `allow`; every option has a default. */
  readonly options?: E;
}

/** What a rule looks at. */
export interface Subject<E extends ObjectEntries = ObjectEntries> {
  readonly document: Document;
  /** The policy in force for the document. */
  readonly policy: Policy | undefined;
  /** The terms that hold for the document: those of the policy, and those of kijun.json. */
  readonly terms: readonly Term[];
  readonly tokenizer: Tokenizer | undefined;
  /** Why no policy is in force, when none is. */
  readonly problem: PolicyProblem | undefined;
  /** The rule's own options, as kijun.json or the defaults say. */
  readonly options: InferOutput<ObjectSchema<E, undefined>>;
}

/** What only `workspace` rules see besides. */
export interface Surroundings {
  /** All drafts under the same policy, the document itself included, by path. */
  readonly documents: readonly Document[];
  readonly coverage: Coverage | undefined;
  /** The traces of the document that somebody has confirmed (kijun.lock.json). */
  readonly confirmed: readonly Confirmed[];
}

/** Why a document has no (readable) policy. */
export type PolicyProblem =
  | { readonly reason: 'none' }
  /** The document lies outside of the folder that is open, and only there is a policy. */
  | { readonly reason: 'apart'; readonly path: string }
  | { readonly reason: 'several'; readonly candidates: readonly string[] }
  | { readonly reason: 'absent'; readonly path: string; readonly by: 'matter' | 'config' }
  /** It lies outside of the folder that the user has opened, and is not read. */
  | { readonly reason: 'outside'; readonly path: string; readonly by: 'matter' | 'config' };
