import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { citationOf } from '../../../server/src/document/citation';
import { type Document, readDocument } from '../../../server/src/document/document';
import { endOf } from '../../../server/src/document/entry';
import { sourceOf } from '../../../server/src/document/prose';
import type { Span } from '../../../server/src/text/span';

/** What regulations and Markdown are made of, so that random texts come near them. */
const PARTS = [
  '第',
  '1',
  '２',
  '三',
  '十',
  '条',
  'の',
  '章',
  '項',
  '号',
  '(',
  ')',
  '（',
  '）',
  '①',
  '㉑',
  'ア',
  'イ',
  'ロ',
  'Ⅰ',
  '⑴',
  '.',
  '．',
  '―',
  '-',
  '、',
  '。',
  '「',
  '」',
  '前条',
  '前2項',
  '同項',
  '第1条',
  '及び',
  'から',
  'まで',
  '上記',
  '各号',
  'ただし書',
  '法',
  '基本方針',
  ' ',
  '\u3000',
  '\u00a0',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\f',
  '\ufeff',
  '#',
  '## ',
  '- ',
  '1. ',
  '> ',
  '```\n',
  '**',
  '_',
  '`',
  '|',
  '| --- |',
  '[',
  '](a.md)',
  '<!--',
  '-->',
  '<br>',
  '&amp;',
  '\\',
  '---\n',
  '===\n',
  '[^1]',
  '[^1]: ',
  '附則',
  '別表',
  '様式',
  '目次',
  '（趣旨）',
  '鍵を貸す',
  '職員は',
  '次のとおり',
  '年間',
  '🔑',
  '𠮷',
  'か\u3099',
  'ｶﾞ',
  '\ud800',
  '\u0000',
  '種別: 対策基準',
];
const text = fc.oneof(
  { weight: 5, arbitrary: fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

const spansOf = (document: Document): readonly Span[] => {
  const { entries, passages, statements, definitions, references, blocks, comments } = document;
  return [
    ...entries.flatMap((entry) => [
      entry.span,
      entry.titleSpan,
      { start: entry.span.start, end: endOf(document, entry) },
    ]),
    ...passages.map(({ prose }) => sourceOf(prose, 0, prose.text.length)),
    ...statements.map(({ span }) => span),
    ...definitions.flatMap(({ span, textSpan }) => [span, textSpan]),
    ...references.flatMap(({ span, steps, document }) =>
      [span, ...steps, document ?? []].flat().map((one) => ('span' in one ? one.span : one)),
    ),
    ...blocks.map(({ span }) => span),
    ...comments.map(({ span }) => span),
  ];
};

describe('reading any text', function () {
  this.timeout(60_000);

  it('ends, with all spans inside the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { start, end } of spansOf(readDocument(source, 'x.md')))
          assert.ok(0 <= start && start <= end && end <= source.length, `${start} to ${end} of ${source.length}`);
      }),
      { numRuns: 800 },
    );
  });

  it('gives every entry its parent and the level below it, in the order of the text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const document = readDocument(source, 'x.md');
        const { entries } = document;
        entries.forEach((entry, i) => {
          assert.equal(entry.index, i);
          assert.ok(entry.parent < i);
          assert.equal(entry.level, (entries[entry.parent]?.level ?? 0) + 1);
          assert.ok(entry.span.start >= (entries[i - 1]?.span.start ?? 0));
          const around = entries[entry.parent];
          assert.ok(endOf(document, entry) <= (around ? endOf(document, around) : source.length));
          citationOf(entries, i);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('maps every piece of text back to its surface', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { prose } of readDocument(source, 'x.md').passages)
          for (const { at, source: from, length } of prose.pieces) {
            const { start } = prose.anchor;
            const surface = source.slice(start + from, start + from + length);
            const shown = prose.text.slice(at, at + length);
            if (surface !== shown)
              assert.ok(/^[&\\\0\r]/.test(surface) || /[\n\ufffd]/.test(shown), `${surface} is not ${shown}`);
          }
      }),
      { numRuns: 500 },
    );
  });

  it('gives a reference its targets or the reason why it has none', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { entries, references } = readDocument(source, 'x.md');
        references.forEach(({ index, targets, reason, steps, entry }, i) => {
          assert.equal(index, i);
          assert.equal(targets.length === 0, reason !== undefined && reason !== 'part');
          for (const target of targets) assert.ok(entries[target]);
          for (const step of steps) for (const target of step.targets) assert.ok(entries[target]);
          assert.ok(entry < entries.length);
        });
      }),
      { numRuns: 800 },
    );
  });

  it('gives the same answer again', () => {
    fc.assert(
      fc.property(text, (source) => assert.deepEqual(readDocument(source, 'x.md'), readDocument(source, 'x.md'))),
      { numRuns: 200 },
    );
  });

  it('puts statements in order, and a lead before what it introduces', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { statements } = readDocument(source, 'x.md');
        const entries = statements.flatMap(({ form, entry }) => (form === 'note' ? [] : entry));
        assert.deepEqual(
          entries,
          entries.toSorted((a, b) => a - b),
        );
        statements.forEach(({ index, lead, main, form, span }, i, all) => {
          assert.equal(index, i);
          assert.ok(lead < i && main < all.length && main !== i);
          assert.ok(main < i || form === 'note');
          assert.ok(span.start >= (all[i - 1]?.span.start ?? 0));
        });
      }),
      { numRuns: 500 },
    );
  });
});
