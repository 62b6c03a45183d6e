import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SCHEMAS } from '../../../scripts/schema/schema';
import { readConfig } from '../../../server/src/workspace/config';
import { createWorkspace } from '../../../server/src/workspace/workspace';

describe('kijun.json', () => {
  /** What is marked, and what is said of it. */
  const faults = (source: string) =>
    readConfig(source, '/w/kijun.json').findings.map(({ span, message }) => ({
      at: source.slice(span.start, span.end),
      says: message.ja,
    }));

  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    ['an unknown setting, with the nearest', '{ "polcy": "p.md" }', '"polcy"', /「policy」のことではありませんか/],
    ['a wrong value', '{ "policy": 3 }', '3', /引用符/],
    ['an unknown rule', '{ "rules": { "term/varient": "off" } }', '"term/varient"', /規則.*「term\/variant」/],
    ['an unknown severity', '{ "rules": { "term/variant": "fatal" } }', '"fatal"', /off、error、warning/],
    ['an unknown option', '{ "rules": { "term/variant": { "alow": [] } } }', '"alow"', /「allow」/],
    ['a word that is none', '{ "rules": { "term/variant": { "allow": ["鍵", 3] } } }', '3', /文字列/],
    [
      'a term without a name',
      '{ "terms": [{ "definition": "札" }] }',
      '{ "definition": "札" }',
      /「term」がありません/,
    ],
    ['an empty term', '{ "terms": [{ "term": "" }] }', '""', /空/],
    [
      'what does not apply, without a reason',
      '{ "notApplicable": [{ "control": "6(1)" }] }',
      '{ "control": "6(1)" }',
      /「reason」がありません/,
    ],
    ['an empty reason', '{ "notApplicable": [{ "control": "6(1)", "reason": "　" }] }', '"　"', /空/],
  ];
  for (const [name, source, at, says] of cases)
    it(`says at its place: ${name}`, () => {
      const [fault, ...rest] = faults(source);
      assert.deepEqual(rest, []);
      assert.equal(fault!.at, at);
      assert.match(fault!.says, says);
    });

  it('holds as far as it can be read', () => {
    const source = `{
      // 既定より軽く
      "rules": { "term/variant": { "severity": "info", "allow": [3, "鍵"] }, "no/such": "off", "control/weak": "off" },
      "terms": [{ "term": "庁内端末" }, { "term": 5 }, { "term": "札", "variants": ["ふだ"] }],
    }`;
    const { rules, terms } = readConfig(source, '/w/kijun.json');
    assert.deepEqual(rules, { 'term/variant': { severity: 'info', allow: ['鍵'] }, 'control/weak': 'off' });
    assert.deepEqual(
      terms.map(({ term, span }) => [term, source.slice(span.start, span.end)]),
      [
        ['庁内端末', '"庁内端末"'],
        ['札', '"札"'],
      ],
    );
  });

  it('tells mistakes of the text and of what it names in the order of the text', () => {
    const workspace = createWorkspace();
    workspace.set('/w/kijun.json', '{ "policy": "none.md", "no": 1, "terms": 5 }');
    const spans = workspace.findings('/w/kijun.json').map(({ span }) => span.start);
    assert.equal(spans.length, 3);
    assert.deepEqual(
      spans,
      [...spans].sort((a, b) => a - b),
    );
  });

  it('uses the first of what is written twice, as two people may who merge their files, and says so', () => {
    const twice = '{ "policy": "p.md", "policy": 3, "rules": { "term/variant": "off", "term/variant": "fatal" } }';
    const { policy, findings } = readConfig(twice, '/w/kijun.json');
    assert.equal(policy, 'p.md');
    assert.deepEqual(
      findings.map(({ span, message }) => [span.start, message.ja]),
      [
        [
          twice.lastIndexOf('"policy"'),
          '「policy」が二度書かれています。初めのものだけを使います。一つにまとめてください。',
        ],
        [
          twice.lastIndexOf('"term/variant"'),
          '「term/variant」が二度書かれています。初めのものだけを使います。一つにまとめてください。',
        ],
      ],
    );
  });

  it('reads names that JavaScript uses itself', () => {
    assert.equal(faults('{ "__proto__": { "policy": "p.md" }, "constructor": 1 }').length, 2);
    assert.equal(readConfig('{ "__proto__": { "policy": "p.md" } }', '/w/kijun.json').policy, undefined);
  });

  it('has JSON schemas that are up to date (npm run schema)', () => {
    for (const { file, text } of SCHEMAS) assert.equal(readFileSync(file, 'utf8'), text());
  });
});
