import assert from 'node:assert/strict';
import { readDocument } from '../../../server/src/document/document';
import type { Edit, Finding } from '../../../server/src/rules/finding';
import { NO_REASON, suppress, suppressionOf } from '../../../server/src/rules/suppression';

const KNOWN = new Set(['term/variant', 'term/undefined', 'statement/weak']);

/** A finding on some words, which stand in the source once. */
function finding(source: string, words: string, rule = 'term/variant'): Finding {
  const start = source.indexOf(words);
  assert.ok(start >= 0 && source.indexOf(words, start + 1) < 0, `${words} stands there once`);
  return {
    rule,
    severity: 'warning',
    span: { start, end: start + words.length },
    message: { ja: '', en: '' },
    related: [],
    fixes: [],
  };
}

const applied = (source: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end), source);

/** What is left of findings on some words, what was suppressed and why, and what is wrong with the comments. */
function told(
  source: string,
  words: readonly (string | readonly [words: string, rule: string])[],
  waiting: string[] = [],
) {
  const findings = words.map((one) => (typeof one === 'string' ? finding(source, one) : finding(source, ...one)));
  const document = readDocument(source, '/対策基準.md');
  const { findings: left, suppressed } = suppress(document, findings, KNOWN, new Set(waiting));
  const at = ({ span }: Finding) => source.slice(span.start, span.end);
  return {
    left: left.filter((one) => findings.includes(one)).map(at),
    reasons: suppressed.map((one) => `${at(one.finding)}: ${one.reason}`),
    faults: left.filter((one) => !findings.includes(one)).map((one) => `${one.rule} ${at(one)}`),
    fixes: left.flatMap(({ fixes }) => fixes),
    messages: left.flatMap(({ message }) => [message.ja, message.en]),
  };
}

describe('a comment that suppresses', () => {
  it('the next line holds for that line, from its first sign to its last', () => {
    const source =
      '前ノ鍵\n\n<!-- kijun-disable-next-line term/variant -- 県の用語のため -->\n\n<!-- ほか -->\n初ノ鍵と中ノ鍵、終ノ鍵\n次ノ鍵\n';
    const { left, reasons, faults } = told(source, ['前ノ鍵', '初ノ鍵', '中ノ鍵', '終ノ鍵', '次ノ鍵']);
    assert.deepEqual(left, ['前ノ鍵', '次ノ鍵']);
    assert.deepEqual(reasons, ['初ノ鍵: 県の用語のため', '中ノ鍵: 県の用語のため', '終ノ鍵: 県の用語のため']);
    assert.deepEqual(faults, []);
  });

  it('is of use, one inside another, where something is suppressed that stands in both', () => {
    const both = '<!-- kijun-disable term/variant -- 外 -->\n\n<!-- kijun-disable term/variant -- 内 -->\n\n一ノ鍵\n';
    const source = `${both}\n<!-- kijun-enable statement/weak -->\n\n二ノ鍵\n\n<!-- kijun-enable -->\n\n三ノ鍵\n`;
    const { left, reasons, faults } = told(source, ['一ノ鍵', '二ノ鍵', '三ノ鍵']);
    assert.deepEqual([left, reasons, faults], [['三ノ鍵'], ['一ノ鍵: 外', '二ノ鍵: 外'], []]);
  });

  it('ends with the line also where lines end with CR LF', () => {
    const source = '<!-- kijun-disable-next-line term/variant -- 理由 -->\r\n初ノ鍵\r\n次ノ鍵\r\n';
    assert.deepEqual(told(source, ['初ノ鍵', '次ノ鍵']).left, ['次ノ鍵']);
  });

  it('from here on holds until it is taken back for this rule, or for all', () => {
    for (const [enable, left] of [
      ['<!-- kijun-enable term/variant -->', ['前ノ鍵', '次ノ鍵']],
      ['<!-- kijun-enable -->', ['前ノ鍵', '次ノ鍵']],
      ['<!-- kijun-enable statement/weak, term/variant -- もうよい -->', ['前ノ鍵', '次ノ鍵']],
      ['<!-- kijun-enable statement/weak、term/variant -->', ['前ノ鍵', '次ノ鍵']],
      ['<!-- kijun-enable statement/weak -->', ['前ノ鍵']],
      ['<!-- kijun-disable-next-line term/undefined -- 理由 -->', ['前ノ鍵']],
      ['<!-- 何でもない -->', ['前ノ鍵']],
    ] as const) {
      const source = `<!-- kijun-enable term/variant -->\n\n前ノ鍵\n\n<!-- kijun-disable term/variant -- 理由 -->\n\n初ノ鍵\n\n${enable}\n\n次ノ鍵`;
      assert.deepEqual(told(source, ['前ノ鍵', '初ノ鍵', '次ノ鍵']).left, left, enable);
    }
  });

  it('in the whole file holds before it, too', () => {
    const source = '前ノ鍵\n\n<!-- kijun-disable-file term/variant -- 理由 -->\n\n次ノ鍵';
    assert.deepEqual(told(source, ['前ノ鍵', '次ノ鍵']).left, []);
  });

  it('names the rules that it holds for', () => {
    for (const comma of [' ', ', ', '、', ',']) {
      const source = `<!-- kijun-disable-next-line term/variant${comma}term/undefined -- 理由 -->\n甲ノ鍵、乙ノ鍵、丙ノ鍵`;
      const { left, faults } = told(source, ['甲ノ鍵', ['乙ノ鍵', 'term/undefined'], ['丙ノ鍵', 'statement/weak']]);
      assert.deepEqual([left, faults], [['丙ノ鍵'], []], comma);
    }
  });

  it('is told once where two suppress the same', () => {
    const source =
      '<!-- kijun-disable-file term/variant -- 一つ目 -->\n\n<!-- kijun-disable-next-line term/variant -- 二つ目 -->\n鍵';
    const { left, reasons, faults } = told(source, ['鍵']);
    assert.deepEqual([left, reasons, faults], [[], ['鍵: 一つ目'], []]);
  });
});

describe('the reason of a suppression', () => {
  for (const [comment, reason] of [
    ['term/variant -- 県の用語のため', '県の用語のため'],
    ['term/variant --- 県の用語のため', '県の用語のため'],
    ['term/variant\n-- 県の用語のため\n', '県の用語のため'],
    ['term/variant -- 県の用語 -- 改めない', '県の用語 -- 改めない'],
    ['term/variant', undefined],
    ['term/variant --', undefined],
    [`term/variant -- ${NO_REASON}`, undefined],
  ] as const)
    it(JSON.stringify(comment), () => {
      const source = `<!-- kijun-disable-file ${comment} -->\n\n鍵`;
      const { reasons, faults, messages } = told(source, ['鍵']);
      assert.deepEqual(reasons, reason === undefined ? [] : [`鍵: ${reason}`]);
      if (reason !== undefined) return assert.deepEqual(faults, []);
      assert.equal(faults.length, 1);
      assert.match(faults[0]!, /^suppression\/reason <!--/);
      // what it says can be copied
      assert.ok(messages.filter((one) => one.includes('<!-- kijun-disable-next-line term/variant -- ')).length === 2);
    });
});

describe('a suppression of a rule that there is not', () => {
  it('is told where the name stands, with the one that was meant', () => {
    const source = '<!-- kijun-disable-next-line term/varient, term/undefined -- 理由 -->\n鍵';
    const { faults, fixes, messages } = told(source, [['鍵', 'term/undefined']]);
    assert.deepEqual(faults, ['suppression/unknown term/varient']);
    assert.match(applied(source, fixes[0]!.edits), /^<!-- kijun-disable-next-line term\/variant, term\/undefined --/);
    assert.equal(fixes[0]!.safe, false);
    assert.ok(messages.every((one) => one.includes('term/varient') && one.includes('term/variant')));
  });

  it('offers nothing where nothing is near', () => {
    const { faults, fixes } = told('<!-- kijun-disable-file house/custom -- 理由 -->\n\n鍵', []);
    assert.deepEqual([faults, fixes], [['suppression/unknown house/custom'], []]);
  });

  it('is told of the whole comment where it names none', () => {
    const { faults, fixes } = told('<!-- kijun-disable-file -- 理由 -->\n\n鍵', []);
    assert.equal(faults.length, 1);
    assert.match(faults[0]!, /^suppression\/unknown /);
    assert.deepEqual(fixes, []);
  });

  it('is told where it is taken back, too', () => {
    assert.deepEqual(told('<!-- kijun-enable term/none -->\n\n鍵', []).faults, ['suppression/unknown term/none']);
  });

  it('is none when the word is another', () => {
    assert.deepEqual(told('<!-- kijun-disabled term/none -->\n\n<!-- kijun-disable-line term/none -->', []).faults, []);
  });
});

describe('a suppression that suppresses nothing', () => {
  for (const [source, without] of [
    ['前\n\n<!-- kijun-disable-next-line term/variant -- 理由 -->\n鍵\n', '前\n\n鍵\n'],
    ['前\r\n\r\n<!-- kijun-disable-next-line term/variant -- 理由 --> \r\n鍵\r\n', '前\r\n\r\n鍵\r\n'],
    ['前\n\n<!-- kijun-disable-next-line term/variant -- 理由 -->', '前\n\n'],
    ['前<!-- kijun-disable term/variant -- 理由 -->後\n\n次', '前後\n\n次'],
  ] as const)
    it(`${JSON.stringify(source)} goes with its line`, () => {
      const { faults, fixes } = told(source, []);
      assert.deepEqual(faults, ['suppression/unused term/variant']);
      assert.equal(applied(source, fixes[0]!.edits), without);
      assert.equal(fixes[0]!.safe, false);
    });

  it('leaves the other rules that the comment names', () => {
    for (const names of [
      'statement/weak, term/variant',
      'term/variant, statement/weak',
      'statement/weak、term/variant',
      'term/variant statement/weak',
    ]) {
      const source = `<!-- kijun-disable-next-line ${names} -- 理由 -->\n鍵`;
      const { faults, fixes } = told(source, [['鍵', 'statement/weak']]);
      assert.deepEqual(faults, ['suppression/unused term/variant'], names);
      const left = '<!-- kijun-disable-next-line statement/weak -- 理由 -->\n鍵';
      assert.equal(applied(source, fixes[0]!.edits), left, names);
    }
  });

  it('is not told while its rule has not had its say', () => {
    assert.deepEqual(told('<!-- kijun-disable-file term/variant -- 理由 -->', [], ['term/variant']).faults, []);
  });
});

describe('the fix that suppresses', () => {
  const comment = (verb: string) => `<!-- kijun-${verb} term/variant -- ${NO_REASON} -->`;
  for (const [name, source, fixed] of [
    ['a line', '前文\n\n鍵を返す\n\n後文\n', `前文\n\n${comment('disable-next-line')}\n鍵を返す\n\n後文\n`],
    ['the first line of all', '鍵を返す\n', `${comment('disable-next-line')}\n鍵を返す\n`],
    ['a heading', '前文\n\n## 第1条　鍵を返す\n', `前文\n\n${comment('disable-next-line')}\n## 第1条　鍵を返す\n`],
    ['lines with CR LF', '前文\r\n\r\n鍵を返す\r\n', `前文\r\n\r\n${comment('disable-next-line')}\r\n鍵を返す\r\n`],
    [
      'the second line of a paragraph',
      '前文\n一行目\n鍵を返す\n三行目\n\n後文\n',
      `${comment('disable')}\n前文\n一行目\n鍵を返す\n三行目\n<!-- kijun-enable term/variant -->\n\n後文\n`,
    ],
    ['an item', '- 前文\n- 鍵を返す\n- 後文\n', `- 前文\n${comment('disable-next-line')}\n- 鍵を返す\n- 後文\n`],
    [
      'an item inside an item',
      '- 前文\n  - 一つ目\n  - 鍵を返す\n',
      `- 前文\n  - 一つ目\n  ${comment('disable-next-line')}\n  - 鍵を返す\n`,
    ],
    [
      'a row of a table, and with it the table',
      '前文\n\n| 番号 | 対策 |\n| --- | --- |\n| 1 | 施錠 |\n| 2 | 鍵を返す |\n| 3 | 記録 |\n\n後文\n',
      `前文\n\n${comment('disable')}\n| 番号 | 対策 |\n| --- | --- |\n| 1 | 施錠 |\n| 2 | 鍵を返す |\n| 3 | 記録 |\n<!-- kijun-enable term/variant -->\n\n後文\n`,
    ],
    [
      'one table, not the one behind it',
      '| 対策 |\n| --- |\n| 鍵を返す |\n\n後文\n\n| 対策 |\n| --- |\n| 記録 |\n',
      `${comment('disable')}\n| 対策 |\n| --- |\n| 鍵を返す |\n<!-- kijun-enable term/variant -->\n\n後文\n\n| 対策 |\n| --- |\n| 記録 |\n`,
    ],
    [
      'what stands in no text',
      '---\n種別: 鍵を返す\n---\n\n本文\n',
      `---\n種別: 鍵を返す\n---\n${comment('disable-file')}\n\n本文\n`,
    ],
    [
      'what stands in no text, behind a mark',
      '\ufeff---\r\n種別: 鍵を返す\r\n---\r\n本文\r\n',
      `\ufeff---\r\n種別: 鍵を返す\r\n---\r\n${comment('disable-file')}\r\n本文\r\n`,
    ],
  ] as const)
    it(name, () => {
      const document = readDocument(source, '/対策基準.md');
      const fix = suppressionOf(document, finding(source, '鍵を返す'))!;
      const text = applied(source, fix.edits);
      assert.equal(text, fixed);
      assert.equal(fix.safe, false);
      assert.ok(fix.title.ja.includes('term/variant') && fix.title.en.includes('term/variant'));
      // as it stands it says that the reason is missing; once that is written, it does what it is for
      assert.deepEqual(told(text, ['鍵を返す']).left, ['鍵を返す']);
      const { left, faults } = told(text.replace(NO_REASON, '県の用語のため'), ['鍵を返す']);
      assert.deepEqual([left, faults], [[], []]);
    });

  it('is not offered for what is about suppressions', () => {
    const source = '鍵\n';
    const document = readDocument(source, '/対策基準.md');
    assert.equal(suppressionOf(document, finding(source, '鍵', 'suppression/unused')), undefined);
  });
});
