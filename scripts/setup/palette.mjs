/** @file Pictures in few colours, with sharp from npm. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installPrefix } from './prefix.mjs';
import { tell } from './terminal.mjs';

const { sharp: VERSION } = JSON.parse(
  readFileSync(new URL('sharp/package.json', import.meta.url), 'utf8'),
).dependencies;

/** Gives a picture of a screen 256 colours, in which it looks the same and takes a quarter of the room. */
export async function reduceColours(png) {
  const prefix = await installPrefix({
    name: `sharp-${VERSION}`,
    manifest: 'sharp',
    announce: () =>
      tell(
        `画像を小さくするため、sharp ${VERSION} を npm からインストールします（約 20 MB、このフォルダーの中だけ）。`,
        `Installing sharp ${VERSION} from npm to make the pictures small (about 20 MB, in this folder only).`,
      ),
    finish: async () => {},
  });
  const sharp = createRequire(join(prefix, 'package.json'))('sharp');
  return sharp(png).png({ palette: true, colours: 256, effort: 10, compressionLevel: 9 }).toBuffer();
}
