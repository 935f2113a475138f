/** When clocks are changed, written out for tests: independent of what the machine knows about zones. */
import { DAY, formatInstant, HOUR, type Instant, parseInstant } from '../../kernel/index.ts';

export function utc(text: string): Instant {
  const result = parseInstant(text);
  if (!result.ok) throw new Error(text);
  return result.value.at;
}

/** Midnight, UTC, of the last Sunday of a month: 1970-01-01 was a Thursday. */
export function lastSunday(year: number, month: '03' | '10'): Instant {
  const last = utc(`${year}-${month}-31`);
  return last - ((last / DAY + 4) % 7) * DAY;
}

/** Is it between the last Sundays of March and October, each at an hour of UTC? */
function isSummer(at: Instant, hour: number): boolean {
  const year = Number(formatInstant(at).slice(0, 4));
  return at >= lastSunday(year, '03') + hour * HOUR && at < lastSunday(year, '10') + hour * HOUR;
}

/** How far clocks are ahead, from 2009 on. Russia stayed at summer time in 2011, and left it on 26 October 2014. */
export const OFFSETS = {
  UTC: () => 0,
  'Europe/Kyiv': (at: Instant) => (isSummer(at, 1) ? 3 : 2) * HOUR,
  'Europe/Moscow': (at: Instant) => {
    if (at >= utc('2014-10-25T22:00Z')) return 3 * HOUR;
    return (at >= utc('2011-03-26T23:00Z') || isSummer(at, -1) ? 4 : 3) * HOUR;
  },
};
export type Zone = keyof typeof OFFSETS;
export const ZONES = Object.keys(OFFSETS) as Zone[];

/** A minute as clocks show it: `2020-07-27T00:01 Europe/Kyiv`; with its offset where they show it twice. */
export function onClocks(minute: Instant, zone: Zone): string {
  const offset = OFFSETS[zone](minute);
  const shown = formatInstant(minute + offset).slice(0, 16);
  const isAlone = [-1, 1].every((hours) => {
    const other = minute + hours * HOUR;
    return other + OFFSETS[zone](other) !== minute + offset;
  });
  return isAlone ? `${shown} ${zone}` : `${shown}+0${offset / HOUR}:00`;
}
