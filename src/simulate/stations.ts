/**
 * The receivers and radars of the demonstration: where they stand, how far they reach, when they are out. Each
 * radar stands for a station that has a secondary radar or an AIS receiver too, and forwards the rest.
 */
import { HOUR, type Instant, type Interval, quickDistance } from '../kernel/index.ts';

export interface Radar {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly reach: number;
  readonly sees: 'aircraft' | 'vessel';
}

export const RADARS: readonly Radar[] = [
  { id: 'radar-north', lon: -41.4, lat: 45.6, reach: 170_000, sees: 'aircraft' },
  { id: 'radar-south', lon: -41.4, lat: 44.5, reach: 170_000, sees: 'aircraft' },
  { id: 'radar-east', lon: -38.6, lat: 45.0, reach: 200_000, sees: 'aircraft' },
  { id: 'radar-coast', lon: -36.9, lat: 45.0, reach: 90_000, sees: 'vessel' },
];

export const ADSB = { id: 'adsb-island', lon: -39.5, lat: 45.0, reach: 500_000 } as const;
export const AIS = { id: 'ais-coast', lon: -36.9, lat: 45.0, reach: 460_000 } as const;

/** The eastern radar loses its link for an hour. */
export const outage = (start: Instant): { readonly radar: string; readonly span: Interval } => ({
  radar: 'radar-east',
  span: { from: start + 15 * HOUR, until: start + 16 * HOUR },
});

/** The southern radar says that it is jammed for half an hour. */
export const jamming = (start: Instant): { readonly radar: string; readonly span: Interval } => ({
  radar: 'radar-south',
  span: { from: start + 17 * HOUR, until: start + 17.5 * HOUR },
});

/** Source on which radars say how they are. */
export const STATUS = 'coverage';

export const reaches = (
  station: { readonly lon: number; readonly lat: number; readonly reach: number },
  place: { readonly lon: number; readonly lat: number },
): boolean => quickDistance(station.lon, station.lat, place.lon, place.lat) <= station.reach;
