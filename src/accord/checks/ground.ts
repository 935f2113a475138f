/** Places and heights over time, as far as conflicts between clauses ask about them. */
import {
  type AreaGeometry,
  boundsOf,
  COVER_TOLERANCE,
  covers,
  intersect,
  isEmptyArea,
  NOWHERE,
  surfaceOf,
  within,
} from '../../kernel/geometry/index.ts';
import { type Category, type Interval, inInterval, isKindOf, type Metres } from '../../kernel/index.ts';
import type { AccordHeightBand, Area } from '../accord.ts';
import { commonStretches } from '../periods/stretches.ts';

/** What all these areas share. */
export interface Ground {
  readonly areas: readonly Area[];
  /** Unbroken stretches in order. */
  readonly inForce: readonly Interval[];
}

/** A ground, of it only what lies near an area, and without another. */
export interface CutGround extends Ground {
  readonly near?: { readonly area: Area; readonly distance: Metres };
  readonly without?: Area;
}

/**
 * Whether all of `inner` lies in `outer` whenever there is any of it. What cannot be told counts as no.
 * `category` is the kind of what is there: some kinds have no height of their own.
 */
export function holdsThroughout(outer: CutGround, inner: Ground, category: Category): boolean {
  if (!heightsHold(outer, inner, category)) return false;
  const moving = [...inner.areas, ...outer.areas, outer.without, outer.near?.area].filter(isArea);
  let some = false;
  for (const span of spansOf(moving, inner.inForce, outer.inForce)) {
    if (inner.areas.some((area) => !geometryIn(area, span))) continue;
    if (!outer.inForce.some((stretch) => inInterval(stretch, span.from))) return false;
    const place = placeIn(inner.areas, span);
    if (isEmptyArea(place)) continue;
    if (!holdsIn(outer, place, span, apartInHeight(outer, inner))) return false;
    some = true;
  }
  return some;
}

/** Whether the grounds share more than what rounding leaves along a common border, at some height and instant. */
export function meet(grounds: readonly Ground[]): boolean {
  const during = grounds.map(({ inForce }) => inForce).reduce(commonStretches);
  const areas = [...new Set(grounds.flatMap((ground) => ground.areas))];
  if (areas.some((a) => areas.some((b) => areApart(a.heights, b.heights)))) return false;
  return spansOf(areas, during, during).some((span) => {
    const place = placeIn(areas, span);
    if (isEmptyArea(place)) return false;
    const smallest = Math.min(...areas.map((area) => surfaceOf(geometryIn(area, span)!)));
    return surfaceOf(place) > COVER_TOLERANCE * smallest;
  });
}

const isArea = (area: Area | undefined): area is Area => area !== undefined;

/** Spans within `during` in which no area changes its version and no stretch of `others` starts or ends. */
function spansOf(
  areas: readonly Area[],
  during: readonly Interval[],
  others: readonly Interval[],
): readonly Interval[] {
  const turns = [...others, ...areas.flatMap(({ versions }) => versions.map(({ inForce }) => inForce))];
  const cuts = [...new Set(turns.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b);
  return during.flatMap(({ from, until }) => {
    const bounds = [from, ...cuts.filter((at) => at > from && at < until), until];
    return bounds.slice(1).map((end, i) => ({ from: bounds[i]!, until: end }));
  });
}

const geometryIn = ({ versions }: Area, { from }: Interval): AreaGeometry | undefined =>
  versions.find(({ inForce }) => inInterval(inForce, from))?.geometry;

function placeIn(areas: readonly Area[], span: Interval): AreaGeometry {
  const geometries = new Set(areas.map((area) => geometryIn(area, span) ?? NOWHERE));
  if (geometries.size === 1) return [...geometries][0]!;
  const place = intersect([...geometries]);
  return place.ok ? place.value : NOWHERE;
}

function holdsIn(outer: CutGround, place: AreaGeometry, span: Interval, apart: boolean): boolean {
  if (!outer.areas.every((area) => isWithin(place, geometryIn(area, span)))) return false;
  if (outer.without && !apart) {
    const hole = geometryIn(outer.without, span);
    const left = hole && intersect([place, hole]);
    if (!left?.ok || surfaceOf(left.value) > COVER_TOLERANCE * surfaceOf(place)) return false;
  }
  if (!outer.near) return true;
  const centre = geometryIn(outer.near.area, span);
  const reach = centre && within(outer.near.distance, centre);
  return reach?.ok === true && isWithin(place, reach.value);
}

function isWithin(place: AreaGeometry, outer: AreaGeometry | undefined): boolean {
  if (!outer || place === outer) return outer !== undefined;
  const [inside, around] = [boundsOf(place), boundsOf(outer)];
  const fits = inside.west >= around.west && inside.east <= around.east;
  if (!fits || inside.south < around.south || inside.north > around.north) return false;
  const covered = covers(outer, place);
  return covered.ok && covered.value;
}

function heightsHold({ areas, near }: CutGround, inner: Ground, category: Category): boolean {
  const bands = inner.areas.map((area) => area.heights);
  if (bands.some((a) => bands.some((b) => areApart(a, b)))) return false;
  return [...areas, near?.area].filter(isArea).every(({ heights }) => {
    if (isOnGround(category) && holdsSurface(heights)) return true;
    return bands.some((band) => holdsBand(heights, band));
  });
}

/** `without` takes nothing from `inner` when it lies above or below it. */
const apartInHeight = ({ without }: CutGround, { areas }: Ground): boolean =>
  without !== undefined && areas.some(({ heights }) => areApart(heights, without.heights));

/** Bands in two datums cannot be compared here: they are neither apart nor one in the other. */
const areApart = (a: AccordHeightBand, b: AccordHeightBand): boolean =>
  a.datum === b.datum && (a.floor >= b.ceiling || b.floor >= a.ceiling);

const holdsBand = (outer: AccordHeightBand, inner: AccordHeightBand): boolean =>
  (outer.floor === -Infinity && outer.ceiling === Infinity) ||
  (outer.datum === inner.datum && outer.floor <= inner.floor && outer.ceiling >= inner.ceiling);

const isOnGround = (category: Category): boolean =>
  (['vessel', 'vehicle', 'person', 'works'] as const).some((kind) => isKindOf(category, kind));

/** No ground lies higher above any datum. Metres. */
const ABOVE_ALL_GROUND = 9_000;

const holdsSurface = ({ floor, ceiling, datum }: AccordHeightBand): boolean =>
  floor <= 0 && (datum === 'surface' || ceiling >= ABOVE_ALL_GROUND);
