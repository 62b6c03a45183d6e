/** @file The extension as its users get it. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../setup/command.mjs';
import { devFolder, root } from '../setup/prefix.mjs';

/** Packages the built extension and returns the path of the .vsix. */
export async function packageExtension(folder = root) {
  const vsix = join(devFolder, 'kijun.vsix');
  mkdirSync(devFolder, { recursive: true });
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  // The bundles hold every dependency; the version is in the manifest.
  await capture(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', vsix], {
    cwd: folder,
  });
  return vsix;
}
