/**
 * When something holds, as written and as resolved. Half-open inside: an end that the text writes to the
 * minute includes that minute. A start or end may wait for an event that people still have to state.
 */
import type { Instant, Interval, Place } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { listOf } from '../text/collection-shape.ts';
import { mappingOr, type ObjectOf, object, optional } from '../text/object-shape.ts';
import { duration, inclusiveEnd, instant } from '../text/quantity.ts';
import type { Report } from '../text/report.ts';
import { nameOf } from '../text/scalar-shape.ts';
import { about, type Located, located, type Shape } from '../text/shape.ts';
import type { OpenInstant, OpenPeriod, OpenSpan } from './open-period.ts';

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

/** An event that people state, or so long after it. */
export const afterEvent = {
  event: about('An event declared under events.', nameOf('event')),
  plus: optional(about('So long after it.', duration)),
};

export const openInstant = ({ event, plus }: ObjectOf<typeof afterEvent>): OpenInstant => ({
  event: event.value,
  ...(plus === undefined ? {} : { plus }),
});

const start = mappingOr(object(afterEvent), instant);
const end = mappingOr(object(afterEvent), inclusiveEnd);

/** The instant at which what was written is over, or that of an event, or so long after it. */
export const openEnd: Shape<OpenInstant> = {
  schema: end.schema,
  read: (node, report) => {
    const written = end.read(node, report);
    return typeof written === 'object' ? openInstant(written) : written;
  },
};

const spanFields = {
  from: optional(about('First minute, day or second; it is included.', start)),
  until: optional(about('Last minute, day or second; it is included.', end)),
};
type SpanTerms = ObjectOf<typeof spanFields>;

const renewal = located(
  object({
    on: about('When it was decided.', instant),
    until: about('The end from then on; it is included.', inclusiveEnd),
  }),
);

const periodFields = {
  ...spanFields,
  suspended: optional(about('Nothing binds meanwhile.', listOf(inOrder(object(spanFields)), 1))),
  renewed: optional(about('Decisions that move the end, in their order.', listOf(renewal, 1))),
};
type PeriodTerms = ObjectOf<typeof periodFields>;

/** Reports a period that ends before it starts. */
function inOrder<T extends { readonly from: unknown; readonly until: unknown }>(
  period: Shape<T>,
): Shape<Located<T>> {
  return {
    schema: period.schema,
    read: (node, report) => {
      const value = period.read(node, report);
      if (value === undefined) return undefined;
      const { from, until } = value;
      if (typeof from === 'number' && typeof until === 'number' && from >= until) {
        wrongPeriod(node.place, 'the period ends before it starts', 'swap or mend the two', report);
      }
      return { value, place: node.place };
    },
  };
}

const wrongPeriod = (place: Place, message: string, mend: string, report: Report): void => {
  report.problems.push(problem('ACCORD_PERIOD', place, message, mend));
};

const periodTerms: Shape<Located<PeriodTerms>> = inOrder(object(periodFields));

/** `{ from, until, suspended, renewed }`; a side left out is open, a side may be `{ event: NAME, plus: 30 d }`. */
export const writtenPeriod: Shape<OpenPeriod> = {
  schema: periodTerms.schema,
  read: (node, report) => {
    const terms = periodTerms.read(node, report)?.value;
    if (terms === undefined) return undefined;
    checkRenewals(terms, report);
    checkSuspensions(terms, report);
    const { suspended, renewed } = terms;
    return {
      ...spanOf(terms),
      ...(suspended ? { suspended: suspended.map(({ value }) => spanOf(value)) } : {}),
      ...(renewed ? { renewed: renewed.map(({ value }) => value) } : {}),
    };
  },
};

const spanOf = ({ from, until }: SpanTerms): OpenSpan => ({
  from: side(from, ALWAYS.from),
  until: side(until, ALWAYS.until),
});

function side(written: SpanTerms['from'], open: Instant): OpenInstant {
  if (written === undefined) return open;
  return typeof written === 'number' ? written : openInstant(written);
}

function checkRenewals({ until, renewed = [] }: PeriodTerms, report: Report): void {
  let before = ALWAYS.from;
  for (const { value, place } of renewed) {
    if (until === undefined) {
      const mend = 'say until: for the end as it was first agreed, or leave renewed: out';
      wrongPeriod(place, 'there is no end that this would move', mend, report);
    } else if (value.until <= value.on) {
      wrongPeriod(place, 'the new end comes before it was decided', 'swap or mend the two', report);
    } else if (value.on <= before) {
      const mend = 'put decisions in the order in which they were made';
      wrongPeriod(place, 'this was decided before the one above', mend, report);
    }
    before = value.on;
  }
}

/** One that lies outside the period interrupts nothing: most likely its year is wrong. */
function checkSuspensions(terms: PeriodTerms, report: Report): void {
  const last = terms.renewed?.at(-1)?.value.until ?? terms.until ?? ALWAYS.until;
  const first = terms.from ?? ALWAYS.from;
  for (const { value, place } of terms.suspended ?? []) {
    const { from = ALWAYS.from, until = ALWAYS.until } = value;
    const isAfter = typeof last === 'number' && typeof from === 'number' && from >= last;
    const isBefore = typeof first === 'number' && typeof until === 'number' && until <= first;
    if (!isAfter && !isBefore) continue;
    wrongPeriod(place, 'the suspension lies outside the period', 'mend its times, or leave it out', report);
  }
}

/** The last instant that something holds, or the event that ends it. */
export const periodEnd: Shape<OpenPeriod['until']> = {
  schema: end.schema,
  read: (node, report) => {
    const written = end.read(node, report);
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
