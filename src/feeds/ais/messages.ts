/**
 * The fields of each message type, from words of bits into a row of columns. Bit positions are those of
 * the tables named beside each function.
 *
 * @source Recommendation ITU-R M.1371-5, annex 8.
 */
import { type AisColumns, CALLSIGN, DESTINATION, NAME, TEXT_BYTES, VENDOR } from './columns.ts';
import { REASON } from './reasons.ts';
import { copyText, signed, unsigned } from './six-bits.ts';

/** Result of `decodeMessage` when the row was filled; other results are indexes of `REASONS`. */
export const DECODED = -1;

/**
 * Bits each type may have, as [least, most]. Sets in service send types 1 to 3 with 163 to 204 bits,
 * type 5 with 420, 24 A without its spare bits and 27 in a full slot; all their fields are there.
 */
const LENGTHS: Readonly<Record<number, readonly [number, number]>> = {
  1: [163, 204],
  2: [163, 204],
  3: [163, 204],
  4: [168, 1008],
  5: [420, 1008],
  9: [168, 1008],
  18: [168, 1008],
  19: [312, 1008],
  21: [272, 368],
  24: [160, 1008],
  27: [96, 168],
};

/** Highest type number that M.1371-5 defines. */
const LAST_TYPE = 27;
const PART_A_MOST_BITS = 168;
const PART_B_LEAST_BITS = 162;

const least = new Uint16Array(64);
const most = new Uint16Array(64);
for (const [type, [from, to]] of Object.entries(LENGTHS)) {
  least[Number(type)] = from;
  most[Number(type)] = to;
}

export function decodeMessage(words: Int32Array, bits: number, out: AisColumns, row: number): number {
  const type = words[0]! >>> 24;
  if (most[type] === 0) {
    return type >= 1 && type <= LAST_TYPE ? REASON['unsupported-type'] : REASON['unknown-type'];
  }
  if (bits < least[type]! || bits > most[type]!) return REASON['bad-length'];
  out.type[row] = type;
  out.repeat[row] = unsigned(words, 6, 2);
  out.mmsi[row] = unsigned(words, 8, 30);
  if (type <= 3) positionOfClassA(words, bits, out, row);
  else if (type === 18) positionOfClassB(words, out, row);
  else return decodeRarer(words, bits, type, out, row);
  return DECODED;
}

function decodeRarer(words: Int32Array, bits: number, type: number, out: AisColumns, row: number): number {
  switch (type) {
    case 4:
      baseStation(words, out, row);
      return DECODED;
    case 5:
      staticOfClassA(words, bits, out, row);
      return DECODED;
    case 9:
      rescueAircraft(words, out, row);
      return DECODED;
    case 19:
      extendedClassB(words, out, row);
      return DECODED;
    case 21:
      aidToNavigation(words, bits, out, row);
      return DECODED;
    case 24:
      return staticOfClassB(words, bits, out, row);
    default:
      longRange(words, out, row);
      return DECODED;
  }
}

/** Table 48. Of a short message's radio status the bits that came are read as one number, as gpsd does. */
function positionOfClassA(words: Int32Array, bits: number, out: AisColumns, row: number): void {
  out.status[row] = unsigned(words, 38, 4);
  out.turn[row] = signed(words, 42, 8);
  out.speed[row] = unsigned(words, 50, 10);
  out.accuracy[row] = unsigned(words, 60, 1);
  out.lon[row] = signed(words, 61, 28);
  out.lat[row] = signed(words, 89, 27);
  out.course[row] = unsigned(words, 116, 12);
  out.heading[row] = unsigned(words, 128, 9);
  out.second[row] = unsigned(words, 137, 6);
  out.maneuver[row] = unsigned(words, 143, 2);
  out.raim[row] = unsigned(words, 148, 1);
  out.radio[row] = unsigned(words, 149, Math.min(19, bits - 149));
}

/** Table 51. */
function baseStation(words: Int32Array, out: AisColumns, row: number): void {
  out.year[row] = unsigned(words, 38, 14);
  out.month[row] = unsigned(words, 52, 4);
  out.day[row] = unsigned(words, 56, 5);
  out.hour[row] = unsigned(words, 61, 5);
  out.minute[row] = unsigned(words, 66, 6);
  out.second[row] = unsigned(words, 72, 6);
  out.accuracy[row] = unsigned(words, 78, 1);
  out.lon[row] = signed(words, 79, 28);
  out.lat[row] = signed(words, 107, 27);
  out.epfd[row] = unsigned(words, 134, 4);
  out.raim[row] = unsigned(words, 148, 1);
  out.radio[row] = unsigned(words, 149, 19);
}

/** Table 52. The last bits are missing from many sets; `dte` then reads as 0. */
function staticOfClassA(words: Int32Array, bits: number, out: AisColumns, row: number): void {
  const text = row * TEXT_BYTES;
  out.aisVersion[row] = unsigned(words, 38, 2);
  out.imo[row] = unsigned(words, 40, 30);
  copyText(words, 70, 7, out.text, text + CALLSIGN.at, CALLSIGN.length);
  copyName(words, 112, out, text);
  out.shiptype[row] = unsigned(words, 232, 8);
  dimensions(words, 240, out, row);
  out.epfd[row] = unsigned(words, 270, 4);
  out.month[row] = unsigned(words, 274, 4);
  out.day[row] = unsigned(words, 278, 5);
  out.hour[row] = unsigned(words, 283, 5);
  out.minute[row] = unsigned(words, 288, 6);
  out.draught[row] = unsigned(words, 294, 8);
  copyText(words, 302, 20, out.text, text + DESTINATION.at, DESTINATION.length);
  out.dte[row] = bits >= 423 ? unsigned(words, 422, 1) : 0;
}

/** Table 57. */
function rescueAircraft(words: Int32Array, out: AisColumns, row: number): void {
  out.alt[row] = unsigned(words, 38, 12);
  out.speed[row] = unsigned(words, 50, 10);
  out.accuracy[row] = unsigned(words, 60, 1);
  out.lon[row] = signed(words, 61, 28);
  out.lat[row] = signed(words, 89, 27);
  out.course[row] = unsigned(words, 116, 12);
  out.second[row] = unsigned(words, 128, 6);
  out.regional[row] = unsigned(words, 134, 8);
  out.dte[row] = unsigned(words, 142, 1);
  out.assigned[row] = unsigned(words, 146, 1);
  out.raim[row] = unsigned(words, 147, 1);
  out.radio[row] = unsigned(words, 148, 20);
}

/** The part that tables 67 and 68 share. */
function fixOfClassB(words: Int32Array, out: AisColumns, row: number): void {
  out.reserved[row] = unsigned(words, 38, 8);
  out.speed[row] = unsigned(words, 46, 10);
  out.accuracy[row] = unsigned(words, 56, 1);
  out.lon[row] = signed(words, 57, 28);
  out.lat[row] = signed(words, 85, 27);
  out.course[row] = unsigned(words, 112, 12);
  out.heading[row] = unsigned(words, 124, 9);
  out.second[row] = unsigned(words, 133, 6);
}

/** Table 67. */
function positionOfClassB(words: Int32Array, out: AisColumns, row: number): void {
  fixOfClassB(words, out, row);
  out.regional[row] = unsigned(words, 139, 2);
  out.unit[row] = unsigned(words, 141, 5);
  out.assigned[row] = unsigned(words, 146, 1);
  out.raim[row] = unsigned(words, 147, 1);
  out.radio[row] = unsigned(words, 148, 20);
}

/** Table 68. */
function extendedClassB(words: Int32Array, out: AisColumns, row: number): void {
  fixOfClassB(words, out, row);
  out.regional[row] = unsigned(words, 139, 4);
  copyName(words, 143, out, row * TEXT_BYTES);
  out.shiptype[row] = unsigned(words, 263, 8);
  dimensions(words, 271, out, row);
  out.epfd[row] = unsigned(words, 301, 4);
  out.raim[row] = unsigned(words, 305, 1);
  out.dte[row] = unsigned(words, 306, 1);
  out.assigned[row] = unsigned(words, 307, 1);
}

/** Table 70. The name goes on at bit 272 when its 20 characters are full. */
function aidToNavigation(words: Int32Array, bits: number, out: AisColumns, row: number): void {
  const text = row * TEXT_BYTES;
  out.aidType[row] = unsigned(words, 38, 5);
  copyName(words, 43, out, text);
  const isFull = out.text[text + NAME.at + 19] !== 0;
  const more = Math.min(14, ((bits - 272) / 6) | 0);
  if (isFull) copyText(words, 272, more, out.text, text + NAME.at + 20, 14);
  out.accuracy[row] = unsigned(words, 163, 1);
  out.lon[row] = signed(words, 164, 28);
  out.lat[row] = signed(words, 192, 27);
  dimensions(words, 219, out, row);
  out.epfd[row] = unsigned(words, 249, 4);
  out.second[row] = unsigned(words, 253, 6);
  out.offPosition[row] = unsigned(words, 259, 1);
  out.regional[row] = unsigned(words, 260, 8);
  out.raim[row] = unsigned(words, 268, 1);
  out.virtualAid[row] = unsigned(words, 269, 1);
  out.assigned[row] = unsigned(words, 270, 1);
}

/**
 * Tables 73 and 74. Model and serial number were carved out of the vendor text in revision 4, so both
 * readings of those bits are kept, as gpsd does.
 */
function staticOfClassB(words: Int32Array, bits: number, out: AisColumns, row: number): number {
  const part = unsigned(words, 38, 2);
  const text = row * TEXT_BYTES;
  if (part > 1) return REASON['unknown-type'];
  out.part[row] = part;
  if (part === 0) {
    if (bits > PART_A_MOST_BITS) return REASON['bad-length'];
    copyName(words, 40, out, text);
    return DECODED;
  }
  if (bits < PART_B_LEAST_BITS) return REASON['bad-length'];
  out.shiptype[row] = unsigned(words, 40, 8);
  copyText(words, 48, 7, out.text, text + VENDOR.at, VENDOR.length);
  out.model[row] = unsigned(words, 66, 4);
  out.serial[row] = unsigned(words, 70, 20);
  copyText(words, 90, 7, out.text, text + CALLSIGN.at, CALLSIGN.length);
  dimensions(words, 132, out, row);
  out.mothership[row] = unsigned(words, 132, 30);
  return DECODED;
}

/** Table 84. Its tenths of minutes become ten-thousandths, so that every position has one unit. */
function longRange(words: Int32Array, out: AisColumns, row: number): void {
  out.accuracy[row] = unsigned(words, 38, 1);
  out.raim[row] = unsigned(words, 39, 1);
  out.status[row] = unsigned(words, 40, 4);
  out.lon[row] = signed(words, 44, 18) * 1000;
  out.lat[row] = signed(words, 62, 17) * 1000;
  out.speed[row] = unsigned(words, 79, 6);
  out.course[row] = unsigned(words, 85, 9);
  out.gnss[row] = unsigned(words, 94, 1);
}

/** Distances from the antenna, 9, 9, 6 and 6 bits. */
function dimensions(words: Int32Array, start: number, out: AisColumns, row: number): void {
  out.toBow[row] = unsigned(words, start, 9);
  out.toStern[row] = unsigned(words, start + 9, 9);
  out.toPort[row] = unsigned(words, start + 18, 6);
  out.toStarboard[row] = unsigned(words, start + 24, 6);
}

function copyName(words: Int32Array, start: number, out: AisColumns, text: number): void {
  copyText(words, start, 20, out.text, text + NAME.at, NAME.length);
}
