/**
 * A log says everything twice: in its entries, and in the lowest tiles that hold their hashes. Each side
 * gives a root. The side that the signed root vouches for is the truth, the other one is damaged: so the
 * check names the right file of the two.
 */
import type { Problem } from '../kernel/index.ts';
import { equalBytes } from './bytes.ts';
import { parseEntryBundle } from './entry-bundle.ts';
import { type FileReader, inFile } from './file-reader.ts';
import { LAYOUT } from './layout.ts';
import { HASH_BYTES, hashLeaf } from './merkle.ts';
import { GrowingTree, splitHashes, TILE_WIDTH, type Tile, type TileName, tilePath } from './tile.ts';

export const logPath = (tile: TileName): string => LAYOUT.log + tilePath(tile);

/** The tile or bundle with this number in a log of `size` entries. */
const nameIn = (size: number, level: 0 | 'entries', index: number): TileName => ({
  level,
  index,
  width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH),
});

/** The entries of a bundle; undefined when the file is missing or does not hold exactly that many. */
export function readBundle(files: FileReader, size: number, index: number): Uint8Array[] | undefined {
  const name = nameIn(size, 'entries', index);
  const bytes = files.read(logPath(name));
  const entries = bytes && parseEntryBundle(bytes);
  return entries?.length === name.width ? entries : undefined;
}

function readLowestTile(files: FileReader, size: number, index: number): Uint8Array[] | undefined {
  const name = nameIn(size, 0, index);
  const bytes = files.read(logPath(name));
  return bytes?.length === name.width * HASH_BYTES ? splitHashes(bytes) : undefined;
}

export interface Sides {
  readonly problems: readonly Problem[];
  /** Every tile of the tree that the signed root vouches for, by level and index: `1/0`. */
  readonly tiles: ReadonlyMap<string, Tile>;
}

export const tileKey = ({ level, index }: TileName): string => `${level}/${index}`;

/** A tree with all its tiles kept. */
class KeptTree {
  readonly tree = new GrowingTree();
  readonly tiles = new Map<string, Tile>();

  append(hash: Uint8Array): void {
    for (const tile of this.tree.append(hash)) this.tiles.set(tileKey(tile), tile);
  }

  finish(): Uint8Array {
    for (const tile of this.tree.partialTiles()) this.tiles.set(tileKey(tile), tile);
    return this.tree.root();
  }
}

const unreadable = (name: TileName) => {
  const what = name.level === 'entries' ? 'entries' : 'hashes';
  const code = name.level === 'entries' ? 'LEDGER_ENTRIES_UNREADABLE' : 'LEDGER_TILE_UNREADABLE';
  return inFile(logPath(name), code, `missing, or not ${name.width} ${what}`);
};

/** Reads both sides of a log of `size` entries and judges them by its signed root. */
export function judgeSides(files: FileReader, size: number, root: Uint8Array): Sides {
  const problems: Problem[] = [];
  const disputed: number[] = [];
  const [fromEntries, fromTiles] = [new KeptTree(), new KeptTree()];
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    const entries = readBundle(files, size, index)?.map(hashLeaf);
    const hashes = readLowestTile(files, size, index);
    if (!entries) problems.push(unreadable(nameIn(size, 'entries', index)));
    if (!hashes) problems.push(unreadable(nameIn(size, 0, index)));
    (entries ?? hashes)?.forEach((hash, i) => {
      const other = (hashes ?? entries)![i]!;
      fromEntries.append(hash);
      fromTiles.append(other);
      if (!equalBytes(hash, other)) disputed.push(index * TILE_WIDTH + i);
    });
  }
  const entriesHold = equalBytes(fromEntries.finish(), root);
  const tilesHold = equalBytes(fromTiles.finish(), root);
  if (!entriesHold && !tilesHold) {
    problems.push(
      inFile(LAYOUT.checkpoint, 'LEDGER_ROOT_WRONG', 'neither entries nor tiles add up to the signed root'),
    );
  }
  for (const entry of disputed) {
    const index = Math.floor(entry / TILE_WIDTH);
    const [bundle, tile] = [logPath(nameIn(size, 'entries', index)), logPath(nameIn(size, 0, index))];
    if (!entriesHold)
      problems.push(inFile(bundle, 'LEDGER_ENTRY_WRONG', `entry ${entry} is not what the tree holds`));
    if (!tilesHold) problems.push(inFile(tile, 'LEDGER_TILE_WRONG', `not the hash of entry ${entry}`));
  }
  return { problems, tiles: (tilesHold && !entriesHold ? fromTiles : fromEntries).tiles };
}
