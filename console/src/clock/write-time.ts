/** Times for people: date-time group first, always Zulu; ages in the largest fitting unit. */
import { DAY, formatDtg, formatInstant, HOUR, MINUTE, SECOND } from '../../../src/kernel/index.ts';
import { say } from '../messages/messages.ts';

/** `211430ZNOV26`. */
export const writeDtg = (iso: string): string => formatDtg(Date.parse(iso));

/** `21 14:30:07Z NOV 26`: the same group spread out, with seconds. */
export function writeClock(at: number): string {
  if (Number.isNaN(at)) return '–– ––:––:––Z';
  const dtg = formatDtg(at);
  return `${dtg.slice(0, 2)} ${writeTimeOfDay(at)}Z ${dtg.slice(7, 10)} ${dtg.slice(10)}`;
}

/** `14:30:07`. */
const writeTimeOfDay = (at: number): string => formatInstant(at).slice(11, 19);

/** A delay, with one decimal below ten seconds: `420 ms`, `1.3 s`. */
export const writeDelay = (ms: number): string =>
  ms >= SECOND && ms < 10 * SECOND ? say('age.s', { count: Math.round(ms / 100) / 10 }) : writeAge(ms);

export function writeAge(ms: number): string {
  const age = Math.max(0, ms);
  if (age < SECOND) return say('age.ms', { count: Math.round(age) });
  if (age < 2 * MINUTE) return say('age.s', { count: Math.floor(age / SECOND) });
  if (age < 2 * HOUR) return say('age.min', { count: Math.floor(age / MINUTE) });
  if (age < 2 * DAY) return say('age.h', { count: Math.floor(age / HOUR) });
  return say('age.d', { count: Math.floor(age / DAY) });
}
