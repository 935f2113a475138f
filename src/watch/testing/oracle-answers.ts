/** Does a fix fit a kind, a speed limit, a band of heights? Written anew from the rules, not from the watch. */
import { CATEGORIES } from '../../kernel/index.ts';
import type { CompiledAccords } from '../compile.ts';
import type { OracleFix } from './oracle-shapes.ts';

const isSurface = (category: number) => /^(vessel|vehicle|person)/.test(CATEGORIES[category]!);

export function kindAnswer(category: number, pattern: string): 'no' | 'yes' | 'unknown' {
  const is = CATEGORIES[category]!;
  if (pattern === 'unknown' || is === pattern || is.startsWith(`${pattern}.`)) return 'yes';
  return is === 'unknown' || pattern.startsWith(`${is}.`) ? 'unknown' : 'no';
}

export function speedOf(
  rule: { minSpeed?: number; maxSpeed?: number },
  { speed, at }: OracleFix,
  going: boolean,
  answer: 'yes' | 'unknown',
) {
  const { minSpeed: min = -Infinity, maxSpeed: max = Infinity } = rule;
  const beyond = going ? speed < min || speed > max : speed < min * 0.98 - 0.5 || speed > max * 1.02 + 0.5;
  const goesOn = beyond || (going && Number.isNaN(speed));
  return { answer: goesOn ? answer : ('no' as const), since: at, until: at, reason: 'speed' };
}

export function heightAnswer(
  compiled: CompiledAccords,
  zone: number,
  fix: OracleFix,
  was: 'no' | 'yes' | 'unknown' | undefined,
  remembered: boolean,
): 'no' | 'yes' | 'unknown' {
  const { heights } = compiled.areas[compiled.zoneArea[zone]!]!.area;
  const floor = heights.floor <= 0 ? -Infinity : heights.floor;
  const { ceiling } = heights;
  if (floor === -Infinity && ceiling === Infinity) return 'yes';
  const altitude = isSurface(fix.category) ? 0 : fix.altitude;
  if (Number.isNaN(altitude)) return was !== undefined && remembered ? was : 'unknown';
  const datum = isSurface(fix.category)
    ? 'surface'
    : (['ellipsoidal', 'msl', 'pressure', 'surface'] as const)[fix.datum]!;
  const low = { msl: 0, ellipsoidal: -110, pressure: -1100, surface: -440 };
  const high = { msl: 0, ellipsoidal: 110, pressure: 1100, surface: 8850 };
  const same = datum === heights.datum;
  const least = altitude + (same ? 0 : low[datum] - high[heights.datum]);
  const most = altitude + (same ? 0 : high[datum] - low[heights.datum]);
  const ask = (slack: number) => {
    if (most < floor - slack || least >= ceiling + slack) return 'no';
    return least >= floor - slack && most < ceiling + slack ? 'yes' : 'unknown';
  };
  const slack = 2 * 100 * 0.3048;
  if (was === 'yes' || was === 'unknown') return ask(slack);
  const answer = ask(0);
  return answer === 'no' ? answer : ask(slack);
}
