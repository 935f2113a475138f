/**
 * AIS positions as a table: `Time, MMSI, Latitude_degrees, Longitude_degrees, COG_degrees, SOG_knots`, in
 * any order, time in UTC. Rows carry gpsd's names.
 */
import { formatInstant, METRES_PER_SECOND_PER_KNOT, parseInstant } from '../../kernel/index.ts';
import { FIX_FLAG, IDENTITY } from '../../picture/index.ts';
import { beginFix, endFix, setPosition } from '../begin-fix.ts';
import { feedOfRows, type Observing, type OpenRows } from '../rows.ts';
import { type Cell, numberOf, openCsv } from '../text/read-csv.ts';
import { vesselCategory } from '../vessel-category.ts';

/** `lat`, `lon`, `speed` (knots) and `course` (degrees) are null when the table has none. */
export interface AisCsvRow {
  readonly time: string;
  readonly mmsi: number;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly speed: number | null;
  readonly course: number | null;
}

const MOST_MMSI = 999_999_999;
const known = (cell: string): number | null => {
  const value = numberOf(cell);
  return Number.isFinite(value) ? value : null;
};

function readRow(cell: Cell): AisCsvRow | string {
  const written = parseInstant(`${cell('time').trim().replace(/Z$/, '')}Z`);
  if (!written.ok) return 'unreadable-time';
  const mmsi = numberOf(cell('mmsi'));
  if (!Number.isInteger(mmsi) || mmsi < 0 || mmsi > MOST_MMSI) return 'unreadable-mmsi';
  return {
    time: formatInstant(written.value.at),
    mmsi,
    lat: known(cell('latitude_degrees')),
    lon: known(cell('longitude_degrees')),
    speed: known(cell('sog_knots')),
    course: known(cell('cog_degrees')),
  };
}

export const openAisCsvRows: OpenRows<AisCsvRow> = (emit, reject) =>
  openCsv(
    {
      format: 'ais-csv',
      required: ['time', 'mmsi', 'latitude_degrees', 'longitude_degrees'],
      readRow,
    },
    emit,
    reject,
  );

const SPEED_UNKNOWN = 102.3;
const COURSE_UNKNOWN = 360;

const makeObserver = (observing: Observing) => (row: AisCsvRow) => {
  const { options, sink, numbering } = observing;
  const { fixes } = sink;
  const observedAt = parseInstant(row.time);
  const at = observedAt.ok ? observedAt.value.at : Number.NaN;
  const fix = beginFix(fixes, options, numbering, at, observing.receivedAt);
  fixes.identityKind[fix] = IDENTITY.mmsi;
  fixes.identity[fix] = row.mmsi;
  if (row.lon !== null && row.lat !== null) setPosition(fixes, fix, row.lon, row.lat);
  if (row.speed !== null && row.speed < SPEED_UNKNOWN) {
    fixes.speed[fix] = row.speed * METRES_PER_SECOND_PER_KNOT;
  }
  if (row.course !== null && row.course < COURSE_UNKNOWN) fixes.course[fix] = row.course;
  fixes.category[fix] = vesselCategory(row.mmsi);
  fixes.flags[fix] = FIX_FLAG.gnss;
  endFix(sink);
};

export const openAisCsv = feedOfRows(openAisCsvRows, makeObserver);
