/**
 * A row as gpsd's AIVDM JSON with scaled values. What was not available keeps gpsd's writing of it:
 * lat 91, heading 511, `"turn":"n/a"`; nothing is turned into 0 or left out.
 *
 * Two things are ours: `time` (ISO 8601) when the stream said when the sentence was received, and a lone
 * part A of type 24 comes out as `"part":"A"` once it is clear that its part B is not coming.
 *
 * @source gpsd 3.25 JSON protocol, class AIS.
 */
import { formatInstant, type Json } from '../../kernel/index.ts';
import { type AisColumns, CALLSIGN, DESTINATION, NAME, TEXT_BYTES, TIME_SOURCE, VENDOR } from './columns.ts';
import { AID_TEXT, EPFD_TEXT, STATUS_TEXT, shiptypeText } from './legends.ts';

export type AisJson = { readonly [field: string]: Json };
type Fields = { [field: string]: Json };

interface TextField {
  readonly at: number;
  readonly length: number;
}

/** Text of a row up to its first unused byte, without trailing spaces. */
export function textOf(columns: AisColumns, row: number, field: TextField): string {
  const from = row * TEXT_BYTES + field.at;
  let end = from;
  while (end < from + field.length && columns.text[end] !== 0) end++;
  while (end > from && columns.text[end - 1] === 0x20) end--;
  return String.fromCharCode(...columns.text.subarray(from, end));
}

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));
const two = (value: number): string => String(value).padStart(2, '0');

const UNITS_PER_DEGREE = 600_000;
const TURN_SCALE = 4.733;
const SPEED_UNKNOWN = 1023;
const SPEED_HIGHEST = 1022;
const ALTITUDE_UNKNOWN = 4095;
const ALTITUDE_HIGHEST = 4094;

function turn(raw: number): string {
  if (raw === -128) return 'n/a';
  if (raw === -127) return 'fastleft';
  if (raw === 127) return 'fastright';
  const root = raw / TURN_SCALE;
  return (raw < 0 ? -root * root : root * root).toFixed(2);
}

function speedOfClassA(raw: number): Json {
  if (raw === SPEED_UNKNOWN) return 'n/a';
  return raw === SPEED_HIGHEST ? 'fast' : raw / 10;
}

function speedOfAircraft(raw: number): Json {
  if (raw === SPEED_UNKNOWN) return 'nan';
  return raw === SPEED_HIGHEST ? 'fast' : raw;
}

function altitude(raw: number): Json {
  if (raw === ALTITUDE_UNKNOWN) return 'nan';
  return raw === ALTITUDE_HIGHEST ? 'high' : raw;
}

const position = (c: AisColumns, row: number): Fields => ({
  accuracy: c.accuracy[row] === 1,
  lon: round(c.lon[row]! / UNITS_PER_DEGREE, 7),
  lat: round(c.lat[row]! / UNITS_PER_DEGREE, 7),
});

const dimensions = (c: AisColumns, row: number): Fields => ({
  to_bow: c.toBow[row]!,
  to_stern: c.toStern[row]!,
  to_port: c.toPort[row]!,
  to_starboard: c.toStarboard[row]!,
});

const epfd = (c: AisColumns, row: number): Fields => ({
  epfd: c.epfd[row]!,
  epfd_text: EPFD_TEXT[c.epfd[row]!]!,
});

const shiptype = (c: AisColumns, row: number): Fields => ({
  shiptype: c.shiptype[row]!,
  shiptype_text: shiptypeText(c.shiptype[row]!),
});

const status = (c: AisColumns, row: number): Fields => ({
  status: c.status[row]!,
  status_text: STATUS_TEXT[c.status[row]!]!,
});

const classA = (c: AisColumns, row: number): Fields => ({
  ...status(c, row),
  turn: turn(c.turn[row]!),
  speed: speedOfClassA(c.speed[row]!),
  ...position(c, row),
  course: c.course[row]! / 10,
  heading: c.heading[row]!,
  second: c.second[row]!,
  maneuver: c.maneuver[row]!,
  raim: c.raim[row] === 1,
  radio: c.radio[row]!,
});

const baseStation = (c: AisColumns, row: number): Fields => ({
  timestamp:
    `${String(c.year[row]).padStart(4, '0')}-${two(c.month[row]!)}-${two(c.day[row]!)}` +
    `T${two(c.hour[row]!)}:${two(c.minute[row]!)}:${two(c.second[row]!)}Z`,
  ...position(c, row),
  ...epfd(c, row),
  raim: c.raim[row] === 1,
  radio: c.radio[row]!,
});

const staticOfClassA = (c: AisColumns, row: number): Fields => ({
  imo: c.imo[row]!,
  ais_version: c.aisVersion[row]!,
  callsign: textOf(c, row, CALLSIGN),
  shipname: textOf(c, row, NAME),
  ...shiptype(c, row),
  ...dimensions(c, row),
  ...epfd(c, row),
  eta: `${two(c.month[row]!)}-${two(c.day[row]!)}T${two(c.hour[row]!)}:${two(c.minute[row]!)}Z`,
  draught: c.draught[row]! / 10,
  destination: textOf(c, row, DESTINATION),
  dte: c.dte[row]!,
});

const rescueAircraft = (c: AisColumns, row: number): Fields => ({
  alt: altitude(c.alt[row]!),
  speed: speedOfAircraft(c.speed[row]!),
  ...position(c, row),
  course: c.course[row]! / 10,
  second: c.second[row]!,
  regional: c.regional[row]!,
  dte: c.dte[row]!,
  raim: c.raim[row] === 1,
  radio: c.radio[row]!,
});

const fixOfClassB = (c: AisColumns, row: number): Fields => ({
  reserved: c.reserved[row]!,
  speed: c.speed[row]! / 10,
  ...position(c, row),
  course: c.course[row]! / 10,
  heading: c.heading[row]!,
  second: c.second[row]!,
  regional: c.regional[row]!,
});

function classB(c: AisColumns, row: number): Fields {
  const unit = c.unit[row]!;
  return {
    ...fixOfClassB(c, row),
    cs: (unit & 16) !== 0,
    display: (unit & 8) !== 0,
    dsc: (unit & 4) !== 0,
    band: (unit & 2) !== 0,
    msg22: (unit & 1) !== 0,
    raim: c.raim[row] === 1,
    radio: c.radio[row]!,
  };
}

const extendedClassB = (c: AisColumns, row: number): Fields => ({
  ...fixOfClassB(c, row),
  shipname: textOf(c, row, NAME),
  ...shiptype(c, row),
  ...dimensions(c, row),
  ...epfd(c, row),
  raim: c.raim[row] === 1,
  dte: c.dte[row]!,
  assigned: c.assigned[row] === 1,
});

const aidToNavigation = (c: AisColumns, row: number): Fields => ({
  aid_type: c.aidType[row]!,
  aid_type_text: AID_TEXT[c.aidType[row]!]!,
  name: textOf(c, row, NAME),
  ...position(c, row),
  ...dimensions(c, row),
  ...epfd(c, row),
  second: c.second[row]!,
  regional: c.regional[row]!,
  off_position: c.offPosition[row] === 1,
  raim: c.raim[row] === 1,
  virtual_aid: c.virtualAid[row] === 1,
});

/** MMSI 98xxxxxxx: a craft that belongs to another ship, which it names instead of its dimensions. */
const isAuxiliaryCraft = (mmsi: number): boolean => Math.floor(mmsi / 10_000_000) === 98;

const staticOfClassB = (c: AisColumns, row: number): Fields =>
  c.part[row] === 0
    ? { part: 'A', shipname: textOf(c, row, NAME) }
    : {
        part: 'B',
        ...shiptype(c, row),
        vendorid: textOf(c, row, VENDOR),
        model: c.model[row]!,
        serial: c.serial[row]!,
        callsign: textOf(c, row, CALLSIGN),
        ...(isAuxiliaryCraft(c.mmsi[row]!) ? { mothership_mmsi: c.mothership[row]! } : dimensions(c, row)),
      };

const longRange = (c: AisColumns, row: number): Fields => ({
  ...status(c, row),
  accuracy: c.accuracy[row] === 1,
  lon: round(c.lon[row]! / UNITS_PER_DEGREE, 4),
  lat: round(c.lat[row]! / UNITS_PER_DEGREE, 4),
  speed: c.speed[row]!,
  course: c.course[row]!,
  raim: c.raim[row] === 1,
  gnss: c.gnss[row] === 1,
});

type Writer = (columns: AisColumns, row: number) => Fields;
const WRITERS: Readonly<Record<number, Writer>> = {
  1: classA,
  2: classA,
  3: classA,
  4: baseStation,
  5: staticOfClassA,
  9: rescueAircraft,
  18: classB,
  19: extendedClassB,
  21: aidToNavigation,
  24: staticOfClassB,
  27: longRange,
};

/** One row as gpsd's JSON; parts A and B of type 24 come apart, see `AisJsonWriter`. */
export function aisJson(columns: AisColumns, row: number): AisJson {
  const type = columns.type[row]!;
  const isDated = columns.timeSource[row] !== TIME_SOURCE.reception;
  return {
    class: 'AIS',
    type,
    repeat: columns.repeat[row]!,
    mmsi: columns.mmsi[row]!,
    scaled: true,
    ...WRITERS[type]!(columns, row),
    ...(isDated ? { time: formatInstant(columns.observedAt[row]!) } : {}),
  };
}
