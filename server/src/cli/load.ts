import { existsSync } from 'node:fs';
import type { Document } from '../document/document';
import type { Tokenizer } from '../morphology/token';
import { loadTokenizer } from '../node/dictionary';
import { Failure, fail } from '../node/fail';
import {
  absolute,
  isFolder,
  isInside,
  isMarkdown,
  isSetting,
  listFolder,
  readText,
  rootOf,
  STDIN,
  shown,
  type TextFile,
} from '../node/files';
import { deferralsOf } from '../policy/deferral';
import type { Policy } from '../policy/policy';
import type { Message } from '../rules/finding';
import { folderOf, isBelow, nameOf, resolve } from '../text/path';
import { CONFIG } from '../workspace/config';
import { createWorkspace, isPolicy, type Workspace } from '../workspace/workspace';
import { pathsOf } from './paths';
import { locale, progress, tell } from './terminal';

/** The documents that the user named, read, with the policies and the configuration that hold for them. */
export interface Loaded {
  readonly workspace: Workspace;
  /** The documents, kijun.json, kijun.lock.json and kijun.baseline.json files that were asked for, in the order given. */
  readonly targets: readonly string[];
  /** Documents of the folders given whose kind nothing tells: they are left alone. */
  readonly strangers: readonly string[];
  readonly files: ReadonlyMap<string, TextFile>;
  /** What folders and patterns brought and could not be read. */
  readonly unreadable: readonly Message[];
}

/**
 * Reads documents, folders and patterns. Folders bring what they hold; the surroundings are read for policies and configuration
 * only. A document that was named must be readable; one that a folder or pattern brings is told of, and the rest goes on.
 */
export async function load(
  paths: readonly string[],
  { policy, stdinName }: { readonly policy?: string; readonly stdinName?: string },
): Promise<Loaded> {
  const unreadable: Message[] = [];
  const { named, found, given, left } = pathsOf(paths, (path, code) => unreadable.push(unlisted(path, code)));
  const tokenizer = tokenizerOrMessage();
  tokenizer.catch(() => undefined);
  const files = new Map<string, TextFile>();
  const read = async (path: string) => files.set(path, await readText(path));
  await Promise.all(named.map(read));
  const unread = await Promise.all(
    found
      .filter((path) => !named.includes(path))
      .map((path) =>
        read(path).then(
          () => [],
          (error) => [messageOf(error)],
        ),
      ),
  );
  unreadable.push(...unread.flat());
  const piped = given.includes(STDIN) ? absolute(stdinName ?? STDIN) : undefined;
  if (piped !== undefined) files.set(piped, { ...(await readText(STDIN)), path: piped });
  const targets = [...new Set([...named, ...(piped === undefined ? [] : [piped]), ...found])].filter(
    (path) => files.has(path) && !left(path),
  );
  const roots = [
    ...new Set([...given.filter((path) => path !== STDIN), ...(piped === undefined ? [] : [piped])].map(rootOf)),
  ];
  if (policy !== undefined) await read(absolute(policy));
  const workspace = createWorkspace({
    roots: homesOf(roots).map(absolute),
    ...(policy === undefined ? {} : { policy: absolute(policy) }),
  });
  const told = progress('read');
  [...files.values()].forEach(({ path, text }, i) => {
    workspace.set(path, text);
    told(i + 1, files.size);
  });
  if (policy === undefined) await surroundings(workspace, roots, read, files);
  else await companions(workspace, absolute(policy), read, files);
  workspace.equip(await tokenizer);
  const kept = targets.filter(
    (path) =>
      path === piped ||
      named.includes(path) ||
      isSetting(nameOf(path)) ||
      workspace.document(path)?.kind.kind !== undefined,
  );
  return { workspace, targets: kept, strangers: targets.filter((path) => !kept.includes(path)), files, unreadable };
}

/** Says what could not be read; the exit code is then that of unreadable input. */
export function complain({ unreadable }: Loaded): void {
  for (const message of unreadable) tell(`kijun: ${message[locale]}`);
  if (unreadable.length > 0) process.exitCode = 2;
}

/**
 * Where documents may bring in others by naming them: their roots, and the folder in which the command is run where they lie
 * below it.
 */
const homesOf = (roots: readonly string[]): readonly string[] => {
  const here = process.cwd();
  return roots.some((root) => isBelow(absolute(root), absolute(here))) ? [...roots, here] : roots;
};

/** Reads the kijun.json files and the policies around the targets, where a target needs them. */
async function surroundings(
  workspace: Workspace,
  roots: readonly string[],
  read: (path: string) => Promise<unknown>,
  files: ReadonlyMap<string, TextFile>,
): Promise<void> {
  const homes = homesOf(roots);
  const add = async (path: string) => {
    if (files.has(path)) return;
    await read(path);
    workspace.set(path, files.get(path)!.text);
  };
  const around = roots.flatMap((root) => listFolder(root, () => undefined));
  for (const path of around.filter((path) => isSetting(nameOf(path)))) await add(path);
  const wanted = [
    ...workspace.documents().map(({ path, matter }) => ({ from: path, name: matter.policy?.text })),
    ...workspace.configs().map(({ path, policy }) => ({ from: path, name: policy })),
  ];
  for (const { from, name } of wanted) {
    if (name === undefined) continue;
    const path = resolve(folderOf(from), name);
    // what is not reachable is not even looked for: //server/share would be asked for on the network
    if (!workspace.reachable(path, from) || !existsSync(path) || isFolder(path)) continue;
    if (await isInside(path, homes)) await add(path);
  }
  for (const { path, kind } of workspace.documents())
    if (kind.kind === '基本方針') await companions(workspace, path, read, files);
  const undecided = workspace
    .documents()
    .some((document) => document.kind.kind !== '基本方針' && !isPolicy(workspace.policyOf(document)));
  // what a correction of the reading names is looked up in the policy that it is about
  const corrected = workspace.configs().some(({ reading }) => reading);
  if (!undecided && !corrected) return;
  // a bystander that cannot be read (another encoding, say) is no reason to stop
  for (const path of around.filter(isMarkdown)) await add(path).catch((error) => ignoreFailure(error));
  for (const { path, kind } of workspace.documents())
    if (kind.kind !== '基本方針' && around.includes(path) && !files.has(path)) workspace.remove(path);
}

/** Reads what a policy is read with: the kijun.json that holds for it, and the documents around it where it takes terms from one. */
async function companions(
  workspace: Workspace,
  policy: string,
  read: (path: string) => Promise<unknown>,
  files: ReadonlyMap<string, TextFile>,
): Promise<void> {
  const root = rootOf(policy);
  const document = workspace.document(policy);
  const around =
    document && deferralsOf(document).length > 0 ? listFolder(root, () => undefined).filter(isMarkdown) : [];
  const config = `${absolute(root)}/${CONFIG}`;
  for (const path of [...(existsSync(config) ? [config] : []), ...around]) {
    if (files.has(path)) continue;
    await read(path).catch((error) => ignoreFailure(error));
    const file = files.get(path);
    if (file) workspace.set(path, file.text);
  }
}

const unlisted = (path: string, code: string): Message => ({
  ja: `${shown(path)} を読めません（${code}）。`,
  en: `Cannot read ${shown(path)} (${code}).`,
});

function messageOf(error: unknown): Message {
  if (!(error instanceof Failure)) throw error;
  return error.text;
}

const ignoreFailure = (error: unknown): void => void messageOf(error);

async function tokenizerOrMessage(): Promise<Tokenizer> {
  try {
    return await loadTokenizer();
  } catch {
    return fail(
      '日本語の辞書を読めません。Kijunを入れ直してください。',
      'The Japanese dictionary cannot be read. Install Kijun again.',
    );
  }
}

/** The one document of a command that takes a single file, read as a policy too. */
export async function loadOne(path: string): Promise<{ workspace: Workspace; document: Document; policy: Policy }> {
  const tokenizer = tokenizerOrMessage();
  tokenizer.catch(() => undefined);
  const { text, path: at } = await readText(path);
  const files = new Map<string, TextFile>();
  const workspace = createWorkspace();
  workspace.set(at, text);
  await companions(workspace, at, async (name) => files.set(name, await readText(name)), files);
  workspace.equip(await tokenizer);
  const document = workspace.document(at)!;
  return { workspace, document, policy: workspace.readAsPolicy(document) };
}

/** What was loaded, if it is anything: an empty folder must not look like one without faults. */
export function some(loaded: Loaded): Loaded {
  if (loaded.targets.length === 0)
    fail(
      '点検する文書（.md）がありません。フォルダーを確かめてください。Wordの文書などは、先に kijun import で Markdown にしてください。',
      'There are no documents (.md) to check. Check the folder; turn Word documents and the like into Markdown with kijun import first.',
    );
  return loaded;
}

/** The policy under which the drafts are compared; a failure that says why when there is none, or more than one. */
export function onePolicy({ workspace, targets }: Loaded): Policy {
  const drafts = targets
    .flatMap((path) => workspace.document(path) ?? [])
    .filter(({ kind }) => kind.kind !== '基本方針');
  if (drafts.length === 0)
    fail(
      '照合する文書（対策基準・実施手順）がありません。',
      'There are no drafts (standards or procedures) to compare.',
    );
  const answers = drafts.map((draft) => workspace.policyOf(draft));
  const policies = [...new Set(answers.filter(isPolicy))];
  const rivals = answers.flatMap((answer) => (!isPolicy(answer) && answer.reason === 'several' ? [answer] : []))[0];
  if (policies.length === 0 && rivals)
    fail(
      `基本方針が複数あり（${rivals.candidates.join('、')}）、どれが上位か分かりません。--policy で一つを指定してください。`,
      `There are several basic policies (${rivals.candidates.join(', ')}). Name one with --policy.`,
    );
  if (policies.length === 0)
    fail(
      '上位の基本方針が見つかりません。--policy で指定してください。',
      'No basic policy was found. Name it with --policy.',
    );
  if (policies.length > 1) {
    const names = policies.map(({ document }) => shown(document.path)).join(', ');
    fail(
      `基本方針が複数あります（${names}）。--policy で一つを指定してください。`,
      `There are several basic policies (${names}). Name one with --policy.`,
    );
  }
  return policies[0]!;
}
