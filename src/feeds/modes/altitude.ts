/**
 * Altitude codes: AC of surveillance replies (13 bits) and the altitude of airborne positions (12 bits,
 * the same without M). Steps of 25 ft with Q = 1; with Q = 0 the Gillham code in steps of 100 ft.
 *
 * | bit of the reply | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 31 | 32 |
 * |------------------|----|----|----|----|----|----|----|----|----|----|----|----|----|
 * | AC, Q = 0        | C1 | A1 | C2 | A2 | C4 | A4 | M  | B1 | Q  | B2 | D2 | B4 | D4 |
 *
 * M = 1 (metres) has no published coding and reads as unknown.
 *
 * @source ICAO Annex 10 Vol IV, 3.1.2.6.5.4 (AC field) and appendix to chapter 3, table (Gillham)
 */

/** Feet above the 1013.25 hPa surface by AC code, NaN unknown. */
const FEET = new Float32Array(1 << 13).map((_, code) => decodeAltitude(code));

/** Feet above the 1013.25 hPa surface for a 13-bit AC code; NaN for no information, metres, or an impossible code. */
export const altitudeFromAc13 = (code: number): number => FEET[code & 0x1fff]!;

/** As `altitudeFromAc13`, for the 12 bits of an airborne position, where M is left out. */
export const altitudeFromAc12 = (code: number): number => FEET[((code & 0xfc0) << 1) | (code & 0x3f)]!;

function decodeAltitude(code: number): number {
  const metric = code & 0x40;
  const quarter = code & 0x10;
  if (code === 0 || metric) return NaN;
  if (quarter) return (((code & 0x1f80) >> 2) | ((code & 0x20) >> 1) | (code & 0xf)) * 25 - 1000;
  return gillham(code);
}

/**
 * Gillham: D2 D4 A1 A2 A4 B1 B2 B4 is a Gray code counting 500 ft, C1 C2 C4 a reflected one of five
 * 100-ft steps that runs backwards in every second 500 ft.
 */
function gillham(code: number): number {
  const bit = (position: number) => (code >> position) & 1;
  const [c1, a1, c2, a2, c4, a4] = [12, 11, 10, 9, 8, 7].map(bit) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [b1, b2, d2, b4, d4] = [5, 3, 2, 1, 0].map(bit) as [number, number, number, number, number];
  const fiveHundreds = fromGray([d2, d4, a1, a2, a4, b1, b2, b4]);
  let hundreds = fromGray([c1, c2, c4]);
  // 5 and 6 are never sent; 7 stands for 5.
  if (hundreds === 0 || hundreds === 5 || hundreds === 6) return NaN;
  if (hundreds === 7) hundreds = 5;
  if (fiveHundreds % 2 === 1) hundreds = 6 - hundreds;
  return fiveHundreds * 500 + hundreds * 100 - 1300;
}

function fromGray(bits: readonly number[]): number {
  let value = 0;
  let previous = 0;
  for (const bit of bits) {
    previous ^= bit;
    value = (value << 1) | previous;
  }
  return value;
}
