/** How an area differs between two versions of an accord. */
import { type AreaGeometry, isEmptyArea, NOWHERE, subtract, surfaceOf } from '../../kernel/geometry/index.ts';
import type { AccordHeightBand, Area, AreaVersion } from '../areas/area.ts';
import { named } from '../explain/words.ts';

/** In words; undefined: it holds the same places at the same times. */
export function areaChange(before: Area, after: Area): string | undefined {
  const said = [...heightChange(before.heights, after.heights), ...groundChange(before, after)];
  return said.length === 0 ? undefined : said.join('; ');
}

const bandInWords = ({ floor, ceiling, datum }: AccordHeightBand): string =>
  `${floor === -Infinity ? 'the ground' : `${floor} m`} to ${ceiling === Infinity ? 'any height' : `${ceiling} m`} (${datum})`;

const heightChange = (before: AccordHeightBand, after: AccordHeightBand): string[] =>
  bandInWords(before) === bandInWords(after) ? [] : [`from ${bandInWords(before)} to ${bandInWords(after)}`];

function groundChange(before: Area, after: Area): string[] {
  if (before.versions.length !== after.versions.length) {
    return [`${before.versions.length} versions in time become ${after.versions.length}`];
  }
  return before.versions.flatMap((version, n) => versionChange(version, after.versions[n]!));
}

function versionChange(before: AreaVersion, after: AreaVersion): string[] {
  const moved = before.inForce.from !== after.inForce.from || before.inForce.until !== after.inForce.until;
  const lost = squareKilometres(without(before.geometry, after.geometry));
  const gained = squareKilometres(without(after.geometry, before.geometry));
  return [
    ...(moved ? ['holds at other times'] : []),
    ...(lost + gained > 0 ? [`${rounded(gained)} km² more and ${rounded(lost)} km² less`] : []),
  ];
}

/** Below a hundredth of a square kilometre two outlines are one drawn twice. */
const squareKilometres = (area: AreaGeometry): number => Math.round(surfaceOf(area) / 1e4) / 100;

const rounded = (value: number): string => (value < 10 ? value.toFixed(2) : String(Math.round(value)));

function without(a: AreaGeometry, b: AreaGeometry): AreaGeometry {
  if (a === b || JSON.stringify(a.coordinates) === JSON.stringify(b.coordinates)) return NOWHERE;
  const rest = subtract(a, [b]);
  return rest.ok && !isEmptyArea(rest.value) ? rest.value : NOWHERE;
}

export const areaInWords = ({ id, versions }: Area): string =>
  `${named(id)}, ${rounded(squareKilometres(versions.at(-1)?.geometry ?? NOWHERE))} km²`;
