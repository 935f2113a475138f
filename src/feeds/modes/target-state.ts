/**
 * Target state and status, register 6,2, type code 29.
 *
 * | ME bit    | 1–5 | 6–7 | 8   | 9   | 10–20             | 21–29              | 30–39   | 40–43 | 44      | 45–46 | 47    | 48–50, 52, 54 | 53   |
 * |-----------|-----|-----|-----|-----|-------------------|--------------------|---------|-------|---------|-------|-------|---------------|------|
 * | subtype 1 | 29  | 1   | SIL per sample | FMS | altitude, 32 ft + 1 | pressure, 0.8 hPa from 800, + 1 | heading | NACp | NICbaro | SIL | modes known | autopilot, VNAV, altitude hold, approach, LNAV | TCAS |
 *
 * Heading: bit 30 known, 31–39 in 180/256 degrees. Subtype 0 (version 1) has NACp, NICbaro and SIL at the
 * same places and a coding of targets of its own, which is not read.
 *
 * @source RTCA DO-260B, 2.2.3.2.7.1.3
 */
import { SAID, SAID_CELLS } from './aircraft-table.ts';
import type { ModesColumns } from './columns.ts';

const ALTITUDE_STEP = 32;
const PRESSURE_STEP = 0.8;
const LEAST_PRESSURE = 800;
const HEADING_STEP = 180 / 256;

export function decodeTargetState(
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
  said: Int32Array,
  record: number,
): void {
  const subtype = (bytes[me]! >> 1) & 3;
  if (subtype > 1) return;
  columns.subtype[row] = subtype;
  columns.bds[row] = 0x62;
  const b4 = bytes[me + 4]!;
  const b5 = bytes[me + 5]!;
  const nacP = ((b4 & 1) << 3) | (b5 >> 5);
  const sil = (b5 >> 2) & 3;
  columns.nacP[row] = nacP;
  columns.nicBaro[row] = (b5 >> 4) & 1;
  columns.sil[row] = sil;
  said[record * SAID_CELLS + SAID.nacP] = nacP;
  said[record * SAID_CELLS + SAID.sil] = sil;
  if (subtype === 1) decodeTargets(columns, row, bytes, me);
}

function decodeTargets(columns: ModesColumns, row: number, bytes: Uint8Array, me: number): void {
  const b1 = bytes[me + 1]!;
  const b2 = bytes[me + 2]!;
  const b3 = bytes[me + 3]!;
  const b5 = bytes[me + 5]!;
  const b6 = bytes[me + 6]!;
  columns.silPerSample[row] = bytes[me]! & 1;
  columns.selectedAltitudeFms[row] = b1 >> 7;
  const altitude = ((b1 & 0x7f) << 4) | (b2 >> 4);
  if (altitude !== 0) columns.selectedAltitude[row] = (altitude - 1) * ALTITUDE_STEP;
  const pressure = ((b2 & 15) << 5) | (b3 >> 3);
  if (pressure !== 0) columns.barometricSetting[row] = LEAST_PRESSURE + (pressure - 1) * PRESSURE_STEP;
  if (b3 & 4) columns.selectedHeading[row] = (((b3 & 3) << 7) | (bytes[me + 4]! >> 1)) * HEADING_STEP;
  columns.tcas[row] = (b6 >> 3) & 1;
  if ((b5 & 2) === 0) return;
  columns.autopilot[row] = b5 & 1;
  columns.vnav[row] = b6 >> 7;
  columns.altitudeHold[row] = (b6 >> 6) & 1;
  columns.approach[row] = (b6 >> 4) & 1;
  columns.lnav[row] = (b6 >> 2) & 1;
}
