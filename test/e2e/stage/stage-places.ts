/** Accord, areas and coverage of the stage. */
import type {
  AccordPages,
  AccordSummary,
  FeatureCollection,
  FeedHealth,
} from '../../../src/server/contract/contract.ts';

type Feature = FeatureCollection['features'][number];

const polygon = (ring: number[][], properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
  properties,
});

function circle(lon: number, lat: number, radius: number): number[][] {
  return Array.from({ length: 72 }, (_, i) => {
    const angle = (i * Math.PI) / 36;
    return [lon + 1.4 * radius * Math.cos(angle), lat + radius * Math.sin(angle)];
  });
}

const CLAUSES = [
  { id: 'sky-1', segment: 'sky', areas: ['no-fly'], form: 'presence-ban' },
  { id: 'sea-1', segment: 'sea', areas: ['strait'], form: 'corridor' },
  { id: 'land-1', segment: 'land', areas: ['buffer'], form: 'event-ban' },
];

export const stageAccord = (from: number, until: number): AccordSummary => ({
  id: 'stage-accord',
  hash: 'sha256:1111',
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
  parties: [
    { id: 'NOR', role: 'belligerent' },
    { id: 'SUD', role: 'belligerent' },
  ],
  clauses: CLAUSES.map((clause) => ({
    ...clause,
    gravity: 'serious',
    text: { en: 'No party shall fly military aircraft in the no-fly area.' },
    textHash: 'sha256:2222',
    revisitMs: 60_000,
    readings: ['agreed'],
    exceptions: [],
  })),
});

/** What the reader of an accord is given. */
export const stagePages = (): AccordPages => ({
  accord: 'stage-accord',
  clauses: CLAUSES.map(({ id, segment, areas }) => ({
    ...{ id, clause: id, segment, areas },
    gravity: 'serious',
    text: {
      en: 'No party shall fly military aircraft in the no-fly area.',
      de: 'Keine Partei fliegt Militärluftfahrzeuge im Flugverbotsgebiet.',
    },
    textHash: 'sha256:2222',
    code: `- id: ${id}\n  forbids: { presence: aircraft.military, in: no-fly }`,
    readings: [
      { id: 'agreed', rule: 'No military aircraft may be in "no-fly".', inForce: 'without an end' },
      { id: 'SUD', rule: 'No military aircraft may be in "narrow".', inForce: 'without an end' },
    ],
    compliance: 'All of "no-fly" was looked at.',
    terms: [],
    remedies: ['the guarantee "air-shield"'],
    exceptions: [
      { id: `${id}-a`, says: 'Does not bind where a notice covers it.', depth: 0 },
      { id: `${id}-a-i`, says: 'Binds all the same where it carries weapons.', depth: 1 },
    ],
    examples: [
      {
        name: 'A fighter flies in and stays',
        expects: ['breach-indicated on fighter once'],
        sketch: {
          tracks: [
            {
              id: 'fighter',
              category: 'aircraft.military',
              way: [
                [30, 43],
                [31, 44],
              ],
            },
          ],
          points: [{ what: 'fire', at: [31, 43.5], radius: 2000 }],
        },
      },
      { name: 'Nobody could see', expects: ['not-determinable'], sketch: { tracks: [], points: [] } },
    ],
  })),
});

export const stageAreas = (): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [
    polygon(
      [
        [28, 42.6],
        [30.2, 43.2],
        [31.1, 42.7],
        [34, 43.4],
        [34, 41.5],
        [28, 41.5],
      ],
      { kind: 'land', accord: 'stage-accord', area: 'land' },
    ),
    polygon(
      [
        [29.4, 43.3],
        [32.8, 43.9],
        [32.6, 44.7],
        [29.2, 44.1],
      ],
      { kind: 'area', accord: 'stage-accord', area: 'no-fly' },
    ),
    polygon(
      [
        [29.6, 43.6],
        [32.6, 44.15],
        [32.5, 44.4],
        [29.5, 43.85],
      ],
      { kind: 'area', accord: 'stage-accord', area: 'buffer' },
    ),
    polygon(
      [
        [31.4, 44.9],
        [33, 45.1],
        [32.9, 45.5],
        [31.3, 45.3],
      ],
      { kind: 'area', accord: 'stage-accord', area: 'strait' },
    ),
  ],
});

export function stageCoverage(feeds: readonly FeedHealth[]): FeatureCollection {
  const stateOf = (source: string) => feeds.find((feed) => feed.source === source)?.state ?? 'up';
  const footprint = (source: string, ring: number[][], cooperative: boolean) =>
    polygon(ring, {
      kind: 'footprint',
      source,
      title: source,
      state: stateOf(source),
      physics: 'radar',
      cooperative,
      lastAt: null,
    });
  const cells = Array.from({ length: 24 }, (_, i) => {
    const [west, south] = [29 + (i % 6) * 0.5, 44.6 + Math.floor(i / 6) * 0.25];
    const ring = [
      [west, south],
      [west + 0.5, south],
      [west + 0.5, south + 0.25],
      [west, south + 0.25],
    ];
    return polygon(ring, { kind: 'reception', heard: 'mmsi', count: 3 });
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...cells,
      footprint('radar-north', circle(30.4, 44.1, 0.9), false),
      footprint('radar-south', circle(32.2, 43.6, 0.7), false),
      footprint('ais-coast', circle(31, 44.8, 1.1), true),
      footprint('second-satellite', circle(31, 44, 1.7), false),
    ],
  };
}
