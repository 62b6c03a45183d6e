import { elementsCited } from '../../coverage/trace';
import { citationKey, citationOf } from '../../document/citation';
import type { Document } from '../../document/document';
import type { Named } from '../../document/foreign';
import { nameBefore, untagged } from '../../document/naming';
import type { Reference } from '../../document/reference';
import { folded } from '../../text/fold';
import type { Message, Report } from '../finding';
import type { Rule, Subject, Surroundings } from '../rule';
import { perSet } from '../set';
import { isSpoken } from './spoken';

/**
 * reference/broken: a citation of a place that is not there, in this document, in the basic policy or in the standard. Laws and
 * documents that are not at hand are not looked into; appendices are annex/missing's.
 */
export const broken: Rule = {
  id: 'reference/broken',
  severity: 'warning',
  title: { ja: '引用先の条項がない', en: 'A cited place does not exist' },
  kinds: ['対策基準', '実施手順'],
  scope: 'workspace',
  morphemes: false,
  check: (subject) =>
    subject.document.references.flatMap((reference) => {
      if (reference.document) return elsewhere(reference, reference.document, subject);
      if (reference.reason === undefined) return NOTHING;
      if (follows(subject.document, reference) || isListed(subject.document, reference)) return [];
      return here(reference, subject.document);
    }),
};

const NOTHING: readonly Report[] = [];

/** 第3項 of 「第14条第1項及び第3項」, where 第14条 is not there: that has been said. */
function follows({ references }: Document, { index, steps, span }: Reference): boolean {
  const before = references[index - 1];
  const lower = steps[0] !== undefined && /^[項号]$/.test(steps[0].unit) && steps[0].way === '第';
  return lower && before?.reason === 'absent' && span.start - before.span.end <= 4;
}

/** In a 目次 contents/mismatch tells what is not there. */
const isListed = ({ entries }: Document, { entry }: Reference): boolean => entries[entry]?.label?.style === '目次';

function here(reference: Reference, document: Document): readonly Report[] {
  const { reason, steps, part, text, span } = reference;
  if (!isSpoken(document, reference)) return [];
  if (reason === 'part' && part) return [{ span, message: lacksPart(text, part) }];
  const [first] = steps;
  if (reason !== 'absent' || !first || /^(?:別表|様式)$/.test(first.unit)) return [];
  // a code that heads nothing may stand in a bullet or a table
  if (first.unit === 'code' && first.targets.length === 0) return [];
  // 第12編 of the collection of rules that this one stands in
  if (/^[編部]$/.test(first.unit) && !document.entries.some(({ label }) => label?.style === first.unit)) return [];
  // 次の各号 without items is reference/list's
  if (first.way === '次') return [];
  const at = steps.findIndex(({ targets }) => targets.length === 0);
  const around = steps[at - 1]?.targets[0];
  return [
    {
      span,
      message:
        around === undefined
          ? absent(text, last(document, first.unit))
          : lacks(text, steps[at]!.unit, document, around),
      related:
        around === undefined
          ? []
          : [
              {
                path: document.path,
                span: document.entries[around]!.span,
                message: { ja: '引用先', en: 'The place that is cited' },
              },
            ],
    },
  ];
}

/** The last place of a unit, for the message: 第40条. */
const last = ({ entries }: Document, unit: string): string | undefined =>
  entries.findLast(({ label }) => label?.style === unit && label.style === '条')?.number;

const absent = (text: string, end: string | undefined): Message => ({
  ja: `「${text}」が指す箇所は、この文書にありません${end ? `（最後の条は${end}です）` : ''}。番号を確認してください。`,
  en: `There is no 「${text}」 in this document${end ? ` (the last article is ${end})` : ''}. Check the number.`,
});

function lacks(text: string, unit: string, { entries }: Document, around: number): Message {
  const place = citationOf(entries, around) || entries[around]!.title;
  const what = unit === '項' || unit === '号' ? unit : '項目';
  return {
    ja: `「${text}」が指す${what}は、${place}にありません。番号を確認してください。`,
    en: `${place} has no such ${unit === '項' ? 'paragraph' : 'item'}: 「${text}」. Check the number.`,
  };
}

const lacksPart = (text: string, part: string): Message => ({
  ja: `「${text}」とありますが、引用先に${part === '後段' ? '後段（二つ目の文）' : part}がありません。引用先を確認してください。`,
  en: `「${text}」 is cited, but that place has no ${part}. Check what is cited.`,
});

/** A citation of the policy or of the only standard that its name can mean. */
function elsewhere(
  reference: Reference,
  named: Named,
  { document, documents, policy }: Subject & Surroundings,
): readonly Report[] {
  const { text, steps, span, element } = reference;
  // the codes of a register may stand in bullets and tables, and in other documents
  if (steps.length === 0 || named.path !== undefined || /^(?:別表|様式|附則|code)$/.test(steps[0]!.unit)) return [];
  const citation = element === undefined ? reference.citation : reference.citation.replace(/-\d+$/, '');
  const { name, kind } = named;
  const meant = meantBy(document, name);
  const isMeant = (one: Document) => one.kind.kind === kind && isNamed(one, meant);
  const beside = namesakesOf(documents, [kind, meant].join('\n'), () => documents.filter(isMeant));
  const known = [...(policy && isMeant(policy.document) ? [policy.document] : []), ...beside].filter(
    (one) => one !== document,
  );
  const [other] = known;
  if (!other || known.length > 1) return [];
  const keys = citationsOf(other);
  if (keys.size < FEW || keys.has(citationKey(citation)) || !isSpoken(document, reference)) return [];
  // 6.3-2 is the second demand of 6.3
  if (policy && other === policy.document && elementsCited(policy, citation).length > 0) return [];
  return [
    {
      span,
      message: {
        ja: `「${name}」に「${text}」が指す箇所はありません。「${other.title}」の番号を確認してください。`,
        en: `「${other.title}」 has no 「${text}」. Check the number.`,
      },
      related: [
        {
          path: other.path,
          span: other.titleSpan,
          message: { ja: '引用している文書', en: 'The document that is cited' },
        },
      ],
    },
  ];
}

/** A document of which so little was read is no measure. */
const FEW = 3;

const namesakesOf = perSet<readonly Document[]>();

/** What a name is short for in a document: after 「神奈川県情報セキュリティ対策基準（以下「対策基準」という。）」, 対策基準 is that one. */
function meantBy({ definitions }: Document, name: string): string {
  const long = definitions.find(({ term, inline }) => inline && term === name)?.text;
  return long === undefined ? name : (nameBefore(long, long.length, false)?.text ?? long);
}

/** Whether a name means a document: its kind, or the end of its title. */
const isNamed = ({ title, kind }: Document, name: string): boolean =>
  name === kind.kind || bare(title).endsWith(bare(name));

/** Without （案） or （令和6年版）, and without the の of 鶴見市の対策基準. */
const bare = (name: string): string => untagged(folded(name)).replace(/の/g, '');

const known = new WeakMap<Document, ReadonlySet<string>>();

function citationsOf(document: Document): ReadonlySet<string> {
  const { entries } = document;
  const keys =
    known.get(document) ??
    new Set(entries.filter(({ label }) => label).map(({ index }) => citationKey(citationOf(entries, index))));
  known.set(document, keys);
  return keys;
}
