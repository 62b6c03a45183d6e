import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentSymbolRequest } from 'vscode-languageserver-protocol/node';
import { type Client, connect, stopAll, uriOf } from './client';
import { createFolder, DRAFT, type Folder, POLICY } from './fixture';

/** What a writer types, pastes and deletes, with the characters on which offsets go wrong. */
const PIECES = [
  '',
  'ＯＴ系ネットワーク',
  'OT系ネットワーク',
  '情報資産',
  '𠮷野家🇯🇵は、',
  '\r\n',
  '\n',
  '\n\n## 第3条（人的セキュリティ）\n\n職員に対し、研修及び訓練を行わなければならない。\n',
  '（以下「鍵」という。）',
  '---\n',
  '| 語 | 意味 |\n| --- | --- |\n',
  '\ud800',
];

describe('the language server: edits', function () {
  this.timeout(30_000);

  let folder: Folder;
  let client: Client;
  let other: Client;

  before(async () => {
    folder = createFolder({ '基本方針.md': POLICY });
    const workspaceFolders = [{ uri: uriOf(folder.path), name: 'one' }];
    client = await connect({ workspaceFolders });
    other = await connect({ workspaceFolders });
    await Promise.all([client.dictionary, other.dictionary]);
  });
  after(() => {
    stopAll();
    folder.remove();
  });

  it('leave the server with what another sees that reads only the last text, in the draft and in its policy', async () => {
    const uri = uriOf(folder.file('対策基準.md'));
    const policyUri = uriOf(folder.file('基本方針.md'));
    const step = fc.record({
      inPolicy: fc.nat(5).map((n) => n === 0),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.oneof(fc.constant(0), fc.nat(40)),
      text: fc.constantFrom(...PIECES),
    });
    const view = async (server: Client) => ({
      findings: await server.diagnostics(uri),
      ofPolicy: await server.diagnostics(policyUri),
      symbols: await server.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const draft = client.open(uri, DRAFT);
        const policy = client.open(policyUri, POLICY);
        for (const { inPolicy, at, length, text } of steps) {
          const document = inPolicy ? policy : draft;
          const start = Math.floor(at * document.text().length);
          document.edit({ start, end: Math.min(start + length, document.text().length), text });
          // asks in between, so that something is remembered that must be forgotten
          if (length % 2 === 0) await client.diagnostics(uri);
        }
        const last = [other.open(policyUri, policy.text()), other.open(uri, draft.text())];
        assert.deepEqual(await view(client), await view(other));
        for (const document of [draft, policy, ...last]) document.close();
      }),
      { numRuns: 20 },
    );
  });
});
