/**
 * @file What is given to users: the extension (kijun-VERSION.vsix) and the command line as an npm package (kijun-VERSION.tgz).
 * The same sources give the same bytes, whenever, wherever and by whom they are packed.
 */

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, npmScript } from '../setup/command.mjs';
import { root } from '../setup/prefix.mjs';
import { openArchive, openFolder } from './modes.mjs';

/** The manifest of the project, which is that of the extension. */
export const manifest = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A minor version that is odd is a pre-release: the marketplaces know no other sign in a number. */
export const isPreRelease = (version) => Number(version.split('.')[1]) % 2 === 1;

/** What the command line reads when it runs. The bundles hold every dependency. */
const SHIPPED = [
  ...['cli', 'worker', 'server', 'import', 'export', 'xlsx', 'mcp'].map((name) => `dist/${name}.js`),
  'dist/dict',
  'dist/licences.txt',
  'dist/sbom.cdx.json',
  'docs/rules',
  'examples',
  'schemas',
  'types',
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'README.md',
  'README.ja.md',
];

/** Packs the built extension into a folder and returns its path. */
export async function packExtension(output) {
  const { name, version, repository } = manifest();
  mkdirSync(output, { recursive: true });
  const vsix = join(output, `${name}-${version}.vsix`);
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  // links and pictures of the pages lead into the repository, where one is known
  const links = repository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const options = ['--no-dependencies', ...links, '--out', vsix];
  await capture(process.execPath, [vsce, 'package', ...options, ...(isPreRelease(version) ? ['--pre-release'] : [])], {
    cwd: root,
    // the zip holds times, which are those of a calendar: always the same one
    env: { ...process.env, SOURCE_DATE_EPOCH: '315532800', TZ: 'UTC' },
  });
  openArchive(vsix);
  return vsix;
}

/** Packs the built command line into a folder and returns its path. */
export async function packCommand(output) {
  const { name, version, description, license, repository, homepage, bugs, keywords, engines, bin } = manifest();
  const texts = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
  const stage = mkdtempSync(join(tmpdir(), 'kijun-pack-'));
  try {
    for (const path of SHIPPED) cpSync(join(root, path), join(stage, path), { recursive: true });
    const packed = {
      name,
      version,
      description: texts[description.slice(1, -1)],
      license,
      // undefined where nobody has said yet where the project is
      repository,
      homepage,
      bugs,
      keywords,
      engines: { node: engines.node },
      bin,
      types: 'types/index.d.ts',
      files: SHIPPED,
    };
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(packed, null, 2)}\n`);
    openFolder(stage);
    // npm tells its children which folder it was started for; here it is another one
    const { npm_config_local_prefix: _, ...env } = process.env;
    const args = [npmScript(), 'pack', '--ignore-scripts', '--pack-destination', output];
    await capture(process.execPath, args, { cwd: stage, env });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  return join(output, `${name}-${version}.tgz`);
}

/** Packs both, with their checksums beside them; returns the paths. */
export async function packAll(output) {
  const files = [await packExtension(output), await packCommand(output)];
  const lines = files.map((file) => `${checksum(file)}  ${file.slice(output.length + 1)}\n`);
  writeFileSync(join(output, 'SHA256SUMS'), lines.join(''));
  return files;
}

export const checksum = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
