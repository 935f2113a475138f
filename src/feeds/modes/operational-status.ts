/**
 * Aircraft operational status, register 6,5, type code 31: the version of ADS-B that the aircraft speaks
 * and what its positions are worth.
 *
 * | ME bit  | 1–5 | 6–8     | 9–24 | 25–40 | 41–43   | 44    | 45–48 | 49–50 | 51–52 | 53 | 54  | 55 | 56 |
 * |---------|-----|---------|------|-------|---------|-------|-------|-------|-------|----|-----|----|----|
 * |         | 31  | subtype | CC   | OM    | version | NIC-A | NACp  | GVA   | SIL   | *  | HRD | SIL per sample | – |
 *
 * Subtype 0 in the air, 1 on the surface. Bit 53 (*) is NICbaro in the air. On the surface CC ends with
 * NACv (17–19) and NIC-C (20). HRD: 0 true north, 1 magnetic. SDA is bits 31–32; SDA, GVA, NIC-C and the
 * SIL supplement exist from version 2 on. Version 0 carries nothing but its number.
 *
 * @source RTCA DO-260B, 2.2.3.2.7.2; ICAO Doc 9871 (2nd ed.), table B-2-101
 */
import { SAID, SAID_CELLS } from './aircraft-table.ts';
import type { ModesColumns } from './columns.ts';

const AIRBORNE = 0;
const SURFACE = 1;

export function decodeOperationalStatus(
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
  said: Int32Array,
  record: number,
): void {
  const subtype = bytes[me]! & 7;
  if (subtype !== AIRBORNE && subtype !== SURFACE) return;
  columns.bds[row] = 0x65;
  columns.onGround[row] = subtype;
  const b5 = bytes[me + 5]!;
  const b6 = bytes[me + 6]!;
  const version = b5 >> 5;
  const cell = record * SAID_CELLS;
  columns.version[row] = version;
  said[cell + SAID.version] = version;
  if (version === 0) return;
  const supplementA = (b5 >> 4) & 1;
  const nacP = b5 & 15;
  const sil = (b6 >> 4) & 3;
  columns.nicSupplementA[row] = supplementA;
  columns.nacP[row] = nacP;
  columns.sil[row] = sil;
  columns.magneticHeading[row] = (b6 >> 2) & 1;
  said[cell + SAID.supplementA] = supplementA;
  said[cell + SAID.nacP] = nacP;
  said[cell + SAID.sil] = sil;
  if (subtype === AIRBORNE) columns.nicBaro[row] = (b6 >> 3) & 1;
  if (version < 2) return;
  columns.silPerSample[row] = (b6 >> 1) & 1;
  columns.designAssurance[row] = bytes[me + 3]! & 3;
  if (subtype === AIRBORNE) {
    columns.verticalAccuracy[row] = b6 >> 6;
    columns.tcas[row] = (bytes[me + 1]! >> 5) & 1;
    return;
  }
  const supplementC = (bytes[me + 2]! >> 4) & 1;
  columns.nacV[row] = bytes[me + 2]! >> 5;
  columns.nicSupplementC[row] = supplementC;
  said[cell + SAID.supplementC] = supplementC;
}
