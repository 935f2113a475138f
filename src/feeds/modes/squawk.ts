/**
 * Mode A identity code (squawk) of DF 5, 21 and aircraft status: four octal digits A B C D.
 *
 * | bit of the reply | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31 | 32 |
 * |------------------|----|----|----|----|----|----|----|----|----|----|----|----|----|
 * | ID               | C1 | A1 | C2 | A2 | C4 | A4 | 0  | B1 | D1 | B2 | D2 | B4 | D4 |
 *
 * @source ICAO Annex 10 Vol IV, 3.1.2.6.7.1 (ID field), 3.1.1.6 (reply codes)
 */
const SQUAWKS = new Int16Array(1 << 13).map((_, code) => decodeSquawk(code));

/** The four octal digits written as a decimal number: 7700 for 7700, 12 for 0012. */
export const squawkFromId13 = (code: number): number => SQUAWKS[code & 0x1fff]!;

/** Four digits, with leading zeros. */
export const squawkText = (squawk: number): string => String(squawk).padStart(4, '0');

function decodeSquawk(code: number): number {
  const bit = (position: number) => (code >> position) & 1;
  const a = bit(11) + 2 * bit(9) + 4 * bit(7);
  const b = bit(5) + 2 * bit(3) + 4 * bit(1);
  const c = bit(12) + 2 * bit(10) + 4 * bit(8);
  const d = bit(4) + 2 * bit(2) + 4 * bit(0);
  return a * 1000 + b * 100 + c * 10 + d;
}
