/** Whether a source's height band holds what a question asks about. */
import type { Metres } from '../../kernel/index.ts';
import type { Question } from '../picture-contract.ts';
import type { HeightBand } from '../source.ts';

/** Metres above which nothing that any accord names flies. */
export const CEILING_OF_FLIGHT: Metres = 30_000;
/** Metres of the lowest and highest ground: a band that starts here starts at the surface everywhere. */
const LOWEST_GROUND: Metres = -450;
/**
 * How far two datums may be apart, metres: the geoid leaves the ellipsoid by up to 107 m, the pressure
 * surface leaves sea level by up to about 1 km in deep lows and winter cold, the ground lies up to 8.9 km up.
 */
const APART: Readonly<Record<string, Metres>> = {
  'ellipsoidal-msl': 110,
  'ellipsoidal-pressure': 1_200,
  'msl-pressure': 1_100,
};
const NOT_COMPARABLE: Metres = 9_000;

function marginOf(a: HeightBand['datum'], b: HeightBand['datum']): Metres {
  return a === b ? 0 : (APART[[a, b].sort().join('-')] ?? NOT_COMPARABLE);
}

/** Objects on land and at sea, and what happens there, are at the surface whatever band was asked for. */
const isAtSurface = (wanted: Question['wanted']): boolean =>
  'event' in wanted ? wanted.event !== 'overflight' : !wanted.category.startsWith('aircraft');

const startsAtSurface = ({ floor, datum }: HeightBand): boolean =>
  datum === 'surface' ? floor <= 0 : floor <= LOWEST_GROUND || floor === 0;

/** True when every height that the wanted kind can have inside `asked` lies inside `seen`. */
export function bandCovers(seen: HeightBand, asked: HeightBand, wanted: Question['wanted']): boolean {
  if (isAtSurface(wanted)) return startsAtSurface(seen);
  const margin = marginOf(seen.datum, asked.datum);
  const lowEnough = startsAtSurface(asked)
    ? startsAtSurface(seen)
    : seen.floor <= asked.floor - margin || startsAtSurface(seen);
  const ceiling = Math.min(asked.ceiling, CEILING_OF_FLIGHT);
  return lowEnough && seen.ceiling >= Math.min(ceiling + margin, CEILING_OF_FLIGHT);
}
