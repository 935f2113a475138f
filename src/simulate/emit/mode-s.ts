/**
 * Mode S extended squitters as an aircraft sends them: identification, airborne position, velocity.
 * @source ICAO Annex 10 Vol IV 3.1.2 (frames, parity), ICAO Doc 9871 Tables A-2-5, A-2-8, A-2-9 and C.2.6 (CPR).
 */
import { METRES_PER_FOOT, METRES_PER_SECOND_PER_KNOT, RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import type { Motion } from '../path.ts';
import { putBits } from './bits.ts';

const FRAME_BYTES = 14;
const CPR_STEPS = 131_072;
const GENERATOR = 0xfff409;

const PARITY = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 16;
  for (let bit = 0; bit < 8; bit++)
    remainder = remainder & 0x800000 ? (remainder << 1) ^ GENERATOR : remainder << 1;
  return remainder & 0xffffff;
});

function seal(frame: Uint8Array): Uint8Array {
  let remainder = 0;
  for (let i = 0; i < FRAME_BYTES - 3; i++) {
    remainder = ((remainder << 8) ^ PARITY[frame[i]! ^ (remainder >>> 16)]!) & 0xffffff;
  }
  putBits(frame, 88, 24, remainder);
  return frame;
}

function squitter(address: number, typeCode: number): Uint8Array {
  const frame = new Uint8Array(FRAME_BYTES);
  putBits(frame, 0, 8, 0x8d);
  putBits(frame, 8, 24, address);
  putBits(frame, 32, 5, typeCode);
  return frame;
}

/** Number of longitude zones at a latitude. @source ICAO Doc 9871 C.2.6.2. */
function longitudeZones(lat: number): number {
  const north = Math.abs(lat);
  if (north < 1e-9) return 59;
  if (north > 87) return 1;
  const a = 1 - Math.cos(Math.PI / 30);
  return Math.floor((2 * Math.PI) / Math.acos(1 - a / Math.cos(north * RADIANS_PER_DEGREE) ** 2));
}

const modulo = (a: number, b: number) => a - b * Math.floor(a / b);

function cpr(lon: number, lat: number, odd: number): readonly [number, number] {
  const dLat = 360 / (60 - odd);
  const y = Math.floor((CPR_STEPS * modulo(lat, dLat)) / dLat + 0.5);
  const encodedLat = dLat * (y / CPR_STEPS + Math.floor(lat / dLat));
  const dLon = 360 / Math.max(longitudeZones(encodedLat) - odd, 1);
  const x = Math.floor((CPR_STEPS * modulo(lon, dLon)) / dLon + 0.5);
  return [y & (CPR_STEPS - 1), x & (CPR_STEPS - 1)];
}

/** Altitude in 25 ft steps with the Q bit set. */
function altitudeCode(altitude: number): number {
  const steps = Math.round((altitude / METRES_PER_FOOT + 1000) / 25);
  return ((steps & 0x7f0) << 1) | 0x10 | (steps & 15);
}

/** Type code 11: barometric altitude, NIC 8. `odd` 0 or 1 alternates. */
export function airbornePosition(address: number, motion: Motion, odd: number): Uint8Array {
  const frame = squitter(address, 11);
  const [y, x] = cpr(motion.lon, motion.lat, odd);
  putBits(frame, 40, 12, altitudeCode(motion.altitude));
  putBits(frame, 53, 1, odd);
  putBits(frame, 54, 17, y);
  putBits(frame, 71, 17, x);
  return seal(frame);
}

/** Type code 19 subtype 1: velocity over ground in knots. */
export function airborneVelocity(address: number, motion: Motion): Uint8Array {
  const frame = squitter(address, 19);
  const knots = motion.speed / METRES_PER_SECOND_PER_KNOT;
  const east = Math.round(knots * Math.sin(motion.course * RADIANS_PER_DEGREE));
  const north = Math.round(knots * Math.cos(motion.course * RADIANS_PER_DEGREE));
  putBits(frame, 37, 3, 1);
  putBits(frame, 42, 3, 2);
  putBits(frame, 45, 1, east < 0 ? 1 : 0);
  putBits(frame, 46, 10, Math.min(1023, Math.abs(east) + 1));
  putBits(frame, 56, 1, north < 0 ? 1 : 0);
  putBits(frame, 57, 10, Math.min(1023, Math.abs(north) + 1));
  putBits(frame, 69, 9, 1);
  return seal(frame);
}

const sixBit = (character: string): number => {
  if (character === ' ') return 32;
  const code = character.charCodeAt(0);
  return code >= 48 && code <= 57 ? code : code - 64;
};

/** Type code 4: callsign of up to eight capital letters, digits and spaces. */
export function identification(address: number, callsign: string): Uint8Array {
  const frame = squitter(address, 4);
  putBits(frame, 37, 3, 3);
  const padded = callsign.padEnd(8, ' ');
  for (let i = 0; i < 8; i++) putBits(frame, 40 + 6 * i, 6, sixBit(padded[i]!));
  return seal(frame);
}
