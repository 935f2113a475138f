/** What is told after its time: compliance that stood then is cut, also when it was over by the time it was told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../accord/index.ts';
import { MINUTE } from '../kernel/index.ts';
import type { PatrolReport } from '../picture/index.ts';
import { judgeWorld } from './testing/judge-world.ts';
import { box, makeAccord, makeFixes, makeRegister, makeSource, START } from './testing/small-world.ts';

const radar = makeSource({
  id: 'radar',
  physics: 'radar',
  cooperative: false,
  gnss: false,
  observes: ['vehicle'],
  period: 30_000,
  footprint: { kind: 'circle', centre: { lon: 20.1, lat: 10.1 }, radius: 60_000 },
});
const patrol = makeSource({ id: 'patrol', physics: 'human', cooperative: false, observes: ['vehicle'] });

/** Told at minute 60, of the half hour from minute 25 on. */
const guns: PatrolReport = {
  kind: 'patrol',
  source: 'patrol',
  index: 0,
  observedAt: START + 60 * MINUTE,
  receivedAt: START + 60 * MINUTE,
  outcome: 'seen',
  position: { lon: 20.1, lat: 10.1 },
  radius: 1_000,
  watched: 35 * MINUTE,
  category: 'vehicle.artillery',
  count: 5,
  party: 'north',
};

/** What stood on the clause; the radar is silent from minute 30 to 40, and says nothing of the guns. */
function standing(dwell: number): { readonly said: readonly string[]; readonly counted: unknown } {
  const rule: Rule = {
    form: 'presence-ban',
    parties: 'all',
    category: 'vehicle.artillery',
    area: 'zone',
    dwell,
  };
  const accords = [makeAccord([{ id: 'zone', geometry: box(20, 10, 20.2, 10.2) }], [{ rule }])];
  const minutes = Array.from({ length: 160 }, (_, n) => n / 2).filter((at) => at <= 30 || at >= 40);
  const word = { lon: 20.4, lat: 10.4, kind: 4, identity: 1, category: 'vehicle' as const };
  const { events, summary } = judgeWorld({
    accords,
    register: makeRegister([radar, patrol]),
    fixes: makeFixes(minutes.map((at) => ({ ...word, at: at * 60 }))),
    reports: [guns],
  });
  const said = events.flatMap((event) => {
    if (event.event !== 'indication' || event.verdict !== 'compliance-indicated') return [];
    const { change, withdrawn, from, until = Infinity } = event;
    return [`${withdrawn ? 'withdrawn' : change} ${(from - START) / MINUTE}–${(until - START) / MINUTE}`];
  });
  return { said, counted: summary.byVerdict['compliance-indicated'] };
}

const CUT = ['opened 0–Infinity', 'closed 0–30', 'opened 40–Infinity', 'closed 0–25', 'withdrawn 40–40'];

test('a breach cuts the compliance in which it began, and withdraws what came later', () => {
  assert.deepEqual(standing(30_000), { said: CUT, counted: 1 });
});

test('so does a doubt: a watch shorter than the dwell', () => {
  const { said } = standing(60 * MINUTE);
  assert.deepEqual(said.slice(0, 5), CUT);
  assert.match(said[5]!, /^opened 6\d–Infinity$/);
});
