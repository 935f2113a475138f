import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesToHex, hexToBytes, utf8ToBytes } from '../kernel/index.ts';
import {
  consistencyProof,
  EMPTY_ROOT,
  foldHashes,
  GrowingTree,
  HASH_BYTES,
  hashLeaf,
  inclusionProof,
  subtreesFromTiles,
  type TileName,
  tilePath,
  tilesOf,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

/** The leaves and roots that Certificate Transparency implementations have shared since 2013. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the roots of one to eight leaves are those of RFC 6962 implementations', () => {
  const tree = new GrowingTree();
  assert.deepEqual(tree.root(), EMPTY_ROOT);
  LEAVES.forEach((leaf, i) => {
    tree.append(hashLeaf(hexToBytes(leaf)));
    assert.equal(bytesToHex(tree.root()), ROOTS[i]);
  });
});

const leafHash = (i: number) => hashLeaf(utf8ToBytes(`entry ${i}`));

/** A log of `size` leaves with all its tiles, as a server would hold them. */
function grow(size: number) {
  const tree = new GrowingTree();
  const tiles = new Map<string, Uint8Array>();
  const keep = (tile: TileName & { bytes: Uint8Array }) => tiles.set(tilePath(tile), tile.bytes);
  for (let i = 0; i < size; i++) tree.append(leafHash(i)).forEach(keep);
  tree.partialTiles().forEach(keep);
  return { tree, tiles, read: (tile: TileName) => tiles.get(tilePath(tile))! };
}

const SIZES = [1, 2, 255, 256, 257, 511, 512, 65_536, 65_800];

test('tiles at the edges of 256 and 65,536 are exactly those the layout names', () => {
  for (const size of SIZES) {
    const { tree, tiles } = grow(size);
    assert.deepEqual([...tiles.keys()].sort(), tilesOf(size).map(tilePath).sort());
    if (size <= 512) {
      const plain = foldHashes(Array.from({ length: size }, (_, i) => leafHash(i)));
      assert.deepEqual(tree.root(), plain);
    }
  }
});

test('a tree taken up again from its partial tiles has the same root and goes on the same way', () => {
  for (const size of SIZES) {
    const { tree, read } = grow(size);
    const again = GrowingTree.resume(size, read);
    assert.deepEqual(again.root(), tree.root());
    const [finished, expected] = [again.append(leafHash(size)), tree.append(leafHash(size))];
    assert.deepEqual(finished, expected);
    assert.deepEqual(again.root(), tree.root());
  }
});

test('every inclusion proof made from tiles verifies, and not with another index, size, hash or root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1200 }), fc.nat(), fc.nat(), (size, pick, damage) => {
      const { tree, read } = grow(size);
      const index = pick % size;
      const proof = inclusionProof(index, size, subtreesFromTiles(size, read));
      const root = tree.root();
      assert.ok(verifyInclusion(leafHash(index), index, size, proof, root));
      assert.ok(!verifyInclusion(leafHash(index + 1), index, size, proof, root));
      assert.ok(!verifyInclusion(leafHash(index), index, size, [...proof, root], root));
      if (size > 1) {
        assert.ok(!verifyInclusion(leafHash(index), (index + 1) % size, size, proof, root));
        const bad = proof.map((hash) => hash.slice());
        bad[damage % bad.length]![damage % HASH_BYTES]! ^= 1;
        assert.ok(!verifyInclusion(leafHash(index), index, size, bad, root));
      }
    }),
    { seed: 6962, numRuns: 60 },
  );
});

test('every consistency proof made from tiles verifies, and not for a tree that was rewritten', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1200 }), fc.nat(), fc.nat(), (size, pick, damage) => {
      const oldSize = 1 + (pick % size);
      const newer = { size, root: grow(size).tree.root() };
      const older = { size: oldSize, root: grow(oldSize).tree.root() };
      const proof = consistencyProof(oldSize, size, subtreesFromTiles(size, grow(size).read));
      assert.ok(verifyConsistency(older, newer, proof));
      const rewritten = older.root.slice();
      rewritten[damage % HASH_BYTES]! ^= 1;
      assert.ok(!verifyConsistency({ size: oldSize, root: rewritten }, newer, proof));
      if (oldSize < size) assert.ok(!verifyConsistency(newer, older, proof));
    }),
    { seed: 9162, numRuns: 60 },
  );
});
