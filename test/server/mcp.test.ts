import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { CheckAnswer, CoverageAnswer, PolicyAnswer } from '../../server/src/report/answer';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

/** What the tools answer, all together. */
type Data = Omit<CoverageAnswer, 'documents'> &
  PolicyAnswer & { readonly documents: readonly CheckAnswer[]; readonly total: number; readonly omitted: number } & {
    readonly found: { readonly term: string; readonly path: string } | null;
    readonly near: readonly string[];
    readonly rules: readonly unknown[];
  };

const CLI = join(process.cwd(), 'dist/cli.js');

describe('the server for assistants', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;

  /** Starts the built server in the test's folder. */
  const start = async (lang = 'ja_JP.UTF-8', args: readonly string[] = []): Promise<void> => {
    client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [CLI, 'mcp', ...args],
        cwd: folder.path,
        env: { PATH: process.env.PATH ?? '', LC_ALL: lang },
        stderr: 'inherit',
      }),
    );
  };
  /** What a tool answers; the client has held it to the tool's own schema. */
  const ask = async (name: string, input: Record<string, unknown> = {}) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: input });
    const [first] = content as readonly { readonly type: string; readonly text: string }[];
    return { text: first!.text, data: structuredContent as unknown as Data, isError: isError === true };
  };
  /** A question that is answered with a message, and with nothing else. */
  const refuses = async (message: RegExp, name: string, input: Record<string, unknown>): Promise<void> => {
    const { text, data, isError } = await ask(name, input);
    assert.ok(isError, text);
    assert.match(text, message);
    assert.equal(data, undefined);
  };

  beforeEach(() => {
    folder = createFolder({ 'docs/基本方針.md': POLICY, 'docs/対策基準.md': DRAFT, '秘密.md': '# 秘密の覚書\n' });
  });
  afterEach(async () => {
    await client.close();
    folder.remove();
  });

  it('offers five tools that only read', async () => {
    await start();
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['check', 'coverage', 'policy', 'term', 'explain'],
    );
    for (const { annotations, outputSchema } of tools) {
      assert.equal(annotations?.readOnlyHint, true);
      assert.ok(outputSchema);
    }
    assert.match(client.getInstructions() ?? '', /何も書き換えません/);
  });

  it('check: the findings with their places, as data and to be read', async () => {
    await start();
    const { text, data } = await ask('check', { severity: 'warning' });
    assert.match(text, /16:1 .*「ＯＴ系ネットワーク」.*term\/variant/);
    const [draft] = data.documents.filter(({ path }) => path === 'docs/対策基準.md');
    assert.equal(draft!.policy, 'docs/基本方針.md');
    assert.ok(draft!.findings.some(({ rule, line }) => rule === 'term/variant' && line === 16));
    assert.ok(draft!.findings.every(({ severity }) => severity === 'error' || severity === 'warning'));
  });

  it('check: says how many findings it left out', async () => {
    await start();
    const { text, data } = await ask('check', { limit: 1 });
    const told = data.documents.flatMap(({ findings }) => findings);
    assert.equal(told.length, 1);
    assert.equal(data.omitted, data.total - 1);
    assert.match(text, new RegExp(`ほかに${data.omitted}件`));
  });

  it('answers of what stands on the disk now', async () => {
    await start();
    const before = (await ask('coverage')).data.summary;
    folder.write(
      'docs/対策基準.md',
      `${DRAFT}\n## 第3条（人的セキュリティ）\n\n責任者は、職員に研修及び訓練を行わなければならない。\n`,
    );
    const after = (await ask('coverage')).data.summary;
    assert.deepEqual([before.missing, after.missing], [2, 0]);
  });

  it('coverage: only what is lacking', async () => {
    await start();
    const { text, data } = await ask('coverage', { lacking: true });
    assert.deepEqual(
      data.controls.map(({ id, status }) => [id, status]),
      [['3(2)', 'missing']],
    );
    assert.match(text, /× .*研修/);
    assert.doesNotMatch(text, /○ .*入退室/);
  });

  it('policy: terms and demands', async () => {
    await start();
    const { data } = await ask('policy');
    assert.deepEqual(
      data.terms.map(({ term }) => term),
      ['情報資産', 'OT系ネットワーク'],
    );
    assert.equal(data.controls.length, 2);
  });

  it('term: in any notation, by reading, and what is near', async () => {
    await start();
    const { data, text } = await ask('term', { term: 'ＯＴ系ネットワーク' });
    assert.equal(data.found?.term, 'OT系ネットワーク');
    assert.equal(data.found?.path, 'docs/基本方針.md');
    assert.match(text, /浄水場/);
    assert.deepEqual((await ask('term', { term: 'じょうほう' })).data, { found: null, near: ['情報資産'] });
  });

  it('explain: one rule in the language of the reader, or all of them', async () => {
    await start('en_US.UTF-8');
    const { text, data } = await ask('explain', { rule: 'term/variant' });
    assert.match(text, /^# term\/variant A term is written differently from the policy/);
    assert.doesNotMatch(text, /指摘されるもの/);
    assert.equal(data.rules.length, 1);
    assert.ok((await ask('explain')).data.rules.length > 50);
    await refuses(/There is no rule term\/nothing/, 'explain', { rule: 'term/nothing' });
  });

  it('reads nothing outside its folder, whether it is named, linked or referred to', async () => {
    symlinkSync('../秘密.md', folder.file('docs/対策基準2.md'));
    symlinkSync('..', folder.file('docs/上'));
    folder.write('docs/kijun.json', '{ "policy": "../秘密.md" }');
    await start('ja_JP.UTF-8', ['docs']);
    const outside = /外にあるため、読みません/;
    for (const path of ['../秘密.md', folder.file('秘密.md'), '対策基準2.md', '上/秘密.md', '..'])
      await refuses(outside, 'check', { paths: [path] });
    await refuses(outside, 'policy', { policy: '../秘密.md' });
    const { text, data } = await ask('check');
    assert.doesNotMatch(text + JSON.stringify(data), /覚書/);
    assert.ok(data.documents.every(({ path }) => !path.includes('対策基準2')));
  });

  it('says what is wrong with a question', async () => {
    await start();
    await refuses(/なし.md/, 'check', { paths: ['なし.md'] });
    await refuses(/nonsense/, 'check', { nonsense: true });
    await refuses(/severity/, 'check', { severity: 'fatal' });
    await refuses(/term/, 'term', { term: '' });
    mkdirSync(folder.file('空'));
    await refuses(/文書（.md）がありません/, 'coverage', { paths: ['空'] });
  });
});
