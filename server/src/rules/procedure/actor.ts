import { actorOf } from '../../document/actor';
import { assertionsOf } from '../../document/assertion';
import { pathTo } from '../../document/citation';
import type { Document } from '../../document/document';
import type { Tokenizer } from '../../morphology/token';
import type { Report } from '../finding';
import type { Rule } from '../rule';
import { type Part, partsOf } from './part';

/**
 * procedure/actor: a section of steps in which nobody is named at all, in a procedure that does not say either for whom it is.
 * Single duties without a subject are statement/subject's.
 */
export const actor: Rule = {
  id: 'procedure/actor',
  severity: 'info',
  title: { ja: '手順を行う者が書かれていない', en: 'Who carries out the steps is not stated' },
  kinds: ['実施手順'],
  scope: 'document',
  morphemes: true,
  check: ({ document, tokenizer }) =>
    !tokenizer || addressed(document, tokenizer)
      ? []
      : partsOf(document)
          .filter((part) => part.steps.length >= FEW && !namesAnybody(document, part, tokenizer))
          .map(report),
};

/** One or two sentences are no steps. */
const FEW = 3;

/** Whether the procedure says who is to follow it: この手順は、窓口の職員に適用する. */
export function addressed({ entries, statements }: Document, tokenizer: Tokenizer): boolean {
  return statements.some(
    ({ text, entry }) =>
      /適用|対象|読み手|ため(?:に|の)|向け|行う|従う|示す|守る/.test(text) &&
      (/(?:この|本)(?:実施)?(?:手順|手引|要領|マニュアル|てびき)/.test(text) ||
        pathTo(entries, entry).some(({ title }) => SCOPE.test(title))) &&
      hasActor(text, tokenizer),
  );
}

/** Sections that say for whom the procedure is. */
const SCOPE = /対象|適用|使う人|読み手/;

function namesAnybody(document: Document, { entry, steps }: Part, tokenizer: Tokenizer): boolean {
  if (hasActor(entry.title, tokenizer)) return true;
  const assertions = assertionsOf(document, tokenizer);
  return steps.some(({ index, text }) => assertions[index]!.subject !== undefined || hasActor(text, tokenizer));
}

/** Whether a text names somebody: a run of nouns that ends as people and offices do. */
function hasActor(text: string, tokenizer: Tokenizer): boolean {
  let noun = '';
  for (const { pos, surface } of [...tokenizer(text), { pos: '', surface: '' }]) {
    if (pos === '名詞' || pos === '接頭詞') {
      noun += surface;
      continue;
    }
    if (noun.length > 1 && actorOf(noun)) return true;
    noun = '';
  }
  return false;
}

const report = ({ entry }: Part): Report => ({
  span: entry.titleSpan,
  message: {
    ja: `「${entry.title || entry.number}」の手順を行う者が、どこにも書かれていません。「窓口担当者は、…」のように主語を書くか、「適用範囲」で誰の手順なのかを示してください。`,
    en: `It is not stated who carries out the steps of 「${entry.title || entry.number}」. Name the person in the steps, or say in a section on scope whose procedure this is.`,
  },
});
