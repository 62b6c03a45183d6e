import type { Document } from '../../document/document';
import type { Reference } from '../../document/reference';
import { folded } from '../../text/fold';
import type { Report } from '../finding';
import { isSpoken } from '../reference/spoken';
import type { Rule, Subject, Surroundings } from '../rule';
import { perSet } from '../set';
import { annexesIn, isListed, namesAnnex } from './annex';

/**
 * annex/missing: a 別表 or 様式 that the text names and the document does not have. Where the document has no forms at all they are
 * probably kept apart, and one hint says so.
 */
export const missingAnnex: Rule = {
  id: 'annex/missing',
  severity: 'warning',
  title: { ja: '引用した別表・様式がない', en: 'A cited annex or form is missing' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check,
};

function check({ document, documents }: Subject & Surroundings): readonly Report[] {
  const references = document.references.filter((one) => namesAnnex(one) && isSpoken(document, one));
  const listed = new Set(references.filter((one) => isListed(document, one)).map(nameOf));
  const absent = references.filter(
    (reference) =>
      reference.reason === 'absent' &&
      !listed.has(nameOf(reference)) &&
      !holdersOf(documents, keyOf(reference), () =>
        documents.filter((other) => holds(other, reference)).slice(0, 2),
      ).some((other) => other !== document),
  );
  const first = absent.filter((one, i) => absent.findIndex((other) => nameOf(other) === nameOf(one)) === i);
  const tables = first.filter((one) => !isForm(one));
  const forms = first.filter(isForm);
  const hasForms =
    listed.size > 0 || annexesIn(document).some(({ label, number }) => label!.style === '様式' || /^別紙/.test(number));
  return [...tables, ...(hasForms ? forms : [])]
    .map(lacking)
    .concat(hasForms || forms.length === 0 ? [] : [apart(forms)]);
}

/** 様式 and 別紙 are often kept apart from the text, a 別表 is a part of it. */
const isForm = ({ steps, text }: Reference): boolean => steps[0]!.unit === '様式' || /^別紙/.test(text);

const nameOf = ({ text }: Reference): string => folded(text).replace(/[\s第号]/g, '');

const holdersOf = perSet<readonly Document[]>();
const keyOf = ({ steps }: Reference): string => `${steps[0]!.unit} ${steps[0]!.values.join('.')}`;

const holds = (other: Document, { steps }: Reference): boolean =>
  annexesIn(other).some(
    ({ label }) => label!.style === steps[0]!.unit && label!.values.join('.') === steps[0]!.values.join('.'),
  );

const lacking = ({ text, span }: Reference): Report => ({
  span,
  message: {
    ja: `「${text}」とありますが、この文書にありません。付け加えるか、番号を確認してください。`,
    en: `「${text}」 is cited, but is not in this document. Add it, or check the number.`,
  },
});

const apart = (forms: readonly Reference[]): Report => ({
  severity: 'hint',
  span: forms[0]!.span,
  message: {
    ja: `引用している様式や別紙（${forms.map(({ text }) => `「${text}」`).join('')}）が、この文書に付いていません。別の文書にあるときは、その文書の名前を書いてください。`,
    en: `The forms and annexes that are cited (${forms.map(({ text }) => `「${text}」`).join('')}) are not attached to this document. If they belong to another document, name it.`,
  },
});
