import { pathTo } from '../document/citation';
import type { Document } from '../document/document';
import type { Block } from '../document/markdown';
import { isCode, sourceOf } from '../document/prose';
import { inBlocks } from './block';
import type { Report } from './finding';
import type { Rule, Subject } from './rule';

/** document/placeholder: what a template left to be filled in (○○市, {{組織名}}, TODO). Blanks of forms are meant. */
export const placeholder: Rule = {
  id: 'document/placeholder',
  severity: 'warning',
  title: { ja: '埋められていない箇所', en: 'A placeholder is left to be filled in' },
  kinds: ['基本方針', '対策基準', '実施手順'],
  scope: 'document',
  morphemes: false,
  check,
};

const PLACE = RegExp(
  [
    // ○○市, △△課長, ＸＸ部
    '(?:[○◯〇●△▲□■]{2,}|[×✕]{2,}|[XＸ]{2,}(?=\\p{sc=Han}))[\\p{sc=Han}ァ-ヶー]*',
    // 令和○年○月○日, 令和　　年　　月　　日
    '(?:令和|平成|西暦)?[ \\u3000]*[○◯〇●_＿]+[ \\u3000]*年[ \\u3000]*[○◯〇●_＿]+[ \\u3000]*月[ \\u3000]*[○◯〇●_＿]+[ \\u3000]*日',
    '(?:令和|平成)[ \\u3000]+年[ \\u3000]+月[ \\u3000]+日',
    '\\{\\{[^{}]{1,30}\\}\\}|\\$\\{[^{}]{1,30}\\}|<<[^<>]{1,30}>>|＜＜[^＜＞]{1,30}＞＞',
    '[［\\[〔＜<](?:[^［\\[〔＜<［\\]〕＞>]{0,12}(?:名|名称|氏名|日付|年月日|役職|部署|担当課|団体|組織|法人))[］\\]〕＞>]',
    '【(?:団体|組織|法人|市町村|自治体|部署|課|役職|担当者|文書|規程|基準)(?:名|名称)】',
    '\\b(?:TODO|FIXME|TBD|XXX)\\b[:：]?',
    '[（(【［\\[](?:要確認|要検討|要修正|未定|後で記入|記入してください|ここに記入)[）)】］\\]]',
  ].join('|'),
  'gu',
);

function check({ document }: Subject): readonly Report[] {
  const found = inBlocks(document, placeholder.id, [], placesIn);
  return found.length === 0 ? found : found.filter(({ span }) => !isInForm(document, span.start));
}

function placesIn({ prose, kind, cells }: Block): readonly Report[] {
  return [...prose.text.matchAll(PLACE)].flatMap(({ 0: written, index }) => {
    const text = written.trimEnd();
    const end = index + text.length;
    // 二〇〇三年, a cell of ○ and ×, and the blank of a table that is filled in
    if (isCode(prose, index, end) || /[一二三四五六七八九〇十]$/.test(prose.text.slice(0, index))) return [];
    if (kind === 'row' && cells?.some((cell) => cell.text.trim() === text.trim())) return [];
    return [
      {
        span: sourceOf(prose, index, end),
        message: {
          ja: `「${text}」が、ひな形のまま残っています。この団体に合わせて書いてください。`,
          en: `「${text}」 is left over from a template. Fill it in.`,
        },
      },
    ];
  });
}

/** A form is there to be filled in. */
const isInForm = ({ entries }: Document, at: number): boolean => {
  const inner = entries.findLast(({ span }) => span.start <= at);
  return (
    inner !== undefined &&
    pathTo(entries, inner.index).some(
      ({ label, title }) => label?.style === '様式' || /様式|記入例|書式|申請書|届出書|報告書$/.test(title),
    )
  );
};
