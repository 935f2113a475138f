import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectFeed } from '../../../test/support/collect-feed.ts';
import { openReports } from './index.ts';

const AT = '2025-11-21T14:30Z';
const BASE = { observedAt: AT, lon: 30.25, lat: 50.5, radius_m: 800 };
const lines = (...rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

test('seen, not seen, denied and delayed are four different outcomes', () => {
  const { reports } = collectFeed(
    openReports,
    lines(
      { ...BASE, outcome: 'seen', event: 'fire' },
      { ...BASE, outcome: 'not-seen', category: 'vehicle.artillery', watched_s: 1800 },
      { ...BASE, outcome: 'access-denied' },
      { ...BASE, outcome: 'access-delayed', text: 'two hours at the gate' },
    ),
  );
  assert.deepEqual(
    reports.map((report) => report.kind === 'patrol' && [report.outcome, report.watched]),
    [
      ['seen', 0],
      ['not-seen', 1_800_000],
      ['access-denied', 0],
      ['access-delayed', 0],
    ],
  );
});

test('what each object measures comes in the units of the picture', () => {
  const guns = { ...BASE, outcome: 'seen', category: 'vehicle.artillery', calibre_mm: 152, range_km: 24.7 };
  const { reports } = collectFeed(
    openReports,
    lines(guns, { ...BASE, outcome: 'not-seen', tonnage_t: 8500 }),
  );
  const traits = reports.map((report) => report.kind === 'patrol' && report.traits);
  assert.deepEqual(traits, [{ calibre: 152, range: 24_700 }, { tonnage: 8_500 }]);
});

test('a report keeps place, kind, count and words', () => {
  const claims = { category: 'vehicle.artillery', count: 3, party: 'NORTH', text: 'under nets' };
  const { reports } = collectFeed(openReports, lines({ ...BASE, outcome: 'seen', ...claims }));
  assert.deepEqual(reports, [
    {
      kind: 'patrol',
      outcome: 'seen',
      observedAt: Date.UTC(2025, 10, 21, 14, 30),
      receivedAt: Date.UTC(2025, 10, 21, 14, 30),
      source: 'station',
      index: 0,
      position: { lon: 30.25, lat: 50.5 },
      radius: 800,
      watched: 0,
      ...claims,
    },
  ]);
});

test('“seen” must say what was seen', () => {
  const { reports, rejected } = collectFeed(openReports, lines({ ...BASE, outcome: 'seen' }));
  assert.equal(reports.length, 0);
  assert.deepEqual(rejected, { 'not-as-schema': 1 });
});

test('“seen” with a count of none says two things at once, and is refused', () => {
  const none = { ...BASE, category: 'vehicle', count: 0 };
  const { reports, rejected } = collectFeed(
    openReports,
    lines({ ...none, outcome: 'seen' }, { ...none, outcome: 'not-seen' }),
  );
  assert.deepEqual([reports.length, rejected], [1, { 'not-as-schema': 1 }]);
});

test('a report says whose patrol it is, which item it was about, and for how long it was held up', () => {
  const claims = { by: 'MISSION', item: 'howitzer-12', party: 'NORTH' };
  const { reports } = collectFeed(
    openReports,
    lines(
      { ...BASE, ...claims, outcome: 'seen' },
      { ...BASE, ...claims, outcome: 'access-delayed', delayed_s: 5400 },
    ),
  );
  assert.deepEqual(
    reports.map((one) => one.kind === 'patrol' && [one.by, one.item, one.party, one.delayed]),
    [
      ['MISSION', 'howitzer-12', 'NORTH', undefined],
      ['MISSION', 'howitzer-12', 'NORTH', 5_400_000],
    ],
  );
});

test('only who was held up says for how long', () => {
  const held = { ...BASE, delayed_s: 60 };
  const { reports, rejected } = collectFeed(openReports, lines({ ...held, outcome: 'access-denied' }));
  assert.deepEqual([reports.length, rejected], [0, { 'not-as-schema': 1 }]);
});

test('an item or a monitor that no accord names is told with its line and the nearest name', () => {
  const terms = { parties: ['MISSION'], areas: [], notified: [], items: ['howitzer-12'], sources: [] };
  const named = { ...BASE, outcome: 'seen', item: 'howitzer-12', by: 'MISSION' };
  const { reports, rejected, problems } = collectFeed(
    openReports,
    lines(named, { ...named, item: 'howitser-12' }, { ...named, by: 'MISION' }),
    { terms },
  );
  assert.equal(reports.length, 1);
  assert.deepEqual(rejected, { 'unknown-item': 1, 'unknown-party': 1 });
  assert.match(problems[0]!.mend!, /"howitzer-12"/);
});
