import assert from 'node:assert/strict';
import { applyEdits, type Edit, type Finding, safeFixes } from '../../../server/src/rules/finding';

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });
const fix = (safe: boolean, ...edits: readonly Edit[]) => ({ title: { ja: '', en: '' }, edits, safe });
const finding = (...fixes: readonly ReturnType<typeof fix>[]): Finding => ({
  rule: 'term/variant',
  severity: 'warning',
  span: { start: 0, end: 1 },
  message: { ja: '', en: '' },
  related: [],
  fixes,
});

describe('edits', () => {
  for (const [what, edits, after] of [
    ['none', [], '甲乙丙丁'],
    ['in any order', [edit(3, 4, '四'), edit(0, 1, '一')], '一乙丙四'],
    ['side by side', [edit(1, 2, '二'), edit(2, 3, '三')], '甲二三丁'],
    ['one over another: the later one is left out', [edit(0, 2, '一'), edit(1, 3, '二')], '一丙丁'],
    ['one inside another', [edit(0, 4, '一'), edit(1, 2, '二')], '一'],
    ['at one place: what is put in stands before what is replaced', [edit(1, 2, '二'), edit(1, 1, '＋')], '甲＋二丙丁'],
    ['at the end', [edit(4, 4, '。')], '甲乙丙丁。'],
  ] as const)
    it(what, () => assert.equal(applyEdits('甲乙丙丁', edits), after));
});

describe('what can be mended without a look', () => {
  const mended = (...findings: readonly Finding[]) =>
    applyEdits(
      '甲乙丙丁',
      safeFixes(findings).flatMap((one) => one.fix.edits),
    );
  for (const [what, findings, after] of [
    [
      'the first safe fix of each',
      [finding(fix(false, edit(0, 1, '×')), fix(true, edit(0, 1, '一')), fix(true, edit(0, 1, '壱')))],
      '一乙丙丁',
    ],
    ['nothing of what is not safe', [finding(fix(false, edit(0, 1, '×'))), finding()], '甲乙丙丁'],
    [
      'one after the other, in any order',
      [finding(fix(true, edit(2, 3, '三'))), finding(fix(true, edit(0, 1, '一')))],
      '一乙三丁',
    ],
    ['side by side', [finding(fix(true, edit(0, 1, '一'))), finding(fix(true, edit(1, 2, '二')))], '一二丙丁'],
    [
      'not what reaches into another',
      [finding(fix(true, edit(0, 2, '一'))), finding(fix(true, edit(1, 3, '二')))],
      '一丙丁',
    ],
    [
      'not what lies between the edits of another',
      [finding(fix(true, edit(3, 4, '四'), edit(0, 1, '一'))), finding(fix(true, edit(1, 2, '二')))],
      '一乙丙四',
    ],
  ] as const)
    it(what, () => assert.equal(mended(...findings), after));
});
