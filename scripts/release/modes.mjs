/** @file Who may read and write what is packed: all may read, whatever the umask of the one who packs, so that hashes do not depend on it. */

import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lets everybody read the files and folders of a folder. */
export function openFolder(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openFolder(path);
    else chmodSync(path, 0o644);
  }
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Writes the same into the list of contents at the end of a zip, whose files keep their bytes. */
export function openArchive(file) {
  const zip = readFileSync(file);
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== END) end--;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error(`${file}: no entry at ${at}`);
    zip.writeUInt32LE((0o100644 << 16) >>> 0, at + 38);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  writeFileSync(file, zip);
}
