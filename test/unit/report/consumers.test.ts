import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as core from '@actions/core';
import { parse as parseJunit, type TestSuites } from 'junit2json';
import * as v from 'valibot';
import type { CheckAnswer } from '../../../server/src/report/answer';
import { codeclimate } from '../../../server/src/report/codeclimate';
import { github } from '../../../server/src/report/github';
import { checkHtml, coverageHtml } from '../../../server/src/report/html';
import { junit } from '../../../server/src/report/junit';
import { PLAIN } from '../../../server/src/report/paint';
import { rdjson } from '../../../server/src/report/rdjson';
import { stylish } from '../../../server/src/report/stylish';
import { ANSWERS, COVERAGE, SETTING } from './answers';

// it looks for files beside itself, which a bundle does not have
const { HtmlValidate }: typeof import('html-validate') = createRequire(join(process.cwd(), 'package.json'))(
  'html-validate',
);

describe('the formats, as those read them who they are for', () => {
  it('HTML has no fault that a validator finds, nor one against accessibility', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
      // how a page is typed, and what its style is, are matters of taste
      rules: { 'no-trailing-whitespace': 'off', 'long-title': 'off', 'no-inline-style': 'off' },
    });
    for (const html of [
      checkHtml(ANSWERS, SETTING),
      coverageHtml(COVERAGE, SETTING),
      checkHtml([], { ...SETTING, locale: 'en' }),
    ]) {
      const { results } = await validator.validateString(html);
      assert.deepEqual(
        results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => [ruleId, message, line])),
        [],
      );
    }
    assert.equal(
      (await validator.validateString('<!DOCTYPE html><html><body><img src="a"></body></html>')).valid,
      false,
    );
  });

  it('JUnit is read with its counts and failures', async () => {
    const suites = (await parseJunit(junit(ANSWERS, SETTING))) as TestSuites;
    assert.deepEqual([suites.tests, suites.failures], [5, 2]);
    assert.deepEqual(
      suites.testsuite?.map(({ name, testcase = [] }) => [name, testcase.map((one) => one.failure?.length ?? 0)]),
      [
        ['文書/対策 基準.md', [1, 1, 0, 0]],
        ['基本方針.md', [0]],
      ],
    );
  });

  it('annotations are those that GitHub’s own library writes', () => {
    const written: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = (text: string | Uint8Array) => written.push(String(text)) > 0;
    try {
      for (const { path, findings } of ANSWERS)
        for (const { severity, message, rule, line, endLine, column, endColumn } of findings) {
          const annotate = { error: core.error, warning: core.warning, info: core.notice, hint: core.notice }[severity];
          const columns = line === endLine ? { startColumn: column, endColumn } : {};
          annotate(message, { title: rule, file: path, startLine: line, endLine, ...columns });
        }
    } finally {
      process.stdout.write = write;
    }
    const parts = (line: string) => {
      const [, command, properties, message] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
      return [command, properties?.split(',').sort(), message];
    };
    const lines = (text: string) => text.split('\n').filter(Boolean).map(parts);
    assert.deepEqual(lines(github(ANSWERS, SETTING)), lines(written.join('').replaceAll('\r', '')));
  });

  it('rdjson has the fields of the Reviewdog Diagnostic Format and no others', () => {
    const position = v.strictObject({
      line: v.pipe(v.number(), v.integer(), v.minValue(1)),
      column: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    });
    const location = v.strictObject({
      path: v.string(),
      range: v.strictObject({ start: position, end: v.optional(position) }),
    });
    const result = v.strictObject({
      source: v.strictObject({ name: v.string() }),
      diagnostics: v.array(
        v.strictObject({
          message: v.string(),
          location,
          severity: v.picklist(['ERROR', 'WARNING', 'INFO']),
          code: v.strictObject({ value: v.string() }),
          suggestions: v.array(
            v.strictObject({ range: v.strictObject({ start: position, end: position }), text: v.string() }),
          ),
          related_locations: v.array(v.strictObject({ message: v.string(), location })),
        }),
      ),
    });
    assert.equal(v.parse(result, JSON.parse(rdjson(ANSWERS, SETTING))).diagnostics.length, 4);
  });

  it('Code Climate has the fields of its specification and no others, as GitLab asks for them', () => {
    const line = v.pipe(v.number(), v.integer(), v.minValue(1));
    const categories = [
      'Bug Risk',
      'Clarity',
      'Compatibility',
      'Complexity',
      'Duplication',
      'Performance',
      'Security',
      'Style',
    ];
    const issue = v.strictObject({
      type: v.literal('issue'),
      check_name: v.pipe(v.string(), v.nonEmpty()),
      description: v.pipe(v.string(), v.nonEmpty()),
      categories: v.pipe(v.array(v.picklist(categories)), v.minLength(1)),
      fingerprint: v.pipe(v.string(), v.nonEmpty()),
      severity: v.picklist(['info', 'minor', 'major', 'critical', 'blocker']),
      location: v.strictObject({
        path: v.pipe(v.string(), v.regex(/^(?!\.?\/)/)),
        lines: v.pipe(
          v.strictObject({ begin: line, end: line }),
          v.check(({ begin, end }) => begin <= end),
        ),
      }),
    });
    const issues = v.parse(v.array(issue), JSON.parse(codeclimate(ANSWERS, SETTING)));
    assert.equal(issues.length, 4);
  });

  it('the terminal is read by the problem matcher of the extension', () => {
    const { problemMatchers } = JSON.parse(readFileSync('package.json', 'utf8')).contributes;
    const [file, finding] = problemMatchers[0].pattern.map(({ regexp }: { regexp: string }) => RegExp(regexp));
    const plain: readonly CheckAnswer[] = ANSWERS.map((answer) => ({
      ...answer,
      findings: answer.findings.slice(0, 1),
    }));
    const lines = stylish(plain, 'en', PLAIN).split('\n');
    assert.equal(file.exec(lines[0])[1], '文書/対策 基準.md');
    assert.deepEqual(finding.exec(lines[1]).slice(1), [
      '3',
      '5',
      'warning',
      '「ＬＡＮ」は、基本方針では「LAN」と書かれています。',
      'term/variant',
    ]);
  });
});
