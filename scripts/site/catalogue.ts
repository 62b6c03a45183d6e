import { SEVERITY_NAMES, speaker } from '../../server/src/report/words';
import { RULES } from '../../server/src/rules/catalogue';
import type { Locale } from '../../server/src/rules/finding';
import { SETTABLE } from '../../server/src/rules/settings';
import { table } from './reference';

/** The groups of rules, by the first word of their ids. */
export const GROUPS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  control: { ja: '求められた対策', en: 'What the policy demands' },
  section: { ja: 'あるべき節', en: 'Sections' },
  trace: { ja: '示された根拠', en: 'Declared traces' },
  level: { ja: '三つの層のつながり', en: 'The three levels' },
  term: { ja: '用語', en: 'Terms' },
  character: { ja: '文字', en: 'Characters' },
  statement: { ja: '規定の文', en: 'Statements' },
  procedure: { ja: '手順', en: 'Procedures' },
  reference: { ja: '参照', en: 'References' },
  numbering: { ja: '番号', en: 'Numbering' },
  contents: { ja: '目次', en: 'Contents' },
  annex: { ja: '別表と様式', en: 'Appendices and forms' },
  document: { ja: '文書としての体裁', en: 'The document as a whole' },
  drafting: { ja: '書き方', en: 'Drafting' },
  policy: { ja: '基本方針', en: 'The policy' },
  config: { ja: '設定', en: 'Configuration' },
  suppression: { ja: '指摘の抑制', en: 'Suppressions' },
};

/** A rule as the site lists it. */
export interface Listed {
  readonly id: string;
  readonly severity: string;
  readonly title: Readonly<Record<Locale, string>>;
}

/** Mistakes in kijun.json are found by its reader: no setting can turn them off. */
const CONFIG: Listed = {
  id: 'config/invalid',
  severity: 'error',
  title: { ja: 'kijun.json の誤り', en: 'A mistake in kijun.json' },
};

export const LISTED: readonly Listed[] = [...SETTABLE, CONFIG];

const groups = new Set(LISTED.map(({ id }) => id.slice(0, id.indexOf('/'))));
for (const group of groups)
  if (!GROUPS[group]) throw new Error(`scripts/site/catalogue.ts has no name for ${group}/….`);

export const listedIn = (group: string): readonly Listed[] => LISTED.filter(({ id }) => id.startsWith(`${group}/`));

/** How severe a rule is and what it reads, in English; the Japanese pages tell it themselves. */
export const factsOf = ({ id, severity }: Listed): string =>
  `Severity: ${severity}. Reads: ${kindsOf(id).join(', ') || 'what it is about'}.`;

const kindsOf = (id: string): readonly string[] => RULES.find((rule) => rule.id === id)?.kinds ?? [];

/** The page that lists all rules. */
export function catalogue(locale: Locale): string {
  const say = speaker(locale);
  const prefix = locale === 'ja' ? '' : '/en';
  const nameOf = (severity: string) =>
    severity === 'off' ? say('初めは切ってある', 'off') : SEVERITY_NAMES[severity as 'error'][locale];
  return [
    say('# 規則の一覧', '# Rules'),
    say(
      `${LISTED.length}の規則があります。名前を選ぶと、何を見つけ、何を見つけないか、どう直すかを、例とともに示します。どの例も、Kijunを組み立てるたびに実際に点検して確かめています。`,
      `There are ${LISTED.length} rules. Each page says what the rule reports, what it leaves alone and how to mend it; its examples are run whenever Kijun is built.`,
    ),
    say(
      '重さは四つです。「誤り」は直すもの、「注意」は直すかどうか必ず判断するもの、「情報」と「助言」は参考です。[設定](/configuration)で、規則ごとに変えられます。',
      'An *error* is to be mended, a *warning* to be decided on; *info* and *hint* are for reference. [Configuration](/en/configuration) changes them rule by rule.',
    ),
    ...Object.entries(GROUPS).map(([group, title]) =>
      [
        `## ${title[locale]}`,
        table(
          [say('規則', 'rule'), say('見つけるもの', 'finds'), say('重さ', 'severity'), say('読む文書', 'reads')],
          listedIn(group).map(({ id, title, severity }) => [
            `[${id}](${prefix}/rules/${id})`,
            title[locale],
            nameOf(severity),
            kindsOf(id).join(say('、', ', ')),
          ]),
        ),
      ].join('\n\n'),
    ),
  ].join('\n\n');
}
