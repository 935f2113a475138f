import { formatInstant, type Instant } from '../../kernel/index.ts';
import type { Message } from '../incident.ts';
import type { ByteSink } from './byte-sink.ts';

export interface PatrolLine {
  readonly at: Instant;
  readonly lon: number;
  readonly lat: number;
  readonly outcome: 'seen' | 'not-seen' | 'access-denied' | 'access-delayed';
  readonly event?: 'fire';
  readonly radius: number;
  readonly watchedMinutes: number;
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** One line of the `reports` format. */
export const patrolLine = ({
  at,
  lon,
  lat,
  outcome,
  event,
  radius,
  watchedMinutes,
}: PatrolLine): Message => ({
  source: 'patrols',
  at,
  line: JSON.stringify({
    observedAt: formatInstant(at),
    outcome,
    lon: rounded(lon),
    lat: rounded(lat),
    radius_m: radius,
    watched_s: watchedMinutes * 60,
    event,
  }),
});

/** One line of the `coverage` format: what a source says of its own sight. */
export const coverageLine = (at: Instant, about: string, state: 'up' | 'jammed'): Message => ({
  source: 'coverage',
  at,
  line: JSON.stringify({ observedAt: formatInstant(at), about, state }),
});

/** A sensor's heartbeat on the same format: it is up, also when nothing flies. */
export function writeHeartbeat(sink: ByteSink, at: Instant, about: string): void {
  sink.text(`${coverageLine(at, about, 'up').line}\n`);
}
