/**
 * @file `npm run release -- STEP`: everything of a release but the push. STEP is major, minor, patch, preview or a version.
 * Sets version and changelog, builds twice and compares, runs all tests, packs, writes checksums and the bill of materials beside
 * the packages into out/release, commits and tags. Refuses where package.json does not say where the repository is. `--dry-run` changes
 * nothing and says what it would do.
 */

import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, npmScript, run } from '../setup/command.mjs';
import { root } from '../setup/prefix.mjs';
import { fail, SetupError, tell } from '../setup/terminal.mjs';
import { isPreRelease, manifest } from './pack.mjs';
import { nextVersion, released } from './version.mjs';

const OUTPUT = join(root, 'out/release');

async function release([step, ...flags]) {
  const dry = flags.includes('--dry-run');
  const before = manifest().version;
  const version = nextVersion(before, step ?? '');
  if (version === undefined)
    throw new SetupError(
      '次の版を指定してください: npm run release -- major|minor|patch|preview|1.2.3 [--dry-run]',
      'Say which version comes next: npm run release -- major|minor|patch|preview|1.2.3 [--dry-run]',
    );
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  const date = new Date().toISOString().slice(0, 10);
  const changed = released(changelog, version, date);
  if (changed === undefined)
    throw new SetupError(
      'CHANGELOG.md の Unreleased に何もありません。',
      'CHANGELOG.md says nothing under Unreleased.',
    );
  const dirty = await capture('git', ['status', '--porcelain'], { cwd: root });
  if (dirty !== '' && !dry)
    throw new SetupError('コミットされていない変更があります。', 'There are changes that are not committed.');
  const nowhere = placeless(manifest());
  if (nowhere && !dry) throw new SetupError(...nowhere);
  if (nowhere) tell(`- ここで止まります。${nowhere[0]}`, `  It would stop here. ${nowhere[1]}`);
  const kind = isPreRelease(version) ? '（プレリリース） (pre-release)' : '';
  const steps = [
    [`package.json: ${before} → ${version} ${kind}`.trim(), () => setVersion(version)],
    [`CHANGELOG.md: [${version}] - ${date}`, () => writeFileSync(join(root, 'CHANGELOG.md'), changed)],
    ['npm test', () => run(process.execPath, ['scripts/test.mjs'], { cwd: root })],
    [
      `npm run package -- --twice → out/release/kijun-${version}.vsix, kijun-${version}.tgz, SHA256SUMS, sbom.cdx.json`,
      async () => {
        await run(process.execPath, ['scripts/release/package.mjs', '--twice'], { cwd: root });
        mkdirSync(OUTPUT, { recursive: true });
        for (const file of [`kijun-${version}.vsix`, `kijun-${version}.tgz`, 'SHA256SUMS', 'dist/sbom.cdx.json'])
          cpSync(join(root, file), join(OUTPUT, file.replace('dist/', '')));
      },
    ],
    [
      `git commit, git tag v${version}`,
      async () => {
        await capture('git', ['commit', '--all', '--message', `Version ${version}`], { cwd: root });
        await capture('git', ['tag', '--annotate', `v${version}`, '--message', `Version ${version}`], { cwd: root });
      },
    ],
  ];
  for (const [name, act] of steps) {
    console.log(`${dry ? '- ' : '▸ '}${name}`);
    if (!dry) await act();
  }
  tell(
    dry
      ? '何も変えていません。--dry-run を外すと実行します。'
      : `公開するには: git push --follow-tags の後、out/release の .vsix を vsce publish と ovsx publish に、.tgz を npm publish に渡してください。`,
    dry
      ? 'Nothing was changed. Without --dry-run it is done.'
      : 'To publish: git push --follow-tags, then give out/release/*.vsix to vsce publish and ovsx publish, and *.tgz to npm publish.',
  );
}

/** What is wrong where nobody has said where the sources will be: readers of a marketplace's page could follow no link. */
function placeless({ repository }) {
  if (repository?.url) return undefined;
  const how = 'npm pkg set repository.type=git repository.url=git+https://…';
  return [
    `package.json に repository（公開する場所）がありません。書き込んでコミットしてください: ${how}`,
    `package.json has no repository, the place where this is published. Put it in and commit: ${how}`,
  ];
}

async function setVersion(version) {
  await capture(process.execPath, [npmScript(), 'version', version, '--no-git-tag-version'], { cwd: root });
}

await release(process.argv.slice(2)).catch(fail);
