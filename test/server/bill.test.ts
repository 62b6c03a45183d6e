import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { dependencies } from '../../package.json';

const text = readFileSync('dist/sbom.cdx.json', 'utf8');
const bill: { components: { name: string; purl: string; licenses: unknown[]; hashes: unknown[] }[] } = JSON.parse(text);

describe('the bill of materials', () => {
  it('is CycloneDX 1.6', () => {
    const schema = (name: string) =>
      JSON.parse(readFileSync(`node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}`, 'utf8'));
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const part of ['spdx', 'jsf-0.82', 'cryptography-defs'].map((name) => `${name}.SNAPSHOT.schema.json`))
      ajv.addSchema({ ...schema(part), $id: `http://cyclonedx.org/schema/${part}` });
    const validate = ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'));
    assert.ok(validate(JSON.parse(text)), ajv.errorsText(validate.errors));
  });

  it('names every package that is bundled, once, with its licence and its hash', () => {
    const names = new Set(bill.components.map(({ name }) => name));
    // all of vscode-languageclient is in the extension, and so on
    for (const name of Object.keys(dependencies)) assert.ok(names.has(name), name);
    assert.equal(new Set(bill.components.map(({ purl }) => purl)).size, bill.components.length);
    for (const { purl, licenses, hashes } of bill.components) assert.ok(licenses.length + hashes.length === 2, purl);
    const licences = readFileSync('dist/licences.txt', 'utf8');
    for (const { name } of bill.components) assert.ok(licences.includes(`${name} `), name);
  });

  it('gives a reason for each that we chose', () => {
    const rows = readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| (`.+?`) \| (.+?) \| (.+?) \|$/gm);
    const named = [...rows].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    assert.deepEqual(named.sort(), Object.keys(dependencies).sort());
  });
});
