import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { injected, KINDS, type Kind, undisturbed } from '../../scripts/faults/inject';
import { built, editsOf, writesOf } from '../../scripts/faults/writes';
import { SERVER } from './client';
import { createFolder } from './fixture';

/** `npm run faults` does this a thousand times, with every way to write and every kind of fault. */
describe('a write that is stopped', function () {
  this.timeout(120_000);
  let program = '';
  before(() => {
    program = built('write');
  });

  for (const [which, kinds] of [
    [0, ['half', 'ENOSPC']],
    [4, ['after']],
    [5, ['before']],
  ] as readonly (readonly [number, readonly Kind[]])[])
    it(`leaves the old or the new whole: ${kinds.join(', ')} at each step of way ${which}`, async () => {
      const write = writesOf(program, [4_000])[which]!;
      const after = await undisturbed(write);
      assert.ok(kinds.every((kind) => KINDS.includes(kind)));
      for (const kind of kinds) {
        let step = 1;
        while (await injected(write, after, step, kind)) step++;
        assert.ok(step > 4, `${step} steps`);
      }
    });

  it('leaves the old or the new whole where the editor has the server write', async () => {
    const [, , text, fresh] = editsOf(built('session'), SERVER);
    for (const [write, kind] of [
      [text!, 'half'],
      [text!, 'ENOSPC'],
      [fresh!, 'after'],
    ] as const) {
      const after = await undisturbed(write);
      let step = 1;
      while (await injected(write, after, step, kind)) step++;
      assert.ok(step > 4, `${step} steps`);
    }
  });

  /** Disks of one's own need a namespace of one's own. */
  const mounted = (options: string, script: string, folder: string) =>
    spawnSync(
      'unshare',
      [
        '--user',
        '--map-root-user',
        '--mount',
        'sh',
        '-c',
        `mount -t tmpfs -o ${options} tmpfs "$0" && cd "$0" && ${script}`,
        folder,
      ],
      {
        encoding: 'utf8',
        env: { ...process.env, CONTENT: '札'.repeat(20_000), WRITER: program, NODE: process.execPath },
      },
    );
  const canMount = process.platform === 'linux' && mounted('size=64k', 'true', '/mnt').status === 0;

  it(
    canMount
      ? 'leaves the old whole on a disk that is full, and in a folder that is read-only'
      : 'is not tried on a full disk of its own here (no mount in a namespace): full disks are injected above',
    () => {
      if (!canMount) return;
      const folder = createFolder();
      const full = mounted(
        'size=32k',
        'printf 鍵 > a.md; "$NODE" "$WRITER" text "$0/a.md"; echo $?; cat a.md; ls',
        folder.path,
      );
      assert.match(full.stdout, /^2\n鍵a\.md\n$/, full.stderr);
      assert.match(full.stderr, /ENOSPC/);
      const fixed = mounted(
        'size=640k',
        'printf 鍵 > a.md; mount -o remount,ro "$0"; "$NODE" "$WRITER" text "$0/a.md"; echo $?; cat a.md',
        folder.path,
      );
      assert.match(fixed.stdout, /^2\n鍵$/, fixed.stderr);
      assert.match(fixed.stderr, /EROFS/);
      folder.remove();
    },
  );
});
