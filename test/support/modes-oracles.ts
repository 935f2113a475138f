/**
 * What others decoded from the shared Mode S recordings, field by field beside what Garant decodes. Used
 * by the tests and by the bench that prints the figures of docs/decoding-mode-s.md.
 */
import { openBeastRows } from '../../src/feeds/beast/index.ts';
import type { ModesOptions, ModesRow } from '../../src/feeds/modes/index.ts';
import { openModesHexRows } from '../../src/feeds/modes-hex/index.ts';
import type { Position } from '../../src/kernel/index.ts';
import { geodesicDistance } from '../../src/kernel/index.ts';
import { sharedBytes, sharedText } from './shared-data.ts';

export const BEAST = 'data/adsb/beast/ulss7_2018-04-03T190228Z_part1.beast';
export const SBS = 'data/adsb/sbs1/ulss7_part1_basestation.txt.gz';
export const JET1090 = 'data/adsb/jet1090/tutorial_part1.jsonl.gz';
export const GOLDEN = 'data/adsb/rawhex/pymodes_golden_v2.json.gz';
export const ADSB_CSV = 'data/adsb/rawhex/pymodes_sample_data_adsb.csv.gz';
export const COMMB_CSV = 'data/adsb/rawhex/pymodes_sample_data_commb_df20.csv.gz';

/** When the Beast recording began: its name says so. */
const BEAST_START = Date.parse('2018-04-03T19:02:28.136Z');
/** Near Toulouse, where the jet1090 recording was made; only surface positions need it. */
const TOULOUSE: Position = { lon: 1.37, lat: 43.63 };

export type Values = Readonly<Record<string, unknown>>;

/** A field that both decoded, differently. */
export interface Difference {
  readonly field: string;
  readonly frame: string;
  readonly theirs: unknown;
  readonly ours: unknown;
}

export interface Comparison {
  frames: number;
  /** Frames that they decoded and we refused. */
  readonly refused: string[];
  /** Fields that both decoded. */
  fields: number;
  readonly differences: Difference[];
  /** Fields that only they decoded, by name. */
  readonly onlyTheirs: Map<string, string[]>;
}

const startComparison = (): Comparison => ({
  frames: 0,
  refused: [],
  fields: 0,
  differences: [],
  onlyTheirs: new Map(),
});

const isPosition = (field: string) => field === 'latitude' || field === 'longitude';
const placeOf = (values: Values): Position => ({
  lat: values.latitude as number,
  lon: values.longitude as number,
});
const MOST_METRES = 20;

function areEqual(theirs: Values, ours: Values, field: string): boolean {
  const a = theirs[field];
  const b = ours[field];
  if (isPosition(field)) return geodesicDistance(placeOf(theirs), placeOf(ours)) <= MOST_METRES;
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
  return JSON.stringify(a) === JSON.stringify(b);
}

function compare(into: Comparison, frame: string, theirs: Values, ours: Values | undefined): void {
  into.frames++;
  if (ours === undefined) {
    into.refused.push(frame);
    return;
  }
  for (const field of Object.keys(theirs)) {
    if (ours[field] === undefined) {
      into.onlyTheirs.set(field, [...(into.onlyTheirs.get(field) ?? []), frame]);
    } else {
      into.fields++;
      if (areEqual(theirs, ours, field)) continue;
      into.differences.push({ field, frame, theirs: theirs[field], ours: ours[field] });
    }
  }
}

export function hexRows(path: string, options: ModesOptions): ModesRow[] {
  const rows: ModesRow[] = [];
  const reader = openModesHexRows(
    (row) => rows.push(row),
    () => undefined,
    { unknownAddress: 'keep', ...options },
  );
  reader.push(sharedBytes(path));
  reader.end();
  return rows;
}

/** Registers other than 2,0 in a Comm-B reply: not decoded yet. */
const LATER = new Set(['bds40', 'bds50', 'bds60']);

export function compareJet1090(): Comparison {
  const result = startComparison();
  const ours = new Map(
    hexRows(JET1090, { receiver: TOULOUSE }).map((row) => [`${row.timestamp} ${row.frame}`, row]),
  );
  for (const line of sharedText(JET1090).trim().split('\n')) {
    const { timestamp, frame, ...fields } = JSON.parse(line) as Values & { frame: string };
    const theirs = Object.fromEntries(Object.entries(fields).filter(([name]) => !LATER.has(name)));
    compare(result, frame, theirs, ours.get(`${timestamp} ${frame}`));
  }
  return result;
}

type Golden = Readonly<Record<string, Values>>;
const PARITIES = ['even', 'odd'];

/** pyModeS's names and ways of writing, as ours. Its Comm-B registers other than 2,0 are left out. */
function asOurs(golden: Values): Values {
  const isSquitter = golden.df === 17;
  return {
    df: String(golden.df),
    icao24: String(golden.icao).toLowerCase(),
    ...(golden.altitude === undefined ? {} : { altitude: golden.altitude }),
    ...(golden.squawk === undefined ? {} : { squawk: golden.squawk }),
    ...(golden.callsign === undefined ? {} : { callsign: String(golden.callsign).replace(/_+$/, '') }),
    ...(golden.cpr_format === undefined ? {} : { parity: PARITIES[golden.cpr_format as number] }),
    ...(golden.cpr_format === undefined ? {} : { tc: golden.typecode }),
    ...(isSquitter && golden.track !== undefined ? { track: golden.track } : {}),
    ...(isSquitter && golden.groundspeed !== undefined ? { groundspeed: golden.groundspeed } : {}),
    ...(golden.vertical_rate === undefined ? {} : { vertical_rate: golden.vertical_rate }),
  };
}

export function compareGolden(): Comparison {
  const result = startComparison();
  const golden = JSON.parse(sharedText(GOLDEN)) as Golden;
  const rows: ModesRow[] = [];
  const reader = openModesHexRows(
    (row) => rows.push(row),
    () => undefined,
  );
  reader.push(new TextEncoder().encode(Object.keys(golden).join('\n')));
  reader.end();
  const ours = new Map(rows.map((row) => [row.frame, row]));
  for (const [frame, values] of Object.entries(golden)) {
    const row = ours.get(frame);
    const truncated =
      row?.groundspeed === undefined ? {} : { groundspeed: Math.trunc(row.groundspeed as number) };
    compare(result, frame, asOurs(values), row && { ...row, ...truncated });
  }
  return result;
}

/** The addresses that the receiver gave beside each frame of the two sample files. */
export function compareSampleAddresses(path: string): Comparison {
  const result = startComparison();
  const rows = hexRows(path, {});
  const lines = sharedText(path).replace('\uFEFF', '').trim().split('\n');
  const given = lines.map((line) => line.replaceAll('"', '').trim().split(','));
  let next = 0;
  for (const fields of given) {
    const frame = fields.find((field) => /^[0-9A-F]{28}$/i.test(field))!;
    const icao24 = fields.find((field) => /^[0-9A-F]{6}$/i.test(field))!.toLowerCase();
    const row = rows[next]?.frame === frame ? rows[next++] : undefined;
    compare(result, frame, { icao24 }, row);
  }
  return result;
}

export interface SbsComparison {
  readonly aircraft: { readonly theirs: string[]; readonly ours: string[] };
  /** How many SBS rows carry each field, and how many of them have their equal in ours. */
  readonly fields: Map<string, { rows: number; matched: number }>;
}

const BEAST_SECONDS = 1;
const BEAST_METRES = 50;

export function beastRows(): ModesRow[] {
  const rows: ModesRow[] = [];
  const reader = openBeastRows(
    (row) => rows.push(row),
    () => undefined,
    { start: BEAST_START },
  );
  reader.push(sharedBytes(BEAST));
  reader.end();
  return rows;
}

/** The columns of an SBS line that it shares with ours, as ours. */
function sbsFields(line: string): { icao24: string; at: number; values: Values } {
  const fields = line.split(',');
  const number = (text: string | undefined) => (text ? Number(text) : undefined);
  const values = {
    callsign: fields[10]?.trim() || undefined,
    altitude: number(fields[11]),
    groundspeed: number(fields[12]),
    track: number(fields[13]),
    latitude: number(fields[14]),
    longitude: number(fields[15]),
    vertical_rate: number(fields[16]),
    squawk: fields[17] || undefined,
  };
  const at = Date.parse(`${fields[6]!.replaceAll('/', '-')}T${fields[7]}Z`) / 1000;
  return { icao24: fields[4]!.toLowerCase(), at, values };
}

/** SBS writes whole numbers: speed cut off, track up to two degrees to the right. */
const SBS_STEPS: Readonly<Record<string, number>> = { groundspeed: 1, track: 2 };

function isMatch(theirs: Values, ours: ModesRow, field: string): boolean {
  const step = SBS_STEPS[field];
  if (step === undefined) return ours[field] === theirs[field];
  if (ours[field] === undefined) return false;
  const apart = Math.abs((ours[field] as number) - (theirs[field] as number));
  return Math.min(apart, Math.abs(360 - apart)) <= step;
}

export function compareSbs(): SbsComparison {
  const rows = beastRows();
  const byAircraft = Map.groupBy(rows, (row) => row.icao24 as string);
  const lines = sharedText(SBS)
    .split('\n')
    .filter((line) => line.startsWith('MSG,'));
  const fields: SbsComparison['fields'] = new Map();
  const seen = new Set<string>();
  for (const line of lines) {
    const { icao24, at, values } = sbsFields(line);
    seen.add(icao24);
    const near = (byAircraft.get(icao24) ?? []).filter(
      (row) => Math.abs((row.timestamp as number) - at) <= BEAST_SECONDS,
    );
    for (const [field, value] of Object.entries(values)) {
      if (value === undefined || field === 'longitude') continue;
      const entry = fields.get(field) ?? { rows: 0, matched: 0 };
      fields.set(field, entry);
      entry.rows++;
      const isFound =
        field === 'latitude'
          ? near.some(
              (row) =>
                row.latitude !== undefined && geodesicDistance(placeOf(row), placeOf(values)) <= BEAST_METRES,
            )
          : near.some((row) => isMatch(values, row, field));
      if (isFound) entry.matched++;
    }
  }
  return { aircraft: { theirs: [...seen].sort(), ours: [...byAircraft.keys()].sort() }, fields };
}
