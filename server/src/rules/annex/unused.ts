import { isWithin } from '../../document/citation';
import type { Document } from '../../document/document';
import { type Entry, endOf } from '../../document/entry';
import { countBelow } from '../../text/bisect';
import { folded } from '../../text/fold';
import { recall } from '../../text/memory';
import type { Report } from '../finding';
import type { Rule, Subject, Surroundings } from '../rule';
import { perSet } from '../set';
import { annexAround, annexesIn, namesAnnex } from './annex';

/** annex/unused: a 別表 or 様式 that no article names, or whose （第5条関係） names an article that does not name it. */
export const unusedAnnex: Rule = {
  id: 'annex/unused',
  severity: 'warning',
  title: { ja: '本文で引用していない別表・様式', en: 'An annex or form that the text does not cite' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check: (subject) => annexesIn(subject.document).flatMap((annex) => report(subject, annex)),
};

function report({ document, documents }: Subject & Surroundings, annex: Entry): readonly Report[] {
  const { references, entries } = document;
  const citing = references.filter(
    (one) =>
      (one.targets.includes(annex.index) || one.range?.includes(annex.index)) &&
      annexAround(document, one.entry) === undefined,
  );
  const name = annex.number;
  if (citing.length === 0) {
    const key = `${annex.label!.style} ${annex.label!.values.join('.')}`;
    const citers = citersOf(documents, key, () => documents.filter((other) => cites(other, annex)).slice(0, 2));
    if (isMentioned(document, annex) || citers.some((other) => other !== document)) return [];
    return [
      {
        severity: annex.label!.style === '別表' ? 'warning' : 'info',
        span: annex.span,
        message: {
          ja: `「${name}」を引用している条項がありません。「${name}のとおり」のように本文で引用するか、不要であれば消してください。`,
          en: `No provision refers to 「${name}」. Refer to it in the text, or remove it.`,
        },
      },
    ];
  }
  const related = references.filter(
    ({ span, document: other, entry, targets, range = targets }) =>
      entry === annex.index &&
      !other &&
      annex.span.start <= span.start &&
      span.end <= annex.span.end &&
      range.length > 0 &&
      !citing.some((one) => range.some((target) => isWithin(entries, one.entry, target))),
  );
  return related.map(({ span, text }) => ({
    severity: 'info',
    span,
    message: {
      ja: `「${name}」は${text}に関するものとありますが、${text}は「${name}」を引用していません。条の番号を確認してください。`,
      en: `「${name}」 says that it belongs to ${text}, which does not cite it. Check the number of the article.`,
    },
    related: citing.slice(0, 3).map((one) => ({
      path: document.path,
      span: one.span,
      message: { ja: `「${name}」を引用している箇所`, en: `Where 「${name}」 is cited` },
    })),
  }));
}

/** A form may be cited by its title, and an appendix without its number. */
function isMentioned(document: Document, { label, title, number }: Entry): boolean {
  const name = folded(title)
    .replace(/[（(].*[)）]/g, '')
    .replace(/\s+|^第.*関係$/g, '');
  const word = number.replace(/^別記/, '').slice(0, 2);
  const [value] = label!.values;
  // 別表第1及び第2
  const listed =
    value === undefined ? undefined : RegExp(`${word}[^。\n]{1,20}(?:及び|、|又は|並びに|・)第?${value}(?![0-9条項])`);
  const said = recall(outside, document, () => saidOutside(document));
  return (
    (name.length > 3 && said.includes(name)) || said.includes(listed ? number : word) || listed?.test(said) === true
  );
}

/** What a document says outside of its annexes, without spaces: a line for each statement. */
function saidOutside(document: Document): string {
  const annexes = annexesIn(document);
  const starts = annexes.map(({ span }) => span.start);
  let furthest = 0;
  const ends = annexes.map((annex) => {
    furthest = Math.max(furthest, endOf(document, annex));
    return furthest;
  });
  return document.statements
    .filter(({ span }) => span.start >= (ends[countBelow(starts, span.start + 1) - 1] ?? 0))
    .map(({ text }) => folded(text).replace(/\s+/g, ''))
    .join('\n');
}

const outside = new WeakMap<Document, string>();

const citersOf = perSet<readonly Document[]>();

const cites = (other: Document, { label }: Entry): boolean =>
  other.references.some(
    (one) =>
      namesAnnex(one) &&
      one.steps[0]!.unit === label!.style &&
      one.steps[0]!.values.join('.') === label!.values.join('.') &&
      one.reason !== undefined,
  );
