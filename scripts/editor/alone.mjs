/**
 * @file An editor that can reach nobody, and whose calls are watched: on Linux it runs in a network of its own in which only the
 * loopback is up, and `strace` notes every socket of the extension host and of what it starts.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const NAMESPACE = ['unshare', '--user', '--map-root-user', '--net'];
const UP = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const works = ([command, ...args]) => spawnSync(command, args).status === 0;

/** The words to put before a command that is to run where only the loopback is; none where this machine cannot. */
export const alone = () =>
  process.platform === 'linux' && works([...NAMESPACE, ...UP, 'true']) ? [...NAMESPACE, ...UP] : [];

/** Calls that open a connection, and those by which one process comes from another. */
const OPENING = 'socket,socketpair,connect,bind,listen';
const STARTING = 'clone,clone3,fork,vfork,execve';

/** The words to put before a command whose calls are to be noted in a file; none where this machine cannot. */
export const watched = (log) =>
  process.platform === 'linux' && works(['strace', '-o', '/dev/null', 'true'])
    ? [
        'strace',
        '-f',
        '--seccomp-bpf',
        '-qq',
        '-s',
        '300',
        '-e',
        `trace=${OPENING},${STARTING}`,
        '-e',
        'signal=none',
        '-o',
        log,
      ]
    : [];

/** The editor's own pipe, by which its command line speaks to it. */
const OWN = /sun_path="[^"]*vscode-ipc-[^"]*"/;

/**
 * Reads such a log: how many threads belong to extension hosts and to our language server, and every call of theirs that opened
 * a connection, or by which the language server started a program. Pairs of pipes to what they start are no connection; what the
 * editor starts by itself (a search for files, servers of its own extensions) is the editor's.
 */
export function callsOfHosts(log) {
  const hosts = new Set();
  const servers = new Set();
  const pipes = new Set();
  const calls = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, id, call] = /^(\d+) +(?:<\.\.\. )?(\w+)/.exec(line) ?? [];
    if (call === 'execve' && /--type=extensionHost/.test(line)) hosts.add(id);
    const watched = [servers, hosts].find((one) => one.has(id));
    if (!watched) continue;
    const [, born] = /\b(?:clone3?|v?fork)\b.* = (\d+)$/.exec(line) ?? [];
    if (born) watched.add(born);
    else if (call === 'execve' && /execve\(/.test(line) && !/--type=extensionHost/.test(line)) {
      if (watched === servers) calls.push(line);
      else if (/"[^"]*dist\/server\.js"/.test(line)) servers.add(id);
      hosts.delete(id);
    } else if (OPENING.split(',').includes(call) && call !== 'socketpair' && !OWN.test(line)) {
      // of a socket only what is done with it tells whether it is the editor's pipe
      const [, made] = /socket\(AF_UNIX.* = (\d+)$/.exec(line) ?? [];
      const [, used] = /(?:bind|listen)\((\d+)/.exec(line) ?? [];
      if (made) pipes.add(made);
      else if (!pipes.has(used)) calls.push(line);
    }
  }
  return { hosts: hosts.size, servers: servers.size, calls };
}
