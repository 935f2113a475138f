/** When a guarantee's clock starts and what is due by when. */
import type { Milliseconds } from '../../kernel/index.ts';
import { listOf } from '../text/collection-shape.ts';
import { object, optional } from '../text/object-shape.ts';
import { lasting } from '../text/quantity.ts';
import { oneOf, word } from '../text/scalar-shape.ts';
import { about, located, type ValueOf } from '../text/shape.ts';

/** The instant of the incident itself, of its report to the body, or of people's finding that it is a breach. */
export const CLOCK_STARTS = ['occurred', 'notified', 'confirmed'] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

export interface ClockStep {
  readonly after: Milliseconds;
  readonly does: string;
}

/** All spans count from the start. */
export interface Clock {
  readonly from: ClockStart;
  readonly warn?: Milliseconds;
  readonly respond?: Milliseconds;
  /** By their instants. */
  readonly steps: readonly ClockStep[];
}

export const clockShape = object({
  from: about('What starts it.', oneOf(CLOCK_STARTS)),
  warn: optional(about('A warning is given by then.', located(lasting))),
  respond: optional(about('The response is given by then.', located(lasting))),
  steps: optional(about('What else is due.', listOf(object({ after: located(lasting), does: word }), 1))),
});
export type WrittenClock = ValueOf<typeof clockShape>;

export const resolveClock = ({ from, warn, respond, steps = [] }: WrittenClock): Clock => ({
  from,
  ...(warn ? { warn: warn.value } : {}),
  ...(respond ? { respond: respond.value } : {}),
  steps: steps
    .map(({ after, does }) => ({ after: after.value, does }))
    .sort((a, b) => a.after - b.after || (a.does < b.does ? -1 : 1)),
});
