import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import { createLinter, loadTextlintrc } from 'textlint';
import { openPage } from '../../scripts/editor/page.mjs';
import { buildSite } from '../../scripts/site/build.mjs';
import { brokenLinks } from '../../scripts/site/links.mjs';
import { tokenize, tokenizeQuery } from '../../scripts/site/tokenize.mjs';

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
      .search(query, {
        tokenize: tokenizeQuery,
        combineWith: 'AND',
        prefix: true,
        boost: { title: 4, text: 2, titles: 1 },
      })
      .map(({ id }) => id.replace(/#.*/, ''));
  };
  for (const [query, page] of [
    ['既知の指摘', '/migration.html'],
    ['取り込む', '/migration.html'],
    ['ＬＧＷＡＮ', '/start.html'],
    ['送り仮名', '/rules/drafting/okurigana.html'],
    ['望ましい', '/writing.html'],
    ['文', '/writing.html'],
    ['番号の振り直し', '/writing.html'],
    ['定めがあるのに見当たらない', '/help.html'],
    ['しなければならない', '/writing.html'],
    ['kijun.json', '/configuration.html'],
  ])
    it(`finds 「${query}」 without a network`, async () => {
      const found = await search('root', query);
      assert.ok(found.includes(page), found.slice(0, 10).join(' '));
    });
  it('finds nothing for what is not there', async () => assert.deepEqual(await search('root', '鯨の養殖'), []));
  it('finds English pages in English', async () =>
    assert.ok((await search('en', 'baseline')).includes('/en/migration.html')));

  it('is searched in a browser, on a narrow page too, and loads nothing from elsewhere', async () => {
    const server = await serve(site.folder);
    const { page, close } = await openPage({ viewport: { width: 390, height: 844 }, locale: 'ja-JP' });
    const strangers = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) strangers.push(request.url());
    });
    try {
      await page.goto(server.url, { waitUntil: 'networkidle' });
      await page.locator('.DocSearch-Button').click();
      await page.fill('.search-input', '既知の指摘');
      await page.locator('.result', { hasText: 'Wordの文書から移る' }).first().click();
      await page.waitForURL(/migration\.html/);
      assert.match(await page.locator('h1').innerText(), /Wordの文書から移る/);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'fits');
      assert.deepEqual(strangers, []);
    } finally {
      await close();
      server.stop();
    }
  });

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

/** Serves a folder on this machine alone. */
async function serve(folder) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
  const server = createServer(({ url }, response) => {
    const path = decodeURI(new URL(url, 'http://site').pathname).replace(/\/$/, '/index.html');
    try {
      const content = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stop = () => server.close().closeAllConnections();
  return { url: `http://127.0.0.1:${server.address().port}/`, stop };
}
