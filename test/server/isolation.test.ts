import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createProtocolConnection,
  DocumentDiagnosticRequest,
  HoverRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { SERVER, uriOf } from './client';
import { createFolder, type Folder } from './fixture';
import { CLI, run } from './kijun';

/** Modules of Node by which a program can reach others, or run what it is not. */
const REACHING = /^(?:child_process|cluster|dgram|dns(?:\/promises)?|http|http2|https|inspector|net|repl|tls|vm)$/;
/** The calls that open a connection, and those that start a program. Node asks of the pipes that it is given what they are. */
const CALLS = 'socket,socketpair,connect,bind,listen,accept,accept4,sendto,sendmmsg,execve,execveat';
const DIST = join(process.cwd(), 'dist');
const bundles = readdirSync(DIST).filter((name) => name.endsWith('.js'));

describe('nothing leaves, nothing runs: the bundles', () => {
  const sourceOf = (name: string) => readFileSync(join(DIST, name), 'utf8');

  for (const name of bundles)
    it(`${name} holds nothing that could`, () => {
      const source = sourceOf(name);
      const modules = [...source.matchAll(/\brequire\(\s*["'](?:node:)?([^"']+)["']\s*\)/g)].map(
        ([, module]) => module!,
      );
      // the extension starts its server
      const allowed = name === 'extension.js' ? ['child_process'] : [];
      assert.deepEqual(
        modules.filter((module) => REACHING.test(module) && !allowed.includes(module)),
        [],
      );
      assert.doesNotMatch(source, /(?<![\w.$])eval\(/);
      assert.doesNotMatch(source, /(?<![\w.$])Function\(/);
      assert.doesNotMatch(
        source,
        /\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts\((?!`\$\{home\}))/,
      );
    });

  it('a browser fetches nothing but the dictionary that came with the extension', () => {
    const fetched = bundles.flatMap((name) =>
      [...sourceOf(name).matchAll(/(?<![\w.$])fetch\((.{0,60})/g)].map(([, from]) => `${name}: ${from}`),
    );
    assert.ok(fetched.length > 0);
    for (const one of fetched) assert.match(one, /^server\.web\.js: `\$\{home\}\/dist\/dict\//);
  });
});

describe('nothing leaves, nothing runs: the processes', function () {
  this.timeout(120_000);
  if (process.platform !== 'linux') {
    it('are watched on Linux only; what they could do it with is not in the bundles anywhere', () =>
      assert.ok(bundles.length > 10));
    return;
  }

  let folder: Folder;
  before(() => {
    folder = createFolder();
    cpSync('examples', folder.path, { recursive: true });
    folder.write('取り込む.txt', '第1条　鍵を返す。\n');
  });
  after(() => folder.remove());

  /** Everything that the command line can do. */
  const COMMANDS = [
    ['check', '.', '--format', 'json'],
    ['check', '.', '--format', 'sarif', '--output', 'r.sarif', '--cache', 'cache.json'],
    ['coverage', '.', '--format', 'xlsx', '--output', 'r.xlsx'],
    ['baseline', '.', '--output', 'known.json'],
    ['confirm', '.'],
    ['policy', '基本方針.md'],
    ['outline', '対策基準.md'],
    ['import', '取り込む.txt', '--output', '取り込んだ.md', '--force'],
    ['export', '対策基準.md', '--output', 'r.docx', '--force', '--findings'],
    ['new', 'standard', '--policy', '基本方針.md'],
    ['check', '.', '--fix'],
  ];

  /** One session of an editor with the server, started by a command. Answers what the server found. */
  const session = async (command: string, args: readonly string[]) => {
    const child = spawn(command, [...args, process.execPath, SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const ready = new Promise((resolve) => {
      connection.onNotification('kijun/status', ({ dictionary }) => {
        if (dictionary !== 'loading') resolve(dictionary);
      });
    });
    connection.listen();
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: uriOf(folder.path),
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification('initialized', {});
    assert.equal(await ready, 'ready');
    const textDocument = { uri: uriOf(folder.file('対策基準.md')) };
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    await connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 8, character: 3 } });
    await connection.sendRequest('shutdown');
    const ended = new Promise((resolve) => child.on('exit', resolve));
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    return report.kind === 'full' ? report.items : [];
  };

  /** A network of its own in which no interface is up. */
  const ALONE = ['unshare', '--user', '--map-root-user', '--net'];
  const canBeAlone = spawnSync(ALONE[0]!, [...ALONE.slice(1), 'true']).status === 0;

  it(
    canBeAlone
      ? 'do all their work where there is no network'
      : 'cannot be put where there is no network: this kernel forbids it (unshare); they are only traced',
    async () => {
      if (!canBeAlone) return assert.ok(hasStrace, NO_STRACE);
      const up = spawnSync(ALONE[0]!, [...ALONE.slice(1), 'cat', '/proc/net/route'], { encoding: 'utf8' });
      assert.equal(up.stdout.trim().split('\n').length, 1, 'no route leads anywhere');
      for (const args of COMMANDS) {
        const { status, stderr } = await run([...ALONE.slice(1), process.execPath, CLI, ...args], {
          command: ALONE[0]!,
          cwd: folder.path,
        });
        assert.ok(status === 0 || status === 1, `${args.join(' ')}: ${stderr}`);
      }
      assert.ok((await session(ALONE[0]!, ALONE.slice(1))).length > 0);
    },
  );

  const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

  it(`open no socket and start no program, as their system calls show${hasStrace ? '' : ' (not watched: no strace)'}`, async () => {
    if (!hasStrace) return assert.ok(canBeAlone, NO_STRACE);
    const log = folder.file('calls.log');
    const trace = ['-f', '-qq', '-e', `trace=${CALLS}`, '-o', log];
    for (const args of COMMANDS) {
      await run([...trace, process.execPath, CLI, ...args], { command: 'strace', cwd: folder.path });
      assert.deepEqual(callsIn(log), [], args.join(' '));
    }
    await session('strace', trace);
    assert.deepEqual(callsIn(log), [], 'the server');
  });

  /** The calls besides the one that starts the program itself. */
  const callsIn = (log: string) =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => /^\d+ +(?:<\.\.\. )?\w+(?:\(| resumed)/.test(line))
      .slice(1);
});

const NO_STRACE = 'strace is needed to watch system calls (Debian: apt-get install strace)';
