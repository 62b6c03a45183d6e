import { assertionsOf } from '../../server/src/document/assertion';
import { pathTo } from '../../server/src/document/citation';
import { binds, modalityOf } from '../../server/src/document/modality';
import { sourceOf } from '../../server/src/document/prose';
import { kindOfOrganisation } from '../../server/src/rules/organisation';
import { addressed } from '../../server/src/rules/procedure/actor';
import { isRuling } from '../../server/src/rules/ruling';
import { inserting, type Planter, replacing } from './plant';
import { gapsOf, sitesOf } from './site';

/** Ends of rules, and what makes wishes of them; `kept` characters belong to the verb. */
const WEAKER: readonly { readonly end: RegExp; readonly wish: readonly string[]; readonly kept: number }[] = [
  {
    end: /しなければならない$/,
    wish: ['するよう努めるものとする', 'することが望ましい', 'することを検討する', 'するよう努めなければならない'],
    kept: 2,
  },
  { end: /するものとする$/, wish: ['するよう努めるものとする', 'することが望ましい'], kept: 2 },
  { end: /(?<=\p{sc=Han})する$/u, wish: ['するよう努める', 'するように努めます', 'することが望ましい'], kept: 2 },
  { end: /(?<=\p{sc=Han})すること$/u, wish: ['するよう努めること', 'することが望ましい'], kept: 2 },
];

/** A rule becomes a wish. */
const wishes: Planter = ({ document }) =>
  document.statements
    .filter((one) => isRuling(document, one) && binds(modalityOf(one.text)) && one.text.endsWith('。'))
    .flatMap(({ prose, text, index }) => {
      const rule = text.slice(0, -1);
      const weaker = WEAKER.find(({ end }) => end.test(rule));
      const [words = ''] = weaker?.end.exec(rule) ?? [];
      const { start, end } = sourceOf(prose, rule.length - words.length, rule.length);
      if (!weaker || document.source.slice(start, end) !== words) return [];
      const plant = replacing('statement/modality', start, end, weaker.wish[index % weaker.wish.length]!);
      return [{ ...plant, marked: { start: weaker.kept, end: plant.text.length } }];
    });

/** Words that leave it to the reader. */
const vague: Planter = ({ document }) => {
  if (document.kind.kind !== '実施手順') return [];
  return gapsOf(document).flatMap((at) => [
    inserting('statement/vague', at, '\n\n情報システム管理者は、媒体を適切に取り扱う。', '適切に'),
    inserting('statement/vague', at, '\n\n情報システム管理者は、鍵の所在を適宜調べる。', '適宜'),
    inserting('statement/vague', at, '\n\n情報システム管理者は、鍵の所在を定期的に調べる。', '定期的に'),
    inserting('statement/vague', at, '\n\n情報システム管理者は、必要に応じて鍵を取り替える。', '必要に応じて'),
  ]);
};

/** A duty whose subject is taken away, where nothing around it names anybody. */
const nobody: Planter = ({ document, tokenizer }) => {
  // who is to follow the procedure is to do what its steps say
  if (document.kind.kind === '実施手順' && addressed(document, tokenizer)) return [];
  const { entries, statements, source } = document;
  return statements.flatMap((statement) => {
    const { text, prose, lead, entry, index, span } = statement;
    const [first = '', who = ''] = /^([^、。はがのを]{2,24})は、/.exec(text) ?? [];
    const actor = assertionsOf(document, tokenizer)[index]!.subject;
    const alone =
      isRuling(document, statement) &&
      lead < 0 &&
      statements[index - 1]?.entry !== entry &&
      /なければならない。$/.test(text) &&
      !/は、|が|において|では、|され|[させわ]せ/.test(text.slice(first.length)) &&
      !pathTo(entries, entry).some(({ title }) => /[者員長課会係室等]/.test(title));
    if (who === '' || !actor || actor.from !== 'self' || actor.text !== who || !alone) return [];
    const at = sourceOf(prose, 0, first.length);
    if (source.slice(at.start, at.end) !== first || source.slice(at.start, span.end) !== text) return [];
    return [replacing('statement/subject', at.start, span.end, text.slice(first.length))];
  });
};

/** Two figures for one thing. */
const conflict: Planter = ({ document }) => {
  const gaps = gapsOf(document);
  const [first = 0] = gaps;
  return gaps.slice(1).map((at, i) => {
    const [one, two, words] = FIGURES[i % FIGURES.length]!;
    const text = `\n\n${one}${document.source.slice(first, at)}\n\n${two}`;
    const start = text.length - two.length + two.indexOf(words);
    const marked = { start, end: start + words.length };
    return { rule: 'statement/conflict', start: first, end: at, text, marked, mends: false };
  });
};

/** Two sentences that contradict each other, and the words of the second that do. */
const FIGURES: readonly (readonly [string, string, string])[] = [
  ['係長は、鍵束の貸出票を1年間保存しなければならない。', '係長は、鍵束の貸出票を3年間保管する。', '3年'],
  ['係長は、鍵束の貸出票を年1回点検する。', '係長は、四半期ごとに、鍵束の貸出票の点検を行う。', '四半期ごと'],
  ['係長は、保管庫の合鍵を毎年度数える。', '係長は、保管庫の合鍵を月2回数えるものとする。', '月2回'],
  ['鍵束の紛失届は、3日以内に所長に提出する。', '鍵束の紛失届は、翌日までに所長に提出する。', '翌日まで'],
  [
    '係員は、鍵束を折ったときは、2時間以内に所長に知らせる。',
    '係員は、鍵束を折った場合は、当日中に所長に知らせる。',
    '当日中',
  ],
  [
    '係員は、鍵束を家に持ち帰るときは、係長の許可を得る。',
    '係員は、鍵束を家に持ち帰る場合には、所長の承認を受ける。',
    '所長',
  ],
  ['暗証番号を3回続けて誤った者は、係長に申し出る。', '暗証番号を続けて7回誤った者は、扉から離れる。', '7回'],
  ['保管庫の暗証番号は、6桁以上とする。', '保管庫の暗証番号は、4桁以上とする。', '4桁'],
];

const long: Planter = ({ document }) =>
  gapsOf(document).map((at) => {
    const part = '保管庫の鍵の所在、保管庫の鍵の番号、保管庫の鍵の借受者、保管庫の鍵の返却の予定の日、';
    const text = `情報システム管理者は、${part.repeat(4)}その他の事項を記録しなければならない。`;
    return inserting('statement/long', at, `\n\n${text}`, text);
  });

const placeholders: Planter = ({ document }) =>
  ['○○市', '{{組織名}}', '△△課長', '〔役職〕', 'TODO:', '（要確認）', '令和○年○月○日'].flatMap((words) =>
    gapsOf(document).map((at) =>
      inserting('document/placeholder', at, `\n\n記録の写しは、${words} が保管する。`, words),
    ),
  );

const days: Planter = ({ document }) =>
  sitesOf(document, /(?:令和[0-9]{1,2}|20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日/g).map(({ start, end, words }) =>
    replacing('document/date', start, end, words.replace(/[0-9]+月[0-9]+日$/, '2月30日')),
  );

const marks: Planter = ({ document, policy }) => {
  const { disclosure } = document.matter;
  const secret = policy.document.statements.some(({ text }) => /(?:非公開|公表しない|公開しない)/.test(text));
  return secret && disclosure
    ? [replacing('document/marking', disclosure.span.start, disclosure.span.end, '公開')]
    : [];
};

const strangers: Planter = ({ document, policy }) => {
  const own = kindOfOrganisation(document.issuer || policy.document.issuer);
  if (!own) return [];
  return ['市長', '町長', '本市', '市民', '本学'].flatMap((word) =>
    own.words.includes(word) || policy.document.source.includes(word)
      ? []
      : gapsOf(document).map((at) =>
          inserting(
            'document/organisation',
            at,
            `\n\n情報システム管理者は、鍵の所在を${word}に報告しなければならない。`,
            word,
          ),
        ),
  );
};

const selves: Planter = ({ document }) =>
  sitesOf(document, /(?<=(?:この|本))(?:対策基準|実施手順|基準|手順書)(?=(?:は、|において|に定め|に規定|に基づ))/g).map(
    ({ start, end }) => replacing('document/name', start, end, '内規'),
  );

const details: Planter = ({ document }) =>
  document.kind.kind !== '対策基準'
    ? []
    : ['https://example.jp/kanri/', '192.168.10.24', 'kanri@example.jp', '0120-000-111'].flatMap((words) =>
        gapsOf(document).map((at) =>
          inserting('document/level', at, `\n\n職員等は、異状を ${words} に知らせなければならない。`, words),
        ),
      );

const kinds: Planter = ({ document }) => {
  const { kind } = document.matter;
  const other = document.kind.kind === '対策基準' ? '実施手順' : '対策基準';
  if (document.kind.by === 'title')
    return document.source.startsWith('---')
      ? []
      : [inserting('document/kind', 0, `---\n種別: ${other}\n---\n\n`, other)];
  return kind && new RegExp(document.kind.kind!).test(document.title)
    ? [replacing('document/kind', kind.span.start, kind.span.end, other)]
    : [];
};

const revisions: Planter = ({ document }) =>
  document.source.startsWith('---') || /改[正訂定]/.test(document.source)
    ? []
    : [inserting('document/revision', 0, '---\n版: 第3版\n---\n\n', '第3版')];

const suppressions: Planter = ({ document }) =>
  gapsOf(document).flatMap((at) => [
    inserting('suppression/unknown', at, '\n\n<!-- kijun-disable-next-line term/varient -- 理由 -->', 'term/varient'),
    inserting('suppression/unused', at, '\n\n<!-- kijun-disable-next-line term/role -- 理由 -->', 'term/role'),
    inserting(
      'suppression/reason',
      at,
      '\n\n<!-- kijun-disable-next-line term/role -->',
      '<!-- kijun-disable-next-line term/role -->',
    ),
  ]);

/** A rule said once more further on, where it means the same. */
const repeats: Planter = ({ document }) => {
  const gaps = gapsOf(document);
  return document.kind.kind !== '対策基準'
    ? []
    : document.statements
        .filter(
          (one) =>
            /^(?:text|lead)$/.test(one.form) &&
            one.lead < 0 &&
            isRuling(document, one) &&
            /^.{30,}なければならない。$/.test(one.text) &&
            !/[前次同本]|この|当該|その|これ|それ|以下/.test(one.text) &&
            one.text.includes('を') &&
            document.source.slice(one.span.start, one.span.end) === one.text,
        )
        .flatMap(({ text, span }, i) => {
          const later = gaps.filter((at) => at > span.end);
          const at = later[i % Math.max(1, later.length)];
          return at === undefined ? [] : [inserting('statement/duplicate', at, `\n\n${text}`, text)];
        });
};

export const REST: readonly Planter[] = [
  wishes,
  vague,
  nobody,
  conflict,
  repeats,
  long,
  placeholders,
  days,
  marks,
  strangers,
  selves,
  details,
  kinds,
  revisions,
  suppressions,
];
