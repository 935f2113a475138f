import type { Category, Interval } from '../kernel/index.ts';
import type { Path } from './path.ts';

/** One object of a simulated world, as it truly is. */
export interface Actor {
  readonly key: string;
  readonly category: Category;
  /** Absent: nobody's, or nobody knows. */
  readonly party?: string;
  /** How it reports itself; `none` has no transponder and shows on radar only. */
  readonly transponder: 'adsb' | 'ais' | 'none';
  /** ICAO 24-bit address, MMSI, or the number its radar gives it. */
  readonly identity: number;
  readonly name: string;
  readonly path: Path;
  /** Spans in which its transponder is off. */
  readonly silent: readonly Interval[];
}
