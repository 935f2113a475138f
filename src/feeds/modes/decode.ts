/**
 * Mode S frames → columns. One pass, nothing allocated per frame: the parity decides whether a frame can
 * be trusted, the downlink format how to read it. A suspect frame is counted with its reason, never
 * repaired.
 *
 * | DF            | parity field carries | accepted when                                          |
 * |---------------|----------------------|--------------------------------------------------------|
 * | 17, 18        | nothing              | the remainder is 0                                      |
 * | 11            | interrogator code    | it is 0, or below 128 and the aircraft was heard lately |
 * | 0, 4, 5, 16, 20, 21 | address        | that aircraft was heard lately (DF 11, 17, 18 in clear) |
 *
 * @source ICAO Annex 10 Vol IV, 3.1.2.3.3 (parity), 3.1.2.5.2.1.3 (PI), 3.1.2.3.2.1.3 (AP)
 */
import { findAircraft, hearAircraft, MOTION, MOTION_CELLS } from './aircraft-table.ts';
import { ADDRESS_KIND, clearModesColumns, type ModesColumns } from './columns.ts';
import { type ModesDecoder, REFUSED } from './decoder.ts';
import { CONTROL, decodeExtendedSquitter, hasOtherAddress } from './extended-squitter.ts';
import { type FrameBatch, LONG_FRAME, SHORT_FRAME } from './frames.ts';
import { parityOverlay } from './parity.ts';
import { decodeSurveillanceReply } from './surveillance-reply.ts';

/** An aircraft that has not named itself for this long is not known any more. Seconds. */
const KNOWN_FOR = 120;
/** After this silence an address may be another flight: what was said before no longer holds. Seconds. */
const FORGET_AFTER = 600;
/** Interrogator codes are seven bits. */
const INTERROGATOR_CODES = 128;
const OTHER_ADDRESS_BIT = 1 << 24;
const CAPABILITY_ON_GROUND = 4;
const CAPABILITY_AIRBORNE = 5;

/** Decodes every frame of the batch; the columns then hold one row for each accepted one. */
export function decodeFrames(decoder: ModesDecoder, frames: FrameBatch, columns: ModesColumns): void {
  clearModesColumns(columns);
  decodeEach(decoder, frames, columns);
  decoder.accepted += columns.length;
}

/** The loop stands alone, so that the engine optimises it as a whole while it runs. */
function decodeEach(decoder: ModesDecoder, frames: FrameBatch, columns: ModesColumns): void {
  for (let index = 0; index < frames.length; index++) {
    const start = index * LONG_FRAME;
    const df = frames.bytes[start]! >> 3;
    const size = frames.size[index]!;
    if (df >= 24 || !isDecoded(df)) decoder.refused[REFUSED.format]!++;
    else if (size !== (df < 16 ? SHORT_FRAME : LONG_FRAME)) decoder.refused[REFUSED.length]!++;
    else decodeFrame(decoder, frames, index, df, columns);
  }
}

/** DF 0, 4, 5, 11, 16, 17, 18, 20, 21. */
const DECODED =
  (1 << 0) | (1 << 4) | (1 << 5) | (1 << 11) | (1 << 16) | (1 << 17) | (1 << 18) | (1 << 20) | (1 << 21);
const isDecoded = (df: number): boolean => ((DECODED >> df) & 1) === 1;

function decodeFrame(
  decoder: ModesDecoder,
  frames: FrameBatch,
  index: number,
  df: number,
  columns: ModesColumns,
): void {
  const { bytes } = frames;
  const start = index * LONG_FRAME;
  const overlay = parityOverlay(bytes, start, frames.size[index]!);
  if (df === 17 || df === 18) decodeSquitter(decoder, frames, index, df, overlay, columns);
  else if (df === 11) decodeAllCall(decoder, frames, index, overlay, columns);
  else {
    const record = knownRecord(decoder, overlay, frames.time, index);
    if (overlay === 0 || overlay === 0xffffff) decoder.refused[REFUSED.addressImpossible]!++;
    else if (record < 0 && !decoder.keepUnknown) decoder.refused[REFUSED.addressUnknown]!++;
    else {
      const row = beginRow(columns, frames, index, df, overlay);
      columns.confirmed[row] = record < 0 ? 0 : 1;
      decodeSurveillanceReply(columns, row, bytes, start, decoder.table.said, record);
    }
  }
}

function decodeSquitter(
  decoder: ModesDecoder,
  frames: FrameBatch,
  index: number,
  df: number,
  overlay: number,
  columns: ModesColumns,
): void {
  const { bytes } = frames;
  const start = index * LONG_FRAME;
  const address = clearAddress(bytes, start);
  const field = bytes[start]! & 7;
  if (overlay !== 0) decoder.refused[REFUSED.parity]!++;
  else if (address === 0 || address === 0xffffff) decoder.refused[REFUSED.addressImpossible]!++;
  else if (df === 18 && (field === CONTROL.management || field === CONTROL.reserved)) {
    decoder.refused[REFUSED.format]!++;
  } else {
    const other = df === 18 && hasOtherAddress(bytes, start);
    const key = other ? address | OTHER_ADDRESS_BIT : address;
    const record = hearAircraft(decoder.table, key, frames.time, index, FORGET_AFTER);
    const row = beginRow(columns, frames, index, df, address);
    columns.confirmed[row] = 1;
    if (other) columns.addressKind[row] = ADDRESS_KIND.other;
    if (df === 17) writeCapability(columns, row, field);
    else columns.controlField[row] = field;
    if (df === 17 || field !== CONTROL.tisbCoarse) {
      decodeExtendedSquitter(decoder, columns, row, bytes, start + 4, record);
    }
  }
}

function decodeAllCall(
  decoder: ModesDecoder,
  frames: FrameBatch,
  index: number,
  overlay: number,
  columns: ModesColumns,
): void {
  const start = index * LONG_FRAME;
  const address = clearAddress(frames.bytes, start);
  if (overlay >= INTERROGATOR_CODES) decoder.refused[REFUSED.parity]!++;
  else if (address === 0 || address === 0xffffff) decoder.refused[REFUSED.addressImpossible]!++;
  else if (overlay !== 0 && !decoder.keepUnknown && knownRecord(decoder, address, frames.time, index) < 0) {
    decoder.refused[REFUSED.addressUnknown]!++;
  } else {
    // An interrogator code leaves seven bits unprotected, so only a clean reply makes an address known.
    if (overlay === 0) hearAircraft(decoder.table, address, frames.time, index, FORGET_AFTER);
    const row = beginRow(columns, frames, index, 11, address);
    columns.confirmed[row] = overlay === 0 || knownRecord(decoder, address, frames.time, index) >= 0 ? 1 : 0;
    writeCapability(columns, row, frames.bytes[start]! & 7);
  }
}

/** Record of an ICAO address that named itself lately, or -1. */
function knownRecord(decoder: ModesDecoder, address: number, times: Float64Array, row: number): number {
  const { table } = decoder;
  const record = findAircraft(table, address);
  if (record < 0) return -1;
  const silent = Math.abs(times[row]! - table.motion[record * MOTION_CELLS + MOTION.heard]!);
  return silent > KNOWN_FOR ? -1 : record;
}

const clearAddress = (bytes: Uint8Array, start: number): number =>
  (bytes[start + 1]! << 16) | (bytes[start + 2]! << 8) | bytes[start + 3]!;

function beginRow(
  columns: ModesColumns,
  frames: FrameBatch,
  index: number,
  df: number,
  address: number,
): number {
  const row = columns.length++;
  columns.frame[row] = index;
  columns.time[row] = frames.time[index]!;
  columns.df[row] = df;
  columns.address[row] = address;
  columns.addressKind[row] = ADDRESS_KIND.icao;
  return row;
}

function writeCapability(columns: ModesColumns, row: number, capability: number): void {
  columns.capability[row] = capability;
  if (capability === CAPABILITY_ON_GROUND) columns.onGround[row] = 1;
  else if (capability === CAPABILITY_AIRBORNE) columns.onGround[row] = 0;
}
