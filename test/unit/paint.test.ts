import assert from 'node:assert/strict';
import { paintFor, progressOn } from '../../server/src/cli/terminal';
import { PLAIN } from '../../server/src/report/paint';

describe('colours and links', () => {
  const terminal = { isTTY: true };

  it('are only on a terminal, and not where NO_COLOR or a dumb terminal forbid them', () => {
    assert.equal(paintFor({}, {}, true), PLAIN);
    assert.equal(paintFor(terminal, { NO_COLOR: '1' }, true), PLAIN);
    assert.equal(paintFor(terminal, { TERM: 'dumb' }, true), PLAIN);
    assert.equal(PLAIN.red('x') + PLAIN.file('y', 'z') + PLAIN.rule('w', 'v'), 'xyw');
    assert.equal(paintFor(terminal, {}, false).red('誤り'), '\x1b[31m誤り\x1b[39m');
    assert.equal(paintFor(terminal, {}, false).file('y', 'z'), 'y');
  });

  it('lead to the document, and to the page of the rule', () => {
    const paint = paintFor(terminal, {}, true);
    const links = [paint.file('基準.md', '基準.md'), paint.rule('規則', 'term/variant')].map((text) =>
      text.replaceAll('\x1b]8;;', '<').replaceAll('\x07', '>'),
    );
    assert.match(links[0]!, /^<file:\/\/\/.*%E5%9F%BA%E6%BA%96\.md>基準\.md<>$/);
    assert.match(links[1]!, /docs\/rules\/term\/variant\.md>規則<>$/);
  });
});

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    const out: string[] = [];
    const tell = progressOn({ isTTY, write: (text) => out.push(text) }, 'check');
    for (const done of [1, 2]) tell(done, 2);
    return out;
  };

  it('says what is done and how much of it, and leaves nothing behind', () => {
    const [first, last] = shown(true);
    assert.ok(['点検しています', 'Checking'].some((work) => first === `\r\x1b[K${work}… 1/2`));
    assert.equal(last, '\r\x1b[K');
  });
  it('is for a terminal only', () => assert.deepEqual(shown(false), []));
});
