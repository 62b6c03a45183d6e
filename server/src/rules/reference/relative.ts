import type { Document } from '../../document/document';
import type { Reference } from '../../document/reference';
import type { Message, Report } from '../finding';
import type { Rule, Subject } from '../rule';
import { isSpoken } from './spoken';

/** reference/relative: 前条 in the first article, 次条 in the last, 前3号 where only two items come before. */
export const relative: Rule = {
  id: 'reference/relative',
  severity: 'warning',
  title: { ja: '「前条」「次項」などの先がない', en: '前条, 次項 and the like that refer to nothing' },
  kinds: ['対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check: ({ document }: Subject) => document.references.flatMap((one) => report(document, one)),
};

function report(document: Document, reference: Reference): readonly Report[] {
  const { reason, steps, text, span } = reference;
  // most references lead somewhere
  if (reason !== 'nothing') return [];
  const [head] = steps;
  if (reference.document || !head || !/[前次同]/.test(head.way)) return [];
  return head.targets.length === 0 && isSpoken(document, reference) ? [{ span, message: messageOf(text, head) }] : [];
}

function messageOf(text: string, { way, unit, values }: Reference['steps'][number]): Message {
  const many = values[0] !== undefined && values[0] > 1 && Number.isFinite(values[0]);
  if (way === '同')
    return {
      ja: `「${text}」の前に、受ける${unit}の引用がありません。「第○${unit}」と番号で書いてください。`,
      en: `Nothing before 「${text}」 refers to a ${unit} that it could stand for. Write the number.`,
    };
  const side = way === '前' ? ['前', 'before'] : ['後', 'after'];
  return {
    ja: many
      ? `「${text}」とありますが、この${side[0]}に${unit}は${values[0]}つもありません。数を確認してください。`
      : `「${text}」とありますが、この${side[0]}に${unit}がありません。引用先を番号で書くか、改めてください。`,
    en: many
      ? `「${text}」: there are fewer than ${values[0]} of them ${side[1]} this one. Check the number.`
      : `「${text}」: there is none ${side[1]} this one. Correct it, or refer to it by number.`,
  };
}
