/** Who is in an area under a limit of how many or how much, or was within the span it speaks of. */
import type { Instant, Position } from '../../kernel/index.ts';
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
  /** What it adds, in the limit's unit; Infinity: nobody knows. */
  readonly amount: number;
  /** The source whose plots it is known from; undefined: it sends its identity. */
  readonly plotOf: string | undefined;
  readonly since: Instant;
  /** When it came to be counted, not before a fix that shows it, and its newest trusted fix. */
  readonly first: Instant;
  last: Instant;
  readonly ref: ObservationRef;
  /** Where it was at the last full look. */
  position: Position;
  /** Infinity while it is there. */
  until: Instant;
}

/** What is said of all together or, where the limit is each party's own, of one party. */
export interface Said {
  open: OpenIndication | undefined;
  /** One of each side and kind that counted towards the open verdict so far. */
  readonly counted: Map<string, Member>;
}

/** The state of one duty that limits how many or how much. */
export interface Count {
  /** By episode row while there, then by track for as long as the span remembers it. */
  readonly here: Map<number, Member>;
  readonly gone: Map<string, Member>;
  /** By sharer; a limit that all share has one. What is said of nobody knows whom stands under no name as well. */
  readonly said: Map<string, Said>;
  /** When what was said of one party ended last: those of nobody knows whom may be its from then on. */
  turnedAt: Instant;
  /** Of a duty to give notice: up to when it was weighed, and when notices changed last before that. */
  weighedAt: Instant;
  noticedAt: Instant;
}

export const makeCount = (): Count => ({
  here: new Map(),
  gone: new Map(),
  said: new Map(),
  turnedAt: -Infinity,
  weighedAt: -Infinity,
  noticedAt: -Infinity,
});

/** The most that all of them may come to. */
export function mostOf({ here, gone }: Count, counts: (member: Member) => boolean = () => true): number {
  let most = 0;
  for (const member of here.values()) if (counts(member)) most += member.amount;
  for (const member of gone.values()) if (counts(member)) most += member.amount;
  return most;
}
