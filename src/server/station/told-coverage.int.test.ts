/** What was said of a source's coverage holds until the next line about it, also over a restart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant } from '../../kernel/index.ts';
import { type ZoneStation, zones } from '../testing/zone-station.ts';

const ELSEWHERE = { circle: { lon: -14.3, lat: -35, radius_m: 2_000 } };

/** The east's radar hears something outside the area all the time. */
const lookOn = (run: ZoneStation, seconds: number) =>
  run.pass(seconds, () => run.say('east', { plot: 1, lon: -14.3, lat: -35, category: 'vehicle' }));

/** What was indicated of the east in this run. */
const saidOfEast = ({ station }: ZoneStation) =>
  [...station.board.entries()]
    .filter(({ past, current }) => !past && current.clause === 'land')
    .flatMap(({ history }) => history.map(({ event }) => `${event.verdict} ${event.reason}`));

for (const [row, said] of [
  [{ state: 'jammed', reason: 'noise' }, 'not-determinable jammed'],
  [{ state: 'up', footprint: ELSEWHERE }, 'not-determinable no-source'],
] as const) {
  test(`a node that starts again says "${said}" on, not compliance`, async (t) => {
    const world = zones(t);
    const first = world.open();
    lookOn(first, 20);
    first.say('desk', { about: 'east', ...row });
    lookOn(first, 30);
    assert.ok(saidOfEast(first).includes(said));
    await first.crash();

    const second = world.open();
    lookOn(second, 30);
    assert.deepEqual([...new Set(saidOfEast(second))], [said]);
    // The next line about it counts, and is logged, although it says what a source is without a line.
    second.say('desk', {
      about: 'east',
      state: 'up',
      footprint: { circle: { lon: -14, lat: -35, radius_m: 60_000 } },
    });
    lookOn(second, 30);
    assert.ok(saidOfEast(second).includes('compliance-indicated covered'));
    await second.finish();

    const third = world.open();
    lookOn(third, 30);
    assert.deepEqual([...new Set(saidOfEast(third))], ['compliance-indicated covered']);
    await third.finish();
  });
}

test('a source that was seen to work in an earlier run has not looked before it is heard in this one', async (t) => {
  const world = zones(t);
  const first = world.open();
  lookOn(first, 20);
  first.say('desk', { about: 'east', state: 'up', footprint: ELSEWHERE });
  lookOn(first, 20);
  await first.finish();

  world.at += 3_600_000;
  const began = world.at;
  const second = world.open();
  second.pass(40);
  assert.ok(!saidOfEast(second).some((said) => said.startsWith('compliance')));
  const blind = [...second.station.options.ledger.records({ kind: 'blind' })].map(
    ({ record }) => record.body,
  );
  for (const body of blind) {
    const { from } = body as { readonly from: number };
    assert.ok(from < began - 3_500_000 || from >= began, `silent since ${formatInstant(from)}`);
  }
  await second.finish();
});
