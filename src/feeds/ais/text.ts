/** Numbers written in a line of bytes, read without making strings. */

const ZERO = 0x30;

/** The natural number whose digits start at `at`; -1 when there is no digit. Stops at the first other byte. */
export function naturalNumber(bytes: Uint8Array, at: number, until: number): number {
  let value = 0;
  let i = at;
  for (; i < until && i < at + 15; i++) {
    const digit = bytes[i]! - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return i === at ? -1 : value;
}

/** Value of a hexadecimal digit, 16 for other bytes. */
const HEX = Uint8Array.from({ length: 256 }, (_, byte) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase());
  return digit < 0 ? 16 : digit;
});

/** The byte that two hexadecimal digits at `at` write; -1 when they are none. */
export function hexByte(bytes: Uint8Array, at: number): number {
  const high = HEX[bytes[at] ?? 0]!;
  const low = HEX[bytes[at + 1] ?? 0]!;
  return high < 16 && low < 16 ? high * 16 + low : -1;
}

/** Exclusive or of bytes [from, until): the checksum of NMEA 0183 and of TAG blocks. */
export function xorOf(bytes: Uint8Array, from: number, until: number): number {
  let sum = 0;
  for (let i = from; i < until; i++) sum ^= bytes[i]!;
  return sum;
}

/** Place of `byte` in [from, until), or -1. */
export function placeOf(bytes: Uint8Array, byte: number, from: number, until: number): number {
  for (let i = from; i < until; i++) if (bytes[i] === byte) return i;
  return -1;
}
