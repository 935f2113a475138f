/**
 * Thermal anomalies from NASA FIRMS tables: VIIRS and MODIS with all columns, or only place and day.
 * Rows keep the table's own names. One row is one hot pixel, never more than that.
 *
 * @source NASA FIRMS, attribute tables of "VIIRS 375 m" and "MODIS Collection 6.1" active fire products.
 */
import { DAY, type Instant, MINUTE, parseInstant } from '../../kernel/index.ts';
import type { EventReport } from '../../picture/index.ts';
import { feedOfRows, type Observing, type OpenRows, reported } from '../rows.ts';
import { type Cell, numberOf, openCsv } from '../text/read-csv.ts';

export interface FirmsRow {
  readonly latitude: number;
  readonly longitude: number;
  readonly acq_date: string;
  /** Pass time `HH:MM` in UTC; null when the table gives the day only. */
  readonly acq_time: string | null;
  readonly satellite: string | null;
  readonly instrument: string | null;
  /** VIIRS: `l`, `n` or `h`; MODIS: 0 to 100. */
  readonly confidence: string | null;
  /** Fire radiative power, MW. */
  readonly frp: number | null;
  /** Size of the pixel on the ground across and along the path, km. */
  readonly scan: number | null;
  readonly track: number | null;
  /** Brightness temperatures, K: VIIRS I-4 and I-5, MODIS 21/22 and 31. */
  readonly bright_ti4: number | null;
  readonly bright_ti5: number | null;
  readonly daynight: string | null;
  readonly version: string | null;
}

const knownNumber = (cell: string): number | null => {
  const value = numberOf(cell);
  return Number.isFinite(value) ? value : null;
};
const knownText = (cell: string): string | null => (cell.trim() === '' ? null : cell.trim());

/** `5`, `0005` or `00:05` → `00:05`. */
function readTime(cell: string): string | null | undefined {
  const digits = cell.trim().replace(':', '');
  if (digits === '') return null;
  if (!/^\d{1,4}$/.test(digits)) return undefined;
  const padded = digits.padStart(4, '0');
  return `${padded.slice(0, 2)}:${padded.slice(2)}`;
}

/** When the satellite passed, to the minute; without a time of day the start of that day. */
const passOf = (date: string, time: string | null): Instant | undefined => {
  const written = parseInstant(time === null ? date : `${date}T${time}Z`);
  return written.ok ? written.value.at : undefined;
};

function readRow(cell: Cell): FirmsRow | string {
  const latitude = numberOf(cell('latitude'));
  const longitude = numberOf(cell('longitude'));
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return 'unreadable-position';
  const acq_time = readTime(cell('acq_time'));
  const acq_date = cell('acq_date').trim();
  if (acq_time === undefined || passOf(acq_date, acq_time) === undefined) return 'unreadable-time';
  return {
    latitude,
    longitude,
    acq_date,
    acq_time,
    satellite: knownText(cell('satellite')),
    instrument: knownText(cell('instrument')),
    confidence: knownText(cell('confidence')),
    frp: knownNumber(cell('frp')),
    scan: knownNumber(cell('scan')),
    track: knownNumber(cell('track')),
    bright_ti4: knownNumber(cell('bright_ti4') || cell('brightness')),
    bright_ti5: knownNumber(cell('bright_ti5') || cell('bright_t31')),
    daynight: knownText(cell('daynight')),
    version: knownText(cell('version')),
  };
}

export const openFirmsRows: OpenRows<FirmsRow> = (emit, reject) =>
  openCsv({ format: 'firms', required: ['latitude', 'longitude', 'acq_date'], readRow }, emit, reject);

/** Pixel of MODIS straight below, km: the wider of the two instruments, where the table names neither. */
const PIXEL_UNKNOWN = 1;
const METRES_PER_KM = 1000;

/** Half the diagonal of the pixel: no place in it is farther from its centre. Metres. */
const footprintRadius = ({ scan, track }: FirmsRow): number =>
  (Math.hypot(scan ?? PIXEL_UNKNOWN, track ?? PIXEL_UNKNOWN) / 2) * METRES_PER_KM;

const CONFIDENCE: Readonly<Record<string, string>> = { l: 'low', n: 'nominal', h: 'high' };

const makeObserver = (observing: Observing) => (row: FirmsRow) => {
  const event: EventReport = {
    kind: 'event',
    event: 'fire',
    ...reported(observing, passOf(row.acq_date, row.acq_time)!),
    position: { lon: row.longitude, lat: row.latitude },
    radius: footprintRadius(row),
    timeUncertainty: row.acq_time === null ? DAY : MINUTE,
    ...(row.frp === null ? {} : { intensity: { value: row.frp, unit: 'MW' } }),
    ...(row.confidence === null ? {} : { confidence: CONFIDENCE[row.confidence] ?? row.confidence }),
    ...(row.satellite === null ? {} : { sensor: [row.satellite, row.instrument ?? ''].join(' ').trim() }),
  };
  observing.sink.report(event);
};

export const openFirms = feedOfRows(openFirmsRows, makeObserver);
