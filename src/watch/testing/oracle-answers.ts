/** Does a fix fit a kind, a side, a speed limit, a band of heights? Written anew from the rules, not from the watch. */
import type { AccordHeightBand } from '../../accord/index.ts';
import { CATEGORIES } from '../../kernel/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import type { OracleAnswer, OracleFix, OracleHeight, OracleState, OracleSubject } from './oracle-shapes.ts';

export const some = (answers: readonly OracleAnswer[]): OracleAnswer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';

export const both = (...answers: readonly OracleAnswer[]): OracleAnswer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';

export const opposite = (answer: OracleAnswer): OracleAnswer =>
  answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes';

const isSurface = (category: number) => /^(vessel|vehicle|person|works)/.test(CATEGORIES[category]!);

export function kindAnswer(category: number, pattern: string): OracleAnswer {
  const is = CATEGORIES[category]!;
  if (pattern === 'unknown' || is === pattern || is.startsWith(`${pattern}.`)) return 'yes';
  return is === 'unknown' || pattern.startsWith(`${is}.`) ? 'unknown' : 'no';
}

export function partyAnswer(party: string | undefined, set: 'all' | readonly string[]): OracleAnswer {
  if (set === 'all') return 'yes';
  if (party === undefined) return 'unknown';
  return set.includes(party) ? 'yes' : 'no';
}

/** What sends by itself can fall silent and says who it is; plots are what others see of an object. */
export const sendsItself = ({ identityKind }: OracleSubject): boolean =>
  identityKind !== IDENTITY.plot && identityKind !== IDENTITY.none;

/** Does the duty bind such an object? */
export function binds({ compiled }: OracleState, duty: number, subject: OracleSubject): OracleAnswer {
  const { rule } = compiled.duties[duty]!.reading;
  if (!('category' in rule)) return 'no';
  return both(kindAnswer(subject.category, rule.category), partyAnswer(subject.party, rule.parties));
}

/** Is the speed outside the limits, with 2 % and 0.5 m/s of slack to begin with? An unknown one goes on. */
export function breaksSpeed(
  { minSpeed: min = -Infinity, maxSpeed: max = Infinity }: { minSpeed?: number; maxSpeed?: number },
  { speed }: OracleFix,
  going: boolean,
): boolean {
  if (Number.isNaN(speed)) return going;
  return going ? speed < min || speed > max : speed < min * 0.98 - 0.5 || speed > max * 1.02 + 0.5;
}

const DATUMS = ['ellipsoidal', 'msl', 'pressure', 'surface'] as const;
/** Metres from a height in each datum to mean sea level: least and most. */
const LOW = { msl: 0, ellipsoidal: -110, pressure: -1100, surface: -440 };
const HIGH = { msl: 0, ellipsoidal: 110, pressure: 1100, surface: 8850 };
const TWO_STEPS = 2 * 100 * 0.3048;
const SURFACE = DATUMS.indexOf('surface');
export const GROUND: OracleHeight = { altitude: 0, datum: SURFACE };
export const NO_HEIGHT: OracleHeight = { altitude: NaN, datum: SURFACE };

/** Of what is only said to be of a kind. */
export const kindHeight = (category: number): OracleHeight => (isSurface(category) ? GROUND : NO_HEIGHT);

export function heightAnswer(
  compiled: CompiledAccords,
  zone: number,
  fix: Pick<OracleFix, 'category' | 'grounded' | 'altitude' | 'datum'>,
  was: OracleAnswer | undefined,
  remembered: boolean,
): OracleAnswer {
  const { heights } = compiled.areas[compiled.zoneArea[zone]!]!.area;
  const onSurface = isOnSurface(fix);
  const altitude = onSurface ? 0 : fix.altitude;
  const answer = bandAnswer(
    heights,
    { altitude, datum: onSurface ? SURFACE : fix.datum },
    was === 'yes' || was === 'unknown',
  );
  const stands = answer === 'unknown' && Number.isNaN(altitude) && remembered;
  return stands ? (was ?? answer) : answer;
}

/** Its height is the ground's, and need not be said. */
export const isOnSurface = (fix: Pick<OracleFix, 'category' | 'grounded' | 'altitude'>): boolean =>
  isSurface(fix.category) || (fix.grounded && Number.isNaN(fix.altitude));

/** Is a height within a floor and a ceiling? Who was there or may have been has two steps on its side. */
export function bandAnswer(
  heights: AccordHeightBand,
  { altitude, datum: code }: OracleHeight,
  going: boolean,
): OracleAnswer {
  const floor = heights.floor <= 0 ? -Infinity : heights.floor;
  const { ceiling } = heights;
  if (floor === -Infinity && ceiling === Infinity) return 'yes';
  const datum = DATUMS[code]!;
  const same = datum === heights.datum;
  const least = altitude + (same ? 0 : LOW[datum] - HIGH[heights.datum]);
  const most = altitude + (same ? 0 : HIGH[datum] - LOW[heights.datum]);
  const ask = (slack: number) => {
    if (Number.isNaN(altitude)) return 'unknown';
    if (most < floor - slack || least >= ceiling + slack) return 'no';
    return least >= floor - slack && most < ceiling + slack ? 'yes' : 'unknown';
  };
  return going || ask(0) !== 'no' ? ask(TWO_STEPS) : 'no';
}
