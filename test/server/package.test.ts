import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { parse, parseAllDocuments } from 'yaml';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

const read = (path: string): string => readFileSync(path, 'utf8');
const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const quiet = { encoding: 'utf8' as const, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] };

/** Packs the command line into a folder. */
function pack(output: string): string {
  mkdirSync(output, { recursive: true });
  const script = `import(${JSON.stringify(join(process.cwd(), 'scripts/release/pack.mjs'))}).then(async (m) => console.log(await m.packCommand(${JSON.stringify(output)})))`;
  return execFileSync(process.execPath, ['-e', script], quiet).trim();
}

/** Runs a step of a CI in bash, as its runner does. */
const bash = (script: string, cwd: string, env: Readonly<Record<string, string>>) =>
  spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
    ...quiet,
    cwd,
    // nothing is asked of a registry
    env: { ...process.env, LC_ALL: 'ja_JP.UTF-8', npm_config_offline: 'true', ...env },
  });

describe('the package of the command line', function () {
  this.timeout(120_000);

  let folder: Folder;
  let tgz: string;
  before(() => {
    folder = createFolder({ '規程/基本方針.md': POLICY, '規程/対策基準.md': DRAFT });
    tgz = pack(folder.file('一'));
  });
  after(() => folder.remove());

  it('is the same when it is packed again', () => {
    assert.equal(hash(pack(folder.file('二'))), hash(tgz));
  });

  it('holds what the command line reads, and what git installs holds the same', () => {
    const files = (args: readonly string[]): readonly string[] =>
      JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', ...args], quiet))[0]
        .files.map(({ path }: { path: string }) => path)
        .sort();
    const packed = execFileSync('tar', ['-tzf', tgz], quiet)
      .split('\n')
      .filter(Boolean)
      .map((path) => path.replace('package/', ''))
      .sort();
    assert.deepEqual(files([]), packed);
    assert.ok(
      packed.every((path) =>
        /^(?:dist|docs\/rules|examples|schemas|types)\/|^[A-Z]+(?:\.ja)?(?:\.md)?$|^package\.json$/.test(path),
      ),
    );
    assert.deepEqual(
      JSON.parse(execFileSync('tar', ['-xzOf', tgz, 'package/package.json'], quiet)).dependencies,
      undefined,
    );
  });

  it('is installed into an empty prefix without a network, and every command runs there', () => {
    const { status, stderr } = bash(`npm install --no-audit --no-fund --prefix "$PWD/入" "${tgz}"`, folder.path, {});
    assert.equal(status, 0, stderr);
    const kijun = (...args: string[]) =>
      spawnSync(folder.file('入/node_modules/.bin/kijun'), args, {
        ...quiet,
        cwd: folder.path,
        env: { ...process.env, LC_ALL: 'ja_JP.UTF-8' },
      });
    assert.match(kijun('--version').stdout, /^\d+\.\d+\.\d+\n$/);
    assert.match(kijun('check', '規程').stdout, /ＯＴ系ネットワーク/);
    assert.match(kijun('explain', 'term/variant').stdout, /^# term\/variant/);
    assert.equal(kijun('coverage', '規程', '--output', '表.xlsx').status, 0);
    assert.equal(kijun('export', '規程/対策基準.md', '--output', '対策基準.docx', '--findings').status, 0);
    assert.match(kijun('import', '対策基準.docx').stdout, /^# みなみ水道企業団/);
    assert.ok(existsSync(folder.file('入/node_modules/kijun/types/index.d.ts')));
  });

  describe('in the action for GitHub', () => {
    interface Action {
      readonly inputs: Readonly<Record<string, { default?: string; required?: boolean }>>;
      readonly runs: { readonly steps: readonly { run?: string; env?: Record<string, string> }[] };
    }

    it('which keeps to GitHub’s schema', () => {
      const check = (content: string) =>
        parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter())
          .context.errors.getErrors()
          .map(({ message }) => message);
      assert.deepEqual(check(read('action.yml')), []);
      assert.notDeepEqual(check('name: x\nruns:\n  using: composite\n  step: []\n'), []);
    });

    it('which installs what it is told to, and no name of a registry that may be somebody else’s', () => {
      const action: Action = parse(read('action.yml'));
      assert.deepEqual([action.inputs.package!.required, action.inputs.package!.default], [true, undefined]);
    });

    it('whose steps install, check and report', () => {
      const action: Action = parse(read('action.yml'));
      const given: Readonly<Record<string, string>> = {
        // as it is documented: a file of the repository
        package: './kijun.tgz',
        paths: '規程\n',
        sarif: 'kijun.sarif',
        coverage: '充足状況.html',
      };
      const work = createFolder({ '規程/基本方針.md': POLICY, '規程/対策基準.md': DRAFT, 'tmp/x': '' });
      cpSync(tgz, work.file('kijun.tgz'));
      try {
        const ended = action.runs.steps.flatMap(({ run, env = {} }) => {
          if (run === undefined) return [];
          const filled = Object.entries(env).map(([name, value]) => [
            name,
            value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input) => given[input] ?? action.inputs[input]!.default!),
          ]);
          return bash(run, work.path, { RUNNER_TEMP: work.file('tmp'), ...Object.fromEntries(filled) });
        });
        assert.deepEqual(
          ended.map(({ status }) => status),
          [0, 1],
          ended.map(({ stderr }) => stderr).join('\n'),
        );
        assert.match(ended.at(-1)!.stdout, /^::warning file=規程\/対策基準\.md,line=16,/m);
        assert.equal(JSON.parse(read(work.file('kijun.sarif'))).version, '2.1.0');
        assert.match(read(work.file('充足状況.html')), /^<!DOCTYPE html>/);
        assert.ok(existsSync(work.file('tmp/kijun-cache/verdicts')));
      } finally {
        work.remove();
      }
    });
  });

  it('in the template for GitLab, whose script writes a report of code quality', () => {
    const [spec, jobs] = parseAllDocuments(read('integrations/gitlab.yml')).map((document) => document.toJS());
    const { script, variables, artifacts } = jobs.kijun;
    // no registry is asked for a name that may be somebody else's
    assert.equal(spec.spec.inputs.package.default, undefined);
    cpSync(tgz, folder.file('kijun.tgz'));
    const given = { KIJUN_PACKAGE: './kijun.tgz', KIJUN_PATHS: '規程' };
    const ended = bash(script.join('\n'), folder.path, { ...variables, ...given });
    assert.equal(ended.status, 1, ended.stderr);
    const issues = JSON.parse(read(folder.file(artifacts.reports.codequality)));
    assert.ok(issues.some(({ check_name }: { check_name: string }) => check_name === 'term/variant'));
  });

  it('as a hook for pre-commit', () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml'));
    assert.deepEqual(
      [hook.id, hook.language, hook.entry, hook.pass_filenames],
      ['kijun', 'node', 'kijun check', false],
    );
    for (const [path, wanted] of [
      ['規程/基準.md', true],
      ['kijun.json', true],
      ['図.png', false],
    ] as const)
      assert.equal(RegExp(hook.files).test(path), wanted, path);
    assert.match(JSON.parse(read('package.json')).scripts.prepack, /build/);
  });

  it('is built in silence for pre-commit, which takes all that npm pack prints for the name of the file', () => {
    const manifest = { name: 'x', version: '1.0.0', scripts: { prepack: 'echo built' } };
    const home = createFolder({ '.npmrc': read('.npmrc'), 'package.json': JSON.stringify(manifest) });
    try {
      // as npm runs where no other npm has told it what to do
      const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)));
      assert.equal(execFileSync('npm', ['pack'], { ...quiet, cwd: home.path, env }), 'x-1.0.0.tgz\n');
    } finally {
      home.remove();
    }
  });
});

describe('what is packed', function () {
  this.timeout(120_000);

  /** The project somewhere else, with little in its bundles: files of one mode and day. */
  function checkout(mode: number, day: string): Folder {
    const folder = createFolder({});
    const kept = [
      'package.json',
      'package.nls.json',
      'package.nls.ja.json',
      '.vscodeignore',
      'scripts',
      'docs',
      'examples',
      'schemas',
    ].concat(['types', 'media', 'l10n', 'syntaxes', 'LICENSE', 'NOTICE', 'README.md', 'README.ja.md', 'CHANGELOG.md']);
    for (const path of kept) cpSync(path, folder.file(path), { recursive: true });
    for (const path of readdirSync('dist', { recursive: true }).map((name) => join('dist', String(name)))) {
      if (statSync(path).isDirectory()) mkdirSync(folder.file(path), { recursive: true });
      else folder.write(path, path);
    }
    for (const path of readdirSync(folder.path, { recursive: true }).map((name) => folder.file(String(name)))) {
      if (!statSync(path).isDirectory()) chmodSync(path, mode);
      utimesSync(path, new Date(day), new Date(day));
    }
    symlinkSync(join(process.cwd(), 'node_modules'), folder.file('node_modules'));
    return folder;
  }

  /** The checksums of both packages, made in a folder by somebody who lets others read what he writes, or not. */
  function packedIn(folder: Folder, umask: string): string {
    const pack = `import('./scripts/release/pack.mjs').then((m) => m.packAll(process.cwd() + '/out'))`;
    const { status, stderr } = bash(`umask ${umask}; mkdir out; node -e "${pack}"`, folder.path, { LC_ALL: 'C' });
    assert.equal(status, 0, stderr);
    return read(folder.file('out/SHA256SUMS'));
  }

  it('is the same from another folder, with files of another day, and where others may not read them', () => {
    const [one, other] = [checkout(0o644, '2026-01-02T03:04:05Z'), checkout(0o600, '2019-12-31T23:59:59Z')];
    try {
      const sums = packedIn(one, '022');
      assert.match(sums, /\.vsix\n.*\.tgz\n/);
      assert.equal(packedIn(other, '077'), sums);
    } finally {
      one.remove();
      other.remove();
    }
  });
});

describe('a release', () => {
  const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- More.\n\n## [0.1.0] - 2026-01-01\n\n- First.\n';
  const MANIFEST =
    '{ "name": "kijun", "version": "0.1.0", "repository": { "url": "git+https://git.test/kijun.git" } }\n';
  let folder: Folder;
  beforeEach(() => {
    folder = createFolder({ 'package.json': MANIFEST, 'CHANGELOG.md': CHANGELOG });
    for (const name of ['scripts/release', 'scripts/setup']) cpSync(name, folder.file(name), { recursive: true });
    execFileSync('git', ['init', '--quiet'], { cwd: folder.path });
  });
  afterEach(() => folder.remove());
  const release = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/release/main.mjs', ...args], { ...quiet, cwd: folder.path });

  it('says in a dry run what it would do, and does nothing', () => {
    const files = () =>
      readdirSync(folder.path, { recursive: true })
        .map(String)
        .filter((name) => !name.startsWith('.git'))
        .sort();
    const before = files();
    const { status, stdout } = release('minor', '--dry-run');
    assert.equal(status, 0);
    assert.match(
      stdout,
      /- package\.json: 0\.1\.0 → 0\.2\.0\n- CHANGELOG\.md: \[0\.2\.0\] - \d{4}-\d\d-\d\d\n- npm test\n.*--twice.*SHA256SUMS, sbom\.cdx\.json\n- git commit, git tag v0\.2\.0/,
    );
    assert.deepEqual(files(), before);
    assert.equal(read(folder.file('CHANGELOG.md')), CHANGELOG);
  });

  it('counts even minor versions for releases, odd ones for the pre-release channel', () => {
    const next = (step: string) => /→ (\S+)(?: （プレリリース）)?/.exec(release(step, '--dry-run').stdout)?.[0];
    assert.deepEqual(['patch', 'preview', 'minor', 'major', '0.4.0'].map(next), [
      '→ 0.1.1 （プレリリース）',
      '→ 0.1.1 （プレリリース）',
      '→ 0.2.0',
      '→ 1.0.0',
      '→ 0.4.0',
    ]);
  });

  it('refuses without a version, with nothing to tell, and with changes that are not committed', () => {
    assert.match(release().stderr, /次の版を指定/);
    assert.match(release('minor').stderr, /コミットされていない/);
    writeFileSync(
      folder.file('CHANGELOG.md'),
      '# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n- First.\n',
    );
    const { status, stderr } = release('minor', '--dry-run');
    assert.equal(status, 1);
    assert.match(stderr, /Unreleased に何もありません/);
  });

  it('refuses while nobody has said where the sources will be, and says how', () => {
    writeFileSync(folder.file('package.json'), '{ "name": "kijun", "version": "0.1.0" }\n');
    writeFileSync(folder.file('.gitignore'), '*\n');
    const { status, stderr } = release('minor');
    assert.equal(status, 1);
    assert.match(stderr, /repository（公開する場所）がありません。.*npm pkg set repository\.type=git/);
    assert.match(release('minor', '--dry-run').stdout, /ここで止まります.*repository.*- git commit/s);
  });
});
