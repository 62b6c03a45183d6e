import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { connect, stopAll, uriOf } from './client';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';
import { run } from './kijun';

/** What somebody else's document tries to bring in must not be read: neither by its path nor through a link. */
describe('what is read', function () {
  this.timeout(30_000);

  let folder: Folder;
  let outside: Folder;

  const draft = (policy: string) => DRAFT.replace('基本方針.md', policy);
  const check = async (path = '対策基準.md', cwd = folder.path) => {
    const env = { ...process.env, LC_ALL: 'ja_JP.UTF-8' };
    const { stdout, stderr } = await run(['check', path, '--format', 'json'], { cwd, env });
    assert.equal(stderr, '');
    return JSON.parse(stdout)[0];
  };
  const told = (answer: { policy: string | null; findings: { rule: string; message: string }[] }) =>
    answer.policy ?? answer.findings.find(({ rule }) => rule === 'policy/unreadable')?.message ?? '';

  beforeEach(() => {
    outside = createFolder({ '基本方針.md': POLICY });
    folder = createFolder();
  });
  afterEach(() => {
    stopAll();
    folder.remove();
    outside.remove();
  });

  it('is no policy outside of the folder, whatever front matter says', async () => {
    folder.write('対策基準.md', draft(outside.file('基本方針.md')));
    assert.match(told(await check()), /作業フォルダーの外にある/);
    folder.write('対策基準.md', draft(`../${outside.path.split('/').at(-1)}/基本方針.md`));
    assert.match(told(await check()), /作業フォルダーの外にある/);
    folder.write('対策基準.md', draft('//server/share/基本方針.md'));
    assert.match(told(await check()), /作業フォルダーの外にある/);
  });

  it('is no policy outside of the folder, whatever kijun.json says', async () => {
    folder.write('kijun.json', JSON.stringify({ policy: outside.file('基本方針.md') }));
    folder.write('対策基準.md', DRAFT.replace(/^上位文書.*\n/m, ''));
    assert.match(told(await check()), /作業フォルダーの外にある/);
    const { stdout } = await run(['check', '.', '--format', 'json'], { cwd: folder.path });
    assert.match(stdout, /作業フォルダーの外にあるため読みません。両方を含む/);
  });

  it('is nothing that a link leads to from inside, a folder neither', async () => {
    symlinkSync(outside.file('基本方針.md'), folder.file('基本方針.md'));
    folder.write('対策基準.md', DRAFT);
    assert.match(told(await check()), /見つかりません/);
    symlinkSync(outside.path, folder.file('上'));
    folder.write('対策基準.md', draft('上/基本方針.md'));
    assert.match(told(await check()), /見つかりません/);
  });

  it('is what the user names, and what lies in the folder in which the command is run', async () => {
    folder.write('対策基準.md', draft(outside.file('基本方針.md')));
    const named = await run(['check', '対策基準.md', outside.file('基本方針.md'), '--format', 'json'], {
      cwd: folder.path,
    });
    assert.match(JSON.parse(named.stdout)[0].policy, /基本方針\.md$/);
    folder.write('方針/基本方針.md', POLICY);
    folder.write('基準/対策基準.md', draft('../方針/基本方針.md'));
    assert.equal(told(await check('基準/対策基準.md')), '方針/基本方針.md');
  });

  it('is nothing outside of the folder in an editor, and what is opened beside it', async () => {
    symlinkSync(outside.file('基本方針.md'), folder.file('つながり.md'));
    const client = await connect({ workspaceFolders: [{ uri: uriOf(folder.path), name: 'one' }] });
    await client.dictionary;
    for (const [name, expected] of [
      [outside.file('基本方針.md'), /作業フォルダーの外にある/],
      ['つながり.md', /見つかりません/],
    ] as const) {
      const { uri, close } = client.open(uriOf(folder.file(`${expected.source.length}対策基準.md`)), draft(name));
      const found = (await client.diagnostics(uri)).find(({ code }) => code === 'policy/unreadable');
      assert.match(found!.message, expected);
      assert.equal((await client.context(uri)).policy, null);
      close();
    }
    const { uri } = client.open(uriOf(folder.file('対策基準.md')), draft(outside.file('基本方針.md')));
    client.open(uriOf(outside.file('基本方針.md')), POLICY);
    assert.equal((await client.context(uri)).policy?.controls, 2);
    await client.stop();
  });

  it('is no pipe and no device, which never end', async () => {
    folder.write('対策基準.md', DRAFT);
    folder.write('基本方針.md', POLICY);
    mkdirSync(folder.file('下'));
    for (const name of ['下/.gitignore', '下/管.md', 'kijun.json']) execFileSync('mkfifo', [folder.file(name)]);
    symlinkSync('/dev/zero', folder.file('.gitignore'));
    const { status, stderr } = await run(['check', join(folder.path), '--fail-on', 'error', '--format', 'json']);
    assert.deepEqual([status, stderr], [1, '']);
    const piped = await run(['check', folder.file('下/管.md')], { env: { ...process.env, LC_ALL: 'ja_JP.UTF-8' } });
    assert.match(piped.stderr, /普通のファイルではありません/);
  });
});
