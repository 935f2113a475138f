/**
 * Extended squitters: DF 17 from transponders, DF 18 from everything else. The type code in the first
 * five bits of the message field says which register follows.
 *
 * | CF of DF 18 | what it is                                    | address                     |
 * |-------------|-----------------------------------------------|-----------------------------|
 * | 0, 1        | ADS-B without a transponder                   | ICAO, other                 |
 * | 2, 5        | TIS-B, fine format                            | ICAO unless IMF = 1, other  |
 * | 3           | TIS-B, coarse format: only its address is read | ICAO unless IMF = 1        |
 * | 6           | ADS-B sent again (ADS-R)                      | ICAO unless IMF = 1         |
 * | 4, 7        | management, reserved: not decoded             | none                        |
 *
 * @source RTCA DO-260B, 2.2.3.2.1.2 (CF), 2.2.17 and 2.2.18 (TIS-B, ADS-R and where IMF stands)
 */

import { decodeAirbornePosition } from './airborne-position.ts';
import { decodeAircraftStatus } from './aircraft-status.ts';
import type { ModesColumns } from './columns.ts';
import type { ModesDecoder } from './decoder.ts';
import { decodeIdentification } from './identification.ts';
import { decodeOperationalStatus } from './operational-status.ts';
import { decodeSurfacePosition } from './surface-position.ts';
import { decodeTargetState } from './target-state.ts';
import { decodeVelocity } from './velocity.ts';

export const CONTROL = {
  adsb: 0,
  adsbOther: 1,
  tisb: 2,
  tisbCoarse: 3,
  management: 4,
  tisbOther: 5,
  rebroadcast: 6,
  reserved: 7,
} as const;

/** True when the address of the DF 18 frame at `start` is not an ICAO one. */
export function hasOtherAddress(bytes: Uint8Array, start: number): boolean {
  const control = bytes[start]! & 7;
  if (control === CONTROL.adsbOther || control === CONTROL.tisbOther) return true;
  if (control === CONTROL.adsb) return false;
  const me = start + 4;
  // A coarse message has no type code; its first bit is the IMF.
  if (control === CONTROL.tisbCoarse) return (bytes[me]! & 0x80) !== 0;
  const typeCode = bytes[me]! >> 3;
  if (typeCode >= 5 && typeCode <= 8) return (bytes[me + 2]! & 8) !== 0;
  if (typeCode === 19) return (bytes[me + 1]! & 0x80) !== 0;
  if (typeCode >= 9 && typeCode <= 22) return (bytes[me]! & 1) !== 0;
  if (typeCode === 29) return (bytes[me + 6]! & 0x20) !== 0;
  return typeCode >= 28 && (bytes[me + 6]! & 1) !== 0;
}

export function decodeExtendedSquitter(
  decoder: ModesDecoder,
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
  record: number,
): void {
  const { said } = decoder.table;
  const typeCode = bytes[me]! >> 3;
  columns.typeCode[row] = typeCode;
  if (typeCode >= 9 && typeCode !== 19 && typeCode <= 22) {
    decodeAirbornePosition(decoder, columns, row, bytes, me, record);
  } else if (typeCode === 19) {
    columns.subtype[row] = bytes[me]! & 7;
    decodeVelocity(columns, row, bytes, me);
  } else if (typeCode >= 5 && typeCode <= 8) {
    decodeSurfacePosition(decoder, columns, row, bytes, me, record);
  } else if (typeCode >= 1 && typeCode <= 4) {
    decodeIdentification(columns, row, bytes, me, said, record);
  } else if (typeCode === 29) {
    decodeTargetState(columns, row, bytes, me, said, record);
  } else if (typeCode === 31) {
    columns.subtype[row] = bytes[me]! & 7;
    decodeOperationalStatus(columns, row, bytes, me, said, record);
  } else if (typeCode === 28) {
    columns.subtype[row] = bytes[me]! & 7;
    decodeAircraftStatus(columns, row, bytes, me);
  } else if (typeCode === 0) {
    decodeAirbornePosition(decoder, columns, row, bytes, me, record);
  }
}
