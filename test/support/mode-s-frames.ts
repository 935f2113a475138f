/**
 * Mode S frames written bit by bit, with parity by plain long division: the slow, obvious opposite of the
 * decoder, for tests to hold against it.
 */

/** A value and how many bits it takes. */
export type Field = readonly [value: number, bits: number];

const GENERATOR = 0x1fff409;

function remainder(bits: readonly number[]): number {
  let rest = 0;
  for (const bit of [...bits, ...new Array<number>(24).fill(0)]) {
    rest = rest * 2 + bit;
    if (rest >= 0x1000000) rest ^= GENERATOR;
  }
  return rest;
}

/** The fields, most significant bit first, followed by the parity with `overlay` laid over it. */
export function frameOf(fields: readonly Field[], overlay = 0): Uint8Array {
  const bits = fields.flatMap(([value, width]) =>
    Array.from({ length: width }, (_, i) => Math.floor(value / 2 ** (width - 1 - i)) % 2),
  );
  if (bits.length !== 32 && bits.length !== 88) throw new Error(`${bits.length} bits: expected 32 or 88`);
  const parity = remainder(bits) ^ overlay;
  for (let i = 23; i >= 0; i--) bits.push((parity >>> i) & 1);
  return Uint8Array.from({ length: bits.length / 8 }, (_, byte) =>
    bits.slice(8 * byte, 8 * byte + 8).reduce((value, bit) => value * 2 + bit, 0),
  );
}

/** DF 17 with a message field of 56 bits. */
export const squitter = (address: number, message: readonly Field[], capability = 5): Uint8Array =>
  frameOf([[17, 5], [capability, 3], [address, 24], ...message]);

/** DF 11, answering interrogator 0 unless told otherwise. */
export const allCall = (address: number, interrogator = 0): Uint8Array =>
  frameOf(
    [
      [11, 5],
      [5, 3],
      [address, 24],
    ],
    interrogator,
  );

/** Airborne position with pressure altitude (25-ft steps) and a CPR half. */
export const airborne = (address: number, altitude: number, half: Cpr, typeCode = 11): Uint8Array => {
  const steps = (altitude + 1000) / 25;
  return squitter(address, [
    [typeCode, 5],
    [0, 3],
    [steps >> 4, 7],
    [1, 1],
    [steps & 15, 4],
    [0, 1],
    [half.odd ? 1 : 0, 1],
    [half.latitude, 17],
    [half.longitude, 17],
  ]);
};

export const surface = (address: number, movement: number, half: Cpr): Uint8Array =>
  squitter(
    address,
    [
      [7, 5],
      [movement, 7],
      [1, 1],
      [32, 7],
      [0, 1],
      [half.odd ? 1 : 0, 1],
      [half.latitude, 17],
      [half.longitude, 17],
    ],
    4,
  );

export interface Cpr {
  readonly odd: boolean;
  readonly latitude: number;
  readonly longitude: number;
}

const modulo = (value: number, by: number) => value - by * Math.floor(value / by);

/** NL by its definition. @source ICAO Doc 9871, C.2.6.2 d */
export function definedZones(latitude: number): number {
  if (latitude === 0) return 59;
  if (Math.abs(latitude) === 87) return 2;
  if (Math.abs(latitude) > 87) return 1;
  const ratio = (1 - Math.cos(Math.PI / 30)) / Math.cos((Math.PI / 180) * latitude) ** 2;
  return Math.floor((2 * Math.PI) / Math.acos(1 - ratio));
}

/** CPR encoding. @source ICAO Doc 9871, C.2.6.3 */
export function encodeCpr(latitude: number, longitude: number, odd: boolean, onSurface = false): Cpr {
  const span = onSurface ? 90 : 360;
  const height = span / (odd ? 59 : 60);
  const y = Math.floor((131_072 * modulo(latitude, height)) / height + 0.5);
  const rounded = height * (y / 131_072 + Math.floor(latitude / height));
  const width = span / Math.max(definedZones(rounded) - (odd ? 1 : 0), 1);
  const x = Math.floor((131_072 * modulo(longitude, width)) / width + 0.5);
  return { odd, latitude: y % 131_072, longitude: x % 131_072 };
}

export const hexOf = (frame: Uint8Array): string =>
  [...frame].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
