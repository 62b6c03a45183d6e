import assert from 'node:assert/strict';
import { type Filter, show } from '../../../client/src/filter';
import type { Coverage, PolicyOverview } from '../../../server/src/lsp/protocol';

const AT = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** Two controls; what the standard and the procedure say to each of their elements. */
const policy: PolicyOverview = {
  uri: 'file:///p.md',
  title: '基本方針',
  documents: [
    { uri: 'file:///s.md', title: '基準', kind: '対策基準' },
    { uri: 'file:///t.md', title: '手順', kind: '実施手順' },
  ],
  controls: [
    control('1', element('入退室', 'covered', ['covered', 'missing'])),
    control('2', element('研修', 'covered', ['missing', 'covered']), element('訓練', 'weak', ['weak', 'missing'])),
  ],
};

function control(id: string, ...elements: PolicyOverview['controls'][number]['elements']) {
  return { id, title: '', range: AT, elements };
}

function element(text: string, status: Coverage, byDocument: readonly Coverage[]) {
  const evidence = byDocument.flatMap((one, document) =>
    one === 'missing' ? [] : [{ document, range: AT, text: `${text}する`, declared: false }],
  );
  return {
    id: text,
    text,
    range: AT,
    status,
    procedural: false,
    byDocument,
    maySkip: byDocument.map(() => false),
    evidence,
  };
}

const lines = (filter: Partial<Filter>) => {
  const shown = show(policy, { lacking: false, ...filter });
  return [
    `${shown.covered}/${shown.elements}`,
    ...shown.controls.map(
      ({ control, status, covered, elements }) =>
        `${control.id} ${status} ${covered}: ${elements.map((one) => `${one.element.text} ${one.status} ${one.evidence.length}`).join(', ')}`,
    ),
  ];
};

describe('the filter of the coverage view', () => {
  it('shows everything without a filter; a control is as good as its worst element', () =>
    assert.deepEqual(lines({}), ['2/3', '1 covered 1: 入退室 covered 1', '2 weak 1: 研修 covered 1, 訓練 weak 1']));

  it('hides what is fulfilled, and goes on counting it', () =>
    assert.deepEqual(lines({ lacking: true }), ['2/3', '2 weak 1: 訓練 weak 1']));

  it('counts one kind of document alone', () =>
    assert.deepEqual(lines({ kind: '実施手順' }), [
      '1/3',
      '1 missing 0: 入退室 missing 0',
      '2 missing 1: 研修 covered 1, 訓練 missing 0',
    ]));

  it('counts one document alone; a document that is no draft narrows nothing', () => {
    assert.deepEqual(lines({ document: 'file:///s.md' })[0], '1/3');
    assert.deepEqual(lines({ document: 'file:///p.md' }), lines({}));
  });

  it('joins filters', () =>
    assert.deepEqual(lines({ lacking: true, document: 'file:///s.md' }), [
      '1/3',
      '2 missing 0: 研修 missing 0, 訓練 weak 1',
    ]));
});
