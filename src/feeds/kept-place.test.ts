/** Where a file goes on after what was kept of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToHex, sha256, utf8ToBytes } from '../kernel/index.ts';
import { type KeptPart, placeAfter } from './kept-place.ts';

const part = (text: string): KeptPart => {
  const bytes = utf8ToBytes(text);
  return { bytes: bytes.length, sha256: `sha256:${bytesToHex(sha256(bytes))}` };
};

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = utf8ToBytes(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

test('a file that begins with all that was kept goes on after it, however it is cut up', async () => {
  const parts = [part('one\n'), part('two\nth'), part('ree\n')];
  for (const size of [1, 3, 4, 5, 100]) {
    assert.equal(await placeAfter(inChunks('one\ntwo\nthree\n', size), parts), 14);
    assert.equal(await placeAfter(inChunks('one\ntwo\nthree\nfour\n', size), parts), 14);
  }
});

test('one that differs in a byte, or is shorter, or empty, is another file', async () => {
  const parts = [part('one\n'), part('two\n')];
  for (const text of ['', 'one\n', 'one\ntwo', 'One\ntwo\n', 'one\ntwO\n']) {
    assert.equal(await placeAfter(inChunks(text, 3), parts), 0);
  }
});
