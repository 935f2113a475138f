/**
 * The payload of an AIS sentence: characters of six bits each. They are packed into words of 30 bits, so
 * that a field is read by one or two shifts and never crosses the sign bit.
 *
 * @source IEC 61162-1, "Encapsulation": six-bit field encoding; ITU-R M.1371-5, table 47 (six-bit ASCII).
 */

const INVALID = 64;

/** Value of each armour character, 64 for every other byte. */
export const SIX_OF_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x57) return byte - 48;
  return byte >= 0x60 && byte <= 0x77 ? byte - 56 : INVALID;
});

/** The longest decoded message (type 5) has 426 bits: 15 words, and one to read across the end. */
const WORDS = 16;
const CHARACTERS_PER_WORD = 5;
const PACKED_CHARACTERS = (WORDS - 1) * CHARACTERS_PER_WORD;

export const makeWords = (): Int32Array => new Int32Array(WORDS);

/** Packs characters [from, until) of `bytes`; what lies behind the end reads as 0. False: a bad character. */
export function packArmour(bytes: Uint8Array, from: number, until: number, words: Int32Array): boolean {
  const end = Math.min(until, from + PACKED_CHARACTERS);
  let seen = 0;
  let word = 0;
  let filled = 0;
  let at = 0;
  for (let i = from; i < end; i++) {
    const six = SIX_OF_BYTE[bytes[i]!]!;
    seen |= six;
    word = (word << 6) | six;
    if (++filled === CHARACTERS_PER_WORD) {
      words[at++] = word & 0x3fffffff;
      word = 0;
      filled = 0;
    }
  }
  if (filled > 0) words[at++] = (word << (6 * (CHARACTERS_PER_WORD - filled))) & 0x3fffffff;
  while (at < WORDS) words[at++] = 0;
  for (let i = end; i < until; i++) seen |= SIX_OF_BYTE[bytes[i]!]!;
  return (seen & INVALID) === 0;
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
