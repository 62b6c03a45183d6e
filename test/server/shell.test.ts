import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, type Ended, runIn } from './command';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

describe('the command line in a shell', function () {
  this.timeout(30_000);

  let folder: Folder;
  const kijun = (args: readonly string[], input?: string | Uint8Array): Promise<Ended> =>
    runIn(folder.path, args, input === undefined ? {} : { input });
  const paths = async (args: readonly string[]): Promise<readonly string[]> =>
    JSON.parse((await kijun(['check', ...args, '--format', 'json'])).stdout).map(({ path }: { path: string }) => path);

  beforeEach(() => {
    folder = createFolder({ '基本方針.md': POLICY, '対策基準.md': DRAFT });
  });
  afterEach(() => folder.remove());

  describe('finds documents', () => {
    beforeEach(() => {
      folder.write('部署/総務/対策基準.md', DRAFT);
      folder.write('部署/旧/対策基準.md', DRAFT);
    });

    it('by patterns, and leaves out by patterns with !', async () => {
      assert.deepEqual(await paths(['部署/**/*.md']), ['部署/旧/対策基準.md', '部署/総務/対策基準.md']);
      assert.deepEqual(await paths(['**/対策*.md', '!部署/旧/**']), ['対策基準.md', '部署/総務/対策基準.md']);
      assert.deepEqual(await paths(['.', '!部署']), ['基本方針.md', '対策基準.md']);
      assert.deepEqual(await paths(['部署', '!部署/旧/対策基準.md']), ['部署/総務/対策基準.md']);
      const { status, stdout, stderr } = await kijun(['check', '部署/**/*.markdown']);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /当てはまる文書/);
    });

    it('whose names look like patterns', async () => {
      folder.write('[案]対策基準.md', DRAFT);
      assert.deepEqual(await paths(['[案]対策基準.md']), ['[案]対策基準.md']);
    });

    it('as .gitignore has it, that of the repository above and exceptions included', async () => {
      mkdirSync(folder.file('.git'));
      folder.write('.gitignore', '旧/\n*.tmp.md\n');
      folder.write('部署/総務/下書.tmp.md', DRAFT);
      folder.write('部署/総務/.gitignore', '!下書.tmp.md\n');
      folder.write('部署/別.tmp.md', DRAFT);
      assert.deepEqual(await paths(['部署']), ['部署/総務/下書.tmp.md', '部署/総務/対策基準.md']);
      assert.deepEqual(await paths(['部署/旧']), ['部署/旧/対策基準.md'], 'a folder that is named is read');
    });

    it('on standard input, in the place of a file', async () => {
      const draft = DRAFT.replace('ＯＴ系', 'OT系');
      const { stdout } = await kijun(['check', '-', '--stdin-name', '対策基準.md', '--format', 'json'], draft);
      const [one] = JSON.parse(stdout);
      assert.equal(one.path, '対策基準.md');
      assert.ok(one.findings.length > 0);
      assert.ok(one.findings.every(({ rule }: { rule: string }) => rule !== 'term/variant'));
      assert.equal(JSON.parse((await kijun(['outline', '-', '--format', 'json'], DRAFT)).stdout).kind, '対策基準');
      assert.match((await kijun(['check', '-', '--fix'], DRAFT)).stderr, /標準入力の文書には/);
    });
  });

  it('goes on where some documents cannot be read, names them, and ends with 2', async () => {
    const sjis = new Uint8Array([0x8a, 0xee, 0x96, 0x7b]);
    folder.write('旧1.md', sjis);
    folder.write('旧2.md', sjis);
    for (const command of ['check', 'coverage', 'baseline']) {
      const { status, stdout, stderr } = await kijun([command, '.']);
      assert.equal(status, 2, command);
      assert.ok(stdout.length > 0, command);
      assert.match(stderr, /旧1\.md の文字コードが[\s\S]*旧2\.md の文字コードが/);
    }
    assert.equal((await kijun(['check', '旧1.md'])).stdout, '');
  });

  describe('writes results', () => {
    it('in the format that the name of the file says', async () => {
      for (const [command, name, begin] of [
        ['check', '結果.html', /^<!DOCTYPE html>/],
        ['check', '結果.sarif', /^\{\n {2}"\$schema"/],
        ['check', '結果.txt', /^基本方針|^対策基準/],
        ['coverage', '結果.csv', /^\ufeff/],
        ['coverage', '結果.xlsx', /^PK/],
      ] as const) {
        const { stderr } = await kijun([command, '--output', name]);
        assert.equal(stderr, `${name} に書き出しました。\n`);
        assert.match(readFileSync(folder.file(name), 'utf8'), begin, name);
      }
      const { status, stderr } = await kijun(['check', '--output', '結果.xml']);
      assert.equal(status, 2);
      assert.match(stderr, /--format で指定してください（junit、checkstyle）/);
    });

    it('on standard output where - is named, as other commands do', async () => {
      const { stdout } = await kijun(['new', 'standard', '--policy', '基本方針.md', '--output', '-']);
      assert.match(stdout, /^---\n種別: 対策基準/);
      assert.ok(!existsSync(folder.file('-')));
    });

    it('and says nothing of them in a lock file where nothing is declared', async () => {
      const { status, stdout } = await kijun(['confirm']);
      assert.equal(status, 0);
      assert.match(stdout, /根拠0件/);
      assert.ok(!existsSync(folder.file('kijun.lock.json')));
    });
  });

  describe('explain', () => {
    it('prints the page of a rule in one language, and lists all', async () => {
      const japanese = (await kijun(['explain', 'term/variant'])).stdout;
      assert.match(japanese, /^# term\/variant 用語の書き方が基本方針と違う\n[\s\S]*重さ: 注意[\s\S]*## 例\n/);
      assert.doesNotMatch(japanese, /Reports a term/);
      const english = (await runIn(folder.path, ['explain', 'term/variant'], { lang: 'en_US.UTF-8' })).stdout;
      assert.match(english, /Reports a term[\s\S]*## Example\n[\s\S]*```markdown bad/);
      assert.doesNotMatch(english, /重さ/);
      assert.match((await kijun(['explain'])).stdout, /^control\/missing\n {2}\S/m);
    });

    it('lists the rules whose titles have a word', async () => {
      const { status, stdout } = await kijun(['explain', '基本方針']);
      assert.equal(status, 0);
      assert.match(stdout, /^policy\/unreadable\n {2}基本方針を読み取れない$/m);
      assert.doesNotMatch(stdout, /^annex\//m);
    });

    it('suggests the rule that was meant', async () => {
      for (const name of ['term/varient', 'variant']) {
        const { status, stdout, stderr } = await kijun(['explain', name]);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, /term\/variant のことではありませんか/);
      }
      assert.match(
        (await kijun(['check', '--fomat', 'json'])).stderr,
        /--fomat という.+\n（--format のことではありませんか。）/,
      );
    });

    it('writes no text into what is named as a PDF', async () => {
      const { status, stderr } = await kijun(['coverage', '--output', '充足.pdf']);
      assert.equal(status, 2);
      assert.match(stderr, /\.pdf では書き出せません。.*\.html に書き出し/);
      assert.ok(!existsSync(folder.file('充足.pdf')));
    });
  });

  it('config tells which kijun.json holds, and where each setting comes from', async () => {
    mkdirSync(folder.file('.git'));
    folder.write(
      'kijun.json',
      '{\n  "rules": {\n    "term/variant": { "severity": "hint", "allow": ["ＯＴ系"] }\n  },\n  "term": []\n}\n',
    );
    folder.write('部署/対策基準.md', DRAFT.replace('基本方針.md', '../基本方針.md'));
    const answer = JSON.parse((await kijun(['config', '部署/対策基準.md', '--format', 'json'])).stdout);
    assert.equal(answer.config, 'kijun.json');
    assert.deepEqual(answer.searched, ['部署/kijun.json', 'kijun.json']);
    assert.equal(answer.faults, 1);
    assert.deepEqual(answer.policy, { path: '基本方針.md', by: 'front matter' });
    const rule = (name: string) => answer.rules.find((one: { name: string }) => one.name === name);
    const { value, options, origin } = rule('term/variant');
    assert.deepEqual([value, options.allow, origin], ['hint', ['ＯＴ系'], { path: 'kijun.json', line: 3 }]);
    assert.equal(rule('control/missing').origin, 'default');
    const { stdout } = await kijun(['config', '部署']);
    assert.match(stdout, /基本方針: 基本方針\.md {2}フォルダーの中でただ一つの基本方針/);
    assert.match(stdout, /探した順: 部署\/kijun\.json（なし） → kijun\.json（使用）/);
    assert.match(stdout, /^term\/variant: hint {2}allow: \["ＯＴ系"\].*kijun\.json:3$/m);
    assert.match(stdout, /読み取れない設定 1件/);
  });

  it('config tells what holds a rule down, and which findings are known', async () => {
    folder.write('kijun.json', '{\n  "rules": {\n    "*": "info"\n  }\n}\n');
    folder.write('kijun.baseline.json', '{ "version": 1, "documents": {} }');
    const { rules, baseline } = JSON.parse((await kijun(['config', '.', '--format', 'json'])).stdout);
    const rule = (name: string) => rules.find((one: { name: string }) => one.name === name);
    assert.deepEqual([rule('control/missing').value, rule('control/missing').origin.line], ['info', 3]);
    assert.equal(rule('control/unbased').value, 'off');
    assert.equal(baseline, 'kijun.baseline.json');
  });

  describe('completion', () => {
    const fitting = async (...words: string[]) =>
      (await kijun(['complete', '--', ...words])).stdout.split('\n').map((line) => line.split('\t')[0]);

    it('knows commands, options, choices and rules, and leaves files to the shell', async () => {
      assert.deepEqual(await fitting('co'), ['coverage', 'confirm', 'config', 'completion', ':4', '']);
      assert.deepEqual(await fitting('check', '--fo'), ['--format', ':4', '']);
      assert.deepEqual(await fitting('check', '--format', 's'), ['stylish', 'sarif', ':4', '']);
      assert.deepEqual(await fitting('explain', 'annex/'), ['annex/missing', 'annex/unused', ':4', '']);
      assert.deepEqual(await fitting('check', '--policy', ''), [':0', '']);
      assert.deepEqual(await fitting('new', ''), ['standard', 'procedure', ':4', '']);
      assert.ok(!(await fitting('')).includes('complete'));
    });

    it('has a script for each shell; bash takes its own', async () => {
      for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
        assert.match((await kijun(['completion', shell])).stdout, /kijun complete '?--/, shell);
      const { stdout } = await kijun(['completion', 'bash']);
      folder.write('kijun', `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
      // as bash asks without its package bash-completion
      const fitting = (...words: string[]) =>
        `COMP_WORDS=(kijun ${words.join(' ')}); COMP_CWORD=${words.length}; _kijun; echo "\${COMPREPLY[@]}"`;
      const asked = [
        'chmod +x kijun; PATH="$PWD:$PATH"',
        stdout,
        fitting('check', '--format', 'sa'),
        fitting('co'),
        fitting('check', 'rul'),
        'complete -p kijun',
      ];
      const bash = spawnSync('bash', ['--norc', '-c', asked.join('\n')], { cwd: folder.path, encoding: 'utf8' });
      assert.deepEqual(bash.stdout.split('\n'), [
        'sarif',
        'coverage confirm config completion',
        // files are left to bash
        '',
        'complete -o default -F _kijun kijun',
        '',
      ]);
    });
  });

  it('--watch checks again when a document changes, until it is stopped', async () => {
    const child = spawn(process.execPath, [CLI, 'check', '--watch', '--output', '結果.md'], {
      cwd: folder.path,
      env: { ...process.env, LC_ALL: 'ja_JP.UTF-8', NO_COLOR: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    const waiting = (rounds: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (told.split('変更を待っています').length > rounds) {
            child.stderr.off('data', look);
            resolve();
          }
        };
        child.stderr.on('data', look);
        look();
      });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
    });
    try {
      await waiting(1);
      assert.match(readFileSync(folder.file('結果.md'), 'utf8'), /ＯＴ系ネットワーク/);
      writeFileSync(folder.file('対策基準.md'), DRAFT.replace('ＯＴ系', 'OT系'));
      await waiting(2);
      assert.doesNotMatch(readFileSync(folder.file('結果.md'), 'utf8'), /ＯＴ系ネットワーク/);
    } finally {
      child.kill();
    }
  });

  describe('--cache', () => {
    const cached = async (...more: string[]) => (await kijun(['check', '--format', 'json', ...more])).stdout;

    it('gives what a run without it gives: empty, filled, damaged in any way, or of other texts', async () => {
      const cold = await cached();
      assert.equal(await cached('--cache', '照合'), cold);
      const file = folder.file('照合');
      const whole = readFileSync(file);
      for (const bytes of [
        whole,
        whole.subarray(0, whole.length - 3),
        whole.subarray(0, 10),
        Buffer.from(whole.toString().replace(/0\.\d+/, '0.01')),
        Buffer.from(whole.toString().replace('kijun-cache ', 'kijun-cache x')),
        Buffer.from('[]'),
        Buffer.alloc(0),
      ]) {
        writeFileSync(file, bytes);
        assert.equal(await cached('--cache', '照合'), cold);
        assert.deepEqual(readFileSync(file), whole);
      }
    });

    it('is not taken in by a policy that kijun.json reads otherwise', async () => {
      await cached('--cache', '照合');
      folder.write('kijun.json', '{ "reading": { "exclude": ["3(1)-1"] } }');
      assert.equal(await cached('--cache', '照合'), await cached());
    });

    it('may be shared between checkouts in different places', async () => {
      await cached('--cache', '照合');
      const before = readFileSync(folder.file('照合'));
      const other = createFolder({ '基本方針.md': POLICY, '対策基準.md': DRAFT, 照合: before });
      try {
        await runIn(other.path, ['check', '--cache', '照合']);
        assert.deepEqual(readFileSync(join(other.path, '照合')), before, 'nothing was judged anew');
      } finally {
        other.remove();
      }
    });
  });
});
