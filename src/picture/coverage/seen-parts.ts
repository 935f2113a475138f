/**
 * Which part of one area lies under a set of looks. Looks come and go one at a time, so what each sees of the area,
 * and what neighbours see together, is worked out once and remembered. What cannot be worked out was not seen.
 */
import {
  type AreaGeometry,
  type Bounds,
  boundsOf,
  boundsOverlap,
  COVER_TOLERANCE,
  intersect,
  isEmptyArea,
  NOWHERE,
  surfaceOf,
  unite,
} from '../../kernel/geometry/index.ts';

/** Equal keys, equal areas. */
export interface Place {
  readonly key: string;
  readonly area: AreaGeometry;
}

interface Part extends Place {
  readonly bounds: Bounds;
}

export interface SeenParts {
  /** The part of the area under any of the looks; the area itself when that is all of it. */
  under(looks: readonly Place[]): AreaGeometry;
  /** Does the place hold any of the area? */
  meets(place: Place): boolean;
  /** How many parts are remembered. */
  readonly size: number;
}

export function makeSeenParts(geometry: AreaGeometry): SeenParts {
  const known = new Map<string, Part>();

  function recall(key: string, workOut: () => AreaGeometry): Part {
    let part = known.get(key);
    if (!part) {
      const area = workOut();
      part = { key, area: shareOf(area, geometry) === 1 ? geometry : area, bounds: boundsOf(area) };
      known.set(key, part);
    }
    return part;
  }

  const partOf = (key: string, area: AreaGeometry): Part => recall(key, () => shared(area, geometry));

  function together(parts: readonly Part[]): Part {
    const [first, ...others] = parts;
    if (others.length === 0) return first!;
    return recall(parts.map(({ key }) => key).join(' '), () => {
      const whole = unite(parts.map(({ area }) => area));
      return whole.ok ? whole.value : NOWHERE;
    });
  }

  return {
    under(looks) {
      const keys = new Map(looks.map(({ key, area }) => [key, area]));
      const parts = [...keys].map(([key, area]) => partOf(key, area));
      if (parts.some(({ area }) => area === geometry)) return geometry;
      const groups = neighbours(parts.filter(({ area }) => !isEmptyArea(area))).map(together);
      if (groups.length === 1) return groups[0]!.area;
      return { type: 'MultiPolygon', coordinates: groups.flatMap(({ area }) => area.coordinates) };
    },
    meets: ({ key, area }) => !isEmptyArea(partOf(key, area).area),
    get size() {
      return known.size;
    },
  };
}

/** Parts in groups, so that no two of different groups can overlap. */
function neighbours(parts: readonly Part[]): readonly (readonly Part[])[] {
  let groups: (readonly Part[])[] = [];
  for (const part of parts) {
    const near = (group: readonly Part[]) => group.some(({ bounds }) => boundsOverlap(bounds, part.bounds));
    groups = [...groups.filter((group) => !near(group)), [...groups.filter(near).flat(), part]];
  }
  return groups;
}

export function shared(a: AreaGeometry, b: AreaGeometry): AreaGeometry {
  if (a === b) return a;
  const both = intersect([a, b]);
  return both.ok ? both.value : NOWHERE;
}

export function shareOf(seen: AreaGeometry, of: AreaGeometry): number {
  const whole = surfaceOf(of);
  if (whole === 0) return 0;
  const share = surfaceOf(seen) / whole;
  return share >= 1 - COVER_TOLERANCE ? 1 : share;
}
