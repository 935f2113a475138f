/**
 * Recorded tracks as batches of fixes, for tests of what comes after decoding. Reads the few columns that
 * the picture needs; the decoders proper live in `src/feeds`.
 */
import { METRES_PER_FOOT, METRES_PER_SECOND_PER_KNOT, parseInstant } from '../../src/kernel/index.ts';
import { DATUM, FIX_FLAG, type FixColumns, IDENTITY, makeFixColumns } from '../../src/picture/index.ts';
import { sharedText } from './shared-data.ts';

export interface RecordedFix {
  readonly at: number;
  readonly kind: number;
  readonly identity: number;
  readonly lon: number;
  readonly lat: number;
  readonly altitude: number;
  readonly speed: number;
  readonly course: number;
  readonly onGround?: boolean;
  readonly receivedAt?: number;
  readonly source?: number;
  readonly nic?: number;
  readonly nacp?: number;
  readonly accuracy?: number;
  readonly category?: number;
  /** Bits besides `onGround` and `gnss`. */
  readonly flags?: number;
}

const numberOr = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

/** Track files of the `traffic` library: records or columns, feet and knots. */
export function readTracks(path: string): RecordedFix[] {
  const parsed = JSON.parse(sharedText(path)) as
    | Record<string, unknown>[]
    | Record<string, Record<string, unknown>>;
  const records = Array.isArray(parsed) ? parsed : fromColumns(parsed);
  const fixes = records.map((record) => ({
    at: numberOr(record.last_position ?? record.timestamp),
    kind: IDENTITY.icao24,
    identity: Number.parseInt(String(record.icao24), 16),
    lon: numberOr(record.longitude),
    lat: numberOr(record.latitude),
    altitude: numberOr(record.altitude) * METRES_PER_FOOT,
    speed: numberOr(record.groundspeed) * METRES_PER_SECOND_PER_KNOT,
    course: numberOr(record.track),
    onGround: false,
  }));
  return inOrder(fixes);
}

function fromColumns(columns: Record<string, Record<string, unknown>>): Record<string, unknown>[] {
  const names = Object.keys(columns);
  return Object.keys(columns.timestamp!).map((row) =>
    Object.fromEntries(names.map((name) => [name, columns[name]![row]])),
  );
}

/** OpenSky state vectors as CSV: metres and metres per second. */
export function readStates(path: string): RecordedFix[] {
  return inOrder(
    readCsv(path).map((row) => ({
      at: Number(row.lastposupdate) * 1000,
      kind: IDENTITY.icao24,
      identity: Number.parseInt(row.icao24!, 16),
      lon: cell(row.lon),
      lat: cell(row.lat),
      altitude: cell(row.baroaltitude),
      speed: cell(row.velocity),
      course: cell(row.heading),
      onGround: row.onground === 'True',
    })),
  );
}

/** AIS positions as CSV: degrees and knots. */
export function readShips(path: string): RecordedFix[] {
  return inOrder(
    readCsv(path).map((row) => ({
      at: instant(`${row.Time!.replace(' ', 'T')}Z`),
      kind: IDENTITY.mmsi,
      identity: Number(row.MMSI),
      lon: cell(row.Longitude_degrees),
      lat: cell(row.Latitude_degrees),
      altitude: Number.NaN,
      speed: cell(row.SOG_knots) * METRES_PER_SECOND_PER_KNOT,
      course: cell(row.COG_degrees),
      onGround: false,
    })),
  );
}

const cell = (text: string | undefined): number => (text ? Number(text) : Number.NaN);

function instant(text: string): number {
  const read = parseInstant(text);
  return read.ok ? read.value.at : Number.NaN;
}

function readCsv(path: string): Record<string, string>[] {
  const [head, ...lines] = sharedText(path).trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

const inOrder = (fixes: RecordedFix[]): RecordedFix[] =>
  fixes.filter((fix) => !Number.isNaN(fix.at)).sort((a, b) => a.at - b.at);

/** One batch of all of them; what a fix leaves out is unknown, its source 0, and it was received when observed. */
export function toColumns(recorded: readonly RecordedFix[]): FixColumns {
  const out = makeFixColumns(recorded.length);
  for (const [i, fix] of recorded.entries()) {
    out.observedAt[i] = fix.at;
    out.receivedAt[i] = fix.receivedAt ?? fix.at;
    out.source[i] = fix.source ?? 0;
    out.index[i] = i;
    out.identityKind[i] = fix.kind;
    out.identity[i] = fix.identity;
    out.longitude[i] = fix.lon;
    out.latitude[i] = fix.lat;
    out.altitude[i] = fix.altitude;
    out.datum[i] = fix.kind === IDENTITY.mmsi ? DATUM.surface : DATUM.pressure;
    out.speed[i] = fix.speed;
    out.course[i] = fix.course;
    out.climb[i] = Number.NaN;
    out.accuracy[i] = fix.accuracy ?? Number.NaN;
    out.nic[i] = fix.nic ?? -1;
    out.nacp[i] = fix.nacp ?? -1;
    out.category[i] = fix.category ?? 0;
    out.flags[i] = (fix.flags ?? 0) | FIX_FLAG.gnss | (fix.onGround ? FIX_FLAG.onGround : 0);
  }
  out.sil.fill(-1);
  out.length = recorded.length;
  return out;
}
