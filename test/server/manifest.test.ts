import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(path, 'utf8');
const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].sort();

describe('the texts of the extension', () => {
  it('of the manifest are there in both languages, and no others', () => {
    const used = sorted([...read('package.json').matchAll(/"%(.+?)%"/g)].map(([, key]) => key!));
    assert.ok(used.length > 0);
    for (const file of ['package.nls.json', 'package.nls.ja.json'])
      assert.deepEqual(sorted(Object.keys(JSON.parse(read(file)))), used, file);
  });

  it('of the client are there in Japanese, with the same places to fill in, and no others', () => {
    const client = readdirSync('client/src').map((file) => read(`client/src/${file}`));
    const used = client.flatMap((text) => [...text.matchAll(/l10n\.t\(\s*'(.+?)'/g)].map(([, key]) => key!));
    assert.ok(used.length > 0);
    const japanese: Record<string, string> = JSON.parse(read('l10n/bundle.l10n.ja.json'));
    assert.deepEqual(sorted(Object.keys(japanese)), sorted(used));
    const places = (text: string) => sorted(text.match(/\{\d+\}/g) ?? []);
    for (const [key, text] of Object.entries(japanese)) assert.deepEqual(places(text), places(key), key);
  });

  it('describe every setting', () => {
    const { configuration } = JSON.parse(read('package.json')).contributes;
    for (const [name, setting] of Object.entries<Record<string, unknown>>(configuration.properties))
      assert.match(String(setting.markdownDescription), /^%.+%$/, name);
  });
});
