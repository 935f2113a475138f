/** Sound frames of every format, to be damaged. */
import * as ais from '../../src/feeds/ais/sample-sentences.ts';
import type { FormatName } from '../../src/feeds/formats.ts';
import type { Material } from './hostile-input.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const lines = (head: string, ...frames: readonly string[]): Material => ({
  head,
  frames: frames.map(encode),
  end: '\n',
});
const json = (...values: readonly unknown[]): Material =>
  lines('', ...values.map((value) => JSON.stringify(value)));

const AT = '2025-11-21T14:30:05Z';
const SBS = '4B1234,1,2018/04/03,19:02:28.136,2018/04/10,21:24:39.436';
/** Two squitters and an all-call reply that pyModeS and others print in their manuals. */
const MODE_S = ['8D4840D6202CC371C32CE0576098', '8D40621D58C382D690C8AC2863A7', '5D484FDEA248F5'];

/** Type byte, 48 bits of ticks, signal, frame; every 0x1A of the body twice. */
const beast = (hex: string) => {
  const body = [0, 0, 1, 2, 0x1a, 4, 5, ...hex.match(/../g)!.map((two) => Number.parseInt(two, 16))];
  const escaped = body.flatMap((byte) => (byte === 0x1a ? [byte, byte] : [byte]));
  return Uint8Array.from([0x1a, hex.length === 14 ? 0x32 : 0x33, ...escaped]);
};

/** The checksum of an NMEA sentence, made right for what stands between its begin and its last star. */
function mendNmea(frame: Uint8Array): Uint8Array {
  const text = String.fromCharCode(...frame);
  const star = text.lastIndexOf('*');
  const begin = Math.max(text.lastIndexOf('!', star), text.lastIndexOf('$', star));
  if (begin < 0 || star < begin) return frame;
  const mended = text.slice(0, begin) + ais.nmea('!', text.slice(begin + 1, star));
  return Uint8Array.from(mended, (letter) => letter.charCodeAt(0));
}

const aisLines = [
  ...[ais.POSITION, ais.UNKNOWN_POSITION, ais.BASE_STATION, ais.RESCUE_AIRCRAFT, ais.CLASS_B, ais.NAME_PART],
  ...[ais.CALLSIGN_PART, ais.LONG_RANGE, ais.CLASS_B_EXTENDED, ais.AID],
].flatMap((fields) => ais.vdm(fields));

export const HOSTILE_FRAMES: Readonly<Record<FormatName, Material>> = {
  beast: { head: '', end: '', frames: MODE_S.map(beast) },
  'modes-hex': lines('', ...MODE_S, `12.5,${MODE_S[0]}`, `{"timestamp":12.5,"frame":"${MODE_S[1]}"}`),
  sbs: lines(
    '',
    `MSG,3,1,1,${SBS},,33000,,,50.5,30.25,,,0,0,0,0`,
    `MSG,4,1,1,${SBS},,,420,170.5,,,-640,,,,,`,
    `MSG,1,1,1,${SBS},GREY01,,,,,,,,,,,`,
  ),
  readsb: json(
    { now: 1_693_303_200, aircraft: [{ hex: '4b1234', lat: 50.5, lon: 30.25, alt_baro: 'ground', seen: 1 }] },
    {
      now: 1_693_303_200,
      hex: '4b1234',
      lat: 50.5,
      lon: 30.25,
      gs: 100,
      flightdict: { nic: 8, type: 'mlat' },
    },
    {
      icao: '4b1234',
      timestamp: 1_693_303_200,
      trace: [[1, 50.5, 30.25, 1000, 90, 80, 0, 0, { nic: 8 }, 'adsb']],
    },
  ),
  states: json(
    [{ timestamp: 1_626_098_400_000, icao24: '4b1234', latitude: 51.5, longitude: -0.5, altitude: 1000 }],
    { timestamp: { 0: 1_626_098_400_000 }, icao24: { 0: '4b1234' }, latitude: { 0: 51.5 } },
    { time: 1_626_098_400, states: [['4b1234', 'GREY01', 'X', 1, 2, -0.5, 51.5, 1000, false, 250, 99.5, 0]] },
  ),
  ais: {
    ...lines(
      '',
      ...aisLines,
      ...ais.vdm(ais.STATIC, 1),
      ais.tagged('g:1-2-7,s:post,c:1565218798', aisLines[0]!),
      ais.nmea('$', 'PGHP,1,2010,6,11,11,46,12,386,219,24,992190924,1,2B'),
      ais.nmea('$', 'GPRMC,092211.00,A,5500.00,N,01000.00,E,5.0,28.0,200715,,,A'),
    ),
    mend: mendNmea,
  },
  'ais-csv': lines(
    'Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots\n',
    '2016-01-12 13:02:11.218,219000101,50.75,-1.25,157.8,10',
    '2016-01-12 13:02:12,219000102,50.5,-1.5,,',
  ),
  firms: lines(
    'latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,frp\n',
    '48.5,37.25,330.1,0.4,0.3,2026-06-24,5,N20,VIIRS,n,3.25',
    '48.5,37.25,,,,2026-06-24,2359,,,,',
  ),
  plots: json({
    observedAt: AT,
    plot: 17,
    lon: 30.25,
    lat: 50.5,
    altitude_m: 900,
    datum: 'msl',
    speed_mps: 60,
  }),
  reports: json(
    { observedAt: AT, outcome: 'seen', lon: 30.25, lat: 50.5, radius_m: 800, event: 'fire', count: 2 },
    { observedAt: AT, outcome: 'access-denied', lon: 30.25, lat: 50.5, radius_m: 800, text: 'gate closed' },
  ),
  notices: json({
    ...{
      observedAt: AT,
      id: 'N-7',
      notified: 'medevac',
      party: 'NORTH',
      from: AT,
      until: '2025-11-21T15:59Z',
    },
    ...{
      circle: { lon: 30, lat: 50, radius_m: 9000 },
      identities: [{ icao24: '4b1234' }, { mmsi: 219000101 }],
    },
  }),
  coverage: json(
    { observedAt: AT, about: 'radar-1', state: 'jammed', reason: 'noise on all bands' },
    {
      observedAt: AT,
      about: 'radar-1',
      state: 'up',
      footprint: { circle: { lon: 30, lat: 50, radius_m: 9000 } },
    },
  ),
};
