/** A disk that fills up, for real: a small file system of its own. Nothing acknowledged is lost by it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const FILLER = join(import.meta.dirname, '../../test/support/crash/fill-disk.ts');
const MOUNT = 'mount -t tmpfs -o size=1500k tmpfs "$0" && exec "$@"';

/** Runs a program in a namespace of its own, where `folder` is a file system of 1.5 MB. */
const inSmallDisk = (folder: string, ...program: string[]) =>
  spawnSync('unshare', ['-rm', 'bash', '-c', MOUNT, folder, ...program], { encoding: 'utf8' });

function cannotMount(): string | false {
  const folder = mkdtempSync(join(tmpdir(), 'garant-full-'));
  const run = inSmallDisk(folder, 'true');
  rmSync(folder, { recursive: true, force: true });
  return run.status === 0 ? false : 'this machine lets nobody mount a small file system (unshare -rm)';
}

test('a full disk refuses with its reason, keeps what it acknowledged, and goes on once there is room', {
  skip: cannotMount(),
}, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'garant-full-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const run = inSmallDisk(folder, process.execPath, FILLER, folder);
  assert.equal(run.status, 0, run.stderr);
  const outcome = JSON.parse(run.stdout) as Record<string, unknown>;
  t.diagnostic(run.stdout.trim());
  assert.ok((outcome.acknowledged as number) > 0);
  assert.equal(outcome.refusedAppend, 'STORE_DISK_FULL');
  assert.equal(outcome.refusedBlock, 'STORE_DISK_FULL');
  assert.equal(outcome.lost, 0);
  assert.equal(outcome.sizeAfterRoom, (outcome.acknowledged as number) + 1);
  assert.deepEqual(outcome.problems, []);
});
