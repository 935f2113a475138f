/**
 * Surface position, register 0,6, type codes 5–8.
 *
 * | ME bit | 1–5       | 6–12     | 13          | 14–20           | 21  | 22  | 23–39   | 40–56   |
 * |--------|-----------|----------|-------------|-----------------|-----|-----|---------|---------|
 * |        | type code | movement | track known | track, 360/128° | UTC | odd | CPR lat | CPR lon |
 *
 * @source ICAO Doc 9871 (2nd ed.), table A-2-6 and A.2.3.3.1 (movement); RTCA DO-260B, 2.2.3.2.4
 */
import { writeHalf } from './airborne-position.ts';
import type { ModesColumns } from './columns.ts';
import type { ModesDecoder } from './decoder.ts';
import { nucPFromTypeCode } from './integrity.ts';

/** Knots by movement code: the lower edge of each step; NaN for 0 (unknown) and 125–127 (reserved). */
const KNOTS = new Float32Array(128).map((_, code) => movementSpeed(code));

function movementSpeed(code: number): number {
  if (code === 0 || code > 124) return NaN;
  if (code === 1) return 0;
  if (code <= 8) return 0.125 * (code - 1);
  if (code <= 12) return 1 + 0.25 * (code - 9);
  if (code <= 38) return 2 + 0.5 * (code - 13);
  if (code <= 93) return 15 + (code - 39);
  if (code <= 108) return 70 + 2 * (code - 94);
  return 100 + 5 * (code - 109);
}

export function decodeSurfacePosition(
  decoder: ModesDecoder,
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
  record: number,
): void {
  const b0 = bytes[me]!;
  const b1 = bytes[me + 1]!;
  columns.bds[row] = 0x06;
  columns.onGround[row] = 1;
  columns.nucP[row] = nucPFromTypeCode(b0 >> 3);
  columns.groundspeed[row] = KNOTS[((b0 & 7) << 4) | (b1 >> 4)]!;
  if (b1 & 8) columns.track[row] = ((((b1 & 7) << 4) | (bytes[me + 2]! >> 4)) * 360) / 128;
  writeHalf(decoder, columns, row, bytes, me, record, true, -1);
}
