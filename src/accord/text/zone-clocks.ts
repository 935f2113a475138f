/** What clocks in a named zone show, and when: zones of the IANA database as the machine knows them. */
import {
  DAY,
  daysFromCivil,
  HOUR,
  type Instant,
  MINUTE,
  type Milliseconds,
  SECOND,
} from '../../kernel/index.ts';

export type Clocks = Intl.DateTimeFormat;

const known = new Map<string, Clocks | undefined>();

/** Undefined: the machine knows no such zone. */
export function clocksOf(zone: string): Clocks | undefined {
  if (!known.has(zone)) known.set(zone, makeClocks(zone));
  return known.get(zone);
}

function makeClocks(timeZone: string): Clocks | undefined {
  const date = { era: 'short', year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...date, ...time, timeZone, calendar: 'gregory' });
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

/** How far the clocks are ahead of UTC at an instant. */
export function offsetAt(clocks: Clocks, at: Instant): Milliseconds {
  const second = Math.floor(at / SECOND) * SECOND;
  const parts = new Map(clocks.formatToParts(second).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  const days = daysFromCivil({ year, month: part('month'), day: part('day') });
  return days * DAY + part('hour') * HOUR + part('minute') * MINUTE + part('second') * SECOND - second;
}

/**
 * The offsets at which the clocks may show a time, the earlier first; `shown` is the instant at which clocks in UTC
 * show it. Two, when they are changed on the day before or after.
 */
export const offsetsAround = (clocks: Clocks, shown: Instant): readonly Milliseconds[] => [
  ...new Set([offsetAt(clocks, shown - DAY), offsetAt(clocks, shown + DAY)]),
];

/** When the clocks show a time: once; never or twice where they are put forward or back. In order of time. */
export const instantsShowing = (clocks: Clocks, shown: Instant): readonly Instant[] =>
  offsetsAround(clocks, shown).flatMap((offset) =>
    offsetAt(clocks, shown - offset) === offset ? [shown - offset] : [],
  );

/** The instant at which clocks that skip a time are put forward over it. */
export function turnOver(clocks: Clocks, skipped: Instant): Instant {
  const [old = 0, now = 0] = offsetsAround(clocks, skipped);
  let before = (skipped - now) / SECOND;
  let after = (skipped - old) / SECOND;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(clocks, middle * SECOND) === old) before = middle;
    else after = middle;
  }
  return after * SECOND;
}
