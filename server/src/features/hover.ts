import type { Message } from '../rules/finding';
import { nameOf } from '../text/path';
import type { Span } from '../text/span';
import type { Workspace } from '../workspace/workspace';
import { definedAt } from './term';

/** What is shown over a word, in Markdown. */
export interface Hover {
  readonly span: Span;
  readonly text: Message;
}

/** The definition of the term at an offset and where it stands; `link` makes the address of a place. */
export function hoverAt(
  workspace: Workspace,
  path: string,
  offset: number,
  link: (path: string, span: Span) => string,
): Hover | undefined {
  const document = workspace.document(path);
  const found = document && definedAt(workspace, document, offset);
  if (!found) return undefined;
  const text = ({ place, defined }: { place: string; defined: string }) =>
    [
      `**${plain(found.word)}**`,
      quote(found.definition),
      `[${place}](<${link(found.path, found.span)}>)${defined}`,
    ].join('\n\n');
  const own = found.citation === '' && found.path === path;
  const name = nameOf(found.path);
  return {
    span: found.at,
    text: own
      ? {
          ja: text({ place: 'この文書', defined: 'で定義' }),
          en: text({ place: 'Defined in this document', defined: '' }),
        }
      : {
          ja: text({ place: plain(`${name} ${found.citation}`), defined: ' で定義' }),
          en: text({ place: plain(`Defined in ${name}, ${found.citation}`), defined: '' }),
        },
  };
}

const quote = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${plain(line.trim())}`)
    .join('  \n');

/** Text of a document is text, not Markdown of ours: every sign that could be one is escaped. */
const plain = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
