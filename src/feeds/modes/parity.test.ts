import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allCall, frameOf, squitter } from '../../../test/support/mode-s-frames.ts';
import { parityOverlay } from './parity.ts';

const overlayOf = (frame: Uint8Array) => parityOverlay(frame, 0, frame.length);

test('an intact squitter leaves nothing, an all-call reply its interrogator code', () => {
  assert.equal(overlayOf(squitter(0x4840d6, [[0, 56]])), 0);
  assert.equal(overlayOf(allCall(0x4840d6)), 0);
  assert.equal(overlayOf(allCall(0x4840d6, 23)), 23);
});

test('an intact reply leaves the address laid over it', () => {
  const reply = frameOf(
    [
      [4, 5],
      [0, 27],
    ],
    0x3c6586,
  );
  assert.equal(overlayOf(reply), 0x3c6586);
});

test('equals long division for every frame and overlay (seed 1)', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const body = fc.oneof(
    fc.array(byte, { minLength: 4, maxLength: 4 }),
    fc.array(byte, { minLength: 11, maxLength: 11 }),
  );
  fc.assert(
    fc.property(body, fc.integer({ min: 0, max: 0xffffff }), (bytes, overlay) => {
      const frame = frameOf(
        bytes.map((value) => [value, 8] as const),
        overlay,
      );
      assert.equal(overlayOf(frame), overlay);
    }),
    { seed: 1 },
  );
});

test('no error of one to five flipped bits goes unseen (seed 2)', () => {
  const frame = squitter(0x4840d6, [
    [0x58c382, 24],
    [0xd690c8, 24],
    [0xac, 8],
  ]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 111 }), { minLength: 1, maxLength: 5 }), (flips) => {
      const broken = Uint8Array.from(frame);
      for (const bit of flips) broken[bit >> 3]! ^= 0x80 >> (bit & 7);
      assert.notEqual(overlayOf(broken), 0);
    }),
    { seed: 2 },
  );
});
