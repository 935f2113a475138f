/**
 * Before a log is signed again: is what lies here what its last checkpoint vouches for? A log that signed two
 * trees of one size has forked, and nobody need believe it any more.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/index.ts';
import {
  type Checkpoint,
  equalBytes,
  GrowingTree,
  hashLeaf,
  LAYOUT,
  type NoteKey,
  openCheckpoint,
  rootOf,
  splitHashes,
  subtreesFromTiles,
  TILE_WIDTH,
  type TileName,
  tilePath,
} from '../ledger/index.ts';
import type { EntryTable } from './entry-table.ts';
import { type SigningKey, verifySignature } from './keys.ts';

export interface LogKey extends NoteKey, SigningKey {}

export interface ResumedLog {
  readonly tree: GrowingTree;
  /** The last checkpoint, as it was signed. */
  readonly note: string;
}

const refuse = (message: string) =>
  fail({
    code: 'STORE_WOULD_FORK',
    message,
    mend: 'do not sign with this key again; restore from a mirror, or start a log under a new origin',
  });

/** @throws the file system's error when the tile is not there. */
export const readTile = (directory: string, tile: TileName): Uint8Array =>
  readFileSync(join(directory, LAYOUT.log, tilePath(tile)));

/**
 * The log's tree at its last checkpoint.
 * @param seen a checkpoint of it that somebody else kept.
 * @returns `STORE_WOULD_FORK` when rows and tiles are not what either of them vouches for.
 */
export function resumeLog(
  directory: string,
  key: LogKey,
  entries: EntryTable,
  seen?: string,
): Result<ResumedLog> {
  const path = join(directory, LAYOUT.checkpoint);
  if (!existsSync(path)) return refuse(`${path} is missing although the log exists`);
  const note = readFileSync(path);
  const last = openCheckpoint(note, key, verifySignature);
  if (!last.ok) return refuse(`${path}: ${last.problems[0]!.message}`);
  const { size } = last.value;
  if (entries.size() < size) {
    return refuse(`the checkpoint vouches for ${size} entries, ${entries.size()} are there`);
  }
  const tree = resumeTree(directory, last.value);
  if (!tree || !endsAlike(directory, size, entries)) {
    return refuse(`tiles or entries differ from the signed tree of ${size}`);
  }
  const known = seen === undefined ? succeed(seen) : checkSeen(directory, key, size, seen);
  return known.ok ? succeed({ tree, note: note.toString('utf8') }) : known;
}

/** A directory restored from an old copy looks sound by itself; a checkpoint kept elsewhere gives it away. */
function checkSeen(directory: string, key: LogKey, size: number, seen: string): Result<string> {
  const known = openCheckpoint(Buffer.from(seen), key, verifySignature);
  if (!known.ok) return known;
  if (known.value.size > size) {
    return refuse(`others hold a checkpoint of ${known.value.size} entries, here are ${size}`);
  }
  const subtrees = subtreesFromTiles(size, (tile) => readTile(directory, tile));
  if (equalBytes(rootOf(known.value.size, subtrees), known.value.root)) return succeed(seen);
  return refuse(`others hold another tree of ${known.value.size} entries`);
}

/** Undefined when the unfinished tiles are missing or do not add up to the signed root. */
function resumeTree(directory: string, { size, root }: Checkpoint): GrowingTree | undefined {
  try {
    const tree = GrowingTree.resume(size, (tile) => readTile(directory, tile));
    return equalBytes(tree.root(), root) ? tree : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the rows under the last lowest tile are the leaves in it. The rest is for `garant verify`. */
function endsAlike(directory: string, size: number, entries: EntryTable): boolean {
  if (size === 0) return true;
  const index = Math.floor((size - 1) / TILE_WIDTH);
  const from = index * TILE_WIDTH;
  try {
    const hashes = splitHashes(readTile(directory, { level: 0, index, width: size - from }));
    const rows = [...entries.rows({ from, until: size })];
    return rows.length === size - from && rows.every((row, i) => equalBytes(hashLeaf(row.leaf), hashes[i]!));
  } catch {
    return false;
  }
}
