import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE } from '../kernel/index.ts';
import type { PatrolReport } from '../picture/index.ts';
import { judgeWorld } from './testing/judge-world.ts';
import { box, makeAccord, makeFixes, makeRegister, makeSource, START } from './testing/small-world.ts';

const accord = makeAccord(
  [{ id: 'zone', geometry: box(20, 10, 20.2, 10.2) }],
  [{ rule: { form: 'event-ban', parties: 'all', event: 'fire', area: 'zone' } }],
);
const register = makeRegister([
  makeSource({ id: 'patrol', physics: 'human', cooperative: false, events: ['fire'] }),
]);

const report = (minutes: number, parts: Partial<PatrolReport>): PatrolReport => ({
  kind: 'patrol',
  source: 'patrol',
  index: minutes,
  observedAt: START + minutes * MINUTE,
  receivedAt: START + minutes * MINUTE,
  outcome: 'not-seen',
  position: { lon: 20.1, lat: 10.1 },
  radius: 30_000,
  watched: 0,
  ...parts,
});

/** Why nothing could be determined, and from which minute to which. */
function standing(reports: readonly PatrolReport[]) {
  const clock = makeFixes(Array.from({ length: 61 }, (_, n) => ({ at: n * 60, lon: 0, lat: 0 })));
  const { events } = judgeWorld({ accords: [accord], register, fixes: clock, reports });
  const minute = (at: number | undefined) => (at === undefined ? '' : (at - START) / MINUTE);
  return events.flatMap((event) =>
    event.event === 'indication' && event.change === 'closed'
      ? [[event.reason, minute(event.from), minute(event.until)]]
      : [],
  );
}

test('a delay is told from when it began until the patrol had got in, and not again', () => {
  const reports = [
    report(0, { position: { lon: 30, lat: 10 } }),
    report(10, { outcome: 'access-delayed' }),
    report(30, { watched: 15 * MINUTE }),
    report(40, { outcome: 'access-denied' }),
  ];
  assert.deepEqual(standing(reports), [
    ['no-source', 0, 10],
    ['access-denied', 10, 30],
    ['covered', 30, 31],
    ['no-source', 31, 40],
  ]);
});
