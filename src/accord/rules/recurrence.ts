/** How often a duty comes round: every so many days, or every year by a day. */
import {
  civilFromDays,
  DAY,
  daysFromCivil,
  HOUR,
  type Instant,
  type Interval,
  type Milliseconds,
} from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { duration } from '../text/quantity.ts';
import type { Report } from '../text/report.ts';
import { about, type Located, located, type Shape, scalar } from '../text/shape.ts';

/** A day of every year, all of it included, in UTC. */
export interface DayOfYear {
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Periods of one length, the first of which begins when the duty does; or years that end with a day. */
export type Recurrence = { readonly every: Milliseconds } | { readonly by: DayOfYear };

/** What comes round more often than this is no undertaking that people give. */
const SHORTEST = HOUR;

const everyYear = 'year' as const;

export const every = about(
  'How often: 30 d, or year with by: 15 December.',
  located<Milliseconds | typeof everyYear>(
    scalar('a duration or "year"', { type: 'string' }, (node, report) => {
      if (node.written === everyYear) return everyYear;
      const length = duration.read(node, report);
      if (length === undefined || length >= SHORTEST) return length;
      const message = `"${node.written}" is shorter than 1 h`;
      report.problems.push(problem('ACCORD_VALUE', node.place, message, 'write 1 h or more'));
      return undefined;
    }),
  ),
);

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
/** In a year that is no leap year: what is due on 29 February is not due every year. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const dayOfYear: Shape<DayOfYear> = scalar(
  'a day of the year',
  { type: 'string', pattern: `^\\d{1,2} (${MONTHS.join('|')})$` },
  (node, report) => {
    const [, day, month] = /^(\d{1,2}) (\w+)$/.exec(node.written) ?? [];
    const m = MONTHS.indexOf(month as (typeof MONTHS)[number]);
    if (m >= 0 && Number(day) >= 1 && Number(day) <= DAYS[m]!) return { month: m + 1, day: Number(day) };
    const message = `"${node.written}" is not a day that every year has`;
    report.problems.push(problem('ACCORD_VALUE', node.place, message, 'write it as 15 December'));
    return undefined;
  },
);

export const by = about('Last day of each year on which it is in time: 15 December.', located(dayOfYear));

/** Reports `year` without a day, and a day without `year`. */
export function recurrenceOf(
  often: Located<Milliseconds | typeof everyYear>,
  day: Located<DayOfYear> | undefined,
  report: Report,
): Recurrence {
  if (often.value !== everyYear) {
    if (day) {
      const message = 'by: says the day of the year, and this does not come round once a year';
      report.problems.push(problem('ACCORD_FORM', day.place, message, 'write every: year, or leave by: out'));
    }
    return { every: often.value };
  }
  if (day) return { by: day.value };
  const message = 'every: year does not say by which day';
  report.problems.push(problem('ACCORD_KEY_MISSING', often.place, message, 'add by: 15 December'));
  return { by: { month: 12, day: 31 } };
}

/**
 * The period at whose end a duty that has bound since `begin` comes due, as it stands at `at`. A year's reaches back to
 * the due day before, also beyond `begin`. @param begin finite where the recurrence counts from it.
 */
export function periodAt(recurrence: Recurrence, begin: Instant, at: Instant): Interval {
  if ('every' in recurrence) {
    const from = begin + Math.floor((at - begin) / recurrence.every) * recurrence.every;
    return { from, until: from + recurrence.every };
  }
  const { year } = civilFromDays(Math.floor(at / DAY));
  const due = (of: number): Instant => (daysFromCivil({ year: of, ...recurrence.by }) + 1) * DAY;
  const until = due(year) > at ? due(year) : due(year + 1);
  return { from: due(year) > at ? due(year - 1) : due(year), until };
}
