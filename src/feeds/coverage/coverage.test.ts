import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed } from '../../../test/support/collect-feed.ts';
import { openCoverage } from './index.ts';

const BASE = { observedAt: '2025-11-21T14:30:00Z', about: 'radar-1' };
const lines = (...rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

test('a source goes up, down, is jammed, denied or paused, with the reason', () => {
  const states = ['up', 'down', 'jammed', 'denied', 'paused'] as const;
  const { reports } = collectFeed(
    openCoverage,
    lines(...states.map((state) => ({ ...BASE, state, reason: 'why' }))),
  );
  assert.deepEqual(
    reports.map((report) => report.kind === 'coverage' && [report.about, report.state, report.reason]),
    states.map((state) => ['radar-1', state, 'why']),
  );
});

test('a footprint that changes comes as a circle or as polygons', () => {
  const ring = [
    [30, 50],
    [31, 50],
    [31, 51],
    [30, 50],
  ];
  const { reports } = collectFeed(
    openCoverage,
    lines(
      { ...BASE, state: 'up', footprint: { circle: { lon: 30, lat: 50, radius_m: 40_000 } } },
      { ...BASE, state: 'up', footprint: { polygons: [[ring]] } },
    ),
  );
  assert.deepEqual(
    reports.map((report) => report.kind === 'coverage' && report.footprint),
    [
      { kind: 'circle', centre: { lon: 30, lat: 50 }, radius: 40_000 },
      { kind: 'polygons', coordinates: [[ring]] },
    ],
  );
});

test('an unknown state is refused with the states there are', () => {
  const { problems } = collectFeed(openCoverage, lines({ ...BASE, state: 'broken' }));
  assert.match(problems[0]!.message, /state must be equal to one of the allowed values: up, down, jammed/);
});

test('what is said about a source that is not declared is told with the nearest one, and does nothing', () => {
  const terms = { parties: [], areas: [], notified: [], items: [], sources: ['radar-1', 'patrol'] };
  const { reports, rejected, problems } = collectFeed(
    openCoverage,
    lines({ ...BASE, state: 'up' }, { ...BASE, about: 'radr-1', state: 'down' }),
    { terms },
  );
  assert.equal(reports.length, 1);
  assert.deepEqual(rejected, { 'unknown-source': 1 });
  assert.match(problems[0]!.message, /source radr-1 is not declared: radar-1, patrol/);
  assert.equal(problems[0]!.mend, 'did you mean "radar-1"?');
  assert.deepEqual(problems[0]!.place, { line: 2 });
});
