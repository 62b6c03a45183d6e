import { type Planter, replacing } from './plant';
import { sitesOf } from './site';

/** Words and what a tired hand makes of them; all of the slip is marked. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/(?<=次に|号に|前項に)掲げ/g, '揚げ'],
  [/しなければならない/g, 'しなけらばならない'],
  [/てはならない/g, 'てはならなない'],
  [/(?<=[ァ-ヶー\p{sc=Han}])又は(?=[ァ-ヶー\p{sc=Han}])/gu, '又はは'],
  [/基づき/g, '基ずき'],
  [/遵守/g, '尊守'],
  [/端末(?!\p{sc=Han})/gu, '端未'],
  [/復旧/g, '複旧'],
  [/復元/g, '複元'],
  [/複製/g, '復製'],
];

const typo: Planter = ({ document }) =>
  SLIPS.flatMap(([pattern, wrong]) =>
    sitesOf(document, pattern).map(({ start, end }) => replacing('drafting/typo', start, end, wrong, true)),
  );

/** 「A及びB」 → 「A並びにB」 in a sentence with no other conjunction, and 又は likewise. */
const conjunction: Planter = ({ document }) =>
  document.statements.flatMap(({ text, span, form }) => {
    if (form === 'row' || document.source.slice(span.start, span.end) !== text) return [];
    const all = [...text.matchAll(/及び|並びに|又は|若しくは|・|や|[^\s]と/g)];
    const [only] = all;
    if (all.length !== 1 || !/及び|又は/.test(only![0]) || /[「（(]/.test(text)) return [];
    const start = span.start + only!.index;
    return [replacing('drafting/conjunction', start, start + 2, only![0] === '及び' ? '並びに' : '若しくは')];
  });

/** 「A、B及びC」 → 「A、B、及びC」, not before が: a clause of its own may begin there, which no safe fix joins. */
const comma: Planter = ({ document }) =>
  sitesOf(
    document,
    /(?<=[\p{sc=Han}ァ-ヶー]、[\p{sc=Han}ァ-ヶー]{2,8}(?<![者間]))(?:及び|又は)(?=[\p{sc=Han}ァ-ヶー]{2,8}[をは])/gu,
  ).map(({ start, end, words }) => ({
    ...replacing('drafting/comma', start, end, `、${words}`, true),
  }));

/** 「A、Bその他のC」 → 「A、B、その他のC」 */
const others: Planter = ({ document }) =>
  sitesOf(
    document,
    /(?<=[\p{sc=Han}ァ-ヶー]、[\p{sc=Han}ァ-ヶー]{2,8}(?<![者間]))その他の(?=[\p{sc=Han}ァ-ヶー]{2,8}(?<!又)[をは])/gu,
  ).map(({ start, end, words }) => {
    const plant = replacing('drafting/comma', start, end, `、${words}`, true);
    return { ...plant, marked: { start: 0, end: '、その他'.length } };
  });

/** （以下「組合」という。） → （以下「組合」という） */
const quote: Planter = ({ document }) =>
  sitesOf(document, /以下「[^「」]+」という。(?=[)）])/g).map(({ start, end, words }) => ({
    ...replacing('drafting/quote', start, end, words.slice(0, -1), true),
  }));

/** A bracket that is lost, and one of another width. */
const bracket: Planter = ({ document }) => [
  ...sitesOf(document, /（(?=[^（）()「」\s]{2,40}）)/g).flatMap(({ start }) => {
    const end = document.source.indexOf('）', start);
    const inner = document.source.slice(start + 1, end);
    if (/[\r\n|*_`[\]<>]/.test(inner)) return [];
    const lost = replacing('drafting/bracket', start, end, `（${inner}`);
    const narrow = replacing('drafting/bracket', start, end + 1, `（${inner})`, true);
    return [
      { ...lost, end: end + 1, marked: { start: 0, end: 1 } },
      ...(/^[\x20-\x7e]*$/.test(inner)
        ? []
        : [{ ...narrow, marked: { start: inner.length + 1, end: inner.length + 2 } }]),
    ];
  }),
];

/** 取り扱う → 取扱う */
const okurigana: Planter = ({ document }) =>
  sitesOf(
    document,
    /取り扱(?=[うわえっ])|持ち出(?=[すさせ])|引き渡(?=[すさせ])|割り当(?=て[るた])|受け入(?=れ[るた])|届け出(?=[るた])/g,
  ).map(({ start, end, words }) => replacing('drafting/okurigana', start, end, words.replace(/[りちきけ]/g, ''), true));

/** …する。 → …します。 */
const style: Planter = ({ document }) =>
  document.statements.flatMap(({ text, span, form, entry }) => {
    if (/施行/.test(text)) return [];
    if ((form !== 'text' && form !== 'lead') || document.source.slice(span.start, span.end) !== text || entry < 0)
      return [];
    if (
      !/[\p{sc=Han}]する。$/u.test(text) ||
      !/^(?:[条第]|\(?1\)?|1\.1)$/.test(document.entries[entry]!.label?.style ?? '')
    )
      return [];
    const plant = replacing('drafting/style', span.end - 3, span.end, 'します。');
    return [{ ...plant, marked: { start: 1, end: 3 } }];
  });

export const DRAFTING: readonly Planter[] = [typo, conjunction, comma, others, quote, bracket, okurigana, style];
