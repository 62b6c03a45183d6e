import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { HoverRequest } from 'vscode-languageserver-protocol/node';
import { parseXml } from '../../server/src/exchange/xml';
import { connect, stopAll, uriOf } from './client';
import { createFolder, type Folder } from './fixture';
import { run } from './kijun';

/** What somebody may write to be run, followed or believed where it is shown. */
const EVIL =
  '<script>alert(1)</script> ]]> [押す](command:evil) ![](https://evil.example/x.png) \u001b]0;x\u0007\u202e';
const TERM = '端末<img src=x onerror=evil>';
const NAME = '対策基準 \'"&<b>=1+1.md';

const POLICY = `# 港湾局情報セキュリティ基本方針

## 1 定義

(1) ${TERM}

${EVIL} をいう。 https://evil.example/ www.evil.example a@evil.example

## 2 対策

(1) =HYPERLINK("https://evil.example") ${EVIL}

${TERM}の管理を行う。
`;
const DRAFT = `---
種別: 対策基準
上位文書: 基本方針.md
---

# ${EVIL} 情報セキュリティ対策基準

## 第1条 ${EVIL}

職員は、${TERM}を管理するよう努める。 ${EVIL}

職員は、前々々条の規定により、端末＜img src=x onerror=evil＞を管理しなければならない。
`;

describe('hostile texts and names', function () {
  this.timeout(60_000);

  let folder: Folder;
  before(() => {
    folder = createFolder({ '基本方針.md': POLICY, [NAME]: DRAFT });
  });
  after(() => {
    stopAll();
    folder.remove();
  });

  const kijun = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await run(args, { cwd: folder.path });
    assert.ok(status === 0 || status === 1, stderr);
    return stdout;
  };

  /** Elements and links of a page, by what they could do. */
  const dangers = (html: string): readonly string[] => {
    const found: string[] = [];
    const walk = (node: { type: string; tagName?: string; properties?: object; children?: unknown[] }): void => {
      const { tagName, properties = {} } = node;
      if (/^(?:script|img|iframe|object|a|link|form|base)$/.test(tagName ?? '')) found.push(tagName!);
      found.push(...Object.keys(properties).filter((name) => /^on|^(?:href|src|action)$/i.test(name)));
      for (const child of node.children ?? []) walk(child as never);
    };
    walk(fromHtml(html) as never);
    return found;
  };

  /** What Markdown would do besides being read. An address that readers see as it is may be a link. */
  const active = (markdown: string): readonly string[] => {
    const found: string[] = [];
    const textOf = (node: { value?: string; children?: unknown[] }): string =>
      node.value ?? (node.children ?? []).map((child) => textOf(child as never)).join('');
    const walk = (node: { type: string; url?: string; children?: unknown[] }): void => {
      const open = node.type === 'link' && node.url!.replace(/^(?:mailto:|http:\/\/(?=www))/, '') === textOf(node);
      if (/^(?:html|link|image|definition|linkReference)$/.test(node.type) && !open)
        found.push(`${node.type} ${node.url ?? ''}`);
      for (const child of node.children ?? []) walk(child as never);
    };
    walk(unified().use(remarkParse).use(remarkGfm).parse(markdown) as never);
    return found;
  };

  it('are text in HTML', async () => {
    for (const command of ['check', 'coverage'])
      assert.deepEqual(dangers(await kijun(command, '.', '--format', 'html')), []);
  });

  it('are text in XML', async () => {
    for (const format of ['junit', 'checkstyle']) {
      const xml = await kijun('check', '.', '--format', format);
      assert.match(xml, /&lt;/);
      assert.ok(parseXml(xml), format);
    }
  });

  it('are text in Markdown', async () => {
    for (const command of ['check', 'coverage'])
      assert.deepEqual(active(await kijun(command, '.', '--format', 'markdown')), []);
  });

  it('are strings in JSON', async () => {
    for (const format of ['json', 'sarif', 'rdjson', 'codeclimate'] as const)
      assert.ok(JSON.parse(await kijun('check', '.', '--format', format)), format);
  });

  it('are cells that calculate nothing, in CSV and in Excel', async () => {
    const csv = await kijun('coverage', '.', '--format', 'csv');
    assert.match(csv, /'=HYPERLINK|[^=]=HYPERLINK/);
    for (const line of csv.slice(1).split('\r\n')) assert.doesNotMatch(line, /(?:^|,)"?[=+@-]/);
    await kijun('coverage', '.', '--format', 'xlsx', '--output', 'r.xlsx');
    const { unzipSync, strFromU8 } = await import('fflate');
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(folder.file('r.xlsx')))))
      if (/\.(?:xml|rels)$/.test(name)) {
        assert.doesNotMatch(strFromU8(bytes), /<f>|<hyperlink|TargetMode="External"/, name);
        assert.ok(parseXml(strFromU8(bytes)), name);
      }
  });

  it('are text in Word documents, which lead nowhere', async () => {
    await kijun('export', NAME, '--output', 'r.docx', '--force', '--findings');
    const { unzipSync, strFromU8 } = await import('fflate');
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(folder.file('r.docx')))))
      if (/\.(?:xml|rels)$/.test(name)) {
        assert.doesNotMatch(strFromU8(bytes), /TargetMode="External"|<w:instrText[^>]*>[^<]*(?:HYPERLINK|DDE)/, name);
        assert.ok(parseXml(strFromU8(bytes)), name);
      }
  });

  it('cannot command a terminal', async () => {
    for (const args of [
      ['check', '.'],
      ['coverage', '.'],
      ['policy', '基本方針.md'],
      ['outline', NAME],
    ])
      assert.doesNotMatch(await kijun(...args), /[^\P{Cc}\t\n]|[\u202a-\u202e]/u, args[0]);
  });

  it('are text in an editor: hovers hold no link but to the documents themselves, and no HTML', async () => {
    const client = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }] });
    await client.dictionary;
    const opened = client.open(uriOf(folder.file(NAME)), DRAFT);
    const hovers: string[] = [];
    for (const place of ['を管理するよう', 'よう努める', '前々々条', '職員は'])
      for (let by = -3; by < 5; by++) {
        const position = opened.at(place, by);
        const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: opened, position });
        if (hover) hovers.push((hover.contents as { value: string }).value);
      }
    assert.ok(hovers.length > 0);
    for (const one of hovers.flatMap(active)) assert.match(one, /^link file:\/\//);
    for (const { message } of await client.diagnostics(opened.uri)) assert.equal(typeof message, 'string');
    await client.stop();
  });

  it('of kijun.json are words, not expressions: none is compiled', async () => {
    const words = ['(a+)+$', '.*', '[', '\\', '^'];
    folder.write(
      'kijun.json',
      JSON.stringify({
        rules: { 'term/variant': { allow: words }, 'statement/vague': { allow: words } },
        terms: words.map((term) => ({ term, definition: term, variants: [`${term}${'a'.repeat(40)}!`] })),
      }),
    );
    folder.write('a.md', `---\n種別: 対策基準\n---\n\n# 基準\n\n職員は、${'a'.repeat(50_000)}を管理する。\n`);
    assert.ok(JSON.parse(await kijun('check', 'a.md', '--format', 'json')));
  });
});
