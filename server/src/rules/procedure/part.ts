import { pathTo } from '../../document/citation';
import type { Document } from '../../document/document';
import type { Entry } from '../../document/entry';
import type { Statement } from '../../document/statement';
import { isRuling } from '../ruling';

/** A section of a procedure with what is to be done in it. */
export interface Part {
  readonly entry: Entry;
  readonly steps: readonly Statement[];
}

/** The outermost sections of a document that hold steps, in order. */
export function partsOf(document: Document): readonly Part[] {
  const { entries, statements } = document;
  const parts = new Map<number, Statement[]>();
  for (const statement of statements) {
    if (!isRuling(document, statement)) continue;
    const section = pathTo(entries, statement.entry).find(({ index, label }) => label !== undefined || index > 0);
    if (!section || ASIDE.test(section.title)) continue;
    const steps = parts.get(section.index);
    if (steps) steps.push(statement);
    else parts.set(section.index, [statement]);
  }
  return [...parts].map(([index, steps]) => ({ entry: entries[index]!, steps }));
}

/** Sections about the procedure itself. */
const ASIDE =
  /この手順|この手引|よくある質問|Q＆A|担当$|分担|組織|責任者$|てびき|使い方|はじめに|目的|趣旨|ねらい|適用|対象|用語|定義|役割|体制|連絡先|問合せ|問い合わせ|改[定訂]|見直し|様式|附則|関係する文書|参照|読み手|例外|違反|公開|公表|総則/;
