/** @file Folders of a policy with complete drafts under it: the example, test/corpus, and others in the same form. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tokenizer } from '../../server/src/morphology/token';
import { createWorkspace, type Workspace } from '../../server/src/workspace/workspace';

/** The texts of a folder by path. */
export interface Family {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly drafts: readonly string[];
}

/** Every folder below the given ones that holds a policy. */
export function familiesIn(folders: readonly string[]): readonly Family[] {
  return folders.flatMap((folder) => {
    const entries = readdirSync(folder, { withFileTypes: true });
    const below = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
    const names = entries.map(({ name }) => name);
    const own = names.some((name) => /^(?:policy|.*基本方針)\.md$/.test(name)) ? [readFamily(folder, names)] : [];
    return [...own, ...familiesIn(below)];
  });
}

function readFamily(folder: string, names: readonly string[]): Family {
  const files: Record<string, string> = {};
  for (const name of names.filter((one) => /\.md$/.test(one) && one !== 'README.md'))
    files[pathOf(name)] = withoutMarks(readFileSync(join(folder, name), 'utf8'));
  const drafts = Object.keys(files).filter((path) => !/基本方針/.test(path));
  return { name: folder, files, drafts };
}

/** The corpus has English names, and annotations that no draft has. */
const pathOf = (name: string): string =>
  `/w/${name
    .replace(/^policy/, '基本方針')
    .replace(/^standard-(\d+)\.src/, '対策基準$1')
    .replace(/^procedure-(\d+)\.src/, '実施手順$1')}`;

const withoutMarks = (text: string): string => text.replace(/^[ \t]*<!--@.*-->[ \t]*\r?\n/gm, '');

/** A workspace of a family, some texts replaced. */
export function open({ files }: Family, tokenizer: Tokenizer, changed: Family['files'] = {}): Workspace {
  const workspace = createWorkspace();
  for (const [path, text] of Object.entries({ ...files, ...changed })) workspace.set(path, text);
  workspace.equip(tokenizer);
  return workspace;
}
