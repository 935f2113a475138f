/** Can a node keep its ledger here? */
import { existsSync, mkdtempSync, rmdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { openNode } from '../store/index.ts';
import type { Finding } from './finding.ts';

const MIN_FREE_BYTES = 1_000_000_000;
const MEND = 'choose another --data, or give this user the right to write it';

/** The nearest folder above that is there: where a node would make its own. */
function existing(place: string): string {
  let folder = resolve(place);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

export function checkFolder(place: string): Finding {
  const check = 'data directory';
  const folder = existing(place);
  const isNew = folder !== resolve(place);
  if (!statSync(folder).isDirectory()) {
    return { check, ok: false, found: `${folder} is not a directory`, mend: 'choose another --data' };
  }
  try {
    // Rights alone do not say it: some file systems take no folder from anybody.
    rmdirSync(mkdtempSync(join(folder, '.garant-try-')));
    return { check, ok: true, found: isNew ? `${place} can be made` : `${place} can be written` };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    return { check, ok: false, found: `${folder} cannot be written (${code})`, mend: MEND };
  }
}

export function checkSpace(place: string): Finding {
  const { bavail, bsize } = statfsSync(existing(place));
  const free = bavail * bsize;
  return {
    check: 'disk space',
    ok: free > MIN_FREE_BYTES,
    found: `${(free / 1e9).toFixed(1)} GB free at ${place}`,
    mend: 'free some space: raw blocks are never deleted',
  };
}

/** Opens, writes and closes a real ledger: durability settings are read back on the way. */
export function checkLedger(now: () => number): Finding {
  const check = 'ledger';
  let directory: string;
  try {
    directory = mkdtempSync(join(tmpdir(), 'garant-doctor-'));
  } catch (cause) {
    return { check, ok: false, found: (cause as Error).message, mend: 'name a folder for tests in TMPDIR' };
  }
  try {
    const node = openNode(join(directory, 'node'), {
      origin: 'garant.example/doctor',
      lane: 'simulated',
      now,
    });
    if (node.ok) {
      node.value.close();
      return { check, ok: true, found: 'opens, signs and closes' };
    }
    const [{ message, mend = 'check the disk' } = { message: '' }] = node.problems;
    return { check, ok: false, found: message, mend };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
