/**
 * A database file has bytes that no query shows. After a clean close its hash is kept beside it, so that a
 * change anywhere in the file is found; while the node runs, or after a crash, there is no such seal.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { LAYOUT } from '../ledger/index.ts';
import { removeDurably, writeDurably } from './durable-file.ts';

const CHUNK = 1024 * 1024;

function hashFile(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, 'r');
  try {
    for (let read = CHUNK; read > 0; ) {
      read = readSync(file, chunk);
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** One line, as `sha256sum` writes it. */
export const databaseSeal = (directory: string): string =>
  `${hashFile(join(directory, LAYOUT.database))}  ${LAYOUT.database}\n`;

export const sealDatabase = (directory: string): void =>
  writeDurably([{ path: join(directory, LAYOUT.databaseSeal), bytes: Buffer.from(databaseSeal(directory)) }]);

/** Before the first write: from now on the hash no longer holds. */
export function unsealDatabase(directory: string): void {
  const path = join(directory, LAYOUT.databaseSeal);
  if (existsSync(path)) removeDurably(path);
}
