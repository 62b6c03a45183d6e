import { getLocation } from 'jsonc-parser';
import { citationOf } from '../../document/citation';
import type { Policy } from '../../policy/policy';
import { folderOf } from '../../text/path';
import type { Span } from '../../text/span';
import type { Config } from '../../workspace/config';
import type { Workspace } from '../../workspace/workspace';
import type { Completion } from './context';

/**
 * What kijun.json can name at an offset: places, controls, demands and terms of the policies below it, in the corrections of how they
 * are read (include, exclude, rename, split, excludeTerms) and among what does not apply. The quotes are part of what is put in.
 */
export function settings(workspace: Workspace, config: Config, offset: number): readonly Completion[] {
  const { path, previousNode, isAtPropertyKey } = getLocation(config.source, offset);
  const nameable = NAMEABLE.find(({ pattern }) => pattern.test(path.join('/')));
  if (!nameable || isAtPropertyKey !== nameable.key) return [];
  const inside = previousNode && previousNode.offset < offset && offset <= previousNode.offset + previousNode.length;
  const span: Span = inside
    ? { start: previousNode.offset, end: previousNode.offset + previousNode.length }
    : { start: offset, end: offset };
  const value = nameable.key && !inside ? `: ${nameable.value}` : '';
  const items = policiesOf(workspace, config).flatMap(nameable.names);
  return items
    .filter(({ name }, i) => name !== '' && items.findIndex((other) => other.name === name) === i)
    .map(({ name, says }) => ({
      kind: 'value',
      label: JSON.stringify(name),
      detail: { ja: says, en: says },
      documentation: '',
      span,
      text: JSON.stringify(name) + value,
    }));
}

/** What can be named, and the words that tell what it is. */
interface Named {
  readonly name: string;
  readonly says: string;
}

const controls = (policy: Policy): readonly Named[] =>
  policy.controls.map(({ id, title }) => ({ name: id, says: title }));
const elements = (policy: Policy): readonly Named[] =>
  policy.controls.flatMap((control) => control.elements.map(({ id, wording }) => ({ name: id, says: wording })));
/** Places that demand nothing as they are read. */
const places = (policy: Policy): readonly Named[] => {
  const { entries } = policy.document;
  const known = new Set(policy.controls.map(({ id }) => id));
  return entries
    .filter(({ label }) => label)
    .map(({ index, title }) => ({ name: citationOf(entries, index), says: title }))
    .filter(({ name }) => !known.has(name));
};
const terms = (policy: Policy): readonly Named[] =>
  policy.terms.map(({ term, definition }) => ({ name: term, says: definition }));

/** Where something can be named: the place in the file, whether by a key, and what is put behind a new key. */
const NAMEABLE: readonly {
  readonly pattern: RegExp;
  readonly key: boolean;
  readonly value?: string;
  readonly names: (policy: Policy) => readonly Named[];
}[] = [
  { pattern: /^reading\/include\/\d+$/, key: false, names: places },
  {
    pattern: /^reading\/exclude\/\d+$/,
    key: false,
    names: (policy) => [...controls(policy), ...elements(policy)],
  },
  {
    pattern: /^reading\/rename\/[^/]*$/,
    key: true,
    value: '""',
    names: (policy) => [...controls(policy), ...elements(policy)],
  },
  { pattern: /^reading\/split\/[^/]*$/, key: true, value: '["", ""]', names: elements },
  { pattern: /^reading\/excludeTerms\/\d+$/, key: false, names: terms },
  { pattern: /^notApplicable\/\d+\/control$/, key: false, names: controls },
  { pattern: /^notApplicable\/\d+\/element$/, key: false, names: elements },
];

/** The policies below the folder of kijun.json. */
const policiesOf = (workspace: Workspace, { path }: Config): readonly Policy[] =>
  workspace
    .documents()
    .filter((document) => document.kind.kind === '基本方針' && document.path.startsWith(`${folderOf(path)}/`))
    .map(workspace.readAsPolicy);
