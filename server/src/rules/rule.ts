import type { Coverage } from '../coverage/coverage';
import type { Document } from '../document/document';
import type { Kind } from '../document/kind';
import type { Tokenizer } from '../morphology/token';
import type { Policy } from '../policy/policy';
import type { Finding, Message, Severity } from './finding';

/** A rule of the catalogue. Ids are stable and the same everywhere. */
export interface Rule {
  readonly id: string;
  /** The severity of most of its findings; a finding may be milder. */
  readonly severity: Severity;
  readonly title: Message;
  /** The kinds of document that it reads. */
  readonly kinds: readonly Kind[];
  /** `document` rules see one document and its policy, `workspace` rules the coverage over all documents too. */
  readonly scope: 'document' | 'workspace';
  /** Whether it needs morphemes: such rules wait until the dictionary is there. */
  readonly morphemes: boolean;
  readonly check: (subject: Subject) => readonly Finding[];
}

/** What a rule looks at. */
export interface Subject {
  readonly document: Document;
  /** The policy in force for the document. */
  readonly policy: Policy | undefined;
  readonly tokenizer: Tokenizer | undefined;
  /** Only for `workspace` rules. */
  readonly coverage: Coverage | undefined;
  /** Why no policy is in force, when none is. */
  readonly problem: PolicyProblem | undefined;
}

/** Why a document has no (readable) policy. */
export type PolicyProblem =
  | { readonly reason: 'none' }
  | { readonly reason: 'several'; readonly candidates: readonly string[] }
  | { readonly reason: 'absent'; readonly path: string; readonly by: 'matter' | 'config' };
