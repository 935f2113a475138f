/** Builds the preload that watches syncs, and lays out what a disk would hold after the power failed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../src/kernel/index.ts';

const SOURCE = join(import.meta.dirname, 'power-cut.c');

/** False when the simulation can run here, else why not. */
export function cannotCutPower(): string | false {
  if (process.platform !== 'linux') return 'the power cut is simulated by a Linux preload';
  return spawnSync('cc', ['--version']).status === 0 ? false : 'no C compiler (cc) to build the preload with';
}

/** @returns the library's path. */
export function buildPowerCut(folder: string): string {
  const library = join(folder, 'power-cut.so');
  const run = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-Wall', '-o', library, SOURCE, '-ldl'], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`power-cut.c does not compile: ${run.stderr}`);
  return library;
}

/** Environment for the process under test. `disk` is made here. */
export function watchSyncs(library: string, live: string, disk: string): Record<string, string> {
  for (const kind of ['inode', 'dir']) mkdirSync(join(disk, kind), { recursive: true });
  return { LD_PRELOAD: library, GARANT_CUT_LIVE: live, GARANT_CUT_DISK: disk };
}

const PAGE = 4096;

/** The system may have written any of the unsynced pages before the power failed: a random part of them. */
function mixPages(synced: Buffer, live: Buffer, random: Random): Buffer {
  const mixed = Buffer.from(
    random.next() < 0.5 ? synced : Buffer.concat([synced, live.subarray(synced.length)]),
  );
  for (let at = 0; at < mixed.length; at += PAGE) {
    if (random.next() < 0.5) live.copy(mixed, at, at, Math.min(at + PAGE, live.length, mixed.length));
  }
  return mixed;
}

/**
 * Lays out the disk's content below `target`. With `random`, pages and folders that were never synced are
 * there or not as chance has it; without, none of them is.
 */
export function layOutDisk(live: string, disk: string, target: string, random?: Random): void {
  const keptFile = (inode: string) => {
    const path = join(disk, 'inode', inode);
    return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  };
  const entriesOf = (path: string, inode: string): [string, string, string][] => {
    const kept = join(disk, 'dir', inode);
    const lines = existsSync(kept) ? readFileSync(kept, 'utf8').split('\n').filter(Boolean) : [];
    if (!random || !existsSync(path) || random.next() < 0.5) {
      return lines.map((line) => /^(.) (\d+) (.*)$/.exec(line)!.slice(1) as [string, string, string]);
    }
    return readdirSync(path, { withFileTypes: true }).map((entry) => [
      entry.isDirectory() ? 'd' : 'f',
      String(statSync(join(path, entry.name)).ino),
      entry.name,
    ]);
  };
  const layOut = (path: string, inode: string, to: string) => {
    mkdirSync(to, { recursive: true });
    for (const [type, child, name] of entriesOf(path, inode)) {
      const [from, there] = [join(path, name), join(to, name)];
      if (type === 'd') layOut(from, child, there);
      else {
        const synced = keptFile(child);
        const same = random && existsSync(from) && String(statSync(from).ino) === child;
        writeFileSync(there, same ? mixPages(synced, readFileSync(from), random) : synced, { mode: 0o600 });
      }
    }
  };
  layOut(live, String(statSync(live).ino), target);
}
