/** Whoever counts for sure only later was there all the same: it was seen together with those that were there then. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
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

const accord = makeAccord(
  [
    {
      id: 'sky',
      geometry: box(30, 48, 30.5, 48.5),
      heights: { floor: 1_000, ceiling: 6_000, datum: 'msl' },
    },
  ],
  [
    {
      rule: {
        form: 'count-limit',
        parties: 'all',
        category: 'aircraft',
        area: 'sky',
        limit: 1,
        over: 600_000,
      },
    },
  ],
);
const radar = makeSource({ id: 'radar', cooperative: false, gnss: false, physics: 'radar', period: 10_000 });

/** Plots of an aircraft that hovers, one in ten seconds. */
const plots = (identity: number, lat: number, from: number, until: number, heightFrom = from): FixSpec[] =>
  Array.from({ length: (until - from) / 10 + 1 }, (_, n) => {
    const at = from + n * 10;
    const altitude = at >= heightFrom ? { altitude: 3_000 } : {};
    const place = { at, lon: 30.25, lat, kind: IDENTITY.plot, identity, category: 'aircraft' as const };
    return { ...place, ...altitude, accuracy: 50 };
  });

test('two that were seen at one time are two, though the height of one is said only when the other has left', () => {
  const gone = plots(2, 48.3, 50, 100).concat(plots(2, 49.3, 110, 120));
  const fixes = [...plots(1, 48.2, 0, 300, 200), ...gone].sort((a, b) => a.at - b.at);
  const { events } = judgeWorld({
    accords: [accord],
    register: makeRegister([radar]),
    fixes: makeFixes(fixes),
  });
  const reasons = events.flatMap((e) => (e.event === 'indication' ? [e.reason] : []));
  assert.ok(reasons.includes('over-limit'), reasons.join());
});
