/**
 * BaseStation lines (port 30003): 22 fields, of which a message fills the few that it carries. Times are
 * taken as UTC: the format does not say.
 *
 * @source Kinetic Avionic, BaseStation socket data; fields in order: message, transmission, session,
 * aircraft, hex ident, flight, date and time generated, date and time logged, callsign, altitude, ground
 * speed, track, latitude, longitude, vertical rate, squawk, alert, emergency, SPI, on ground.
 */
import {
  formatInstant,
  type Instant,
  METRES_PER_FOOT,
  METRES_PER_SECOND_PER_KNOT,
  parseInstant,
} from '../../kernel/index.ts';
import { DATUM } from '../../picture/index.ts';
import { METRES_PER_SECOND_PER_FOOT_PER_MINUTE, readAddress } from '../aircraft-claims.ts';
import { observeAircraft } from '../observe-aircraft.ts';
import { feedOfRows, type Observing, type OpenRows } from '../rows.ts';
import { badLine, lineTooLong, wrongFormat } from '../text/problems.ts';
import { LineReader } from '../text/read-lines.ts';
import { recognise } from '../text/recognise.ts';

/** Names and units are those of rs1090; null: the message does not carry it. */
export interface SbsRow {
  /** 1 identification, 2 on the surface, 3 in the air, 4 velocity, 5 to 7 replies, 8 all-call. */
  readonly transmission: number;
  readonly time: string;
  readonly icao24: string;
  readonly callsign: string | null;
  /** Feet above the 1013.25 hPa surface. */
  readonly altitude: number | null;
  /** Knots. */
  readonly groundspeed: number | null;
  readonly track: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Feet per minute. */
  readonly vertical_rate: number | null;
  readonly squawk: string | null;
  readonly alert: boolean | null;
  readonly emergency: boolean | null;
  readonly spi: boolean | null;
  readonly onground: boolean | null;
}

const FIELDS = 22;
const MOST_LINE = 1024;
/** Kinds of line that carry no message: selections, new aircraft, status, clicks. */
const OTHER_KINDS = /^(SEL|ID|AIR|STA|CLK),/;

function known(field: string): number | null {
  if (field === '') return null;
  const value = Number(field);
  return Number.isFinite(value) ? value : null;
}
const knownText = (field: string) => (field.trim() === '' ? null : field.trim());
/** BaseStation writes true as -1, dump1090 also as 1. */
const flag = (field: string) => (field === '' ? null : field !== '0');

function instantOf(date: string, time: string): Instant | undefined {
  const written = parseInstant(`${date.replaceAll('/', '-')}T${time}Z`);
  return written.ok ? written.value.at : undefined;
}

/** The row of a `MSG` line, or the reason why it is none. */
function readSbsLine(line: string): SbsRow | string {
  const fields = line.split(',');
  if (fields.length < FIELDS) return 'too-few-fields';
  const transmission = Number(fields[1]);
  if (!(Number.isInteger(transmission) && transmission >= 1 && transmission <= 8))
    return 'unknown-transmission';
  const icao24 = fields[4]!.toLowerCase();
  if (!readAddress(icao24)) return 'unreadable-address';
  const at = instantOf(fields[6]!, fields[7]!);
  if (at === undefined) return 'unreadable-time';
  return {
    transmission,
    time: formatInstant(at),
    icao24,
    callsign: knownText(fields[10]!),
    altitude: known(fields[11]!),
    groundspeed: known(fields[12]!),
    track: known(fields[13]!),
    latitude: known(fields[14]!),
    longitude: known(fields[15]!),
    vertical_rate: known(fields[16]!),
    squawk: knownText(fields[17]!),
    alert: flag(fields[18]!),
    emergency: flag(fields[19]!),
    spi: flag(fields[20]!),
    onground: flag(fields[21]!),
  };
}

export const openSbsRows: OpenRows<SbsRow> = (emit, reject) => {
  let isWrong = false;
  const take = (line: string, number: number) => {
    if (isWrong || OTHER_KINDS.test(line)) return;
    if (line.startsWith('MSG,')) {
      const row = readSbsLine(line);
      if (typeof row === 'string') reject(row, badLine('sbs', row.replaceAll('-', ' '), number));
      else emit(row, number);
      return;
    }
    isWrong = number === 1 && recognise(line) !== undefined;
    if (isWrong) reject('wrong-format', wrongFormat('sbs', 'a line that begins with MSG,', line, number));
    else
      reject(
        'not-a-message',
        badLine('sbs', 'the line begins with none of MSG, SEL, ID, AIR, STA, CLK', number),
      );
  };
  const reader = new LineReader(MOST_LINE, take, (number) =>
    reject('line-too-long', lineTooLong('sbs', MOST_LINE, number)),
  );
  return { push: (bytes) => reader.push(bytes), end: () => reader.end() };
};

const orNaN = (value: number | null): number => value ?? Number.NaN;

const makeObserver = (observing: Observing) => {
  const observe = observeAircraft(observing);
  return (row: SbsRow) => {
    const written = parseInstant(row.time);
    observe({
      at: written.ok ? written.value.at : Number.NaN,
      address: readAddress(row.icao24)!,
      longitude: orNaN(row.longitude),
      latitude: orNaN(row.latitude),
      altitude: orNaN(row.altitude) * METRES_PER_FOOT,
      datum: DATUM.pressure,
      speed: orNaN(row.groundspeed) * METRES_PER_SECOND_PER_KNOT,
      course: orNaN(row.track),
      climb: orNaN(row.vertical_rate) * METRES_PER_SECOND_PER_FOOT_PER_MINUTE,
      accuracy: Number.NaN,
      nic: -1,
      nacp: -1,
      sil: -1,
      isOnGround: row.onground === true,
      isDerived: false,
      callsign: row.callsign ?? '',
      squawk: row.squawk ?? '',
      category: undefined,
    });
  };
};

export const openSbs = feedOfRows(openSbsRows, makeObserver);
