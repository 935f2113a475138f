/** Versions of one thing, each holding until the next begins. */
import type { Instant, Interval } from '../../kernel/index.ts';
import { ALWAYS } from './period.ts';

export interface Dated {
  readonly from: Instant;
  /** Undefined: until the next one begins. */
  readonly until: Instant | undefined;
}

export interface InSequence<V> {
  readonly version: V;
  readonly inForce: Interval;
  /** It goes on when the next has begun, or ends before it starts. */
  readonly clashes: boolean;
}

/** In order of time. */
export function inSequence<V extends Dated>(versions: readonly V[]): readonly InSequence<V>[] {
  const ordered = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return ordered.map((version, i) => {
    const next = ordered[i + 1]?.from ?? ALWAYS.until;
    const until = version.until ?? next;
    return {
      version,
      inForce: { from: version.from, until },
      clashes: until > next || version.from >= until,
    };
  });
}
