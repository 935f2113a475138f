/** What happens in an example, as it would be drawn on a map. */
import type { Category, EventKind, Metres } from '../../kernel/index.ts';
import type { Example, ExampleFix } from '../examples/example.ts';

type LonLat = readonly [lon: number, lat: number];

export interface ExampleSketch {
  /** Ways of objects, corner by corner; a single position for one that stays. */
  readonly tracks: readonly {
    readonly id: string;
    readonly category: Category;
    /** Absent: nobody knows whose it is. */
    readonly party?: string;
    readonly way: readonly LonLat[];
  }[];
  /** Events, and what patrols saw or were kept from seeing. */
  readonly points: readonly {
    readonly what: EventKind | 'seen' | 'not-seen' | 'access-denied' | 'access-delayed';
    readonly at: LonLat;
    readonly radius: Metres;
  }[];
}

export const sketchExample = ({ tracks, events, patrols }: Example): ExampleSketch => ({
  tracks: tracks.map(({ id, category, party, fixes }) => ({
    id,
    category,
    ...(party === undefined ? {} : { party }),
    way: corners(fixes),
  })),
  points: [
    ...events.map(({ event, lon, lat, radius }) => ({ what: event, at: [lon, lat] as const, radius })),
    ...patrols.map(({ outcome, lon, lat, radius }) => ({ what: outcome, at: [lon, lat] as const, radius })),
  ],
});

/** Fixes are filled in on straight lines: only where the way turns is it drawn. */
function corners(fixes: readonly ExampleFix[]): readonly LonLat[] {
  const turns = fixes.filter((fix, i) => {
    const [before, after] = [fixes[i - 1], fixes[i + 1]];
    return !before || !after || turn(before, fix, after) > STRAIGHT;
  });
  return turns
    .filter((fix, i) => i === 0 || fix.lon !== turns[i - 1]!.lon || fix.lat !== turns[i - 1]!.lat)
    .map(({ lon, lat }) => [lon, lat]);
}

/** Square degrees: what rounding leaves of a straight line. */
const STRAIGHT = 1e-12;

const turn = (a: ExampleFix, b: ExampleFix, c: ExampleFix): number =>
  Math.abs((b.lon - a.lon) * (c.lat - b.lat) - (b.lat - a.lat) * (c.lon - b.lon)) +
  Math.max(0, (a.lon - b.lon) * (c.lon - b.lon) + (a.lat - b.lat) * (c.lat - b.lat));
