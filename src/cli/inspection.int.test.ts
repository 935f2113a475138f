/** An inspection round from the reports of patrols, through the command line. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { jsonLines, runGarant } from '../../test/support/run-garant.ts';

const ACCORD = `accord: storage
in-force: { from: 2026-01-01, until: 2026-12-31 }
parties:
  NORTH: { role: belligerent }
  SOUTH: { role: belligerent }
  MISSION: { role: monitor }
areas:
  depot: { within: 1 km, of: gate }
  gate: { feature: gate }
lists:
  declared:
    kind: items
    entries:
      - { id: gun-1, category: vehicle.artillery, party: NORTH, at: depot, calibre: 152 mm }
      - { id: gun-2, category: vehicle.artillery, party: NORTH, at: depot }
      - { id: gun-3, category: vehicle.artillery, party: NORTH, at: depot }
      - { id: gun-4, category: vehicle.artillery, party: NORTH, at: depot }
      - { id: gun-5, category: vehicle.artillery, party: SOUTH, at: depot }
clauses:
  - id: storage
    text: { en: Declared guns stay where they are declared. }
    requires: { parties: [NORTH, SOUTH], stored: declared }
    revisit: 7 d
  - id: access
    segment: land
    text: { en: The mission is let into the depots. }
    requires: { parties: [NORTH, SOUTH], access: MISSION, in: depot, within: 2 h }
    revisit: 7 d
`;

const AREAS = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name: 'gate' }, geometry: { type: 'Point', coordinates: [-16, -35] } },
  ],
};

const SOURCES = `sources:
  - { id: team-1, feed: reports, physics: human, observes: [vehicle], cooperative: false, footprint: { circle: { lon: -16, lat: -35, radius: 100 km } }, period: 30 d }
register: []
`;

const HERE = { lon: -16, lat: -35, radius_m: 100 };
const REPORTS = [
  { observedAt: '2026-03-01T08:00Z', outcome: 'seen', ...HERE, item: 'gun-1' },
  { observedAt: '2026-03-01T08:10Z', outcome: 'not-seen', ...HERE, radius_m: 3000, item: 'gun-2' },
  { observedAt: '2026-03-01T09:00Z', outcome: 'seen', ...HERE, lat: -35.2, item: 'gun-3' },
  { observedAt: '2026-03-01T12:00Z', outcome: 'access-delayed', ...HERE, party: 'NORTH', delayed_s: 9000 },
  { observedAt: '2026-03-01T13:00Z', outcome: 'access-denied', ...HERE, item: 'gun-4', party: 'NORTH' },
];

function stage(t: TestContext, reports: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'garant-inspection-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const accord = join(folder, 'accord');
  mkdirSync(accord);
  writeFileSync(join(accord, 'accord.yaml'), ACCORD);
  writeFileSync(join(accord, 'areas.geojson'), JSON.stringify(AREAS));
  const [sources, lines] = [join(folder, 'sources.yaml'), join(folder, 'round.ndjson')];
  writeFileSync(sources, SOURCES);
  writeFileSync(lines, reports.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return ['replay', '--accord', accord, '--sources', sources, '--in', `reports:${lines}`];
}

test('reports of a round give the table of items, and breaches of storage and access', async (t) => {
  const run = await runGarant(stage(t, REPORTS));
  assert.equal(run.code, 0, run.stderr);
  const lines = jsonLines(run);
  const breaches = lines
    .filter(({ change, verdict }) => change === 'opened' && verdict === 'breach-indicated')
    .map(({ clause, reason, subject, from }) => [
      clause,
      reason,
      (subject as { item?: string }).item,
      (subject as { party?: string }).party,
      from,
    ]);
  assert.deepEqual(breaches, [
    ['storage', 'absent', 'gun-2', 'NORTH', '2026-03-01T08:10:00.000Z'],
    ['storage', 'moved', 'gun-3', 'NORTH', '2026-03-01T09:00:00.000Z'],
    ['access', 'access-delayed', undefined, 'NORTH', '2026-03-01T11:30:00.000Z'],
    ['access', 'access-refused', undefined, 'NORTH', '2026-03-01T13:00:00.000Z'],
  ]);
  const { inspection } = lines.at(-1) as { inspection: readonly Record<string, unknown>[] };
  assert.deepEqual(
    inspection.map(({ item, state, since }) => [item, state, since]),
    [
      ['gun-1', 'present', '2026-03-01T08:00:00.000Z'],
      ['gun-2', 'absent', '2026-03-01T08:10:00.000Z'],
      ['gun-3', 'moved', '2026-03-01T09:00:00.000Z'],
      ['gun-4', 'access-denied', '2026-03-01T12:00:00.000Z'],
      ['gun-5', 'access-denied', '2026-03-01T12:00:00.000Z'],
    ],
  );
  assert.deepEqual(inspection[2]!.lastSeen, {
    lon: -16,
    lat: -35.2,
    at: '2026-03-01T09:00:00.000Z',
    source: 'team-1',
  });
});

test('an accord that asks for no items has no such table', async (t) => {
  const run = await runGarant([
    ...stage(t, REPORTS).slice(0, 2),
    'accords/demo',
    ...stage(t, REPORTS).slice(3),
  ]);
  assert.equal('inspection' in jsonLines(run).at(-1)!, false);
});
