/**
 * AIS messages 1 and 5 as NMEA 0183 sentences with TAG blocks.
 * @source ITU-R M.1371-5 Annex 8 Tables 46 and 52, IEC 61162-1 (sentences), IEC 61162-450 (TAG blocks).
 */
import { type Instant, METRES_PER_SECOND_PER_KNOT, SECOND } from '../../kernel/index.ts';
import type { Motion } from '../path.ts';
import { putBits } from './bits.ts';
import type { ByteSink } from './byte-sink.ts';

const MINUTES_1E4 = 600_000;
const hex = (value: number) => value.toString(16).toUpperCase().padStart(2, '0');

const checksum = (text: string): string => {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum ^= text.charCodeAt(i);
  return hex(sum);
};

/** Six bits a character, 40–87 and 96–119. */
function armour(bytes: Uint8Array, bits: number): string {
  let text = '';
  for (let at = 0; at < bits; at += 6) {
    let value = 0;
    for (let i = at; i < at + 6; i++) value = (value << 1) | ((bytes[i >> 3]! >> (7 - (i & 7))) & 1);
    text += String.fromCharCode(value < 40 ? value + 48 : value + 56);
  }
  return text;
}

function writeSentence(sink: ByteSink, station: string, at: Instant, body: string): void {
  const tag = `s:${station},c:${Math.floor(at / SECOND)}`;
  sink.text(`\\${tag}*${checksum(tag)}\\!${body}*${checksum(body)}\r\n`);
}

/** Message 1: class A position, satellite navigation, high accuracy flag as given. */
export function writePosition(
  sink: ByteSink,
  station: string,
  at: Instant,
  mmsi: number,
  motion: Motion,
): void {
  const bytes = new Uint8Array(21);
  putBits(bytes, 0, 6, 1);
  putBits(bytes, 8, 30, mmsi);
  putBits(bytes, 42, 8, 128);
  putBits(bytes, 50, 10, Math.min(1022, Math.round((motion.speed / METRES_PER_SECOND_PER_KNOT) * 10)));
  putBits(bytes, 60, 1, 1);
  putBits(bytes, 61, 28, Math.round(motion.lon * MINUTES_1E4));
  putBits(bytes, 89, 27, Math.round(motion.lat * MINUTES_1E4));
  putBits(bytes, 116, 12, Math.round(motion.course * 10) % 3600);
  putBits(bytes, 128, 9, Math.round(motion.course) % 360);
  putBits(bytes, 137, 6, Math.floor(at / SECOND) % 60);
  writeSentence(sink, station, at, `AIVDM,1,1,,A,${armour(bytes, 168)},0`);
}

const aisText = (bytes: Uint8Array, offset: number, characters: number, text: string) => {
  const padded = text.padEnd(characters, '@');
  for (let i = 0; i < characters; i++) {
    const code = padded.charCodeAt(i);
    putBits(bytes, offset + 6 * i, 6, code >= 64 ? code - 64 : code);
  }
};

/** Message 5: name and ship type, in two sentences. */
export function writeStatic(
  sink: ByteSink,
  station: string,
  at: Instant,
  vessel: { readonly mmsi: number; readonly name: string; readonly shipType: number; readonly group: number },
): void {
  const bytes = new Uint8Array(54);
  putBits(bytes, 0, 6, 5);
  putBits(bytes, 8, 30, vessel.mmsi);
  aisText(bytes, 70, 7, '');
  aisText(bytes, 112, 20, vessel.name);
  putBits(bytes, 232, 8, vessel.shipType);
  putBits(bytes, 270, 4, 1);
  aisText(bytes, 302, 20, '');
  const payload = armour(bytes, 426);
  const group = vessel.group % 10;
  writeSentence(sink, station, at, `AIVDM,2,1,${group},A,${payload.slice(0, 60)},0`);
  writeSentence(sink, station, at, `AIVDM,2,2,${group},A,${payload.slice(60)},2`);
}
