/** Nothing that a person acted on is lost with the node, settled or not. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { utf8ToBytes } from '../../kernel/index.ts';
import { verifyPath } from '../../store/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';
import { evidenceOf } from '../evidence.ts';
import { presentDetail, presentIndication } from '../present/present-indication.ts';
import { ZONES, type ZoneStation, type Zones, zones } from '../testing/zone-station.ts';
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

/** What the ledger holds of settled indications, a word for each change. */
const settledWords = ({ station }: ZoneStation): readonly string[] =>
  [...station.options.ledger.records({ kind: 'indication' })].flatMap(({ record }) => {
    const { id, change, reason, settled } = record.body as unknown as IndicationEvent;
    return settled ? [`${id} ${change} ${reason}`] : [];
  });

async function acknowledge({ station }: ZoneStation, { current }: BoardEntry): Promise<void> {
  const act = { kind: 'acknowledged', indication: current.id, by: 'watch-1', to: null } as const;
  station.board.addAct(act, await station.recorder.act(act, current));
}

async function acknowledgedAndCrashed(t: TestContext) {
  const world = zones(t);
  const first = world.open();
  first.pass(10, intrude(first));
  const breach = breachOf(first);
  assert.equal(breach.current.settled, false);
  await acknowledge(first, breach);
  await first.crash();
  world.at += 30_000;
  return { world, id: breach.current.id };
}

async function endsWell(world: Zones, run: ZoneStation): Promise<void> {
  await run.finish();
  const check = verifyPath(world.folder);
  assert.deepEqual(check.ok && check.value.problems, []);
}

test('what had not settled at a crash settles at the next start, under the id that was shown', async (t) => {
  const { world, id } = await acknowledgedAndCrashed(t);
  const second = world.open();
  const again = second.station.board.get(id);
  assert.ok(again);
  const shown = presentIndication(second.station, again);
  assert.deepEqual([shown.settled, shown.acknowledged], [true, true]);
  assert.deepEqual([shown.run, shown.open, shown.withdrawn], ['earlier', false, false]);
  assert.equal(second.station.unsettled, undefined);
  const evidence = await evidenceOf(second.station, again);
  assert.ok(evidence.ok);
  const { size } = second.station.options.ledger;
  await second.crash();

  // It ended then: a third start finds nothing to settle.
  const third = world.open();
  await third.station.settleDisk();
  assert.equal(third.station.options.ledger.size, size + 1 + 1, 'the second run ends, the third begins');
  await endsWell(world, third);
});

test('what had been judged before an event was stated is not judged again as if it had been', async (t) => {
  const { world } = await acknowledgedAndCrashed(t);
  const second = world.open({ stated: { ratified: [world.at] } });
  assert.match(second.station.unsettled ?? '', /other events had been stated/);
  await second.crash();
  const third = world.open({ stated: { ratified: [world.at] } });
  assert.equal(third.station.unsettled, undefined);
  await endsWell(world, third);
});

test('what cannot be judged by other accords stays listed as it was acted on, and the node says so', async (t) => {
  const { world, id } = await acknowledgedAndCrashed(t);
  const second = world.open({ yaml: ZONES.replace('No aircraft', 'No flying machine') });
  const again = second.station.board.get(id);
  assert.ok(again);
  const shown = presentIndication(second.station, again);
  assert.deepEqual([shown.settled, shown.acknowledged], [false, true]);
  assert.deepEqual([shown.run, shown.open, shown.withdrawn], ['earlier', false, false]);
  assert.match(second.station.unsettled ?? '', /other accords/);
  // Its words are not those that apply now.
  const detail = presentDetail(second.station, again);
  assert.equal(detail.accordHash, again.current.accordHash);
  assert.deepEqual([detail.text, detail.gravity, detail.readings], [{}, '', []]);
  const evidence = await evidenceOf(second.station, again);
  assert.match(evidence.ok ? '' : evidence.problems[0]!.message, /was provisional when the node stopped/);
  await endsWell(world, second);
});

test('a run that is judged again says what it would have said: nothing is sealed twice', async (t) => {
  const world = zones(t);
  const first = world.open();
  first.pass(80, intrude(first));
  first.station.receive('west', utf8ToBytes('{"plot":'), world.at);
  first.station.breakOff('west', world.at);
  first.pass(10, intrude(first));
  await first.crash();
  const before = [...first.station.board.entries()].filter(({ current }) => current.settled);
  assert.ok(before.some(({ current }) => current.verdict === 'breach-indicated'));

  const second = world.open();
  const breaches = [...second.station.board.entries()].filter(
    ({ current }) => current.verdict === 'breach-indicated',
  );
  assert.equal(breaches.length, 1);
  const words = settledWords(second);
  assert.deepEqual(words, [...new Set(words)]);
  await endsWell(world, second);
});
