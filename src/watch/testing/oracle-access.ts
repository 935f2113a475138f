/** What reports of patrols kept out come to, worked out minute by minute. All times are whole minutes. */
import { quickDistance } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';

const MINUTE = 60_000;
const DAY_IN_MINUTES = 1_440;

/** `reason from until`, in minutes since 1970. */
export type AccessAnswer = string;

const holds = (look: PatrolReport, { position }: PatrolReport): boolean =>
  (look.outcome === 'seen' || look.outcome === 'not-seen') &&
  quickDistance(position.lon, position.lat, look.position.lon, look.position.lat) <= look.radius;

/** First minute from the report on at which somebody has got in, or the patrol has gone on; at most a day later. */
function lastsUntil(one: PatrolReport, all: readonly PatrolReport[]): number {
  const begin = one.observedAt / MINUTE;
  for (let minute = begin; minute < begin + DAY_IN_MINUTES; minute++) {
    const isOver = all.some((later) => {
      const isLater = later.observedAt > one.observedAt;
      const looks = holds(later, one) ? later.watched : undefined;
      const spent = later.outcome === 'access-delayed' ? (later.delayed ?? 0) : later.watched;
      const goneOn = one.outcome === 'access-delayed' && later.source === one.source ? spent : undefined;
      const before = looks ?? goneOn;
      return isLater && before !== undefined && (later.observedAt - before) / MINUTE <= minute;
    });
    if (isOver) return minute;
  }
  return begin + DAY_IN_MINUTES;
}

/** Those concerned are all of the monitor, in the area, and by the party bound. */
export function accessBreaches(
  reports: readonly PatrolReport[],
  within: number | undefined,
  concerned: (report: PatrolReport) => boolean,
): readonly AccessAnswer[] {
  const relevant = reports.filter(concerned);
  const refused = relevant
    .filter(({ outcome }) => outcome === 'access-denied')
    .map((one) => `access-refused ${one.observedAt / MINUTE} ${lastsUntil(one, reports)}`);
  const delays = relevant.filter(
    ({ outcome, delayed }) => outcome === 'access-delayed' && (within === undefined || delayed !== undefined),
  );
  const held = delays.flatMap((one) => {
    const sameSide = delays.filter(({ source, party }) => source === one.source && party === one.party);
    let begin = one.observedAt - (one.delayed ?? 0);
    for (let grown = true; grown; ) {
      const earlier = sameSide.find(
        ({ observedAt, delayed = 0 }) => observedAt >= begin && observedAt - delayed < begin,
      );
      grown = earlier !== undefined;
      if (earlier) begin = earlier.observedAt - (earlier.delayed ?? 0);
    }
    const goesOn = sameSide.some(
      ({ observedAt, delayed = 0 }) => observedAt > one.observedAt && observedAt - delayed <= one.observedAt,
    );
    const from = begin + (within ?? 0);
    const tooLong = within === undefined || within === 0 || one.observedAt > from;
    if (goesOn || !tooLong) return [];
    return [`access-delayed ${from / MINUTE} ${Math.max(from / MINUTE, lastsUntil(one, reports))}`];
  });
  return [...refused, ...held].sort();
}
