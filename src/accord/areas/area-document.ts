/** Areas as `accord.yaml` writes them. */

import { listOf } from '../text/collection-shape.ts';
import { choiceByKey, object, optional } from '../text/object-shape.ts';
import { distance, height } from '../text/quantity.ts';
import { nameOf, oneOf } from '../text/scalar-shape.ts';
import { about, located, type ValueOf } from '../text/shape.ts';

export const areaName = about('Name of an area under areas.', nameOf('area'));

const heights = {
  from: optional(about('Floor: surface, FL100, 3000 m msl, 10000 ft ellipsoidal.', located(height))),
  to: optional(about('Ceiling, in the same datum as the floor.', located(height))),
};

/** One area: a feature of areas.geojson, or made of other areas. */
export const writtenArea = located(
  choiceByKey({
    feature: object({
      feature: about('Name of a feature in areas.geojson.', nameOf('feature')),
      ...heights,
    }),
    within: object({
      within: about('Geodesic distance, on both sides unless side says otherwise.', located(distance)),
      of: areaName,
      side: optional(about('As seen walking along the line.', located(oneOf(['left', 'right'])))),
      ...heights,
    }),
    union: object({ union: listOf(areaName, 1), ...heights }),
    intersection: object({ intersection: listOf(areaName, 2), ...heights }),
    difference: object({
      difference: about('The first without all others.', listOf(areaName, 2)),
      ...heights,
    }),
  }),
);
export type WrittenArea = ValueOf<typeof writtenArea>['value'];
