/** When something holds, before it is known whether what it waits for has happened. */
import type { Instant, Milliseconds } from '../../kernel/index.ts';

/** A time, or that of a declared event that people still have to state, or so long after it. */
export type OpenInstant = Instant | { readonly event: string; readonly plus?: Milliseconds };

/** What must hold for a clause to bind. People state events and findings; no indication does. */
export type Dependence =
  | { readonly since: OpenInstant }
  | { readonly before: OpenInstant }
  /** Until a breach of the clause by the party is confirmed, and again once it is remedied. */
  | { readonly kept: string; readonly by: string }
  | { readonly all: readonly Dependence[] };

/** What was decided `on` moves the end; before, nobody knew. */
export interface Renewal {
  readonly on: Instant;
  readonly until: Instant;
}

export interface OpenSpan {
  readonly from: OpenInstant;
  readonly until: OpenInstant;
}

/** A period of which sides may wait for events, with what interrupts it. */
export interface OpenPeriod extends OpenSpan {
  readonly suspended?: readonly OpenSpan[];
  /** In the order in which they were decided. */
  readonly renewed?: readonly Renewal[];
  readonly while?: Dependence;
}
