import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import { fromHtml } from 'hast-util-from-html';
import { parseMarkdown } from '../../../server/src/document/markdown';
import { below, parseXml } from '../../../server/src/exchange/xml';
import { checkstyle } from '../../../server/src/report/checkstyle';
import { codeclimate } from '../../../server/src/report/codeclimate';
import { github } from '../../../server/src/report/github';
import { checkHtml } from '../../../server/src/report/html';
import { junit } from '../../../server/src/report/junit';
import { checkMarkdown } from '../../../server/src/report/markdown';
import { rdjson } from '../../../server/src/report/rdjson';
import { sarif } from '../../../server/src/report/sarif';
import { ANSWERS, HOSTILE, SETTING } from './answers';

describe('SARIF', () => {
  const log = JSON.parse(sarif(ANSWERS, SETTING));
  const [run] = log.runs;

  it('is valid by the schema of SARIF 2.1.0', () => {
    const schema = JSON.parse(
      readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
    );
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    assert.ok(validate(log), JSON.stringify(validate.errors));
    assert.ok(validate(JSON.parse(sarif([], SETTING))), JSON.stringify(validate.errors));
    assert.ok(!validate({ version: '2.1.0', runs: [{ tool: {} }] }), 'the schema is in force');
  });

  it('tells what each finding is, where, and why', () => {
    const [result] = run.results;
    assert.equal(result.ruleId, 'term/variant');
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, 'term/variant');
    assert.equal(result.level, 'warning');
    assert.deepEqual(result.locations[0].physicalLocation, {
      artifactLocation: { uri: '%E6%96%87%E6%9B%B8/%E5%AF%BE%E7%AD%96%20%E5%9F%BA%E6%BA%96.md' },
      region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 8 },
    });
    assert.equal(result.relatedLocations[0].message.text, '基本方針2(1)の定義');
    assert.deepEqual(result.partialFingerprints, { 'kijun/v1': '0123456789abcdef' });
    assert.deepEqual(result.fixes[0].artifactChanges[0].replacements, [
      {
        deletedRegion: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 8 },
        insertedContent: { text: 'LAN' },
      },
    ]);
    assert.equal(run.columnKind, 'utf16CodeUnits');
  });

  it('has the rules that reported something, each with help', () => {
    const rules: { id: string; help: { text: string; markdown?: string } }[] = run.tool.driver.rules;
    assert.deepEqual(
      rules.map(({ id }) => id),
      ['term/variant', 'control/missing', 'section/missing'],
    );
    assert.equal(rules[0]!.help.markdown, '# term/variant\n\n説明');
    assert.ok(rules.every(({ help }) => help.text !== ''));
  });

  it('marks what a comment suppresses or a baseline knows', () => {
    const { results } = run;
    assert.deepEqual(
      results.map(({ baselineState }: { baselineState?: string }) => baselineState),
      ['new', 'new', 'new', 'new', undefined, 'unchanged'],
    );
    assert.deepEqual(results[4].suppressions, [{ kind: 'inSource', justification: '製品の名前' }]);
  });
});

describe('GitHub annotations', () => {
  it('are one line each, whatever the message says', () => {
    const lines = github(ANSWERS, SETTING).split('\n');
    assert.equal(
      lines[0],
      '::warning file=文書/対策 基準.md,line=3,endLine=3,col=5,endColumn=8,title=term/variant::「ＬＡＮ」は、基本方針では「LAN」と書かれています。',
    );
    assert.equal(
      lines[1],
      `::error file=文書/対策 基準.md,line=1,endLine=2,title=control/missing::${HOSTILE.replace('%', '%25')}`,
    );
    assert.match(lines[2]!, /^::notice /);
    assert.equal(lines.length, 5);
  });
});

describe('XML formats', () => {
  const read = (text: string) => {
    const tree = parseXml(text);
    assert.ok(tree, text);
    return tree;
  };

  it('JUnit counts errors and warnings as failures', () => {
    const tree = read(junit(ANSWERS, SETTING));
    const suites = below(tree, 'testsuite').map((suite) =>
      ['name', 'tests', 'failures'].map((name) => suite.getAttribute(name)),
    );
    assert.deepEqual(suites, [
      ['文書/対策 基準.md', '4', '2'],
      ['基本方針.md', '1', '0'],
    ]);
    const failure = below(tree, 'failure')[1]!;
    assert.equal(failure.getAttribute('message'), HOSTILE.replace('\u0001', '\ufffd'));
    assert.equal(failure.getAttribute('type'), 'control/missing (error)');
    assert.match(failure.textContent!, /基本方針\.md:7 基本方針2\(1\)の定義/);
    assert.equal(below(tree, 'testsuites')[0]!.getAttribute('failures'), '2');
  });

  it('checkstyle has an error for each finding', () => {
    const errors = below(read(checkstyle(ANSWERS, SETTING)), 'error').map((error) =>
      ['line', 'column', 'severity', 'source'].map((name) => error.getAttribute(name)),
    );
    assert.deepEqual(errors, [
      ['3', '5', 'warning', 'kijun.term/variant'],
      ['1', '1', 'error', 'kijun.control/missing'],
      ['3', '5', 'info', 'kijun.section/missing'],
      ['3', '5', 'info', 'kijun.section/missing'],
    ]);
  });
});

describe('JSON formats', () => {
  it('rdjson counts columns in bytes of UTF-8', () => {
    const { source, diagnostics } = JSON.parse(rdjson(ANSWERS, SETTING));
    assert.equal(source.name, 'kijun');
    // two kana and a flag stand before the word, and the flag is half before column 5
    const text = new TextEncoder();
    const [line] = SETTING.source('').split('\n').slice(2);
    assert.deepEqual(diagnostics[0].location, {
      path: '文書/対策 基準.md',
      range: {
        start: { line: 3, column: text.encode(line!.slice(0, 4)).length + 1 },
        end: { line: 3, column: text.encode(line!.slice(0, 7)).length + 1 },
      },
    });
    assert.deepEqual(diagnostics[0].suggestions, [{ range: diagnostics[0].location.range, text: 'LAN' }]);
    assert.deepEqual(
      diagnostics.map(
        ({ severity, code }: { severity: string; code: { value: string } }) => `${severity} ${code.value}`,
      ),
      ['WARNING term/variant', 'ERROR control/missing', 'INFO section/missing', 'INFO section/missing'],
    );
  });

  it('Code Climate has what GitLab asks for', () => {
    const [issue, error] = JSON.parse(codeclimate(ANSWERS, SETTING));
    assert.deepEqual(issue, {
      type: 'issue',
      description: '「ＬＡＮ」は、基本方針では「LAN」と書かれています。',
      check_name: 'term/variant',
      categories: ['Style'],
      fingerprint: '0123456789abcdef',
      severity: 'major',
      location: { path: '文書/対策 基準.md', lines: { begin: 3, end: 3 } },
    });
    assert.equal(error.severity, 'critical');
  });
});

describe('reports to read', () => {
  it('Markdown shows messages as they are', () => {
    const markdown = checkMarkdown(ANSWERS, SETTING);
    const cells = parseMarkdown(markdown).blocks.flatMap(({ cells: all }) => all?.map(({ text }) => text) ?? []);
    assert.ok(cells.includes(`${HOSTILE} (基本方針.md:7)`), cells.join('\n'));
    assert.match(markdown, /2件の文書に4件の指摘（誤り 1、注意 1、情報 1、助言 1）/);
    assert.match(checkMarkdown([], { ...SETTING, locale: 'en' }), /No findings/);
  });

  it('HTML shows messages as they are, without scripts or anything from elsewhere', () => {
    const html = checkHtml(ANSWERS, SETTING);
    assert.deepEqual(fromHtml(html, { onerror: (error) => assert.fail(String(error)) }).type, 'root');
    assert.ok(html.includes('=cmd|&quot;a&quot; &lt;b&gt;&amp;amp;&lt;/b&gt;'));
    assert.doesNotMatch(html, /<script|<img|<link|\bsrc=|url\(|https?:/);
    assert.match(html, /<th scope="row" class="number">3:5<\/th><td class="state warning">注意<\/td>/);
  });
});
