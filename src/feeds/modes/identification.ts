/**
 * Call signs: eight characters of six bits in register 0,8 (extended squitter, type codes 1–4) and in
 * register 2,0 (Comm-B of DF 20 and 21).
 *
 * | ME bit  | 1–5       | 6–8      | 9–56                |
 * |---------|-----------|----------|---------------------|
 * | BDS 0,8 | type code | category | 8 characters        |
 * | BDS 2,0 | 0010 0000 (bits 1–8) ‖ | 8 characters        |
 *
 * @source ICAO Doc 9871 (2nd ed.), table A-2-8 and A-2-32; ICAO Annex 10 Vol IV, table 3-8 (characters)
 */
import { SAID, SAID_CELLS } from './aircraft-table.ts';
import { CHANGED, type ModesColumns } from './columns.ts';

const BDS_AIRCRAFT_IDENTIFICATION = 0x20;
const SPACE = 32;

/** Six-bit characters; `#` where the code has none. */
const ALPHABET = '#ABCDEFGHIJKLMNOPQRSTUVWXYZ##### ###############0123456789######';
const IS_CHARACTER = new Uint8Array(64).map((_, code) => (ALPHABET[code] === '#' ? 0 : 1));

/** The call sign without trailing spaces; '' when the aircraft left it blank. Inner gaps stay. */
export function callsignText(high: number, low: number): string {
  let text = '';
  for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET[(high >> shift) & 63];
  for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET[(low >> shift) & 63];
  return text.trimEnd();
}

/** Register 0,8 of the message field at `me`. */
export function decodeIdentification(
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  me: number,
  said: Int32Array,
  record: number,
): void {
  columns.bds[row] = 0x08;
  const category = bytes[me]!;
  columns.category[row] = category;
  if (said[record * SAID_CELLS + SAID.category] !== category) {
    said[record * SAID_CELLS + SAID.category] = category;
    columns.changed[row]! |= CHANGED.category;
  }
  writeCallsign(columns, row, bytes, me, said, record);
}

/**
 * Register 2,0 of the Comm-B field at `mb`, when it is one: the reply does not say which register it
 * carries, so the number in its first byte must stand before eight characters of the alphabet with
 * spaces only at the end. False when it is not.
 */
export function decodeCommBIdentification(
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  mb: number,
  said: Int32Array,
  record: number,
): boolean {
  if (bytes[mb] !== BDS_AIRCRAFT_IDENTIFICATION) return false;
  const high = (bytes[mb + 1]! << 16) | (bytes[mb + 2]! << 8) | bytes[mb + 3]!;
  const low = (bytes[mb + 4]! << 16) | (bytes[mb + 5]! << 8) | bytes[mb + 6]!;
  if (!isCallsign(high, low)) return false;
  columns.bds[row] = BDS_AIRCRAFT_IDENTIFICATION;
  writeCallsign(columns, row, bytes, mb, said, record);
  return true;
}

function isCallsign(high: number, low: number): boolean {
  if (high >> 18 === SPACE) return false;
  let ended = false;
  for (let i = 0; i < 8; i++) {
    const code = ((i < 4 ? high : low) >> (18 - 6 * (i & 3))) & 63;
    if (IS_CHARACTER[code] === 0 || (ended && code !== SPACE)) return false;
    ended = code === SPACE;
  }
  return true;
}

function writeCallsign(
  columns: ModesColumns,
  row: number,
  bytes: Uint8Array,
  field: number,
  said: Int32Array,
  record: number,
): void {
  const high = (bytes[field + 1]! << 16) | (bytes[field + 2]! << 8) | bytes[field + 3]!;
  const low = (bytes[field + 4]! << 16) | (bytes[field + 5]! << 8) | bytes[field + 6]!;
  columns.callsignHigh[row] = high;
  columns.callsignLow[row] = low;
  if (record < 0) return;
  const cell = record * SAID_CELLS;
  if (said[cell + SAID.callsignHigh] === high && said[cell + SAID.callsignLow] === low) return;
  said[cell + SAID.callsignHigh] = high;
  said[cell + SAID.callsignLow] = low;
  columns.changed[row]! |= CHANGED.callsign;
}
