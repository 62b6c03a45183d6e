/**
 * @file What is in the bundles and by whom: a bill of materials (CycloneDX 1.6) and the licences of all packages, made of
 * what esbuild really put in. A package under a licence that is not known to fit fails the build.
 */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './setup/prefix.mjs';

/** Licences that ask for no more than to be named. */
const FITTING = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
];

/** Writes dist/sbom.cdx.json and dist/licences.txt for what the bundles hold, as their metafiles tell. */
export async function writeBill(metafiles, dist) {
  const paths = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)));
  const folders = new Set(paths.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  // not imported, but what the tokenizer's dictionary is made of
  const found = await Promise.all([...folders, 'node_modules/kuromoji'].map(readPackage));
  const packages = [...new Map(found.map((one) => [one.purl, one])).values()].sort((a, b) =>
    a.purl < b.purl ? -1 : 1,
  );

  const odd = packages.filter(({ licence }) => !choices(licence).some((one) => FITTING.includes(one)));
  if (odd.length > 0)
    throw new Error(`licences that may not fit: ${odd.map(({ purl, licence }) => `${purl} (${licence})`).join(', ')}`);
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages;
  const { name, version, license } = lock[''];
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': 'kijun', name, version, licenses: [{ license: { id: license } }] },
    },
    components: packages.map(({ folder, name, version, licence, purl }) => ({
      type: 'library',
      'bom-ref': purl,
      name,
      version,
      purl,
      licenses: licence.includes(' ') ? [{ expression: licence }] : [{ license: { id: licence } }],
      hashes: hashes(lock[folder]?.integrity),
    })),
  };
  await writeFile(join(dist, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  await writeFile(
    join(dist, 'licences.txt'),
    packages
      .map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`)
      .join(`\n${'-'.repeat(72)}\n\n`),
  );
  return packages;
}

/** Licences that a package names in its text only. */
const STATED = { 'format@0.2.2': 'MIT' };

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const files = await readdir(join(root, folder));
  const file = files.find((one) => /^(?:licen[cs]e|copying)/i.test(one));
  const text = file
    ? (await readFile(join(root, folder, file), 'utf8')).trim()
    : `(no text in the package; see its page)`;
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return {
    folder,
    name,
    version,
    licence: license?.type ?? license ?? STATED[`${name}@${version}`] ?? 'unknown',
    text,
    purl,
  };
}

/** MIT OR GPL-3.0: one that fits is enough; MIT AND Zlib: all must. */
const choices = (licence) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .map((one) => one.split(' AND ').find((part) => !FITTING.includes(part)) ?? one.split(' AND ')[0]);

const hashes = (integrity) =>
  /^sha512-/.test(integrity ?? '')
    ? [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }]
    : [];
