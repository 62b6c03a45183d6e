import { lstatSync, realpathSync } from 'node:fs';
import { loadTokenizer } from '../node/dictionary';
import { fail } from '../node/fail';
import { absolute, isFolder, isInside, isSetting, listFolder, readText, shown } from '../node/files';
import type { Policy } from '../policy/policy';
import { folderOf, isBelow, nameOf } from '../text/path';
import { createWorkspace, isPolicy, type Workspace } from '../workspace/workspace';

/** The documents of one folder, as they are on the disk at each question. Nothing outside the folder is ever read. */
export interface Desk {
  /** Reads what has changed, and judges it. */
  readonly open: () => Promise<Workspace>;
  /** The documents at the given paths that have a kind, or were named themselves; all of the folder when none is given. */
  readonly targets: (paths: readonly string[]) => readonly string[];
  /** The policy at a path, or the only one of the folder. */
  readonly policy: (path: string | undefined) => Policy;
  /** The path of a file of the folder that a caller names. */
  readonly place: (path: string) => string;
}

/** The documents of the working directory. `judge` is told when they have been read. */
export function createDesk(judge: (workspace: Workspace) => Promise<void>): Desk {
  const root = absolute(realpathSync('.'));
  const workspace = createWorkspace({ roots: [root] });
  const equipped = loadTokenizer().then(workspace.equip);
  equipped.catch(() => undefined);
  let known: ReadonlySet<string> = new Set();

  /** Two questions at once would read the folder into each other. */
  let turn: Promise<unknown> = Promise.resolve();
  const open = (): Promise<Workspace> => {
    const answer = turn.then(read);
    turn = answer.catch(() => undefined);
    return answer;
  };

  const read = async (): Promise<Workspace> => {
    const paths = listFolder(root, () => undefined);
    const now = new Set<string>();
    for (const path of paths) {
      // a link that was put in the place of the file since it was listed
      if (!(await isInside(path, [root]))) continue;
      const text = await readText(path).then(
        (file) => file.text,
        () => undefined,
      );
      if (text === undefined) continue;
      workspace.set(path, text);
      now.add(path);
    }
    for (const path of known) if (!now.has(path)) workspace.remove(path);
    known = now;
    await equipped;
    await judge(workspace);
    return workspace;
  };

  const place = (path: string): string => {
    const at = absolute(path);
    if (at !== root && !(isBelow(at, root) && isOwn(at, root)))
      fail(
        `${path} は、kijun mcp を開始したフォルダーの外にあるため、読みません。フォルダーの中の文書を指定してください。`,
        `${path} is outside the folder that kijun mcp was started in, and is not read. Name a document inside it.`,
      );
    if (isFolder(at) || known.has(at)) return at;
    return fail(
      `${path} という文書（.md）は、読める形では、このフォルダーにありません。名前と場所を確かめてください。`,
      `There is no document (.md) ${path} that can be read in this folder. Check its name and place.`,
    );
  };

  const targets = (paths: readonly string[]): readonly string[] => {
    const given = paths.map(place);
    const all = [...known].filter(
      (path) => given.length === 0 || given.some((one) => one === path || isBelow(path, one)),
    );
    const kept = all.filter(
      (path) => given.includes(path) || isSetting(nameOf(path)) || workspace.document(path)?.kind.kind !== undefined,
    );
    if (kept.length === 0)
      fail(
        '点検する文書（.md）がありません。基本方針、対策基準又は実施手順であることが、題名、ファイルの名前又は先頭の「種別」から分かる文書を置いてください。',
        'There are no documents (.md) to read. Put documents there whose title, file name or front matter tells that they are a policy, standard or procedure.',
      );
    return kept.sort();
  };

  const policy = (path: string | undefined): Policy => {
    if (path !== undefined) {
      const at = place(path);
      const document = workspace.document(at);
      return document
        ? workspace.readAsPolicy(document)
        : fail(`${path} は文書ではありません。`, `${path} is no document.`);
    }
    const policies = workspace
      .documents()
      .filter(({ kind }) => kind.kind === '基本方針')
      .map((document) => workspace.policyOf(document))
      .filter(isPolicy);
    if (policies.length === 0) fail('フォルダーに基本方針がありません。', 'There is no basic policy in the folder.');
    if (policies.length > 1) {
      const names = policies.map(({ document }) => shown(document.path)).join(', ');
      fail(
        `基本方針が複数あります（${names}）。policy で一つを指定してください。`,
        `There are several basic policies (${names}). Name one as policy.`,
      );
    }
    return policies[0]!;
  };

  return { open, targets, policy, place };
}

/** Whether what a caller names is no way out: nothing between the root and it is a link. What is not there is none. */
function isOwn(path: string, root: string): boolean {
  for (let at = path; isBelow(at, root); at = folderOf(at))
    if (lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  return true;
}
