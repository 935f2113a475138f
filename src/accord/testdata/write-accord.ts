/** Small accords for tests: a sound one whose parts can be replaced. */

export interface Parts {
  readonly inForce?: string;
  readonly parties?: string;
  readonly events?: string;
  readonly areas?: string;
  readonly clauses?: string;
  /** Further sections, each line whole. */
  readonly more?: string;
}

export const SKY_1 = `  - id: sky-1
    text: { en: No military aircraft in the zone. }
    forbids: { parties: [NORTH, SOUTH], presence: aircraft.military, in: zone, for: 30 s }
    revisit: 60 s
    gravity: serious
`;

/** Text of an `accord.yaml`; clauses are indented by two spaces. */
export const writeAccord = ({
  inForce,
  parties,
  events,
  areas,
  clauses,
  more,
}: Parts = {}): string => `accord: t
in-force: ${inForce ?? '{ from: 2025-09-08T00:00Z, until: 2025-10-07T23:59Z }'}
parties: ${parties ?? '{ NORTH: { role: belligerent }, SOUTH: { role: belligerent } }'}
events: ${events ?? '{}'}
areas: ${areas ?? '{ zone: { feature: zone } }'}
${more ?? ''}clauses:
${clauses ?? SKY_1}`;

export const boxFeature = (name: string, west: number, south: number, east: number, north: number) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});

export const lineFeature = (
  name: string,
  coordinates: readonly (readonly number[])[],
  more: object = {},
) => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry: { type: 'LineString', coordinates },
});

export const collection = (...features: readonly object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });

/** `zone` and `beside` share a border strip of one degree; `far` lies elsewhere. */
export const BOXES = collection(
  boxFeature('zone', 30, 46, 32, 48),
  boxFeature('beside', 31, 46, 33, 48),
  boxFeature('far', 10, 46, 12, 48),
);
