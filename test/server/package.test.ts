import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
      readonly inputs: Readonly<Record<string, { default: string }>>;
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

    it('whose steps install, check and report', () => {
      const action: Action = parse(read('action.yml'));
      const given: Readonly<Record<string, string>> = {
        package: tgz,
        paths: '規程\n',
        sarif: 'kijun.sarif',
        coverage: '充足状況.html',
      };
      const work = createFolder({ '規程/基本方針.md': POLICY, '規程/対策基準.md': DRAFT, 'tmp/x': '' });
      try {
        const ended = action.runs.steps.flatMap(({ run, env = {} }) => {
          if (run === undefined) return [];
          const filled = Object.entries(env).map(([name, value]) => [
            name,
            value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input) => given[input] ?? action.inputs[input]!.default),
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
    assert.ok(spec.spec.inputs.package.default.startsWith('kijun'));
    const ended = bash(script.join('\n'), folder.path, { ...variables, KIJUN_PACKAGE: tgz, KIJUN_PATHS: '規程' });
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

describe('a release', () => {
  const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- More.\n\n## [0.1.0] - 2026-01-01\n\n- First.\n';
  let folder: Folder;
  beforeEach(() => {
    folder = createFolder({ 'package.json': '{ "name": "kijun", "version": "0.1.0" }\n', 'CHANGELOG.md': CHANGELOG });
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
});
