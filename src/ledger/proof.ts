/**
 * Proofs that an entry is in a tree, and that a tree only grew.
 * @source RFC 6962, sections 2.1.1 and 2.1.2 (making); RFC 9162, sections 2.1.3.2 and 2.1.4.2 (checking).
 */
import { equalBytes } from './bytes.ts';
import { EMPTY_ROOT, foldHashes, HASH_BYTES, hashNode, splitPoint } from './merkle.ts';
import { splitHashes, TILE_WIDTH, type TileName, tileCounts } from './tile.ts';

/** The hash of the complete subtree of 2^height leaves that starts at leaf `index` · 2^height. */
export type ReadSubtree = (height: number, index: number) => Uint8Array;

/** Reads subtrees of a tree of `size` leaves out of its tiles. */
export function subtreesFromTiles(size: number, readTile: (tile: TileName) => Uint8Array): ReadSubtree {
  return (height, index) => {
    const level = Math.floor(height / 8);
    const span = 2 ** (height % 8);
    const first = index * span;
    const tileIndex = Math.floor(first / TILE_WIDTH);
    const { full, partial } = tileCounts(size, level);
    const bytes = readTile({ level, index: tileIndex, width: tileIndex < full ? TILE_WIDTH : partial });
    const at = (first % TILE_WIDTH) * HASH_BYTES;
    return foldHashes(splitHashes(bytes.subarray(at, at + span * HASH_BYTES)));
  };
}

/** The hash over leaves [from, until), which start at a multiple of the subtree's own size. */
function rangeHash(from: number, until: number, read: ReadSubtree): Uint8Array {
  const count = until - from;
  const height = Math.log2(count);
  if (Number.isInteger(height)) return read(height, from / count);
  const split = splitPoint(count);
  return hashNode(rangeHash(from, from + split, read), rangeHash(from + split, until, read));
}

/** The hashes beside the path from leaf `index` to the root of the first `size` leaves, lowest first. */
export function inclusionProof(index: number, size: number, read: ReadSubtree): Uint8Array[] {
  const path = (from: number, until: number): Uint8Array[] => {
    if (until - from === 1) return [];
    const middle = from + splitPoint(until - from);
    return index < middle
      ? [...path(from, middle), rangeHash(middle, until, read)]
      : [...path(middle, until), rangeHash(from, middle, read)];
  };
  return path(0, size);
}

/** Shows that the tree of `size` leaves begins with the tree of `oldSize` leaves, 0 < oldSize <= size. */
export function consistencyProof(oldSize: number, size: number, read: ReadSubtree): Uint8Array[] {
  const path = (from: number, until: number, whole: boolean): Uint8Array[] => {
    if (oldSize === until) return whole ? [] : [rangeHash(from, until, read)];
    const middle = from + splitPoint(until - from);
    return oldSize <= middle
      ? [...path(from, middle, whole), rangeHash(middle, until, read)]
      : [...path(middle, until, false), rangeHash(from, middle, read)];
  };
  return path(0, size, true);
}

const isOdd = (value: number) => value % 2 === 1;
const half = (value: number) => Math.floor(value / 2);

export function verifyInclusion(
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = hashNode(sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = hashNode(hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equalBytes(hash, root);
}

interface SizedRoot {
  readonly size: number;
  readonly root: Uint8Array;
}

/** True when `newer` begins with `older`. Everything begins with the empty tree. */
export function verifyConsistency(older: SizedRoot, newer: SizedRoot, proof: readonly Uint8Array[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root);
  if (older.size === 0) return proof.length === 0;
  const complete = Number.isInteger(Math.log2(older.size));
  const [first, ...rest] = complete ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let [fn, sn] = [older.size - 1, newer.size - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [oldHash, newHash] = [first, first];
  for (const sibling of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      [oldHash, newHash] = [hashNode(sibling, oldHash), hashNode(sibling, newHash)];
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      newHash = hashNode(newHash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equalBytes(oldHash, older.root) && equalBytes(newHash, newer.root);
}

/** The root of the first `size` leaves of a tree. */
export const rootOf = (size: number, read: ReadSubtree): Uint8Array =>
  size === 0 ? EMPTY_ROOT : rangeHash(0, size, read);
