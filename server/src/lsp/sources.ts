import type { Tokenizer } from '../morphology/token';
import type { Message } from '../rules/finding';
import { folderOf, isBelow, nameOf, resolve } from '../text/path';
import { CONFIG } from '../workspace/config';
import { createWorkspace, type Workspace } from '../workspace/workspace';
import { type Addresses, isNear } from './address';
import type { Host } from './host';
import { inTurns } from './turns';

/**
 * Keeps a workspace in step with the folders on the disk and with the documents that are open. What is open is what the
 * user sees: it wins over the disk until it is closed.
 */
export interface Sources {
  readonly workspace: () => Workspace;
  /** Takes the folders as the workspace's. They decide which policy holds, so everything is put together anew. */
  readonly enter: (folders: readonly string[]) => void;
  /** Takes the text of an open document. */
  readonly write: (uri: string, text: string) => void;
  /** Goes back to the disk's text. */
  readonly close: (uri: string) => void;
  /** Follows what happened on the disk. */
  readonly follow: (changes: readonly Change[]) => void;
  readonly equip: (tokenizer: Tokenizer) => void;
  /** Whether a document is so long that it is taken as empty. */
  readonly skips: (path: string) => boolean;
  /** When everything that is on its way from the disk has arrived, and long texts and policies have been read. */
  readonly settled: () => Promise<void>;
  /**
   * Whether the text of a document is there that the user sees, and what the policies say, or soon will be: a long one that was just
   * opened is not.
   */
  readonly soon: (uri: string) => Promise<boolean>;
}

export interface Change {
  readonly uri: string;
  /** Whether a file, or a whole folder, came or went, rather than only changed. */
  readonly moved: boolean;
}

/** `changed` is called when the disk has brought something new, `log` with what could not be read. */
export function createSources(
  host: Host,
  addresses: Addresses,
  changed: () => void,
  log: (text: Message) => void,
): Sources {
  let workspace = createWorkspace();
  let folders: readonly string[] = [];
  /** What the folders hold, as far as they have been read. */
  let listed: ReadonlySet<string> = new Set();
  const open = new Map<string, { readonly uri: string; readonly text: string }>();
  /** Open documents whose last text the workspace has not been given: while somebody types, most texts are never asked for. */
  const fresh = new Set<string>();
  /** Open documents with so much new text that it is read a little at a time; until then the workspace is without it. */
  const slow = new Map<string, Promise<void>>();
  /** Policies that take long to read are on their way. */
  let policies: Promise<boolean> | undefined;
  const told = new Set<string>();
  const long = new Set<string>();
  let work = Promise.resolve();

  /** One thing after the other, so that an older reading never overtakes a newer one. */
  const later = (task: () => Promise<boolean>): void => {
    work = work
      .then(task)
      .then((news) => {
        if (news) changed();
      })
      .catch(complain);
  };

  const complain = (error: unknown): void => log({ ja: String(error), en: String(error) });

  const enter = (uris: readonly string[]): void => {
    const shown = [...open.values()];
    const tokenizer = workspace.tokenizer();
    open.clear();
    fresh.clear();
    slow.clear();
    folders = uris.map((uri) => addresses.path(uri).replace(/\/$/, ''));
    workspace = createWorkspace({ roots: folders });
    if (tokenizer) workspace.equip(tokenizer);
    for (const { uri, text } of shown) put(uri, text);
    later(async () => {
      await list(new Set());
      return true;
    });
  };

  const bounded = (path: string, text: string): string => {
    if (text.length <= LONGEST) {
      long.delete(path);
      return text;
    }
    long.add(path);
    return '';
  };

  const put = (uri: string, text: string): void => {
    const path = addresses.keep(uri);
    open.set(path, { uri, text });
    fresh.add(path);
    readSlowly(path);
  };

  /** Reads what takes long, a little at a time. What is typed meanwhile is read when this has been: then most of it is known. */
  const readSlowly = (path: string): void => {
    const text = bounded(path, open.get(path)?.text ?? '');
    if (slow.has(path) || !takesLong(text, workspace.document(path)?.source)) return;
    const isWanted = () => slow.get(path) === reading;
    const reading = host
      .turn()
      .then(() => inTurns(workspace.setting(path, text), host.turn, isWanted))
      .catch(complain)
      .then(() => {
        if (!isWanted()) return;
        slow.delete(path);
        if (workspace.document(path)?.source === text) readSlowly(path);
      });
    slow.set(path, reading);
  };

  /** Reads the policies that take long, a little at a time. False when one was typed into meanwhile, and is to be read again. */
  const readPolicies = async (): Promise<boolean> => {
    const now = bringUpToDate();
    if (now.arePoliciesRead()) return true;
    const hasFailed = (error: unknown) => {
      complain(error);
      return true;
    };
    policies ??= inTurns(now.readPolicies(), host.turn, () => now === workspace)
      .then(() => false, hasFailed)
      .finally(() => {
        policies = undefined;
      });
    // what could not be read is not tried again: who asks for it is told why
    return (await policies) || bringUpToDate().arePoliciesRead();
  };

  const bringUpToDate = (): Workspace => {
    for (const path of fresh) {
      if (slow.has(path)) continue;
      workspace.set(path, bounded(path, open.get(path)!.text));
      fresh.delete(path);
    }
    return workspace;
  };

  const write = (uri: string, text: string): void => {
    const path = addresses.path(uri);
    // a client asks again about the others when a text changes, but not when one is opened that was not known
    const news = !open.has(path) && workspace.document(path)?.source !== bounded(path, text);
    put(uri, text);
    if (news)
      later(async () => {
        await slow.get(path);
        return true;
      });
  };

  const close = (uri: string): void => {
    const path = addresses.path(uri);
    open.delete(path);
    fresh.delete(path);
    slow.delete(path);
    later(async () => (listed.has(path) ? await read(path) : await list(new Set())));
  };

  const follow = (changes: readonly Change[]): void => {
    const paths = new Set(changes.map(({ uri }) => addresses.path(uri)));
    // a folder takes what it holds with it, and tells of nothing but itself
    const moved = changes.some(
      ({ uri, moved }) => moved && /\.(?:md|markdown)$|^[^.]+$|^kijun(?:\.lock|\.baseline)?\.json$/i.test(nameOf(uri)),
    );
    later(async () => {
      if (moved) return await list(paths);
      let news = false;
      for (const path of paths) if (known(path)) news = (await read(path)) || news;
      return news;
    });
  };

  const known = (path: string): boolean => workspace.file(path) !== undefined;

  /** Reads what is new in the folders or `stale`, and forgets what is gone. */
  const list = async (stale: ReadonlySet<string>): Promise<boolean> => {
    const found = new Set<string>();
    for (const folder of folders)
      for (const uri of await host.list(addresses.uri(folder))) found.add(addresses.path(uri));
    listed = found;
    const paths = [
      ...workspace.documents(),
      ...workspace.configs(),
      ...workspace.locks(),
      ...workspace.baselines(),
    ].map(({ path }) => path);
    const gone = paths.filter((path) => !found.has(path) && !open.has(path));
    for (const path of gone) workspace.remove(path);
    let news = gone.length > 0;
    for (const path of found) if (!known(path) || stale.has(path)) news = (await read(path)) || news;
    return (await readWanted()) || news;
  };

  /** Reads the policies that documents name and the folders do not hold: one beside them, or in a document opened alone. */
  const readWanted = async (): Promise<boolean> => {
    const tried = new Set<string>();
    let news = false;
    for (;;) {
      const next = wanted().find(({ path }) => !tried.has(path));
      if (!next) return news;
      tried.add(next.path);
      const home = folders.filter((folder) => isBelow(next.from, folder));
      const within = home.length > 0 ? home : [folderOf(next.from)];
      news = (await read(next.path, within.map(addresses.uri))) || news;
    }
  };

  const wanted = (): readonly Wanted[] => {
    bringUpToDate();
    const named = [
      ...workspace.documents().map(({ path, matter }) => ({ path, name: matter.policy?.text })),
      ...workspace.configs().map(({ path, policy }) => ({ path, name: policy })),
      ...[...open.keys()]
        .filter((path) => !folders.some((folder) => isBelow(path, folder)))
        .map((path) => ({ path, name: CONFIG })),
    ];
    return named.flatMap(({ path, name }) => {
      const target = name === undefined ? path : resolve(folderOf(path), name);
      return isNear(target, path) && workspace.reachable(target, path) && !known(target)
        ? [{ path: target, from: path }]
        : [];
    });
  };

  const read = async (path: string, within?: readonly string[]): Promise<boolean> => {
    const answer = open.has(path) ? undefined : await host.read(addresses.uri(path), within);
    if (open.has(path)) return false;
    if (typeof answer === 'object' && !told.has(answer.en)) {
      told.add(answer.en);
      log(answer);
    }
    const text = typeof answer === 'string' ? bounded(path, answer) : undefined;
    if (text === undefined ? !known(path) : workspace.document(path)?.source === text) return false;
    if (text === undefined) workspace.remove(path);
    else await inTurns(workspace.setting(path, text), host.turn, () => !open.has(path));
    return true;
  };

  return {
    workspace: bringUpToDate,
    enter,
    write,
    close,
    follow,
    equip: (tokenizer) => workspace.equip(tokenizer),
    skips: (path) => long.has(path),
    settled: async () => {
      if (wanted().length > 0) later(readWanted);
      for (;;) {
        const seen = work;
        await Promise.all([seen, ...slow.values()]);
        const areRead = await readPolicies();
        if (areRead && seen === work && slow.size === 0) return;
      }
    },
    soon: async (uri) => {
      const path = addresses.path(uri);
      const isThere = () => !slow.has(path) && bringUpToDate().arePoliciesRead();
      const reading = async () => {
        await slow.get(path);
        await readPolicies();
      };
      if (!isThere()) await Promise.race([reading(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      return isThere();
    },
  };
}

/** Longer than what anybody writes by hand: while such a text were read, nobody who types elsewhere would be heard. */
const LONGEST = 1_000_000;

/** Whether it takes longer to read a text than anybody waits for without noticing: much that is new, or a little in a very long one. */
const takesLong = (text: string, before = ''): boolean =>
  text !== before && (text.length > before.length + MUCH || text.length > VERY_LONG);

const MUCH = 50_000;
const VERY_LONG = 300_000;

/** For how many milliseconds somebody who points at something is kept waiting for that. */
const PATIENCE = 200;

/** A document that another one names. */
interface Wanted {
  readonly path: string;
  readonly from: string;
}
