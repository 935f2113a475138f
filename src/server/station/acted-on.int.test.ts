/** Nothing that a person acted on is lost with the node, settled or not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyPath } from '../../store/index.ts';
import { presentIndication } from '../present/present-indication.ts';
import { type ZoneStation, zones } from '../testing/zone-station.ts';
import type { BoardEntry } from './indication-board.ts';

const intrude = (run: ZoneStation) => () =>
  run.say('west', {
    plot: 1,
    lon: -16,
    lat: -35,
    category: 'aircraft.military',
    altitude_m: 1_000,
    datum: 'msl',
  });

const breachOf = ({ station }: ZoneStation): BoardEntry => {
  const found = [...station.board.entries()].find(({ current }) => current.verdict === 'breach-indicated');
  assert.ok(found);
  return found;
};

async function acknowledge({ station }: ZoneStation, { current }: BoardEntry): Promise<void> {
  const act = { kind: 'acknowledged', indication: current.id, by: 'watch-1', to: null } as const;
  station.board.addAct(act, await station.recorder.act(act, current));
}

test('an acknowledged provisional breach is listed after a crash, as what it was', async (t) => {
  const world = zones(t);
  const first = world.open();
  first.pass(10, intrude(first));
  const breach = breachOf(first);
  assert.equal(breach.current.settled, false);
  await acknowledge(first, breach);
  await first.crash();

  const second = world.open();
  const again = second.station.board.get(breach.current.id);
  assert.ok(again);
  const shown = presentIndication(second.station, again);
  assert.equal(shown.acknowledged, true);
  assert.deepEqual([shown.run, shown.open, shown.withdrawn], ['earlier', false, false]);
  await second.finish();
  const check = verifyPath(world.folder);
  assert.deepEqual(check.ok && check.value.problems, []);
});
