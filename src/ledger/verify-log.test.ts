/** The check of a log's public files names the file that is damaged, not the one that disagrees with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256, utf8ToBytes } from '../kernel/index.ts';
import {
  commitTo,
  encodeEntryBundle,
  encodeLeaf,
  equalBytes,
  type Files,
  GrowingTree,
  hashLeaf,
  type NoteKey,
  signCheckpoint,
  type TileName,
  tilePath,
  verifyLog,
} from './index.ts';

const key: NoteKey = { name: 'garant.example/pure', publicKey: new Uint8Array(32).fill(3) };

/** Stands in for Ed25519, which the core gets passed in: a hash that the test alone can make. */
const seal = (message: Uint8Array) => {
  const half = sha256(message);
  return new Uint8Array([...half, ...half]);
};
const verify = (_: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  equalBytes(seal(message), signature);

const leafOf = (n: number) =>
  encodeLeaf({
    v: 1,
    kind: 'tick',
    origin: key.name,
    at: n,
    commit: commitTo(new Uint8Array(32), utf8ToBytes(`${n}`)),
  });

function makeLog(size: number): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const tree = new GrowingTree();
  const keep = (tile: TileName & { bytes: Uint8Array }) => files.set(`log/${tilePath(tile)}`, tile.bytes);
  const entries = Array.from({ length: size }, (_, n) => leafOf(n));
  for (const entry of entries) tree.append(hashLeaf(entry)).forEach(keep);
  tree.partialTiles().forEach(keep);
  for (let index = 0; index * 256 < size; index++) {
    const bundle = entries.slice(index * 256, (index + 1) * 256);
    const name = tilePath({ level: 'entries', index, width: bundle.length });
    files.set(`log/${name}`, encodeEntryBundle(bundle));
  }
  const checkpoint = { origin: key.name, size, root: tree.root() };
  return files.set('log/checkpoint', utf8ToBytes(signCheckpoint(checkpoint, key, seal)));
}

const check = (files: Files) =>
  verifyLog({ list: () => [...files.keys()], read: (path) => files.get(path) }, key, verify);

const damagedFiles = (files: Files) => [...new Set(check(files).problems.map(({ place }) => place?.file))];

test('a log of any size at the edges of its tiles holds', () => {
  for (const size of [0, 1, 255, 256, 257, 512, 700])
    assert.deepEqual(check(makeLog(size)).problems, [], `${size}`);
});

test('one changed byte in one file names that file and no other', () => {
  const files = makeLog(700);
  for (const [path, bytes] of files) {
    const changed = bytes.slice();
    changed[bytes.length - 40]! ^= 1;
    const named = damagedFiles(new Map(files).set(path, changed));
    assert.deepEqual(named, [path]);
  }
});

test('a missing file is named, whichever it is', () => {
  const files = makeLog(700);
  for (const path of files.keys()) {
    const fewer = new Map(files);
    fewer.delete(path);
    assert.ok(damagedFiles(fewer).includes(path), path);
  }
});

test('entries and tiles rewritten together do not hold under the old checkpoint', () => {
  const root = sha256(utf8ToBytes('the tree before it was rewritten'));
  const note = utf8ToBytes(signCheckpoint({ origin: key.name, size: 300, root }, key, seal));
  assert.deepEqual(damagedFiles(makeLog(300).set('log/checkpoint', note)), ['log/checkpoint']);
});

test('narrower tiles that older checkpoints needed are checked as well', () => {
  const files = makeLog(700);
  const older = makeLog(690);
  for (const path of ['log/tile/0/002.p/178', 'log/tile/entries/002.p/178'])
    files.set(path, older.get(path)!);
  assert.deepEqual(check(files).problems, []);
  const path = 'log/tile/0/002.p/178';
  const changed = older.get(path)!.slice();
  changed[5]! ^= 1;
  assert.deepEqual(damagedFiles(files.set(path, changed)), [path]);
});

test('a leaf of another log does not count as an entry', () => {
  const foreign = { ...key, name: 'garant.example/other' };
  const files = makeLog(3);
  const tree = new GrowingTree();
  for (let n = 0; n < 3; n++) tree.append(hashLeaf(leafOf(n)));
  const note = signCheckpoint({ origin: foreign.name, size: 3, root: tree.root() }, foreign, seal);
  files.set('log/checkpoint', utf8ToBytes(note));
  const { problems } = verifyLog(
    { list: () => [...files.keys()], read: (path) => files.get(path) },
    foreign,
    verify,
  );
  assert.deepEqual(new Set(problems.map(({ code }) => code)), new Set(['LEDGER_LEAF_FOREIGN']));
});
