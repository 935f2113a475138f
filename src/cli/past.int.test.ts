/** The past under an accord: what another version would judge otherwise, and how each clause fared. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { jsonLines, runGarant } from '../../test/support/run-garant.ts';

const scratch = mkdtempSync(join(tmpdir(), 'garant-diff-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const ACCORD = `accord: zone
in-force: { from: 2026-03-01 }
parties: { NORTH: { role: belligerent }, SOUTH: { role: belligerent } }
areas: { zone: { feature: zone } }
clauses:
  - id: sky-1
    text: { en: No military aircraft. }
    forbids: { parties: [NORTH, SOUTH], presence: aircraft.military, in: zone, for: 30 s }
    revisit: 60 s
`;

const AREAS = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { name: 'zone' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-17, -37],
            [-15, -37],
            [-15, -35],
            [-17, -35],
            [-17, -37],
          ],
        ],
      },
    },
  ],
});

const EXAMPLE = `- name: A fighter stays for two minutes
  clause: sky-1
  start: 2026-03-10T10:00Z
  until: +5 min
  tracks:
    - id: fighter
      icao24: f10001
      party: NORTH
      category: aircraft.military
      every: 10 s
      fixes: [{ at: +0 s, lon: -16, lat: -36 }, { at: +2 min, lon: -16, lat: -36.01 }]
  expect: [{ verdict: breach-indicated }]
`;

function versionWith(name: string, from = '', to = ''): string {
  const folder = join(scratch, name);
  assert.ok(ACCORD.includes(from));
  mkdirSync(join(folder, 'examples'), { recursive: true });
  writeFileSync(join(folder, 'accord.yaml'), ACCORD.replace(from, to));
  writeFileSync(join(folder, 'areas.geojson'), AREAS);
  writeFileSync(join(folder, 'examples/sky.yaml'), EXAMPLE);
  return folder;
}
const agreed = versionWith('agreed');

test('two copies of one accord differ in nothing', async () => {
  const { code, stdout } = await runGarant(['diff', agreed, versionWith('copy')]);
  assert.deepEqual([code, stdout], [0, 'Nothing that happened is judged otherwise.\n']);
});

/** A plot of a military aircraft of NORTH, 20 km from the line, once in ten seconds for five minutes. */
const PLOTS = Array.from({ length: 31 }, (_, n) =>
  JSON.stringify({
    observedAt: new Date(Date.UTC(2026, 2, 10, 10, 0, 10 * n)).toISOString(),
    plot: 7,
    lon: -16,
    lat: -35.8 + n * 0.0001,
    category: 'aircraft.military',
    altitude_m: 5000,
    datum: 'pressure',
  }),
).join('\n');

const SOURCES = `sources:
  - id: radar
    title: Radar
    feed: plots
    physics: radar
    observes: [aircraft]
    cooperative: false
    gnss: false
    footprint: { circle: { lon: -16, lat: -36, radius: 200 km } }
    period: 30 s
    accuracy: 50 m
register:
  - { plot: 7, party: NORTH, authority: Test }
`;

test('a recorded incident that the newer version judges otherwise is told beside those of examples', async () => {
  const recording = join(scratch, 'plots.ndjson');
  const sources = join(scratch, 'sources.yaml');
  writeFileSync(recording, `${PLOTS}\n`);
  writeFileSync(sources, SOURCES);
  const newer = versionWith('slower', 'for: 30 s', 'for: 8 min');
  const { code, stdout, stderr } = await runGarant([
    ...['diff', agreed, newer, '--json'],
    ...['--in', `plots:${recording}`, '--sources', sources],
  ]);
  assert.equal(code, 1, stderr);
  const { changes, incidents } = JSON.parse(stdout) as {
    readonly changes: readonly { readonly about: string; readonly what: string }[];
    readonly incidents: readonly {
      readonly example?: string;
      readonly before?: { readonly verdict: string };
      readonly after?: { readonly verdict: string };
    }[];
  };
  assert.deepEqual(
    changes.map(({ about, what }) => `${about}: ${what}`),
    ['clause sky-1: rule (agreed)'],
  );
  const recorded = incidents.filter(({ example }) => example === undefined);
  assert.ok(
    recorded.some(({ before, after: now }) => before?.verdict === 'breach-indicated' && now === undefined),
    JSON.stringify(recorded),
  );
  assert.ok(incidents.some(({ example }) => example === 'A fighter stays for two minutes'));
});

test('a replay scores each clause step by step, with the share that nobody could tell beside it', async () => {
  const recording = join(scratch, 'scored.ndjson');
  const sources = join(scratch, 'scored-sources.yaml');
  writeFileSync(recording, `${PLOTS}\n`);
  writeFileSync(sources, SOURCES);
  const args = ['--in', `plots:${recording}`, '--sources', sources, '--scores', '2 min'];
  const run = await runGarant(['replay', '--accord', agreed, ...args]);
  const scores = jsonLines(run).filter(({ event }) => event === 'score');
  assert.deepEqual(
    scores.map(({ clause, from, breached, compliant, undetermined, score }) => [
      ...[clause, from, breached, compliant, undetermined, score],
    ]),
    [
      ['sky-1', '2026-03-10T10:00:00.000Z', 1, 0, 0, 0],
      ['sky-1', '2026-03-10T10:02:00.000Z', 1, 0, 0, 0],
      ['sky-1', '2026-03-10T10:04:00.000Z', 1, 0, 0, 0],
    ],
  );
  const wrong = await runGarant(['replay', '--accord', agreed, ...args.slice(0, -1), 'daily']);
  assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
});

test('a folder without an accord, and a recording that is not there, are told with 3', async () => {
  const nowhere = await runGarant(['diff', agreed, scratch]);
  assert.equal(nowhere.code, 3);
  const missing = await runGarant([...['diff', agreed, agreed, '--in', 'plots:nothing.ndjson']]);
  assert.equal(missing.code, 3);
});
