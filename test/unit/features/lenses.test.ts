import assert from 'node:assert/strict';
import { lensesOf } from '../../../server/src/features/lenses';
import { open, PATHS } from './desk';

describe('code lenses', () => {
  const lenses = async (key: keyof typeof PATHS, without?: keyof typeof PATHS) => {
    const workspace = await open();
    if (without) workspace.remove(PATHS[without]);
    const document = workspace.document(PATHS[key])!;
    return lensesOf(workspace, document).map(({ span, text, places }) => ({
      over: document.source.slice(span.start, span.end),
      ja: text.ja,
      en: text.en,
      places: places.map((place) => workspace.document(place.path)!.source.slice(place.span.start, place.span.end)),
    }));
  };

  it('tell over each control of a policy how much of it the drafts fulfil, and lead to the rules', async () => {
    const [first, second] = await lenses('policy');
    assert.match(first!.over, /入退室/);
    assert.equal(first!.ja, '対策基準 1/1 · 実施手順 1/1');
    assert.match(first!.en, /^standard 1\/1 · procedure 1\/1$/);
    assert.ok(first!.places.some((text) => text.startsWith('情報システム管理者は、サーバ室の入退室を記録し')));
    assert.equal(second!.ja, '対策基準 0/2 · 実施手順 0/2');
  });

  it('tell over an article of a draft which controls it answers, and lead there', async () => {
    const found = (await lenses('standard')).find(({ over }) => over.includes('第2条'))!;
    assert.equal(found.ja, '根拠: 2(1)');
    assert.equal(found.en, 'Basis: 2(1)');
    assert.match(found.places[0]!, /入退室/);
    const carried = (await lenses('standard')).filter(({ over }) => over.includes('第2条'))[1]!;
    assert.equal(carried.ja, '実施手順 1件 1か所');
    assert.deepEqual(carried.places, ['職員は、サーバ室の入退室を管理簿に記録する。']);
  });

  it('leave out kinds of which there is no document, and say nothing without a policy', async () => {
    const [first] = await lenses('policy', 'procedure');
    assert.equal(first!.ja, '対策基準 1/1');
    assert.deepEqual(await lenses('standard', 'policy'), []);
  });
});
