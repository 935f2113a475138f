/** Whose height says that it is surely not there leaves nothing open, however unsure its place is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import {
  box,
  type FixSpec,
  makeAccord,
  makeFixes,
  makeRegister,
  makeSource,
} from '../testing/small-world.ts';

const LOW = { floor: 0, ceiling: 3_000, datum: 'msl' } as const;

const AREAS = [
  { id: 'zone', geometry: box(30, 48, 30.5, 48.5) },
  { id: 'low', geometry: box(30.2, 48.2, 30.3, 48.3), heights: LOW },
];
const about = { parties: 'all', category: 'aircraft', dwell: 0 } as const;
const AWAY: Rule = {
  form: 'minimum-distance',
  ...about,
  area: 'zone',
  from: { area: 'low' },
  distance: 2_000,
};
const LANE: Rule = { form: 'corridor', ...about, corridor: 'low', within: 'zone' };
const radar = makeSource({
  id: 'radar',
  cooperative: false,
  gnss: false,
  physics: 'radar',
  footprint: { kind: 'circle', centre: { lon: 30.25, lat: 48.25 }, radius: 90_000 },
  period: 10_000,
});

/** What is said last about an aircraft that a radar follows for five minutes. */
function saidLast(rule: Rule, plot: Partial<FixSpec>): string | undefined {
  const fixes = Array.from({ length: 60 }, (_, n): FixSpec => {
    const place = { lon: 30.25, lat: 48.25, kind: IDENTITY.plot, identity: 1, category: 'aircraft' as const };
    return { at: n * 5, ...place, accuracy: 50, ...plot };
  });
  const { events } = judgeWorld({
    accords: [makeAccord(AREAS, [{ rule }])],
    register: makeRegister([radar]),
    fixes: makeFixes(fixes),
  });
  return events.flatMap((e) => (e.event === 'indication' && e.change !== 'closed' ? [e.reason] : [])).at(-1);
}

/** Some metres outside the strip of two kilometres around the low area. */
const AT_THE_EDGE = { lat: 48.31806 };

test('an aircraft high above the area that it has to keep away from is not near it', () => {
  assert.equal(saidLast(AWAY, { altitude: 9_000 }), 'covered');
  assert.equal(saidLast(AWAY, { altitude: 9_000, ...AT_THE_EDGE }), 'covered');
});

test('one that may be within its heights may be near it', () => {
  assert.equal(saidLast(AWAY, { altitude: 2_000, ...AT_THE_EDGE }), 'position-uncertain');
  assert.equal(saidLast(AWAY, { ...AT_THE_EDGE }), 'position-uncertain');
});

/** Some metres outside the lane, and some inside it. */
const OUT = { lat: 48.30006 };
const IN = { lat: 48.29994 };

test('whoever is high above a corridor is out of it, however near its edge', () => {
  for (const place of [OUT, IN]) {
    assert.equal(saidLast(LANE, { altitude: 9_000, ...place }), 'left-corridor');
    assert.equal(saidLast(LANE, { altitude: 2_000, ...place }), 'position-uncertain');
  }
});
