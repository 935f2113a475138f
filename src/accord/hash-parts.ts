/** How parts of an accord are written for its hash: units gone, no order where order says nothing. */
import { canonicalJson, type Instant, type Interval, type Json } from '../kernel/index.ts';
import type { OpenPeriod } from './periods/open-period.ts';

/** As an object, so that the order in which things were written does not count. */
export const byId = <T extends { readonly id: string }>(
  things: readonly T[],
  write: (thing: T) => Json,
): Json => Object.fromEntries(things.map((thing) => [thing.id, write(thing)]));

/** Sorted: the order in which they were written says nothing. */
export const inAnyOrder = (items: readonly Json[]): readonly Json[] =>
  items.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));

/** JSON has no infinity: an open side is null. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const side = (value: Instant | { readonly event: string }): Json =>
  typeof value === 'number' ? finite(value) : { event: value.event };

export const periodJson = ({ from, until }: OpenPeriod | Interval): Json => [side(from), side(until)];
