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
  shown,
  type TextFile,
} from '../node/files';
import { deferralsOf } from '../policy/deferral';
import type { Policy } from '../policy/policy';
import type { Locale } from '../rules/finding';
import { folderOf, isBelow, nameOf, resolve } from '../text/path';
import { CONFIG } from '../workspace/config';
import { createWorkspace, isPolicy, type Workspace } from '../workspace/workspace';

/** The documents that the user named, read, with the policies and the configuration that hold for them. */
export interface Loaded {
  readonly workspace: Workspace;
  /** The documents, kijun.json, kijun.lock.json and kijun.baseline.json files that were asked for, in the order given. */
  readonly targets: readonly string[];
  /** Documents of the folders given whose kind nothing tells: they are left alone. */
  readonly strangers: readonly string[];
  readonly files: ReadonlyMap<string, TextFile>;
}

/** Reads files and folders. Folders bring what they hold; the surroundings are read for policies and configuration only. */
export async function load(paths: readonly string[], policy: string | undefined): Promise<Loaded> {
  const given = paths.length === 0 ? ['.'] : paths;
  for (const path of given)
    if (!existsSync(path))
      fail(
        `${path} がありません。ファイルの名前と場所を確認してください。`,
        `${path} does not exist. Check its name and place.`,
      );
  const tokenizer = tokenizerOrMessage();
  const named = given.filter((path) => !isFolder(path));
  const targets = [...new Set(given.flatMap((path) => (isFolder(path) ? listFolder(path, refuse) : [absolute(path)])))];
  const roots = [...new Set(given.map(rootOf))];
  const files = new Map<string, TextFile>();
  const read = async (path: string) => files.set(path, await readText(path));
  await Promise.all(targets.map(read));
  if (policy !== undefined) await read(absolute(policy));
  const workspace = createWorkspace({
    roots: homesOf(roots).map(absolute),
    ...(policy === undefined ? {} : { policy: absolute(policy) }),
  });
  for (const { path, text } of files.values()) workspace.set(path, text);
  if (policy === undefined) await surroundings(workspace, roots, read, files);
  else await companions(workspace, absolute(policy), read, files);
  workspace.equip(await tokenizer);
  const kept = targets.filter(
    (path) =>
      named.some((name) => absolute(name) === path) ||
      isSetting(nameOf(path)) ||
      workspace.document(path)?.kind.kind !== undefined,
  );
  return { workspace, targets: kept, strangers: targets.filter((path) => !kept.includes(path)), files };
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

/** A folder that was asked for is read whole or not at all. */
const refuse = (path: string, code: string): never =>
  fail(`${shown(path)} を読めません（${code}）。`, `Cannot read ${shown(path)} (${code}).`);

function ignoreFailure(error: unknown): void {
  if (!(error instanceof Failure)) throw error;
}

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

/** Japanese, unless the environment asks for English. */
export const localeOf = (env: NodeJS.ProcessEnv): Locale =>
  /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en' : 'ja';
