/** Areas of an accord, resolved: every version a geometry, with its heights. */
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import type { Interval } from '../../kernel/index.ts';

export interface AccordHeightBand {
  readonly floor: number;
  readonly ceiling: number;
  readonly datum: 'ellipsoidal' | 'msl' | 'pressure' | 'surface';
}

/** One version of one area. Lines move: each version holds from `inForce.from` until the next. */
export interface AreaVersion {
  readonly geometry: AreaGeometry;
  readonly inForce: Interval;
}

export interface Area {
  readonly id: string;
  readonly versions: readonly AreaVersion[];
  readonly heights: AccordHeightBand;
}
