/** Periods with gaps: the unbroken stretches of time that are left of them. */
import type { Interval } from '../../kernel/index.ts';
import { isNever, shared } from './period.ts';

/** When something binds: `inForce`, without its gaps. */
export interface Force {
  readonly inForce: Interval;
  /**
   * Within `inForce`, in order and apart: while it is suspended, lapsed, or what it depends on does not hold.
   * Absent: none.
   */
  readonly gaps?: readonly Interval[];
}

/** Overlapping and adjoining ones as one, in order. */
function joined(intervals: readonly Interval[]): readonly Interval[] {
  const whole: Interval[] = [];
  for (const interval of intervals.filter((one) => !isNever(one)).toSorted((a, b) => a.from - b.from || 0)) {
    const last = whole.at(-1);
    if (last && interval.from <= last.until)
      whole[whole.length - 1] = { from: last.from, until: Math.max(last.until, interval.until) };
    else whole.push(interval);
  }
  return whole;
}

/** What of `inForce` no gap takes, in order. */
export function stretchesOf({ inForce, gaps = [] }: Force): readonly Interval[] {
  const left: Interval[] = [];
  let from = inForce.from;
  for (const gap of joined(gaps)) {
    left.push({ from, until: Math.min(gap.from, inForce.until) });
    from = Math.max(from, gap.until);
  }
  return [...left, { from, until: inForce.until }].filter((one) => !isNever(one));
}

/** The instants that lie in a stretch of both. */
export const commonStretches = (a: readonly Interval[], b: readonly Interval[]): readonly Interval[] =>
  a.flatMap((one) => b.map((other) => shared([one, other]))).filter((stretch) => !isNever(stretch));

/** What several things that all must bind have in common. */
export function commonForce(forces: readonly Force[]): Force {
  const inForce = shared(forces.map((force) => force.inForce));
  const gaps = joined(forces.flatMap((force) => (force.gaps ?? []).map((gap) => shared([gap, inForce]))));
  return { inForce, ...(gaps.length > 0 ? { gaps } : {}) };
}
