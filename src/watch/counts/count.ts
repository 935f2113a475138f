/** Who is in an area under a count limit, or was within the span it speaks of. */
import type { Instant } from '../../kernel/index.ts';
import type { OpenIndication } from '../indication.ts';
import type { ObservationRef } from '../watch-event.ts';

/** `lone`: rests on a single plot. */
export type Weight = 'yes' | 'unknown' | 'contested' | 'lone';

export interface Member {
  /** Its id, and its slot while it is there. */
  readonly track: string;
  readonly slot: number;
  readonly weight: Weight;
  readonly party: string | undefined;
  /** Index in `CATEGORIES`. */
  readonly category: number;
  /** The source whose plots it is known from; undefined: it sends its identity. */
  readonly plotOf: string | undefined;
  readonly since: Instant;
  /** When it came to be counted, not before a fix that shows it, and its newest trusted fix. */
  readonly first: Instant;
  last: Instant;
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
  /** One of each side and kind that counted towards the open verdict so far. */
  readonly counted: Map<string, Member>;
}

export const makeCount = (): Count => ({
  here: new Map(),
  gone: new Map(),
  open: undefined,
  counted: new Map(),
});
