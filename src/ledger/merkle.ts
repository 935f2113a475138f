/**
 * The Merkle tree of a log: what a leaf, a node and a root hash to.
 * @source RFC 6962, section 2.1.
 */
import { sha256 } from '../kernel/index.ts';

export const HASH_BYTES = 32;

/** The root of a log without entries. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());

export function hashLeaf(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return sha256(input);
}

export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return sha256(input);
}

/** The largest power of two below `count`, where a tree of `count` > 1 leaves splits. */
export function splitPoint(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** The root over consecutive subtree hashes of equal height, the last of which may be lower. */
export function foldHashes(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return EMPTY_ROOT;
  if (hashes.length === 1) return hashes[0]!;
  const split = splitPoint(hashes.length);
  return hashNode(foldHashes(hashes.slice(0, split)), foldHashes(hashes.slice(split)));
}
