import type { CheckAnswer, CoverageAnswer, FindingAnswer } from '../../../server/src/report/answer';
import { PLAIN } from '../../../server/src/report/paint';
import type { Setting } from '../../../server/src/report/setting';

/** Text that means something to every format. */
export const HOSTILE = '=cmd|"a" <b>&amp;</b> `c`, %0A::error::]]> \u0001 *d* [e](f)';

const finding = (more: Partial<FindingAnswer>): FindingAnswer => ({
  rule: 'term/variant',
  severity: 'warning',
  message: '「ＬＡＮ」は、基本方針では「LAN」と書かれています。',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 8,
  fixable: true,
  fixes: [
    {
      title: '「LAN」に直す',
      safe: true,
      edits: [{ line: 3, column: 5, endLine: 3, endColumn: 8, text: 'LAN' }],
    },
  ],
  fingerprint: '0123456789abcdef',
  related: [{ path: '基本方針.md', line: 7, message: '基本方針2(1)の定義' }],
  ...more,
});

/** Two documents: one with a finding of each severity and two that are set aside, one with none. */
export const ANSWERS: readonly CheckAnswer[] = [
  {
    path: '文書/対策 基準.md',
    kind: '対策基準',
    policy: '基本方針.md',
    findings: [
      finding({}),
      finding({
        rule: 'control/missing',
        severity: 'error',
        message: HOSTILE,
        line: 1,
        column: 1,
        endLine: 2,
        endColumn: 4,
      }),
      finding({ rule: 'section/missing', severity: 'info', related: [] }),
      finding({ rule: 'section/missing', severity: 'hint', related: [] }),
    ],
    aside: [
      { ...finding({ line: 4, endLine: 4 }), by: 'comment', reason: '製品の名前' },
      { ...finding({ line: 5, endLine: 5 }), by: 'baseline' },
    ],
  },
  { path: '基本方針.md', kind: '基本方針', policy: '基本方針.md', findings: [], aside: [] },
];

export const SETTING: Setting = {
  locale: 'ja',
  version: '1.2.3',
  paint: PLAIN,
  rules: (['term/variant', 'control/missing', 'section/missing', 'control/weak'] as const).map((id) => ({
    id,
    severity: 'warning',
    title: { ja: '題', en: 'title' },
    page: id === 'term/variant' ? '# term/variant\n\n説明' : undefined,
  })),
  source: () => '# 題\n二行目\nああ🇯🇵ＬＡＮ\n',
};

type Control = CoverageAnswer['controls'][number];

const control = (id: string, sections: readonly string[], status: 'covered' | 'weak' | 'missing'): Control => ({
  id,
  title: `対策${id}`,
  sections,
  status,
  elements: [
    {
      id: `${id}-1`,
      text: status === 'missing' ? HOSTILE : '端末を管理する',
      status,
      byKind: { 対策基準: status },
      evidence:
        status === 'missing'
          ? []
          : [
              {
                path: '対策基準.md',
                line: 12,
                endLine: 12,
                text: '-端末を、管理する。',
                declared: status === 'covered',
                score: 0.9,
              },
            ],
      wishes: [],
    },
  ],
});

/** A policy whose controls stand in one chapter, in three sections. */
export const COVERAGE: CoverageAnswer = {
  policy: '基本方針.md',
  title: '緑野市情報セキュリティ基本方針',
  documents: [{ path: '対策基準.md', kind: '対策基準' }],
  controls: [
    control('6(1)', ['6 対策', '(1) 組織'], 'covered'),
    control('6(2)', ['6 対策', '(2) 物理'], 'weak'),
    control('6(3)①', ['6 対策', '(3) 技術', '① 端末'], 'missing'),
    control('6(3)②', ['6 対策', '(3) 技術', '② 回線'], 'covered'),
  ],
  summary: { elements: 4, covered: 2, weak: 1, missing: 1 },
};
