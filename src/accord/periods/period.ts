/**
 * When something holds, as written and as resolved. Half-open inside: an end that the text writes to the
 * minute includes that minute. A start or end may wait for an event that people still have to state.
 */
import type { Instant, Interval } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { mappingOr, type ObjectOf, object, optional } from '../text/object-shape.ts';
import { inclusiveEnd, instant } from '../text/quantity.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, type Located, type Shape } from '../text/shape.ts';
import type { OpenPeriod } from './open-period.ts';

export const ALWAYS: Interval = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** Contains no instant: what waits for an event that nobody has stated. */
const NEVER: Interval = { from: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY };

export const isNever = ({ from, until }: Interval): boolean => !(from < until);

/** The instants in all of them; `NEVER` when there are none. */
export function shared(intervals: readonly Interval[]): Interval {
  const from = Math.max(...intervals.map((interval) => interval.from));
  const until = Math.min(...intervals.map((interval) => interval.until));
  return from < until ? { from, until } : NEVER;
}

const waitsFor = object({ event: about('An event declared under events.', nameOf('event')) });

const periodFields = {
  from: optional(about('First minute, day or second; it is included.', mappingOr(waitsFor, instant))),
  until: optional(about('Last minute, day or second; it is included.', mappingOr(waitsFor, inclusiveEnd))),
};
type PeriodTerms = ObjectOf<typeof periodFields>;

/** Reports a period that ends before it starts. */
const inOrder = <T extends { readonly from: unknown; readonly until: unknown }>(
  period: Shape<T>,
): Shape<Located<T>> => ({
  schema: period.schema,
  read: (node, report) => {
    const value = period.read(node, report);
    if (value === undefined) return undefined;
    const { from, until } = value;
    if (typeof from === 'number' && typeof until === 'number' && from >= until) {
      const message = 'the period ends before it starts';
      report.problems.push(problem('ACCORD_PERIOD', node.place, message, 'swap or mend the two'));
    }
    return { value, place: node.place };
  },
});

const periodTerms: Shape<Located<PeriodTerms>> = inOrder(object(periodFields));

/** `{ from, until }`; a side left out is open, a side may be `{ event: NAME }`. */
export const writtenPeriod: Shape<OpenPeriod> = {
  schema: periodTerms.schema,
  read: (node, report) => {
    const terms = periodTerms.read(node, report)?.value;
    if (terms === undefined) return undefined;
    return { from: side(terms.from, ALWAYS.from), until: side(terms.until, ALWAYS.until) };
  },
};

function side(written: PeriodTerms['from'], open: Instant): OpenPeriod['from'] {
  if (written === undefined) return open;
  return typeof written === 'number' ? written : { event: written.event.value };
}

/** The last instant that something holds, or the event that ends it. */
export const periodEnd: Shape<OpenPeriod['until']> = {
  schema: mappingOr(waitsFor, inclusiveEnd).schema,
  read: (node, report) => {
    const written = mappingOr(waitsFor, inclusiveEnd).read(node, report);
    return written === undefined ? undefined : side(written, ALWAYS.until);
  },
};

const fixedTerms = inOrder(object({ from: optional(instant), until: optional(inclusiveEnd) }));

/** `{ from, until }` of fixed times only. */
export const fixedPeriod: Shape<Interval> = {
  schema: fixedTerms.schema,
  read: (node, report) => {
    const terms = fixedTerms.read(node, report)?.value;
    return terms && { from: terms.from ?? ALWAYS.from, until: terms.until ?? ALWAYS.until };
  },
};

/** Instants at which declared events happened; an event that is not here has not been stated. */
export type StatedEvents = Readonly<Record<string, Instant>>;

export const waits = ({ from, until }: OpenPeriod): boolean =>
  typeof from === 'object' || typeof until === 'object';

/** Events of which the accord itself says when they happened, in their place. */
export const withKnownEvents = ({ from, until }: OpenPeriod, known: StatedEvents): OpenPeriod => ({
  from: typeof from === 'object' ? (known[from.event] ?? from) : from,
  until: typeof until === 'object' ? (known[until.event] ?? until) : until,
});

const stateSide = (written: OpenPeriod['from'], stated: StatedEvents): Instant =>
  typeof written === 'number' ? written : (stated[written.event] ?? Number.POSITIVE_INFINITY);

/** What the periods share, as far as stated events tell; a start that has not happened gives `NEVER`. */
export const resolvePeriods = (periods: readonly OpenPeriod[], stated: StatedEvents = {}): Interval =>
  shared(
    periods.map((period) => ({
      from: stateSide(period.from, stated),
      until: stateSide(period.until, stated),
    })),
  );
