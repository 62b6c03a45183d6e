/** @file The extension as its users get it. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../setup/command.mjs';
import { root } from '../setup/prefix.mjs';

/** Packages the built extension as `kijun.vsix` in a folder and returns its path. */
export async function packageExtension(output, source = root) {
  const vsix = join(output, 'kijun.vsix');
  mkdirSync(output, { recursive: true });
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  // The bundles hold every dependency; the version is in the manifest.
  await capture(
    process.execPath,
    [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix],
    {
      cwd: source,
    },
  );
  return vsix;
}
