/**
 * The static layout that a log is served and mirrored in: hash tiles and entry bundles of 256.
 * Tile `index` of `level` holds the hashes of complete subtrees of 256^level leaves.
 * @source C2SP tlog-tiles, "Merkle Tree" and "Log Entries".
 */
import { concatBytes } from '../kernel/index.ts';
import { foldHashes, HASH_BYTES } from './merkle.ts';

export const TILE_WIDTH = 256;

export interface TileName {
  /** 0 to 63, or `entries` for a bundle of the entries themselves. */
  readonly level: number | 'entries';
  readonly index: number;
  /** Hashes or entries inside: 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

export interface Tile extends TileName {
  readonly level: number;
  readonly bytes: Uint8Array;
}

/** Three digits a step, all but the last step marked: 1234067 is `x001/x234/067`. */
function indexPath(index: number): string {
  const last = String(index % 1000).padStart(3, '0');
  const rest = Math.floor(index / 1000);
  return rest === 0 ? last : `${indexPath(rest).replace(/(\d{3})$/, 'x$1')}/${last}`;
}

export const tilePath = ({ level, index, width }: TileName): string =>
  `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`;

const TILE_PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Undefined for any path that `tilePath` would not have written. */
export function parseTilePath(path: string): TileName | undefined {
  const match = TILE_PATH.exec(path);
  if (!match) return undefined;
  const level = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const name = {
    level,
    index: Number(match[2]!.replace(/[x/]/g, '')),
    width: Number(match[3] ?? TILE_WIDTH),
  } as const;
  return level !== 'entries' && level > 63 ? undefined : tilePath(name) === path ? name : undefined;
}

/** The widths of a level's tiles in a tree of `size` leaves: so many full ones, then one of `partial` (0: none). */
export function tileCounts(size: number, level: number): { readonly full: number; readonly partial: number } {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return { full: Math.floor(hashes / TILE_WIDTH), partial: hashes % TILE_WIDTH };
}

/** Every tile a tree of `size` leaves has, lowest level first, partial ones at their present width. */
export function tilesOf(size: number): TileName[] {
  const names: TileName[] = [];
  for (let level = 0; size >= TILE_WIDTH ** level; level++) {
    const { full, partial } = tileCounts(size, level);
    for (let index = 0; index < full; index++) names.push({ level, index, width: TILE_WIDTH });
    if (partial > 0) names.push({ level, index: full, width: partial });
  }
  return names;
}

export function splitHashes(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / HASH_BYTES) }, (_, i) =>
    bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/**
 * A tree that grows by leaves and remembers only its unfinished tiles: at most 255 hashes a level.
 * Those same hashes are all it takes to state its root and to go on after a restart.
 */
export class GrowingTree {
  #size = 0;
  readonly #levels: Uint8Array[][] = [];

  get size(): number {
    return this.#size;
  }

  /** Takes up a tree again. `read` gives the partial tile of a level, 32 bytes a hash. */
  static resume(size: number, read: (tile: TileName) => Uint8Array): GrowingTree {
    const tree = new GrowingTree();
    tree.#size = size;
    for (let level = 0; size >= TILE_WIDTH ** level; level++) {
      const { full, partial } = tileCounts(size, level);
      tree.#levels[level] = partial === 0 ? [] : splitHashes(read({ level, index: full, width: partial }));
    }
    return tree;
  }

  clone(): GrowingTree {
    const tree = new GrowingTree();
    tree.#size = this.#size;
    tree.#levels.push(...this.#levels.map((hashes) => [...hashes]));
    return tree;
  }

  /** Adds a leaf. @returns the tiles that it completed, lowest level first. */
  append(leafHash: Uint8Array): Tile[] {
    this.#size++;
    const finished: Tile[] = [];
    let hash: Uint8Array | undefined = leafHash;
    for (let level = 0; hash; level++) {
      this.#levels[level] ??= [];
      const hashes = this.#levels[level]!;
      hashes.push(hash);
      hash = undefined;
      if (hashes.length < TILE_WIDTH) break;
      const index = Math.floor(this.#size / TILE_WIDTH ** (level + 1)) - 1;
      finished.push({ level, index, width: TILE_WIDTH, bytes: concatBytes(...hashes) });
      hash = foldHashes(hashes);
      this.#levels[level] = [];
    }
    return finished;
  }

  /** The unfinished tiles, lowest level first; empty ones do not exist. */
  partialTiles(): Tile[] {
    return this.#levels.flatMap((hashes, level) =>
      hashes.length === 0
        ? []
        : [
            {
              level,
              index: tileCounts(this.#size, level).full,
              width: hashes.length,
              bytes: concatBytes(...hashes),
            },
          ],
    );
  }

  root(): Uint8Array {
    let carry: Uint8Array | undefined;
    for (const hashes of this.#levels) {
      if (hashes.length === 0 && carry === undefined) continue;
      carry = foldHashes(carry === undefined ? hashes : [...hashes, carry]);
    }
    return carry ?? foldHashes([]);
  }
}
