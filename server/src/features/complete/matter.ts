import { KINDS } from '../../document/kind';
import { KEYS } from '../../document/matter';
import type { Message } from '../../rules/finding';
import { folderOf, nameOf } from '../../text/path';
import { type Caret, type Completion, last } from './context';

const ABOUT: Readonly<Record<keyof typeof KEYS, Message>> = {
  kind: { ja: '文書の種別', en: 'Kind of document' },
  policy: { ja: 'この文書の上位となる文書のファイル', en: 'File of the document above this one' },
  title: { ja: '題名', en: 'Title' },
  issuer: { ja: '定める団体', en: 'Organisation' },
  disclosure: { ja: '公開するか', en: 'Whether it is public' },
  version: { ja: '版', en: 'Version' },
  date: { ja: '施行する日', en: 'Date from which it is in force' },
};

/** Whether an offset stands between the --- lines at the top. */
export function isInMatter(source: string, offset: number): boolean {
  const [opening] = /^\ufeff?---[ \t]*\r?\n/.exec(source) ?? [];
  if (!opening || offset < opening.length) return false;
  const end = source.slice(opening.length).search(/^---[ \t]*$/m);
  return end < 0 ? !/\n#/.test(source.slice(opening.length, offset)) : offset <= opening.length + end;
}

/** Keys of the front matter that are not there yet, and the values of the one on the line. */
export function matter(caret: Caret): readonly Completion[] {
  const { document, line } = caret;
  const [, key, typed = ''] = /^([^:：]+)[:：][ \t]*(.*)$/.exec(line) ?? [];
  if (key === undefined) return keysOf(document.source, line, caret);
  const name = (Object.keys(KEYS) as (keyof typeof KEYS)[]).find((one) => KEYS[one].includes(key.trim()));
  return name === undefined
    ? []
    : valuesOf(name, caret).map(
        (text): Completion => ({
          kind: 'value',
          label: text,
          detail: ABOUT[name],
          documentation: '',
          span: last(caret, typed.length),
          text,
        }),
      );
}

const keysOf = (source: string, line: string, caret: Caret): readonly Completion[] =>
  (Object.keys(KEYS) as (keyof typeof KEYS)[])
    .filter((key) => !KEYS[key].some((name) => RegExp(`^${name}[:：]`, 'm').test(source)))
    .map((key) => {
      const text = `${KEYS[key][0]}: `;
      const span = last(caret, line.length);
      return { kind: 'key', label: KEYS[key][0]!, detail: ABOUT[key], documentation: '', span, text };
    });

function valuesOf(name: keyof typeof KEYS, { workspace, document }: Caret): readonly string[] {
  switch (name) {
    case 'kind':
      return KINDS;
    case 'disclosure':
      return ['公開', '非公開'];
    case 'policy':
      return workspace
        .documents()
        .filter(({ kind, path }) => path !== document.path && /基本方針|対策基準/.test(kind.kind ?? ''))
        .map(({ path }) => relative(folderOf(document.path), path))
        .sort();
    default:
      return [];
  }
}

/** A path as seen from a folder. */
function relative(folder: string, path: string): string {
  const [from, to] = [folder.split('/'), folderOf(path).split('/')];
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared), nameOf(path)].join('/');
}
