import assert from 'node:assert/strict';
import { wrapped, wrongUse } from '../../server/src/cli/usage';

describe('help in Japanese', () => {
  it('breaks between any letters, and begins no line with a comma or a closing bracket', () => {
    assert.equal(
      wrapped('文書、フォルダー又は「docs」のような型（省略できる）。', 14),
      '文書、フォル\nダー又は\n「docs」のよう\nな型（省略でき\nる）。',
    );
    assert.equal(wrapped('一行目\nTwo words', 5), '一行\n目\nTwo\nwords');
  });
});

describe('a wrong use', () => {
  const wrong = "error: option '--format <format>' argument 'sarfi' is invalid. Allowed choices are json, sarif.\n";

  it('is told with the choice that was meant', () => {
    assert.equal(
      wrongUse(wrong, 'ja'),
      'kijun: --format <format> に「sarfi」は指定できません。指定できるもの: json, sarif\n（sarif のことではありませんか。）\n',
    );
    assert.equal(wrongUse(wrong, 'en'), `${wrong.trimEnd()}\n(Did you mean sarif?)\n`);
    const kind =
      "error: command-argument value 'standerd' is invalid for argument 'kind'. Allowed choices are standard, procedure.";
    assert.match(wrongUse(kind, 'ja'), /（standard のことではありませんか。）$/);
  });

  it('is told without a proposal where nothing is near', () => {
    assert.doesNotMatch(wrongUse(wrong.replace('sarfi', 'pdf'), 'ja'), /のことでは/);
  });
});
