/** How parts of an accord are written for its hash: units gone, no order where order says nothing. */
import { canonicalJson, type Json } from '../kernel/index.ts';
import type { Dependence, OpenInstant, OpenPeriod, OpenSpan } from './periods/open-period.ts';
import type { Force } from './periods/stretches.ts';

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

const side = (value: OpenInstant): Json => (typeof value === 'number' ? finite(value) : { ...value });

const spanJson = ({ from, until }: OpenSpan): Json => [side(from), side(until)];

export function periodJson(period: OpenPeriod): Json {
  const { suspended, renewed, while: dependence } = period;
  const more = {
    ...(suspended ? { suspended: suspended.map(spanJson) } : {}),
    ...(renewed ? { renewed: renewed.map(({ on, until }) => [on, until]) } : {}),
    ...(dependence ? { while: dependenceJson(dependence) } : {}),
  };
  return Object.keys(more).length > 0 ? { span: spanJson(period), ...more } : spanJson(period);
}

function dependenceJson(dependence: Dependence): Json {
  if ('all' in dependence) return { all: dependence.all.map(dependenceJson) };
  if ('since' in dependence) return { since: side(dependence.since) };
  return 'before' in dependence ? { before: side(dependence.before) } : { ...dependence };
}

/** When something binds, and the periods on which people may still decide. */
export const forceJson = ({
  inForce,
  gaps,
  awaits = [],
}: Force & { readonly awaits?: readonly OpenPeriod[] }) => ({
  inForce: spanJson(inForce),
  ...(gaps ? { gaps: gaps.map(spanJson) } : {}),
  awaits: awaits.map(periodJson),
});
