/**
 * The payload of an AIS sentence: characters of six bits each. They are packed into words of 30 bits, so
 * that a field is read by one or two shifts and never crosses the sign bit.
 *
 * @source IEC 61162-1, "Encapsulation": six-bit field encoding; ITU-R M.1371-5, table 47 (six-bit ASCII).
 */

const INVALID = 64;

/** Value of each armour character, 64 for every other byte. */
const SIX_OF_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x57) return byte - 48;
  return byte >= 0x60 && byte <= 0x77 ? byte - 56 : INVALID;
});

/** The longest decoded message (type 5) has 426 bits: 15 words, and one to read across the end. */
const WORDS = 16;
const CHARACTERS_PER_WORD = 5;

export const makeWords = (): Int32Array => new Int32Array(WORDS);

/** What `packArmour` found besides the words: where the armour ends, and the exclusive or of its bytes. */
export const packed = { end: 0, sum: 0 };

/**
 * Packs the armoured characters from `from` on into `words`, up to `until` or the first byte that is no
 * armour; what lies behind the end reads as 0. Five characters are one word, so they are taken together.
 */
export function packArmour(bytes: Uint8Array, from: number, until: number, words: Int32Array): void {
  let sum = 0;
  let i = from;
  let at = 0;
  for (; i + CHARACTERS_PER_WORD <= until; i += CHARACTERS_PER_WORD) {
    const b0 = bytes[i]!;
    const b1 = bytes[i + 1]!;
    const b2 = bytes[i + 2]!;
    const b3 = bytes[i + 3]!;
    const b4 = bytes[i + 4]!;
    const s0 = SIX_OF_BYTE[b0]!;
    const s1 = SIX_OF_BYTE[b1]!;
    const s2 = SIX_OF_BYTE[b2]!;
    const s3 = SIX_OF_BYTE[b3]!;
    const s4 = SIX_OF_BYTE[b4]!;
    if (((s0 | s1 | s2 | s3 | s4) & INVALID) !== 0) break;
    sum ^= b0 ^ b1 ^ b2 ^ b3 ^ b4;
    if (at < WORDS - 1) words[at++] = (s0 << 24) | (s1 << 18) | (s2 << 12) | (s3 << 6) | s4;
  }
  let word = 0;
  let shift = 24;
  for (; i < until; i++, shift -= 6) {
    const six = SIX_OF_BYTE[bytes[i]!]!;
    if (six === INVALID) break;
    sum ^= bytes[i]!;
    word |= six << shift;
  }
  if (at < WORDS - 1) words[at++] = word;
  while (at < WORDS) words[at++] = 0;
  packed.end = i;
  packed.sum = sum;
}

/** `length` (at most 30) bits from `start` as an unsigned number. */
export function unsigned(words: Int32Array, start: number, length: number): number {
  const at = (start / 30) | 0;
  const spare = 30 - (start - at * 30) - length;
  const word = words[at]!;
  if (spare >= 0) return (word >>> spare) & ((1 << length) - 1);
  const high = word & ((1 << (length + spare)) - 1);
  return (high << -spare) | (words[at + 1]! >>> (30 + spare));
}

/** `length` bits from `start` as a number in two's complement. */
export function signed(words: Int32Array, start: number, length: number): number {
  const shift = 32 - length;
  return (unsigned(words, start, length) << shift) >> shift;
}

/**
 * `count` characters of six-bit text as ASCII into the `room` bytes at `to`. `@` ends the text; what it
 * leaves free is 0.
 */
export function copyText(
  words: Int32Array,
  start: number,
  count: number,
  out: Uint8Array,
  to: number,
  room: number,
): void {
  let i = 0;
  for (; i < count; i++) {
    const six = unsigned(words, start + 6 * i, 6);
    if (six === 0) break;
    out[to + i] = six < 32 ? six + 64 : six;
  }
  for (; i < room; i++) out[to + i] = 0;
}
