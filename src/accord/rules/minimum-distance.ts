/** Objects keep away from an area or from other objects. */
import { positionsOf, within } from '../../kernel/geometry/index.ts';
import type { Category, Metres, Milliseconds, TraitBound } from '../../kernel/index.ts';
import { mappingOr, object } from '../text/object-shape.ts';
import { distance } from '../text/quantity.ts';
import { type Located, located, type ValueOf } from '../text/shape.ts';
import { areaName, category, checkedArea, dwell, type RuleSurroundings } from './common-terms.ts';
import { type PartySet, parties, partySet } from './parties.ts';
import { boundsOf, withTraits } from './traits.ts';

export interface MinimumDistance {
  readonly form: 'minimum-distance';
  readonly parties: PartySet;
  readonly category: Category;
  /** Only objects within all of these; absent: all of the category. */
  readonly with?: readonly TraitBound[];
  /** Keep away from an area, or from objects of a category. */
  readonly from: { readonly area: string } | { readonly category: Category };
  /** Metres. */
  readonly distance: number;
  readonly area: string;
  readonly dwell: Milliseconds;
}

export const distanceShape = object({
  parties,
  of: category,
  with: withTraits,
  distance: located(distance),
  from: mappingOr(object({ of: category }), areaName),
  in: areaName,
  for: dwell,
});

export function resolveDistance(
  terms: ValueOf<typeof distanceShape>,
  around: RuleSurroundings,
): MinimumDistance {
  const { from, distance: far } = terms;
  if (!('of' in from)) checkReach(far, from.value, around);
  return {
    form: 'minimum-distance',
    parties: partySet(terms.parties),
    category: terms.of,
    ...boundsOf(terms.with, around.report),
    from: 'of' in from ? { category: from.of } : { area: checkedArea(from, around) },
    distance: far.value,
    area: checkedArea(terms.in, around),
    dwell: terms.for ?? 0,
  };
}

/** Whether a strip of this width can be drawn around the area: told by its place nearest to a pole alone. */
function checkReach(
  { value: far, place }: Located<Metres>,
  area: string,
  { areas, report }: RuleSurroundings,
): void {
  const positions = areas.get(area)?.versions.flatMap(({ geometry }) => positionsOf(geometry)) ?? [];
  const [first, ...others] = positions;
  if (!first) return;
  const nearest = others.reduce((most, at) => (Math.abs(at[1]) > Math.abs(most[1]) ? at : most), first);
  const disc = within(far, { type: 'MultiPoint', coordinates: [nearest] });
  if (!disc.ok) for (const found of disc.problems) report.problems.push({ ...found, place });
}
