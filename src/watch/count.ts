/** Who is in an area under a count limit, or was within the span it speaks of. */
import type { Instant } from '../kernel/index.ts';
import type { OpenIndication } from './indication.ts';
import type { ObservationRef } from './watch-event.ts';

/** `lone`: rests on a single plot. */
export type Weight = 'yes' | 'unknown' | 'contested' | 'lone';

export interface Member {
  readonly track: string;
  readonly weight: Weight;
  readonly since: Instant;
  readonly ref: ObservationRef;
  /** Infinity while it is there. */
  until: Instant;
}

/** The state of one count-limit duty. */
export interface Count {
  /** By episode row while there, then by track for as long as the span remembers it. */
  readonly here: Map<number, Member>;
  readonly gone: Map<string, Member>;
  open: OpenIndication | undefined;
}

export const makeCount = (): Count => ({ here: new Map(), gone: new Map(), open: undefined });
