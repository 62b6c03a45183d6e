import { unzipSync } from 'fflate';

/** Parts of an Office file by name. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** Why an Office file is not unpacked: it would become too large, or it is damaged. */
export type Failed = 'large' | 'broken';

/**
 * Unpacks the parts of an Office file whose names are wanted: pictures, macros and what is embedded stay packed. What comes out is
 * bounded: 24 MB in all, from 8 MB that are packed, of at most 20,000 parts.
 */
export function unpack(bytes: Uint8Array, wanted: RegExp): Parts | Failed {
  let count = 0;
  let size = 0;
  let packed = 0;
  try {
    return unzipSync(bytes, {
      filter: (file) => {
        if (++count > MOST_PARTS) throw new RangeError();
        if (!wanted.test(file.name)) return false;
        size += file.originalSize;
        packed += file.size;
        // what is unpacked never grows beyond the size that the file states, so that a false one costs no memory
        if (size > LARGEST || packed > LARGEST_PACKED) throw new RangeError();
        return true;
      },
    });
  } catch (error) {
    return error instanceof RangeError ? 'large' : 'broken';
  }
}

/** The names of the parts of an Office file, without unpacking any; none for what is no archive. */
export function partNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.push(name) > MOST_PARTS) throw new RangeError();
        return false;
      },
    });
  } catch {
    // what was listed so far tells enough
  }
  return names;
}

/** The text of each part; undefined when one of them brings a declaration of its own (DTD), by which it could grow or look outside. */
export function textsOf(parts: Parts): ReadonlyMap<string, string> | undefined {
  const texts = new Map(Object.entries(parts).map(([path, part]) => [path, new TextDecoder().decode(part)]));
  return [...texts.values()].some((text) => /<!DOCTYPE/i.test(text)) ? undefined : texts;
}

/** How large parts may become, and how large they may be in the file. The text of a regulation of 500 pages has a fifth of it. */
const LARGEST = 24 * 1024 * 1024;
const LARGEST_PACKED = 8 * 1024 * 1024;
const MOST_PARTS = 20_000;
