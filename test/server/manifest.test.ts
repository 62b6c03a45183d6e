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
    const used = client.flatMap((text) => [...text.matchAll(/\bt\(\s*'(.+?)'/g)].map(([, key]) => key!));
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

  it('stand in no other place: whatever a user reads is translated', () => {
    const { commands, views, viewsWelcome, walkthroughs, semanticTokenTypes } = JSON.parse(
      read('package.json'),
    ).contributes;
    const told: readonly unknown[] = [
      ...commands.map(({ title }: { title: string }) => title),
      ...views.kijun.map(({ name }: { name: string }) => name),
      ...viewsWelcome.map(({ contents }: { contents: string }) => contents),
      ...semanticTokenTypes.map(({ description }: { description: string }) => description),
      ...walkthroughs.flatMap(({ title, description, steps }: Walkthrough) => [
        title,
        description,
        ...steps.flatMap((step) => [step.title, step.description, step.media.altText]),
      ]),
    ];
    assert.ok(told.length > 40);
    for (const text of told) assert.match(String(text), /^%[\w.]+%$/);
    for (const file of readdirSync('client/src')) {
      const bare = read(`client/src/${file}`).match(
        /(?:show(?:Information|Warning|Error)Message\(|(?:title|placeHolder|openLabel|prompt|tooltip|detail): )\s*['"`][^'"`$]/g,
      );
      assert.equal(bare, null, `${file}: ${bare}`);
    }
  });

  it('are Japanese in Japanese, and English in English', () => {
    const japanese = /[ぁ-んァ-ヶ一-龥]/;
    const [ja, en] = ['package.nls.ja.json', 'package.nls.json'].map(
      (file): Record<string, string> => JSON.parse(read(file)),
    );
    for (const [key, text] of Object.entries(ja!)) assert.match(text, japanese, key);
    // names of kinds and examples of what is written stay as they are
    for (const [key, text] of Object.entries(en!)) assert.match(text, /^[^ぁ-んァ-ヶ一-龥]{4}/, `${key}: ${text}`);
    const bundle: Record<string, string> = JSON.parse(read('l10n/bundle.l10n.ja.json'));
    for (const [key, text] of Object.entries(bundle)) assert.match(text, japanese, key);
  });
});

interface Walkthrough {
  readonly title: string;
  readonly description: string;
  readonly steps: readonly {
    readonly title: string;
    readonly description: string;
    readonly media: { readonly altText: string };
  }[];
}
