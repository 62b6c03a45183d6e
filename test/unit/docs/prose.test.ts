import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inLanguage, manual } from '../../../server/src/report/manual';
import { SETTABLE } from '../../../server/src/rules/settings';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

const read = (path: string): string => readFileSync(path, 'utf8');
const guides = (locale: 'ja' | 'en') => readdirSync(`docs/${locale}`).sort();

describe('documentation', () => {
  it('has every guide in Japanese and in English, coverage and trust in their own place', () => {
    assert.deepEqual(
      guides('ja').filter((name) => !['coverage.md', 'trust.md'].includes(name)),
      guides('en'),
    );
    assert.ok(existsSync('docs/coverage.md') && existsSync('docs/trust.md'));
  });

  it('gives the same figures of coverage in both languages', () => {
    const figures = (page: string) => read(page).match(/\b[01]\.\d\d\b/g);
    assert.deepEqual(figures('docs/ja/coverage.md'), figures('docs/coverage.md'));
  });

  it('gives the same figures of the long runs in both languages', () => {
    const rows = (page: string) =>
      read(page)
        .split('\n')
        .filter((line) => /^\| .*\d (?:MB|%)/.test(line))
        .map((line) => line.replace(/^\| [^|]+/, '').match(/\d[\d.]*/g));
    assert.ok(rows('docs/trust.md').length > 50);
    assert.deepEqual(rows('docs/ja/trust.md'), rows('docs/trust.md'));
  });

  it('says of every rule something in Japanese and something in English', () => {
    for (const rule of SETTABLE) {
      const prose = (locale: 'ja' | 'en') =>
        manual(read(`docs/rules/${rule.id}.md`), rule, locale)
          .replace(/^```[\s\S]*?^```$/gm, '')
          .replace(/^#.*$/gm, '');
      assert.match(prose('ja'), /指摘|示し|知らせ/, rule.id);
      assert.match(prose('en'), /\b(?:Reports|Shows|No|In|Brackets|stands)\b/, rule.id);
      assert.doesNotMatch(prose('en'), /[ぁ-ん]{4}(?![^「]*」)(?![^（]*）)/, rule.id);
    }
  });

  it('takes one language out of a page that is written in both', () => {
    const page =
      '# 設定 / Settings\n\n## kijun check\n\n一つを選びます。\n\nChoose `error / 誤り` for 「望ましい」.\n\n| 名前 / name | 値 |\n| --- | --- |\n| a / b | `x` |\n';
    assert.equal(
      inLanguage(page, 'ja'),
      '# 設定\n\n## kijun check\n\n一つを選びます。\n\n| 名前 | 値 |\n| --- | --- |\n| a | `x` |\n',
    );
    assert.equal(
      inLanguage(page, 'en'),
      '# Settings\n\n## kijun check\n\nChoose `error / 誤り` for 「望ましい」.\n\n| name | 値 |\n| --- | --- |\n| b | `x` |\n',
    );
  });

  for (const page of ['README.md', 'README.ja.md', 'CONTRIBUTING.md', 'examples/README.md'])
    it(`${page} links to what is there`, () => {
      const links = [...read(page).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, to]) => decodeURI(to!));
      const absent = links.filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(dirname(page), to)));
      assert.deepEqual(absent, []);
    });

  it("keeps to Kijun's own rules of drafting", async () => {
    const workspace = createWorkspace();
    const rules = SETTABLE.filter(({ id }) => /^(?:drafting|character)\//.test(id));
    const wanted = Object.fromEntries(rules.map(({ id, severity }) => [id, severity]));
    workspace.set('/w/kijun.json', JSON.stringify({ rules: { '*': 'off', ...wanted } }));
    const pages = [
      ...guides('ja').map((name) => `docs/ja/${name}`),
      ...['configuration', 'formats', 'editors', 'grammar'].map((name) => `docs/${name}.md`),
      // those of the rules themselves are full of what they report
      ...SETTABLE.filter((rule) => !rules.includes(rule)).map(({ id }) => `docs/rules/${id}.md`),
      'README.ja.md',
    ];
    // a page is no regulation; its kind only makes the rules look at it
    for (const page of pages) {
      const text = inLanguage(read(page).replace(/^---[\s\S]*?^---$/m, ''), 'ja')
        .replace(/^```[\s\S]*?^```$/gm, '')
        .replace(/^\| \[.*$/gm, '');
      workspace.set(`/w/${page}`, `---\n種別: 実施手順\n---\n\n${text}`);
    }
    workspace.equip(await tokenizer);
    const told = pages.flatMap((page) =>
      workspace.findings(`/w/${page}`).map(({ rule, span, message }) => {
        const marked = workspace.document(`/w/${page}`)!.source.slice(span.start, span.end);
        return `${page}: ${rule} 「${marked}」 ${message.ja}`;
      }),
    );
    assert.deepEqual(told, []);
  });
});
