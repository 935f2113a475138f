/**
 * Mode S parity: the last 24 bits of every frame are the remainder of the bits before, divided by
 * G(x) = 1 + x³ + x¹⁰ + x¹² + x¹³ + … + x²⁴, overlaid with nothing (PI of a squitter), an interrogator
 * code (PI of an all-call reply) or the sender's address (AP).
 *
 * The remainder is linear, so each byte contributes by its value and place alone: one table look-up
 * per byte instead of a shift register.
 *
 * @source ICAO Annex 10 Vol IV (5th ed.), 3.1.2.3.3 (error protection)
 */
import { LONG_FRAME, SHORT_FRAME } from './frames.ts';

/** G(x) without its leading term x²⁴. */
const GENERATOR = 0xfff409;
const PARITY_BYTES = 3;
const DATA_BYTES = LONG_FRAME - PARITY_BYTES;

/** Remainder that byte value v at place p of a long frame leaves: `REMAINDERS[p << 8 | v]`. */
const REMAINDERS = remainders();

function remainders(): Int32Array {
  const table = new Int32Array(DATA_BYTES << 8);
  for (let value = 0; value < 256; value++) {
    let remainder = value << 16;
    for (let place = DATA_BYTES - 1; place >= 0; place--) {
      for (let bit = 0; bit < 8; bit++) {
        remainder = remainder & 0x800000 ? ((remainder << 1) ^ GENERATOR) & 0xffffff : remainder << 1;
      }
      table[(place << 8) | value] = remainder;
    }
  }
  return table;
}

/**
 * What the parity field of the frame at `start` is overlaid with, 24 bits: 0 for an intact squitter, the
 * interrogator code for an intact all-call reply, the address for an intact surveillance reply.
 */
export function parityOverlay(bytes: Uint8Array, start: number, size: number): number {
  let overlay = 0;
  const end = start + size - PARITY_BYTES;
  // A short frame's bytes stand where the last bytes of a long frame stand.
  let table = size === SHORT_FRAME ? SHORT_FRAME << 8 : 0;
  for (let i = start; i < end; i++) {
    overlay ^= REMAINDERS[table + bytes[i]!]!;
    table += 256;
  }
  return overlay ^ ((bytes[end]! << 16) | (bytes[end + 1]! << 8) | bytes[end + 2]!);
}
