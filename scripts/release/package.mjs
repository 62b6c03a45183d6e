/**
 * @file `npm run package`: builds and packs the extension and the command line into this folder. `--twice` does it a second time
 * and fails unless every byte is the same.
 */

import { join } from 'node:path';
import { capture } from '../setup/command.mjs';
import { root } from '../setup/prefix.mjs';
import { fail, SetupError, tell } from '../setup/terminal.mjs';
import { checksum, packAll } from './pack.mjs';

async function make(output) {
  await capture(process.execPath, ['scripts/build.mjs', '--minify'], { cwd: root });
  return packAll(output);
}

async function main(twice) {
  const files = await make(root);
  if (twice) {
    const again = await make(join(root, 'out/again'));
    files.forEach((file, i) => {
      if (checksum(file) !== checksum(again[i]))
        throw new SetupError(
          `${file}: 2度作ると、違うものができます。`,
          `${file}: it is not the same when it is made twice.`,
        );
    });
    tell('2度作って、同じものができました。', 'Made twice, and the same.');
  }
  for (const file of files) console.log(`${checksum(file)}  ${file.slice(root.length + 1)}`);
}

await main(process.argv.includes('--twice')).catch(fail);
