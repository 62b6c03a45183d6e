import { strict as assert } from 'node:assert';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { remembering } from '../../../server/src/text/memory';

describe('what is remembered', () => {
  it('is made once, as long as it is asked for', () => {
    let made = 0;
    const length = remembering(3, (text) => {
      made++;
      return text.length;
    });
    for (const text of ['端末', '媒体', '端末', '鍵', '端末']) assert.equal(length(text), text.length);
    assert.equal(made, 3);
  });

  it('is no more than was said: what comes then drops what nobody has asked for since, one by one', () => {
    const made: string[] = [];
    const length = remembering(3, (text) => {
      made.push(text);
      return text.length;
    });
    for (const text of ['端末', '媒体', '鍵', '札']) length(text);
    // 端末 is forgotten, the others are not
    for (const text of ['札', '鍵', '媒体']) length(text);
    assert.deepEqual(made, ['端末', '媒体', '鍵', '札']);
    length('端末');
    assert.deepEqual(made, ['端末', '媒体', '鍵', '札', '端末']);
    for (const text of ['鍵', '媒体', '端末']) length(text);
    assert.deepEqual(made, ['端末', '媒体', '鍵', '札', '端末']);
  });

  it('holds the texts that somebody works with while others come and go', () => {
    let made = 0;
    const length = remembering(100, (text) => {
      made++;
      return text.length;
    });
    for (let round = 0; round < 50; round++) {
      for (let i = 0; i < 80; i++) length(`第${i}条`);
      length(`第1条の${round}`);
    }
    assert.ok(made < 80 + 50 + 100, `made ${made} times`);
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
