/**
 * What stands between two backslashes before a sentence: `\g:1-2-1234,s:r003669930,c:1120959341*hh\`.
 * Unknown fields are passed over. The block's own checksum decides about the block only: a sentence
 * whose checksum holds is not thrown away because the label on it is damaged.
 *
 * @source NMEA 0183 v4.10, section 7, "TAG block".
 */
import { hexByte, naturalNumber, placeOf, xorOf } from './text.ts';

const BACKSLASH = 0x5c;
const STAR = 0x2a;
const COMMA = 0x2c;
const COLON = 0x3a;
const LETTER_C = 0x63;
const LETTER_G = 0x67;
const LETTER_S = 0x73;

/** No group: the sentence stands alone. */
export const NO_GROUP = -1;

export interface TagBlock {
  /** `c:` as sent, -1 when absent. */
  time: number;
  /** Third number of `g:`. */
  group: number;
  /** `s:` as a range of the line; empty when absent. */
  stationFrom: number;
  stationUntil: number;
  /** False: the block's checksum is missing or wrong; nothing of it was taken. */
  isWhole: boolean;
}

export const makeTagBlock = (): TagBlock => ({
  time: -1,
  group: NO_GROUP,
  stationFrom: 0,
  stationUntil: 0,
  isWhole: true,
});

export function clearTagBlock(tag: TagBlock): void {
  tag.time = -1;
  tag.group = NO_GROUP;
  tag.stationFrom = 0;
  tag.stationUntil = 0;
  tag.isWhole = true;
}

/**
 * Reads the block that starts at `from`, a backslash, into `tag`.
 * @returns the place behind it; without a closing backslash the place behind the opening one.
 */
export function readTagBlock(tag: TagBlock, bytes: Uint8Array, from: number, until: number): number {
  const close = placeOf(bytes, BACKSLASH, from + 1, until);
  if (close < 0) {
    tag.isWhole = false;
    return from + 1;
  }
  const star = placeOf(bytes, STAR, from + 1, close);
  if (star < 0 || hexByte(bytes, star + 1) !== xorOf(bytes, from + 1, star)) tag.isWhole = false;
  else readFields(tag, bytes, from + 1, star);
  return close + 1;
}

function readFields(tag: TagBlock, bytes: Uint8Array, from: number, until: number): void {
  let start = from;
  while (start < until) {
    let end = placeOf(bytes, COMMA, start, until);
    if (end < 0) end = until;
    if (bytes[start + 1] === COLON) readField(tag, bytes, start, end);
    start = end + 1;
  }
}

function readField(tag: TagBlock, bytes: Uint8Array, start: number, end: number): void {
  const code = bytes[start];
  const value = start + 2;
  if (code === LETTER_C) tag.time = naturalNumber(bytes, value, end);
  else if (code === LETTER_S) {
    tag.stationFrom = value;
    tag.stationUntil = end;
  } else if (code === LETTER_G) tag.group = thirdNumber(bytes, value, end);
}

/** `1-2-1234`: sentence number, count, group. */
function thirdNumber(bytes: Uint8Array, from: number, until: number): number {
  const HYPHEN = 0x2d;
  const first = placeOf(bytes, HYPHEN, from, until);
  const second = first < 0 ? -1 : placeOf(bytes, HYPHEN, first + 1, until);
  return second < 0 ? NO_GROUP : naturalNumber(bytes, second + 1, until);
}
