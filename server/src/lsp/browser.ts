import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { type Lessons, teach, unpack } from '../coverage/lessons';
import { openIpadic } from '../morphology/ipadic';
import { createTokenizer } from '../morphology/tokenizer';
import { createGate } from './gate';
import type { Host } from './host';
import { receive } from './reception';
import { createRemote } from './remote';
import { serve } from './server';

// The entry point in a browser: a Web Worker that reads through the client, and the extension's own files by their address.
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & {
  importScripts(url: string): void;
  kijunImport?: typeof import('../exchange/import');
  kijunXlsx?: typeof import('../report/xlsx');
};

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
  messageStrategy: createGate(),
});
const remote = createRemote(connection);

/** A message to oneself: a timeout would be made to wait four milliseconds. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrived = () => {
      port1.close();
      resolve();
    };
    Object.assign(port1, { onmessage: arrived });
    port2.postMessage(undefined);
  });

const host: Host = {
  ...remote,
  write: async () => false,
  turn,
  loadTokenizer: async (home) => {
    const answer = await fetch(`${home}/dist/dict/ipadic.bin`);
    if (!answer.ok) throw new Error(`ipadic.bin: ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const lessons = new Uint8Array(await (await fetch(`${home}/dist/dict/lessons.bin`)).arrayBuffer());
    const tokenizer = createTokenizer(
      await openIpadic(async (into, start) => {
        const part = bytes.subarray(start, start + into.length);
        into.set(part);
        return part.length;
      }, turn),
    );
    teach(tokenizer, () => unpack<Lessons>(lessons));
    return tokenizer;
  },
  workbook: async (answer, findings, locale, home) => {
    if (!self.kijunXlsx) self.importScripts(`${home}/dist/xlsx.web.js`);
    return self.kijunXlsx!.coverageXlsx(answer, findings, { locale });
  },
  convert: async (uri, home) => {
    const bytes = await remote.bytes(uri);
    if (!bytes) return { refused: { ja: 'ファイルを読めません。', en: 'The file cannot be read.' } };
    if (!self.kijunImport) self.importScripts(`${home}/dist/import.web.js`);
    return self.kijunImport!.importFile(decodeURIComponent(uri), bytes);
  },
};

receive(connection, (client, folders) => serve(connection, host, client, folders));
