import { isWhole, sourceOf } from '../../document/prose';
import type { Statement } from '../../document/statement';
import { inStretches } from '../block';
import type { Report } from '../finding';
import { type Item, listsIn } from '../listing';
import type { Rule } from '../rule';

/**
 * drafting/period: items of one list with and without 。, though they end alike. Official documents write 。 behind こと, とき and
 * verbs and none behind nouns; what the list itself does most is right.
 */
export const period: Rule = {
  id: 'drafting/period',
  severity: 'info',
  title: { ja: '項目の句点が不ぞろい', en: 'Items of one list with and without 。' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }) =>
    inStretches(document, 'drafting/period', [], (statements) =>
      listsIn(document, statements).flatMap((list) =>
        ENDINGS.flatMap((ending) => inList(list.filter((item) => fits(item, ending)))),
      ),
    ),
};

/** Items that end in a clause, and in a noun. */
const ENDINGS = [
  /(?:こと|とき|[うくぐすつぬぶむる]|ない|ます)$/,
  /[\p{sc=Han}ァ-ヶーA-Za-zＡ-Ｚａ-ｚ](?<![。])$/u,
] as const;

/** How many more of the items must be written in the one way. */
const MOST = 2;

const fits = ({ statement, whole }: Item, ending: RegExp): boolean =>
  whole && ending.test(bare(statement.text).replace(/。$/, ''));

const bare = (text: string): string => text.trim().replace(/[（(][^（()）]*[)）](?=。?$)/, '');

function inList(items: readonly Item[]): readonly Report[] {
  const stopped = items.filter(({ statement }) => statement.text.trim().endsWith('。'));
  const open = items.filter((item) => !stopped.includes(item));
  if (stopped.length >= open.length * MOST) return open.flatMap(({ statement }) => lacking(statement));
  return open.length >= stopped.length * MOST ? stopped.flatMap(({ statement }) => superfluous(statement)) : [];
}

function lacking({ prose, text }: Statement): readonly Report[] {
  const end = text.trimEnd().length;
  const span = sourceOf(prose, Math.max(0, end - 2), end);
  if (!isWhole(prose, Math.max(0, end - 2), end)) return [];
  const words = text.slice(Math.max(0, end - 2), end);
  return [
    {
      span,
      message: {
        ja: `ほかの項目は「。」で終わっています。「${words}」の後に「。」を付けてください。`,
        en: `The other items end in 「。」. Add one after 「${words}」 too.`,
      },
      fixes: [
        {
          title: { ja: '「。」を付ける', en: 'Add 「。」' },
          edits: [{ span: { start: span.end, end: span.end }, text: '。' }],
          safe: true,
        },
      ],
    },
  ];
}

function superfluous({ prose, text }: Statement): readonly Report[] {
  const at = text.lastIndexOf('。');
  const span = sourceOf(prose, at, at + 1);
  return [
    {
      span,
      message: {
        ja: 'ほかの項目には「。」がありません。この「。」を取ってください。',
        en: 'The other items have no 「。」 at the end. Remove it here too.',
      },
      fixes: [{ title: { ja: '「。」を取る', en: 'Remove 「。」' }, edits: [{ span, text: '' }], safe: true }],
    },
  ];
}
