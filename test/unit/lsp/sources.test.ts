import assert from 'node:assert/strict';
import { INPUTS } from '../../../scripts/hostile/inputs';
import { createAddresses } from '../../../server/src/lsp/address';
import type { Host } from '../../../server/src/lsp/host';
import { createSources, type Sources } from '../../../server/src/lsp/sources';

const { '基本方針.md': POLICY = '' } = INPUTS['a policy of 1 MB']!(0.2) as Record<string, string>;
const FOLDER = 'file:///w';
const URI = `${FOLDER}/${encodeURIComponent('基本方針.md')}`;

/** Sources without a disk; something happens at each turn, which is where messages arrive. */
function sourcesWith(turn: (sources: Sources) => void): Sources {
  const host: Host = {
    list: async () => [],
    read: async () => undefined,
    convert: () => assert.fail('nothing is imported'),
    write: async () => false,
    turn: async () => {
      await new Promise(setImmediate);
      turn(sources);
    },
    workbook: () => assert.fail('nothing is reported'),
    loadTokenizer: () => assert.fail('no dictionary is loaded'),
  };
  const sources = createSources(
    host,
    createAddresses(() => FOLDER),
    () => {},
    (text) => assert.fail(text.en),
  );
  return sources;
}

describe('what a workspace is put together from', () => {
  it('is settled only when long policies have been read, also one that is typed into meanwhile', async () => {
    let typed = 0;
    let wasUnread = false;
    const sources = sourcesWith((sources) => {
      const isRead = sources.workspace().arePoliciesRead();
      wasUnread ||= !isRead && sources.workspace().documents().length > 0;
      if (isRead || !wasUnread || typed >= 3) return;
      typed++;
      sources.write(URI, `${POLICY}\n${'鍵を数える。\n'.repeat(typed)}`);
    });
    sources.enter([FOLDER]);
    sources.write(URI, POLICY);
    await sources.settled();
    assert.equal(typed, 3);
    assert.equal(sources.workspace().arePoliciesRead(), true);
  });

  it('is settled only when the policies of the folder that was entered last have been read', async () => {
    let entered = false;
    const sources = sourcesWith((sources) => {
      if (entered || sources.workspace().arePoliciesRead()) return;
      entered = true;
      sources.enter([FOLDER]);
    });
    sources.enter([FOLDER]);
    sources.write(URI, POLICY);
    await sources.settled();
    assert.ok(entered);
    assert.equal(sources.workspace().arePoliciesRead(), true);
  });
});
