/** A station in a folder of its own, on a clock of its own, that can stop as if the power went. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { readAccord, type StatedEvents } from '../../accord/index.ts';
import { FORMATS, isFormat } from '../../feeds/formats.ts';
import { formatInstant, type Instant, SECOND, utf8ToBytes } from '../../kernel/index.ts';
import { readSources } from '../../picture/index.ts';
import { openNode } from '../../store/index.ts';
import { openStation, type Station } from '../station/station.ts';

export interface ZoneStation {
  readonly station: Station;
  /** One row of a source's feed, received now, observed now unless it says otherwise. */
  say(source: string, row: object): void;
  /** Lets time pass, a second at a time, calling `each` in every one. */
  pass(seconds: number, each?: () => void): void;
  /** What was received is on the disk; nothing is settled or said about the end. */
  crash(): Promise<void>;
  finish(): Promise<void>;
}

export interface Zones {
  readonly folder: string;
  /** The clock: it goes on between runs only when it is set. */
  at: Instant;
  open(told?: {
    readonly yaml?: string;
    readonly sources?: string;
    readonly stated?: StatedEvents;
  }): ZoneStation;
}

const square = (name: string, lon: number) => ({
  type: 'Feature',
  properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [lon - 0.1, -35.1],
        [lon + 0.1, -35.1],
        [lon + 0.1, -34.9],
        [lon - 0.1, -34.9],
        [lon - 0.1, -35.1],
      ],
    ],
  },
});

const AREAS = JSON.stringify({
  type: 'FeatureCollection',
  features: [square('west', -16), square('east', -14)],
});

/** West is watched by `west`, east by `east`; each is closed to what its radar sees. */
export const ZONES = `accord: zones
in-force: { from: 2020-01-01, until: 2099-12-31 }
parties: { NORTH: { role: belligerent }, SOUTH: { role: belligerent } }
areas:
  west: { feature: west }
  east: { feature: east }
clauses:
  - { id: sky, segment: sky, gravity: serious, text: { en: No aircraft in the west. }, forbids: { parties: all, presence: aircraft, in: west }, revisit: 10 s }
  - { id: land, segment: land, text: { en: No vehicles in the east. }, forbids: { parties: all, presence: vehicle, in: east }, revisit: 10 s }
`;

const radar = (id: string, observes: string, lon: number) =>
  `  - { id: ${id}, title: ${id}, feed: plots, physics: radar, observes: [${observes}], events: [], cooperative: false, gnss: false, footprint: { circle: { lon: ${lon}, lat: -35, radius: 60 km } }, from: surface, to: unlimited, period: 5 s, accuracy: 50 m }\n`;

export const RADARS = `sources:
${radar('west', 'aircraft', -16)}${radar('east', 'vehicle', -14)}  - { id: desk, title: desk, feed: coverage, physics: human, observes: [], events: [], cooperative: false, gnss: false, footprint: { circle: { lon: -16, lat: -35, radius: 1 km } }, from: surface, to: unlimited }
`;

export function zones(t: Pick<TestContext, 'after'>): Zones {
  const folder = mkdtempSync(join(tmpdir(), 'garant-zones-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const made: Zones = {
    folder,
    at: Date.UTC(2026, 2, 1, 12),
    open: ({ yaml = ZONES, sources = RADARS, stated = {} } = {}) => openZones(made, yaml, sources, stated),
  };
  return made;
}

const sound = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

function openZones(clock: Zones, yaml: string, sources: string, stated: StatedEvents): ZoneStation {
  const now = () => clock.at;
  const ledger = sound(openNode(clock.folder, { origin: 'garant.example/zones', lane: 'live', now }));
  const accord = sound(readAccord({ yaml, areas: AREAS, folder: 'accord' }));
  const files = new Map([
    ['accord.yaml', utf8ToBytes(yaml)],
    ['areas.geojson', utf8ToBytes(AREAS)],
  ]);
  const station = sound(
    openStation({
      accords: [accord],
      stated,
      accordFiles: new Map([[accord.id, files]]),
      register: sound(readSources(sources, 'sources.yaml')),
      sourcesText: sources,
      lane: 'live',
      ledger,
      openFeed: (feed) => (isFormat(feed) ? FORMATS[feed].open : undefined),
      version: '0',
      now,
    }),
  );
  return {
    station,
    say: (source, row) =>
      station.receive(
        source,
        utf8ToBytes(`${JSON.stringify({ observedAt: formatInstant(clock.at), ...row })}\n`),
        clock.at,
      ),
    pass(seconds, each = () => {}) {
      for (let n = 0; n < seconds; n++) {
        each();
        clock.at += SECOND;
        station.tick(clock.at);
      }
    },
    async crash() {
      await station.settleDisk();
      ledger.close();
    },
    async finish() {
      await station.finish();
      ledger.close();
    },
  };
}
