import { type Coverage, prepareCoverage, readCoverage, unread } from '../coverage/coverage';
import { exempted, exemptionsOf, withWords } from '../coverage/exemption';
import { type Document, reading } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { type Corrected, type Corrections, correct } from '../policy/correction';
import { deferredTo } from '../policy/deferral';
import { type Policy, readingPolicy, type Term } from '../policy/policy';
import { vocabularyOf } from '../policy/vocabulary';
import { parted } from '../rules/baseline';
import { type Checked, check, checking, prepareFacts, prepareRules, type Settings } from '../rules/check';
import type { Finding } from '../rules/finding';
import type { PolicyProblem, Subject } from '../rules/rule';
import type { Suppressed } from '../rules/suppression';
import { unknownKind } from '../rules/unreadable';
import { folderOf, isBelow, isReachable, nameOf, resolve, wayTo } from '../text/path';
import { whole } from '../text/step';
import { BASELINE, type Known, readKnown } from './baseline';
import { absentPolicy, CONFIG, type Config, misapplied, misnamed, readConfig } from './config';
import { confirmedIn, LOCK, type Lock, nameIn, readLock } from './lock';

/**
 * The documents of one or more folders and what is known of them. Reads lazily and keeps every result until what it was
 * made of changes, so that asking twice costs nothing. Paths are absolute, or URIs, with `/`.
 */
export interface Workspace {
  /** Adds or replaces a text: a Markdown document, a kijun.json, kijun.lock.json or kijun.baseline.json. */
  readonly set: (path: string, source: string) => void;
  /** The same, a little at each step; the text is there after the last one. */
  readonly setting: (path: string, source: string) => Generator<void, void>;
  readonly remove: (path: string) => void;
  /** Hands over the tokenizer once its dictionary is there. */
  readonly equip: (tokenizer: Tokenizer) => void;
  readonly tokenizer: () => Tokenizer | undefined;
  /** All Markdown documents, by path. */
  readonly documents: () => readonly Document[];
  readonly document: (path: string) => Document | undefined;
  readonly configs: () => readonly Config[];
  readonly locks: () => readonly Lock[];
  readonly baselines: () => readonly Known[];
  /** A document, a kijun.json, a kijun.lock.json or a kijun.baseline.json. */
  readonly file: (path: string) => Document | Config | Lock | Known | undefined;
  /** Where the traces of a document are, or would be, confirmed: the nearest kijun.lock.json, or the place for one. */
  readonly lockPathOf: (document: Document) => string;
  /** The policy in force for a document (for a policy: itself), or why there is none. */
  readonly policyOf: (document: Document) => Policy | PolicyProblem;
  /** Whether one document may bring in another by naming it. */
  readonly reachable: (path: string, from: string) => boolean;
  /** The terms that hold for a document: its policy's, and those of the nearest kijun.json. */
  readonly termsOf: (document: Document) => readonly Term[];
  /** A document read as a policy, whatever its kind. */
  readonly readAsPolicy: (document: Document) => Policy;
  /** Reads the policies in force that take long to read, a little at each step. */
  readonly readPolicies: () => Generator<void>;
  /** Whether that is done: what a policy says is then told without delay. */
  readonly arePoliciesRead: () => boolean;
  /** The coverage over all drafts under a policy; undefined until the tokenizer is there. */
  readonly coverageOf: (policy: Policy) => Coverage | undefined;
  /** The coverage, if it takes no more to find out than who points at something waits for without noticing. */
  readonly coverageAtOnce: (policy: Policy) => Coverage | undefined;
  /**
   * Judges what coverage and findings go by, and looks for the findings of one document, a little at each step; they then take
   * next to no time.
   */
  readonly prepare: (path?: string) => Generator<void>;
  /** The coverage over the given drafts alone. Throws without a tokenizer. */
  readonly compare: (policy: Policy, drafts: readonly Document[]) => Coverage;
  /** What the rules look at in a document, and what the nearest kijun.json says of them. */
  readonly subjectOf: (document: Document) => Omit<Subject, 'options'>;
  readonly settingsOf: (document: Document) => Settings;
  /** The findings of a document or a kijun.json, in the order of the text; those that are known already are not among them. */
  readonly findings: (path: string) => readonly Finding[];
  /** The findings, if they are known or soon found: who points at something waits for no long document to be checked. */
  readonly findingsAtOnce: (path: string) => readonly Finding[] | undefined;
  /** The findings of a document that the nearest kijun.baseline.json knows. */
  readonly known: (path: string) => readonly Finding[];
  /** The findings that comments in the document suppress, with the reasons given. */
  readonly suppressed: (path: string) => readonly Suppressed[];
}

/** How a workspace is set up: `policy` holds for every draft (`--policy`), `roots` are its folders. */
export interface Options {
  readonly policy?: string;
  readonly roots?: readonly string[];
}

/** How many steps judging takes at once: about so many statements, of a policy with no more elements than this. */
const AT_ONCE = 18;
const MANY = 500;
/** How long a text is checked at once. */
const SHORT = 10_000;

/** Whether {@link Workspace.policyOf} found a policy. */
export const isPolicy = (answer: Policy | PolicyProblem): answer is Policy => 'terms' in answer;

export function createWorkspace({ policy: forced, roots = [] }: Options = {}): Workspace {
  const documents = new Map<string, Document>();
  const configs = new Map<string, Config>();
  const locks = new Map<string, Lock>();
  const baselines = new Map<string, Known>();
  let tokenizer: Tokenizer | undefined;
  /** Results that hold until something changes. */
  let known = nothingKnown();
  /** Policies hold as long as their own text, the documents that they take terms from, and how kijun.json corrects them. */
  let policies = new WeakMap<Document, Kept>();

  const setting = function* (path: string, source: string): Generator<void, void> {
    const before = documents.get(path);
    if (nameOf(path) === CONFIG) {
      if (configs.get(path)?.source === source) return;
      configs.set(path, readConfig(source, path));
      known = nothingKnown();
    } else if (nameOf(path) === LOCK) {
      if (locks.get(path)?.source === source) return;
      locks.set(path, readLock(source, path));
      known = sameOrder(known);
    } else if (nameOf(path) === BASELINE) {
      if (baselines.get(path)?.source === source) return;
      baselines.set(path, readKnown(source, path));
      known = sameOrder(known);
    } else if (before?.source !== source) {
      const document = yield* reading(source, path, before);
      documents.set(path, document);
      known = before && isSamePlace(before, document) ? sameOrder(known) : nothingKnown();
    }
  };

  /** Whether a document that was edited is under the same policy as before, and neither one itself nor what one refers to. */
  const isSamePlace = (before: Document, after: Document): boolean =>
    before.kind.kind === after.kind.kind &&
    before.title === after.title &&
    before.matter.policy?.text === after.matter.policy?.text &&
    after.kind.kind !== '基本方針' &&
    !policies.has(before) &&
    ![...documents.values()].some((document) => policies.get(document)?.sources.includes(before));

  const remove = (path: string): void => {
    documents.delete(path);
    configs.delete(path);
    locks.delete(path);
    baselines.delete(path);
    known = nothingKnown();
  };

  const equip = (given: Tokenizer): void => {
    tokenizer = given;
    policies = new WeakMap();
    known = nothingKnown();
  };

  const policyAt = (document: Document): Policy => correctedAt(document).policy;

  const correctedAt = (document: Document): Corrected =>
    remember(known.corrected, document.path, () => whole(correcting(document)));

  const correcting = function* (document: Document): Generator<void, Corrected> {
    const kept = keptOf(document);
    if (kept) return kept;
    // the dictionary may come meanwhile: then this is no reading any more
    const memory = policies;
    const corrections = nearest(document.path)?.reading;
    const sources = deferredTo(document, [...documents.values()]);
    const read = yield* readingPolicy(document, tokenizer, sources);
    const corrected = corrections ? correct(read, corrections, tokenizer) : { policy: read, misnomers: [] };
    memory.set(document, { corrections, sources, corrected });
    return corrected;
  };

  /** How a policy was read, while all that this hangs on is the same. */
  const keptOf = (document: Document): Corrected | undefined => {
    const kept = policies.get(document);
    const holds =
      kept?.corrections === nearest(document.path)?.reading &&
      sameDocuments(kept?.sources ?? [], deferredTo(document, [...documents.values()]));
    return holds ? kept?.corrected : undefined;
  };

  /** The documents in force as policies that take long to read and have not been read. */
  const unreadPolicies = (): readonly Document[] => {
    known.long ??= [...new Set([...documents.values()].map(above))].filter(isLong);
    return known.long.filter(({ path }) => !known.corrected.has(path));
  };

  const readPolicies = function* (): Generator<void> {
    for (const document of unreadPolicies()) {
      const isThere = () => documents.get(document.path) === document;
      while (isThere() && !keptOf(document)) yield* correcting(document);
      if (isThere()) correctedAt(document);
    }
  };

  const policyOf = (document: Document): Policy | PolicyProblem => {
    const found = above(document);
    return isDocument(found) ? policyAt(found) : found;
  };

  /** The document in force as the policy for another one, or why there is none. */
  const above = (document: Document): Document | PolicyProblem =>
    remember(known.above, document.path, () => decide(document, new Set()));

  /** --policy, then front matter, then the nearest kijun.json, then the only policy in the folder. */
  const decide = (document: Document, seen: Set<string>): Document | PolicyProblem => {
    if (document.kind.kind === '基本方針') return document;
    if (forced !== undefined) return named(forced, forced, 'config', seen);
    const stated = document.matter.policy?.text;
    if (stated !== undefined)
      return named(resolve(folderOf(document.path), stated), document.path, 'matter', seen.add(document.path), stated);
    const config = nearest(document.path);
    if (config?.policy !== undefined)
      return named(resolve(folderOf(config.path), config.policy), config.path, 'config', seen, config.policy);
    const root = [...roots].sort((a, b) => b.length - a.length).find((folder) => isBelow(document.path, folder));
    known.candidates ??= [...documents.values()].filter(({ kind }) => kind.kind === '基本方針');
    const candidates = known.candidates.filter(({ path }) => isAround(path, document.path, root));
    const beside = candidates.filter(({ path }) => folderOf(path) === folderOf(document.path));
    const chosen = candidates.length > 1 && beside.length === 1 ? beside : candidates;
    if (chosen.length === 1) return chosen[0]!;
    if (chosen.length > 1)
      return { reason: 'several', candidates: chosen.map(({ path }) => wayTo(path, folderOf(document.path))) };
    const within = known.candidates.find(({ path }) => roots.some((folder) => isBelow(path, folder)));
    return root === undefined && within ? { reason: 'apart', path: nameOf(within.path) } : { reason: 'none' };
  };

  /** Whether a policy may hold for a document that names none: in the same root, or, outside of all, in a folder that holds both. */
  const isAround = (policy: string, path: string, root: string | undefined): boolean =>
    root !== undefined ? isBelow(policy, root) : roots.length === 0 || isBelow(path, folderOf(policy));

  const reachable = (path: string, from: string): boolean => isReachable(path, from, roots);

  /** A procedure may name the standard above it; the policy is the one above that. */
  const named = (
    path: string,
    from: string,
    by: 'matter' | 'config',
    seen: Set<string>,
    written = path,
  ): Document | PolicyProblem => {
    const target = documents.get(path);
    if (!target) return { reason: reachable(path, from) ? 'absent' : 'outside', path: written, by };
    const between = (target.kind.kind === '対策基準' || target.kind.kind === '実施手順') && by === 'matter';
    if (between && seen.has(target.path)) return { reason: 'none' };
    return between ? decide(target, seen) : target;
  };

  const nearest = (path: string): Config | undefined => nearestOf(configs.values(), path);

  const lockPathOf = ({ path }: Document): string =>
    nearestOf(locks.values(), path)?.path ?? resolve(folderOf(nearest(path)?.path ?? path), LOCK);

  const termsOf = (document: Document): readonly Term[] =>
    remember(known.terms, document.path, () => {
      const policy = policyOf(document);
      return vocabularyOf(isPolicy(policy) ? policy.terms : undefined, nearest(document.path)?.terms);
    });

  /** The drafts under a policy, in the order of their paths: what is told once is told in the same one, whichever was read first. */
  const draftsOf = (policy: Policy): readonly Document[] =>
    remember(known.drafts, policy.document.path, () => pathsBelow(policy).map((path) => documents.get(path)!));

  const pathsBelow = (policy: Policy): readonly string[] =>
    remember(known.below, policy.document.path, () =>
      [...documents.values()]
        .filter(
          (document) =>
            document !== policy.document &&
            document.kind.kind &&
            document.kind.kind !== '基本方針' &&
            policyOf(document) === policy,
        )
        .map(({ path }) => path)
        .sort(),
    );

  const coverageOf = (policy: Policy): Coverage | undefined =>
    remember(known.coverage, policy.document.path, () =>
      tokenizer && policy.controls.length > 0
        ? readCoverage(policy, draftsOf(policy), tokenizer, exemptionsUnder(policy))
        : undefined,
    );

  const coverageAtOnce = (policy: Policy): Coverage | undefined => {
    if (!tokenizer || known.coverage.has(policy.document.path)) return coverageOf(policy);
    const waiting = unread(policy, draftsOf(policy));
    // while a folder is read, what could be judged at once would be of no use yet
    const isFolder =
      waiting.length > 1 && waiting.reduce((sum, { statements }) => sum + statements.length, 0) > AT_ONCE;
    if (isFolder || elementsIn(policy) > MANY) return undefined;
    let steps = 0;
    for (const _ of prepareCoverage(policy, waiting, tokenizer)) if (++steps > AT_ONCE) return undefined;
    return coverageOf(policy);
  };

  const prepare = function* (path?: string): Generator<void> {
    const asked = path === undefined ? undefined : documents.get(path);
    if (asked?.kind.kind && !known.checked.has(asked.path)) yield* prepareRules(subjectOf(asked), settingsOf(asked));
    if (tokenizer) yield* prepareAround(tokenizer);
    // what changes from here on makes these findings those of another time
    const [now, document] = [known, path === undefined ? undefined : documents.get(path)];
    if (document?.kind.kind && !now.checked.has(document.path)) {
      const checked = yield* checking(subjectOf(document), settingsOf(document), surroundingsOf(document));
      now.checked.set(document.path, withoutKnown(document, checked));
    }
  };

  /** Judges all drafts, and looks for what rules ask of every document of a set. */
  const prepareAround = function* (tokenizer: Tokenizer): Generator<void> {
    for (const policy of new Set([...documents.values()].map(policyOf).filter(isPolicy))) {
      const drafts = draftsOf(policy);
      if (policy.controls.length > 0) yield* prepareCoverage(policy, drafts, tokenizer);
      for (const document of [policy.document, ...drafts]) yield* prepareFacts(document, tokenizer);
    }
  };

  /** What kijun.json says not to apply, wherever it holds for the policy or for one of its drafts. */
  const exemptionsUnder = (policy: Policy): ReadonlyMap<string, string> => {
    const found = new Set([policy.document.path, ...pathsBelow(policy)].map(nearest));
    return exemptionsOf(
      policy,
      [...found].flatMap((config) => config?.notApplicable ?? []),
    );
  };

  const compare = (policy: Policy, drafts: readonly Document[]): Coverage => {
    if (!tokenizer) throw new Error('compare needs a tokenizer');
    return readCoverage(
      policy,
      drafts.filter(({ kind, path }) => kind.kind !== '基本方針' && path !== policy.document.path),
      tokenizer,
      exemptionsUnder(policy),
    );
  };

  const checked = (path: string): Told =>
    remember(known.checked, path, () => {
      const config = configs.get(path);
      if (config) {
        const stated = config.policy === undefined ? undefined : resolve(folderOf(path), config.policy);
        const absent = forced === undefined && stated !== undefined && !documents.has(stated) ? stated : undefined;
        return only([
          ...config.findings,
          ...(absent ? [absentPolicy(config, reachable(absent, path))] : []),
          ...misnomersIn(config),
          ...misappliedIn(config),
        ]);
      }
      const file = locks.get(path) ?? baselines.get(path);
      if (file) return only(file.findings);
      const document = documents.get(path);
      return document ? withoutKnown(document, checkDocument(document)) : only([]);
    });

  const findingsAtOnce = (path: string): readonly Finding[] | undefined => {
    const document = documents.get(path);
    if (document && !known.checked.has(path)) {
      const policy = policyOf(document);
      if (document.source.length > SHORT || (isPolicy(policy) && tokenizer && !isJudgedSoon(policy))) return undefined;
    }
    return checked(path).findings;
  };

  const isJudgedSoon = (policy: Policy): boolean =>
    policy.controls.length === 0 || coverageAtOnce(policy) !== undefined;

  const withoutKnown = ({ path, source }: Document, { findings, suppressed }: Checked): Told => {
    const baseline = nearestOf(baselines.values(), path);
    if (!baseline) return { findings, suppressed, known: [] };
    const { fresh, known } = parted(baseline.data, nameIn(baseline.path, path), source, findings);
    return { findings: fresh, suppressed, known };
  };

  /** The corrections that name nothing in any policy that they hold for. */
  const misnomersIn = (config: Config): readonly Finding[] => {
    if (!config.reading || !tokenizer) return [];
    const policies = [...documents.values()].filter(
      (document) => document.kind.kind === '基本方針' && nearest(document.path) === config,
    );
    const [first = [], ...others] = policies.map((document) => correctedAt(document).misnomers);
    return first
      .filter(({ path }) => others.every((other) => other.some((one) => one.path.join() === path.join())))
      .map((misnomer) => misnamed(config, misnomer));
  };

  /** The entries of `notApplicable` that name nothing in any policy that they hold for. */
  const misappliedIn = (config: Config): readonly Finding[] => {
    if (config.notApplicable.length === 0 || !tokenizer) return [];
    const below = [...documents.values()].filter(({ path, kind }) => kind.kind && nearest(path) === config);
    const policies = [...new Set(below.map(policyOf).filter(isPolicy))].filter(({ controls }) => controls.length > 0);
    return config.notApplicable.flatMap((entry, i) => {
      const answers = policies.map((policy) => exempted(policy, entry));
      const why = answers[0];
      if (typeof why !== 'string' || answers.some((answer) => typeof answer !== 'string')) return [];
      const ids = policies[0]!.controls.flatMap(({ id, elements }) => [id, ...elements.map((element) => element.id)]);
      return [misapplied(config, i, why, ids, (words) => withWords(policies[0]!, words))];
    });
  };

  const checkDocument = (document: Document): Checked => {
    if (!document.kind.kind) return only(document.matter.kind ? [unknownKind(document)] : []);
    return check(subjectOf(document), settingsOf(document), surroundingsOf(document));
  };

  const surroundingsOf = (document: Document) => () => {
    const { policy } = subjectOf(document);
    return {
      documents: policy ? draftsOf(policy) : [document],
      get coverage() {
        return policy && coverageOf(policy);
      },
      confirmed: confirmedIn(nearestOf(locks.values(), document.path), document.path),
    };
  };

  const subjectOf = (document: Document) => {
    const answer = policyOf(document);
    const [policy, problem] = isPolicy(answer) ? [answer, undefined] : [undefined, answer];
    return { document, policy, problem, tokenizer, terms: termsOf(document) };
  };

  const settingsOf = ({ path }: Document) => nearest(path)?.rules ?? NO_SETTINGS;

  return {
    set: (path, source) => whole(setting(path, source)),
    setting,
    remove,
    equip,
    tokenizer: () => tokenizer,
    documents: () => [...documents.values()],
    document: (path) => documents.get(path),
    configs: () => [...configs.values()],
    locks: () => [...locks.values()],
    baselines: () => [...baselines.values()],
    file: (path) => documents.get(path) ?? configs.get(path) ?? locks.get(path) ?? baselines.get(path),
    lockPathOf,
    policyOf,
    reachable,
    termsOf,
    readAsPolicy: policyAt,
    readPolicies,
    arePoliciesRead: () => unreadPolicies().length === 0,
    coverageOf,
    coverageAtOnce,
    prepare,
    compare,
    subjectOf,
    settingsOf,
    findings: (path) => checked(path).findings,
    findingsAtOnce,
    known: (path) => checked(path).known,
    suppressed: (path) => checked(path).suppressed,
  };
}

/** The file that holds for a path: of those in folders around it the nearest. */
export const nearestOf = <F extends { readonly path: string }>(files: Iterable<F>, path: string): F | undefined =>
  [...files].filter((file) => isBelow(path, folderOf(file.path))).sort((a, b) => b.path.length - a.path.length)[0];

/** A policy with what it was read from besides its own text. */
interface Kept {
  readonly corrections: Corrections | undefined;
  readonly sources: readonly Document[];
  readonly corrected: Corrected;
}

const isDocument = (found: Document | PolicyProblem): found is Document => 'source' in found;

const isLong = (found: Document | PolicyProblem): found is Document => isDocument(found) && found.source.length > SHORT;

const elementsIn = ({ controls }: Policy): number => controls.reduce((sum, { elements }) => sum + elements.length, 0);

const sameDocuments = (a: readonly Document[], b: readonly Document[]): boolean =>
  a.length === b.length && a.every((document, i) => document === b[i]);

/** One object, since what rules said is remembered with the settings that they said it under. */
const NO_SETTINGS = {};

const nothingKnown = () => ({
  /** Which document is under which policy. */
  corrected: new Map<string, Corrected>(),
  above: new Map<string, Document | PolicyProblem>(),
  long: undefined as readonly Document[] | undefined,
  candidates: undefined as readonly Document[] | undefined,
  below: new Map<string, readonly string[]>(),
  terms: new Map<string, readonly Term[]>(),
  /** What is in the documents. */
  drafts: new Map<string, readonly Document[]>(),
  coverage: new Map<string, Coverage | undefined>(),
  checked: new Map<string, Told>(),
});

/** What is told of a document: its findings, and apart from them those that are known already. */
interface Told extends Checked {
  readonly known: readonly Finding[];
}

/** The findings of a file that has no rules of its own, in the order of its text. */
const only = (findings: readonly Finding[]): Told => ({
  findings: [...findings].sort((a, b) => a.span.start - b.span.start),
  suppressed: [],
  known: [],
});

/** What is still known when a document has changed that is under the same policy as before. */
const sameOrder = ({ corrected, above, long, candidates, below, terms }: ReturnType<typeof nothingKnown>) => ({
  ...nothingKnown(),
  corrected,
  above,
  long,
  candidates,
  below,
  terms,
});

function remember<T>(memory: Map<string, T>, key: string, make: () => T): T {
  if (memory.has(key)) return memory.get(key)!;
  const value = make();
  memory.set(key, value);
  return value;
}
