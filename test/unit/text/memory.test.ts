import { strict as assert } from 'node:assert';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { remembering } from '../../../server/src/text/memory';

describe('what is remembered', () => {
  it('is made once, as long as it is asked for', () => {
    let made = 0;
    const length = remembering(2, (text) => {
      made++;
      return text.length;
    });
    for (const text of ['端末', '媒体', '端末', '鍵', '端末']) assert.equal(length(text), text.length);
    assert.equal(made, 3);
  });

  it('keeps no document alive for a sentence of it', () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed / 2 ** 20;
    };
    const again = remembering(1_000, (text) => text.slice(1));
    const before = used();
    // a hundred versions of a document of 400 KB
    for (let i = 0; i < 100; i++) {
      const document = `利用者は、媒体を持ち出すときは、台帳に${i}と記録する。`.repeat(8_000);
      again(document.slice(i, i + 30));
    }
    assert.ok(used() - before < 10, `${used() - before} MB more`);
    assert.equal(again('利用者は、媒体を持ち出すときは、').length, 15);
  });
});
