import assert from 'node:assert/strict';
import { INPUTS } from '../../../scripts/hostile/inputs';
import type { Tokenizer } from '../../../server/src/morphology/token';
import { createWorkspace } from '../../../server/src/workspace/workspace';
import { tokenizer } from '../tokenizer';

/** A part of what `npm run hostile` measures; what grows with the square of it still does not end before the limit. */
const SIZE = 0.01;

describe('hostile folders', function () {
  this.timeout(60_000);
  let tokenize: Tokenizer;
  before(async () => {
    tokenize = await tokenizer;
  });

  for (const [name, make] of Object.entries(INPUTS))
    it(`${name}: everything in it is told`, () => {
      const files = Object.entries(make(SIZE));
      const workspace = createWorkspace({ roots: ['/w'] });
      for (const [file, text] of files) workspace.set(`/w/${file}`, text);
      workspace.equip(tokenize);
      assert.equal(workspace.documents().length + workspace.configs().length, files.length);
      for (const { path } of workspace.documents()) {
        for (const { span } of workspace.findings(path)) {
          const { length } = workspace.document(path)!.source;
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= length, path);
        }
      }
      for (const { path } of workspace.configs()) workspace.findings(path);
    });
});
