/** A small stage for the command line: one zone closed to military aircraft, and who watches it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { formatInstant, type Instant } from '../../src/kernel/index.ts';

const ACCORD = `accord: zone
in-force: { from: 2020-01-01, until: 2099-12-31 }
parties:
  NORTH: { role: belligerent }
  SOUTH: { role: belligerent }
areas:
  zone: { feature: zone }
clauses:
  - id: sky-1
    segment: sky
    text: { en: No military aircraft in the zone. }
    forbids: { parties: [NORTH, SOUTH], presence: aircraft.military, in: zone, for: 1 s }
    revisit: 60 s
    gravity: serious
`;

const AREAS = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'zone' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-17, -36],
            [-15, -36],
            [-15, -35],
            [-17, -35],
            [-17, -36],
          ],
        ],
      },
    },
  ],
};

const heard = (id: string, feed: string, observes: string) => `  - id: ${id}
    title: ${id}
    feed: ${feed}
    physics: transponder
    observes: [${observes}]
    cooperative: true
    gnss: true
    footprint: { reception: true }
    period: 30 s
    accuracy: 50 m
`;

const SOURCES = `sources:
${heard('roof', 'sbs', 'aircraft')}${heard('mast', 'beast', 'aircraft')}${heard('harbour', 'ais', 'vessel')}  - id: radar
    title: radar
    feed: plots
    physics: radar
    observes: [aircraft]
    cooperative: false
    gnss: false
    footprint: { circle: { lon: -16, lat: -35.5, radius: 100 km } }
    period: 30 s
    accuracy: 100 m
register:
  - { icao24: f10000-f1ffff, party: NORTH, category: aircraft.military, authority: Declaration of NORTH (invented) }
`;

export interface ZoneStage {
  readonly folder: string;
  readonly accord: string;
  readonly sources: string;
  /** Writes a file beside them. @returns its path. */
  write(name: string, content: string | Uint8Array): string;
}

/** In a folder of its own, which goes with the test. */
export function zoneStage(t: Pick<TestContext, 'after'>): ZoneStage {
  const folder = mkdtempSync(join(tmpdir(), 'garant-zone-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  mkdirSync(join(folder, 'accord'));
  write('accord/accord.yaml', ACCORD);
  write('accord/areas.geojson', JSON.stringify(AREAS));
  return { folder, accord: join(folder, 'accord'), sources: write('sources.yaml', SOURCES), write };
}

/** A BaseStation position. 30,000 ft. */
export function sbsLine(icao24: string, at: Instant, lon: number, lat: number): string {
  const [day = '', rest = ''] = formatInstant(at).slice(0, 23).split('T');
  const time = `${day.replaceAll('-', '/')},${rest}`;
  return `MSG,3,1,1,${icao24.toUpperCase()},1,${time},${time},,30000,,,${lat},${lon},,,0,0,0,0\r\n`;
}

/** Straight south at 250 m/s along 16 W, a position every two seconds; the zone begins at 35 S. */
export const flight = (icao24: string, from: Instant, firstLat: number, fixes: number): string[] =>
  Array.from({ length: fixes }, (_, n) => sbsLine(icao24, from + n * 2_000, -16, firstLat - n * 0.0045));

/** A Beast message around a Mode S frame, with the receiver's counter at `ticks` of 12 MHz. */
export function beastMessage(frame: Uint8Array, ticks: number): Uint8Array {
  const counter = Array.from({ length: 6 }, (_, i) => Math.floor(ticks / 256 ** (5 - i)) % 256);
  const escaped = [...counter, 200, ...frame].flatMap((byte) => (byte === 0x1a ? [byte, byte] : [byte]));
  return Uint8Array.of(0x1a, frame.length === 14 ? 0x33 : 0x32, ...escaped);
}
