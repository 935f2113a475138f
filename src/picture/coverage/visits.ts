/** Patrols see for a while, around one place. What they could not look at is kept too, since it is a reason. */

import { type AreaGeometry, type Bounds, boundsOf, boundsOverlap } from '../../kernel/geometry/index.ts';
import { DAY, type Instant } from '../../kernel/index.ts';
import type { PatrolReport } from '../observation.ts';
import { circleArea } from './footprint.ts';

/** One look at one place by one source. */
export interface Visit {
  /** Running number: equal numbers, equal visits. */
  readonly id: number;
  readonly source: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly area: AreaGeometry;
  readonly bounds: Bounds;
}

export interface Visits {
  note(report: PatrolReport): void;
  /** Looks by the source that ended after `since`, near the area. */
  looks(source: string, since: Instant, until: Instant, near: Bounds): readonly Visit[];
  /** Whether someone was kept from looking into the area in the window. */
  denied(from: Instant, until: Instant, near: Bounds): boolean;
  readonly revision: number;
}

/** Visits kept, and how long a refusal counts when nothing newer is said about the place. */
export const VISITS_KEPT = 20_000;
const DENIAL_LASTS = DAY;

export function createVisits(): Visits {
  const looks: Visit[] = [];
  const denials: Visit[] = [];
  let revision = 0;
  let count = 0;

  const keep = (list: Visit[], visit: Visit): void => {
    list.push(visit);
    if (list.length > VISITS_KEPT) list.shift();
    revision++;
  };
  /** The newest visits, back to the first that was over before `since`: they come in the order of their ends. */
  function* backTo(list: readonly Visit[], since: Instant, near: Bounds): Generator<Visit> {
    for (let i = list.length - 1; i >= 0 && list[i]!.until >= since; i--) {
      if (boundsOverlap(list[i]!.bounds, near)) yield list[i]!;
    }
  }

  return {
    note({ outcome, source, observedAt, watched, position, radius }) {
      const area = circleArea(position, radius);
      const seen = { id: count++, source, area, bounds: boundsOf(area) };
      if (outcome === 'seen' || outcome === 'not-seen') {
        keep(looks, { ...seen, from: observedAt - watched, until: observedAt });
      } else {
        keep(denials, { ...seen, from: observedAt, until: observedAt + DENIAL_LASTS });
      }
    },
    looks: (source, since, until, near) =>
      [...backTo(looks, since, near)].filter((visit) => visit.source === source && visit.from <= until),
    denied: (from, until, near) =>
      [...backTo(denials, from, near)].some((visit) => visit.from < until && visit.until > from),
    get revision() {
      return revision;
    },
  };
}
