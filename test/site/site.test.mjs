import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import { createLinter, loadTextlintrc } from 'textlint';
import { buildSite } from '../../scripts/site/build.mjs';
import { brokenLinks } from '../../scripts/site/links.mjs';
import { tokenize } from '../../scripts/site/tokenize.mjs';

describe('the documentation site', function () {
  this.timeout(300_000);

  let site;
  before(async () => {
    site = await buildSite();
  });

  it('is whole: as many pages in English as in Japanese, and every link leads somewhere', () => {
    const { broken, names } = brokenLinks(site.folder);
    assert.deepEqual(broken, []);
    const english = names.filter((name) => name.startsWith('en/'));
    assert.equal(english.length, names.filter((name) => !name.startsWith('en/') && name !== '404.html').length);
    assert.ok(english.length > 70, `${english.length} pages`);
  });

  /** The pages that the built index of a language finds, best first. */
  const search = async (locale, query) => {
    const chunks = join(site.folder, 'assets/chunks');
    const [file] = readdirSync(chunks).filter((name) => name.startsWith(`@localSearchIndex${locale}.`));
    const { default: index } = await import(pathToFileURL(join(chunks, file)).href);
    const options = { fields: ['title', 'titles', 'text'], storeFields: ['title', 'titles'], tokenize };
    return MiniSearch.loadJSON(index, options)
      .search(query, { combineWith: 'AND', prefix: true, boost: { title: 4, text: 2, titles: 1 } })
      .map(({ id }) => id.replace(/#.*/, ''));
  };
  for (const [query, page] of [
    ['既知の指摘', '/migration.html'],
    ['取り込む', '/migration.html'],
    ['ＬＧＷＡＮ', '/start.html'],
    ['送り仮名', '/rules/drafting/okurigana.html'],
    ['望ましい', '/writing.html'],
    ['文', '/writing.html'],
    ['kijun.json', '/configuration.html'],
  ])
    it(`finds 「${query}」 without a network`, async () => {
      const found = await search('root', query);
      assert.ok(found.includes(page), found.slice(0, 10).join(' '));
    });
  it('finds nothing for what is not there', async () => assert.deepEqual(await search('root', '鯨の養殖'), []));
  it('finds English pages in English', async () =>
    assert.ok((await search('en', 'baseline')).includes('/en/migration.html')));

  it('is written as textlint wants technical Japanese', async () => {
    const linter = createLinter({ descriptor: await loadTextlintrc() });
    const results = await linter.lintFiles([...site.japanese, 'README.ja.md']);
    const told = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId} ${message}`),
    );
    assert.ok(results.length > 70, `${results.length} pages`);
    assert.deepEqual(told, []);
  });
});
