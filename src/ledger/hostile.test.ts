/** Strangers' bytes: every parser gives a value or a problem, at once, and never throws. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, utf8ToBytes } from '../kernel/index.ts';
import {
  encodeLeaf,
  formatVkey,
  openNote,
  packTar,
  parseEntryBundle,
  parseLeaf,
  parseNodeFile,
  parseProofFile,
  parseRecord,
  parseTilePath,
  parseVkey,
  proofFileBytes,
  readUtf8,
  signNote,
  unpackTar,
} from './index.ts';

const key = { name: 'garant.example/hostile', publicKey: new Uint8Array(32).fill(9) };
const note = utf8ToBytes(signNote('text\n', key, () => new Uint8Array(64)));
const tar = packTar(new Map([['a/b', utf8ToBytes('content')]]));
const record = { kind: 'x', v: 1, id: 'x-1', lane: 'live', label: {}, actor: 'a', recordedAt: 1, body: {} };

const parsers: Readonly<Record<string, { sound: Uint8Array; parse: (bytes: Uint8Array) => unknown }>> = {
  leaf: {
    sound: encodeLeaf({ v: 1, kind: 'act', origin: 'o', at: 0, commit: new Uint8Array(32) }),
    parse: parseLeaf,
  },
  note: { sound: note, parse: (bytes) => openNote(bytes, key, () => true) },
  proof: {
    sound: proofFileBytes({ index: 1, hashes: [new Uint8Array(32)], checkpoint: 'n\n' }),
    parse: parseProofFile,
  },
  record: { sound: utf8ToBytes(canonicalJson(record)), parse: parseRecord },
  bundle: { sound: Uint8Array.of(0, 2, 1, 1), parse: parseEntryBundle },
  tar: { sound: tar.ok ? tar.value : new Uint8Array(), parse: unpackTar },
  'node file': { sound: utf8ToBytes('{"lane":"live","origin":"o","v":1,"vkey":""}\n'), parse: parseNodeFile },
  vkey: { sound: utf8ToBytes(formatVkey(key)), parse: (bytes) => parseVkey(readUtf8(bytes) ?? '') },
  'tile path': {
    sound: utf8ToBytes('tile/0/x001/067.p/3'),
    parse: (bytes) => parseTilePath(readUtf8(bytes) ?? ''),
  },
};

for (const [name, { sound, parse }] of Object.entries(parsers)) {
  test(`${name}: bytes changed, cut, doubled or made up are never a crash`, () => {
    const edit = fc.record({
      at: fc.nat(sound.length),
      cut: fc.nat(8),
      put: fc.uint8Array({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.uint8Array({ maxLength: 600 }),
        (edits, noise) => {
          let bytes = [...sound];
          for (const { at, cut, put } of edits)
            bytes = [...bytes.slice(0, at), ...put, ...bytes.slice(at + cut)];
          parse(Uint8Array.from(bytes));
          parse(noise);
        },
      ),
      { seed: 11, numRuns: 1000 },
    );
  });
}

test('nesting without end and numbers beyond all numbers are refused', () => {
  const wrap = (body: string) => utf8ToBytes(canonicalJson(record).replace('"body":{}', `"body":${body}`));
  for (const body of ['['.repeat(100_000) + ']'.repeat(100_000), '1e999', '{"a":-1e999}']) {
    const read = parseRecord(wrap(body));
    assert.ok(!read.ok && read.problems[0]!.code === 'LEDGER_RECORD_MALFORMED');
  }
});
