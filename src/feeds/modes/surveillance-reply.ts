/**
 * Surveillance replies: DF 4, 5, 20, 21 to a ground radar, DF 0 and 16 to another aircraft's ACAS.
 *
 * | bit       | 1–5 | 6–8 | 9–13 | 14–19 | 20–32                           | 33–88            |
 * |-----------|-----|-----|------|-------|---------------------------------|------------------|
 * | DF 4, 20  | DF  | FS  | DR   | UM    | altitude                        | Comm-B (only 20) |
 * | DF 5, 21  | DF  | FS  | DR   | UM    | squawk                          | Comm-B (only 21) |
 * | DF 0, 16  | DF  | 6: on the ground | –    | – | altitude                | ACAS (only 16)   |
 *
 * @source ICAO Annex 10 Vol IV, 3.1.2.6.5 (FS, DR, UM, AC), 3.1.2.6.7 (ID), 3.1.2.8.2.2 (VS)
 */
import { SAID, SAID_CELLS } from './aircraft-table.ts';
import { altitudeFromAc13 } from './altitude.ts';
import { CHANGED, type ModesColumns } from './columns.ts';
import { decodeCommBIdentification } from './identification.ts';
import { squawkFromId13 } from './squawk.ts';

/** On the ground by flight status 0–7; -1 where it says neither. */
const GROUND_BY_FLIGHT_STATUS = new Int8Array([0, 1, 0, 1, -1, -1, -1, -1]);

/** `record` is -1 when the aircraft is not known. */
export function decodeSurveillanceReply(
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  start: number,
  said: Int32Array,
  record: number,
): void {
  const b0 = bytes[start]!;
  const b2 = bytes[start + 2]!;
  const df = b0 >> 3;
  const code = ((b2 & 0x1f) << 8) | bytes[start + 3]!;
  if ((df & 15) === 0) {
    columns.onGround[row] = (b0 >> 2) & 1;
    writeAltitude(columns, row, code);
    return;
  }
  const b1 = bytes[start + 1]!;
  columns.flightStatus[row] = b0 & 7;
  columns.onGround[row] = GROUND_BY_FLIGHT_STATUS[b0 & 7]!;
  columns.downlinkRequest[row] = b1 >> 3;
  columns.utilityMessage[row] = ((b1 & 7) << 3) | (b2 >> 5);
  if (df & 1) writeSquawk(columns, row, squawkFromId13(code), said, record);
  else writeAltitude(columns, row, code);
  if (df >= 20) decodeCommBIdentification(columns, row, bytes, start + 4, said, record);
}

function writeAltitude(columns: ModesColumns, row: number, code: number): void {
  const altitude = altitudeFromAc13(code);
  if (Number.isNaN(altitude)) return;
  columns.altitude[row] = altitude;
  columns.altitudeGnss[row] = 0;
}

function writeSquawk(
  columns: ModesColumns,
  row: number,
  squawk: number,
  said: Int32Array,
  record: number,
): void {
  columns.squawk[row] = squawk;
  if (record < 0 || said[record * SAID_CELLS + SAID.squawk] === squawk) return;
  said[record * SAID_CELLS + SAID.squawk] = squawk;
  columns.changed[row]! |= CHANGED.squawk;
}
