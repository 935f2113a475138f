/** The byte formats, each against an example by its own authors or spelled out here. */
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, sign as nodeSign, verify as nodeVerify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { concatBytes, hexToBytes, utf8ToBytes } from '../kernel/index.ts';
import {
  commitTo,
  encodeEntryBundle,
  encodeLeaf,
  formatProofFile,
  formatVkey,
  fromBase64,
  hashLeaf,
  MAX_LEAF_BYTES,
  type NoteKey,
  openCheckpoint,
  openNote,
  parseEntryBundle,
  parseLeaf,
  parseProofFile,
  parseTilePath,
  parseVkey,
  proofFileBytes,
  readUtf8,
  signCheckpoint,
  signNote,
  tilePath,
  toBase64,
  type VerifySignature,
} from './index.ts';

const SPKI = hexToBytes('302a300506032b6570032100');
const PKCS8 = hexToBytes('302e020100300506032b657004220420');
const secret = createPrivateKey({
  key: Buffer.from(concatBytes(PKCS8, new Uint8Array(32).fill(7))),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' })).slice(-32);
const key: NoteKey = { name: 'garant.example/node', publicKey };
const sign = (message: Uint8Array) => new Uint8Array(nodeSign(null, message, secret));
const verify: VerifySignature = (raw, message, signature) =>
  nodeVerify(
    null,
    message,
    createPublicKey({ key: Buffer.from(concatBytes(SPKI, raw)), format: 'der', type: 'spki' }),
    signature,
  );

test("the example note of Go's signed-note package opens under its key, and only unchanged", () => {
  const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
  const read = parseVkey(vkey);
  assert.ok(read.ok);
  assert.equal(formatVkey(read.value), vkey);
  assert.deepEqual(openNote(utf8ToBytes(note), read.value, verify), { ok: true, value: text });
  const changed = openNote(utf8ToBytes(note.replace('answer', 'Answer')), read.value, verify);
  assert.ok(!changed.ok && changed.problems[0]!.code === 'LEDGER_SIGNATURE_INVALID');
});

test('a checkpoint reads back, and no byte of it can change', () => {
  const checkpoint = { origin: key.name, size: 70_000, root: hashLeaf(utf8ToBytes('x')) };
  const bytes = utf8ToBytes(signCheckpoint(checkpoint, key, sign));
  assert.deepEqual(openCheckpoint(bytes, key, verify), { ok: true, value: checkpoint });
  for (let i = 0; i < bytes.length; i++) {
    for (const bit of [1, 32, 128]) {
      const flipped = bytes.slice();
      flipped[i]! ^= bit;
      assert.ok(!openCheckpoint(flipped, key, verify).ok, `byte ${i} xor ${bit}`);
    }
  }
});

test('a signed text that is not origin, size and root is no checkpoint', () => {
  const root = toBase64(hashLeaf(utf8ToBytes('x')));
  for (const text of [
    `${key.name}\n01\n${root}\n`,
    `${key.name}\n-1\n${root}\n`,
    `${key.name}\n1\n${root}\nextension\n`,
    `other.example\n1\n${root}\n`,
    `${key.name}\n1\n${root.slice(4)}\n`,
    `${key.name}\n1e3\n${root}\n`,
  ]) {
    const note = signNote(text, key, sign);
    const opened = openCheckpoint(utf8ToBytes(note), key, verify);
    assert.ok(!opened.ok && opened.problems[0]!.code === 'LEDGER_CHECKPOINT_MALFORMED', text);
  }
});

test('tile paths are those of the specification, and no other spelling is read', () => {
  const paths = {
    'tile/0/x001/x234/067': { level: 0, index: 1_234_067, width: 256 },
    'tile/entries/000.p/1': { level: 'entries', index: 0, width: 1 },
    'tile/63/x001/000.p/255': { level: 63, index: 1000, width: 255 },
  } as const;
  for (const [path, name] of Object.entries(paths)) {
    assert.equal(tilePath(name), path);
    assert.deepEqual(parseTilePath(path), name);
  }
  for (const wrong of [
    'tile/0/67',
    'tile/00/067',
    'tile/64/067',
    'tile/0/x000/067',
    'tile/0/067.p/256',
    'tile/0/067.p/0',
    'tile/0/../067',
    'tile/0/067/',
  ])
    assert.equal(parseTilePath(wrong), undefined, wrong);
});

test('entry bundles read back; a bundle that ends early or runs over is refused', () => {
  const entries = [new Uint8Array(), utf8ToBytes('a'), new Uint8Array(300).fill(5)];
  const bytes = encodeEntryBundle(entries);
  assert.deepEqual([...bytes.slice(0, 5)], [0, 0, 0, 1, 97]);
  assert.deepEqual(parseEntryBundle(bytes), entries);
  assert.equal(parseEntryBundle(bytes.slice(0, -1)), undefined);
  assert.equal(parseEntryBundle(concatBytes(bytes, Uint8Array.of(0))), undefined);
  assert.equal(parseEntryBundle(encodeEntryBundle(Array(257).fill(new Uint8Array(1)))), undefined);
});

test('a leaf is canonical, at most 512 bytes, and commits to salt and record', () => {
  const commit = commitTo(new Uint8Array(32).fill(1), utf8ToBytes('{"kind":"tick"}'));
  const leaf = { v: 1, kind: 'verdict', origin: 'o'.repeat(255), at: 1_764_000_000_123, commit } as const;
  const bytes = encodeLeaf(leaf);
  assert.ok(bytes.length <= MAX_LEAF_BYTES);
  assert.deepEqual(parseLeaf(bytes), { ok: true, value: leaf });
  const text = readUtf8(bytes)!;
  for (const other of [
    ` ${text}`,
    text.replace('"v":1', '"v":1.0'),
    text.replace('verdict', 'guess'),
    text.replace('}', ',"x":1}'),
  ])
    assert.ok(!parseLeaf(utf8ToBytes(other)).ok, other);
});

test('a proof file reads back, and other spellings are refused', () => {
  const proof = { index: 3, hashes: [hashLeaf(utf8ToBytes('a'))], checkpoint: 'note\n' };
  const text = formatProofFile(proof);
  assert.match(text, /^c2sp\.org\/tlog-proof@v1\nindex 3\n[A-Za-z0-9+/]{43}=\n\nnote\n$/);
  assert.deepEqual(parseProofFile(proofFileBytes(proof)), { ok: true, value: proof });
  for (const other of [
    text.replace('@v1', '@v2'),
    text.replace('index 3', 'index 03'),
    text.replace('=\n', '\n'),
  ])
    assert.ok(!parseProofFile(utf8ToBytes(other)).ok);
});

test('base64 and UTF-8 read every value in its one spelling and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
    }),
    { seed: 4648 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(readUtf8(utf8ToBytes(text)), text);
    }),
    { seed: 3629 },
  );
  for (const text of ['QQ', 'QR==', 'Q===', 'QQ==\n', 'Q-==']) assert.equal(fromBase64(text), undefined);
  for (const hex of ['c080', 'eda080', 'ff', 'e282']) assert.equal(readUtf8(hexToBytes(hex)), undefined);
});
