/** One thing that is staged: a breach, or a look-alike that must not be taken for one. */
import type { Instant } from '../kernel/index.ts';
import type { Actor } from './actor.ts';

export interface Truth {
  readonly kind: string;
  /** False: a look-alike. */
  readonly breach: boolean;
  readonly clause: string;
  /** Identities of the objects; empty for an event at a place. */
  readonly identities: readonly number[];
  readonly from: Instant;
  readonly until: Instant;
  /** What a watch that sees what these sources see should say of it; absent: nothing at all. */
  readonly expected?: { readonly verdict: 'breach-indicated' | 'not-determinable'; readonly reason: string };
}

/** A line of one of Garant's own NDJSON formats, or of FIRMS, to be sent at `at`. */
export interface Message {
  readonly source: 'viirs' | 'patrols' | 'notices' | 'coverage';
  readonly at: Instant;
  readonly line: string;
}

export interface Incident {
  readonly truth: readonly Truth[];
  readonly actors: readonly Actor[];
  readonly messages: readonly Message[];
}
