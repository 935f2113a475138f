/** Small worlds for tests of the picture: objects on straight courses, told as the fixes they would send. */
import { destination, type Position } from '../../src/kernel/index.ts';
import {
  createPicture,
  IDENTITY,
  makeTrackedColumns,
  type PictureOptions,
  type Source,
} from '../../src/picture/index.ts';
import { type RecordedFix, toColumns } from './recorded-fixes.ts';

/** Where every scenario begins. */
export const START = Date.UTC(2026, 10, 21, 12);

export const cooperativeSource = (parts: Partial<Source> = {}): Source => ({
  id: 'receiver',
  title: 'a receiver',
  feed: 'states',
  physics: 'transponder',
  observes: ['aircraft', 'vessel'],
  events: [],
  cooperative: true,
  gnss: true,
  footprint: { kind: 'reception' },
  heights: { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY, datum: 'msl' },
  period: 60_000,
  accuracy: 30,
  ...parts,
});

export const radarSource = (parts: Partial<Source> = {}): Source => ({
  ...cooperativeSource(),
  id: 'radar',
  title: 'a radar',
  feed: 'plots',
  physics: 'radar',
  cooperative: false,
  gnss: false,
  footprint: { kind: 'circle', centre: { lon: 30, lat: 50 }, radius: 120_000 },
  period: 10_000,
  accuracy: 150,
  ...parts,
});

export interface Course {
  readonly from: Position;
  readonly course: number;
  readonly speed: number;
  /** Seconds after START of the first fix, seconds between fixes, and how many. */
  readonly begins?: number;
  readonly every: number;
  readonly count: number;
}

type Looks = Omit<RecordedFix, 'at' | 'lon' | 'lat' | 'speed' | 'course'>;

export const aircraft = (identity: number, parts: Partial<Looks> = {}): Looks => ({
  kind: IDENTITY.icao24,
  identity,
  altitude: 9_000,
  ...parts,
});

export const ship = (identity: number, parts: Partial<Looks> = {}): Looks => ({
  kind: IDENTITY.mmsi,
  identity,
  altitude: Number.NaN,
  ...parts,
});

/** The fixes of one object on one straight course. */
export function sail(looks: Looks, { from, course, speed, begins = 0, every, count }: Course): RecordedFix[] {
  return Array.from({ length: count }, (_, i) => {
    const { lon, lat } = destination(from, course, speed * every * i);
    return { ...looks, at: START + (begins + every * i) * 1000, lon, lat, speed, course };
  });
}

/** The fixes of one object that runs round a circle. */
export function circle(
  looks: Looks,
  parts: Omit<Course, 'from' | 'course'> & { readonly centre: Position; readonly radius: number },
): RecordedFix[] {
  const { centre, radius, speed, begins = 0, every, count } = parts;
  const turn = (speed * every * 180) / (Math.PI * radius);
  return Array.from({ length: count }, (_, i) => {
    const { lon, lat } = destination(centre, turn * i, radius);
    const course = (((turn * i + 90) % 360) + 360) % 360;
    return { ...looks, at: START + (begins + every * i) * 1000, lon, lat, speed, course };
  });
}

/** Follows them in judgement order and says what became of each, in that order. */
export function follow(fixes: readonly RecordedFix[], options: Partial<PictureOptions> = {}) {
  const ordered = fixes.toSorted((a, b) => a.at - b.at);
  const sources = [cooperativeSource(), radarSource()];
  const picture = createPicture({ register: { sources, register: [] }, parties: [], ...options });
  const columns = toColumns(ordered);
  const tracked = makeTrackedColumns(columns.length);
  picture.follow(columns, 0, columns.length, tracked);
  const rows = ordered.map((fix, i) => ({ fix, slot: tracked.track[i]!, bits: tracked.contest[i]! }));
  return { picture, columns, tracked, rows };
}
