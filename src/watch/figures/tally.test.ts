import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventReport, PatrolReport } from '../../picture/index.ts';
import { judgeWorld } from '../testing/judge-world.ts';
import { box, makeAccord, makeRegister, makeSource, START } from '../testing/small-world.ts';

const accord = makeAccord(
  [{ id: 'zone', geometry: box(30, 48, 30.5, 48.5) }],
  [{ rule: { form: 'event-ban', parties: 'all', event: 'fire', area: 'zone' } }],
);
const register = makeRegister([
  makeSource({ id: 'thermal', physics: 'thermal', cooperative: false, events: ['fire'] }),
  makeSource({ id: 'patrol', physics: 'human', cooperative: false, events: ['fire'] }),
]);
const when = (minute: number) => ({
  observedAt: START + minute * 60_000,
  receivedAt: START + minute * 60_000,
  index: 0,
  position: { lon: 30.2, lat: 48.2 },
  radius: 300,
  event: 'fire' as const,
});
const pixel: EventReport = { kind: 'event', source: 'thermal', ...when(10) };
const seen: PatrolReport = { kind: 'patrol', source: 'patrol', outcome: 'seen', watched: 0, ...when(20) };

const count = (reports: readonly (EventReport | PatrolReport)[]) =>
  judgeWorld({ accords: [accord], register, reports }).summary;

test('a fire that is borne out later is counted once, as the breach that it turned out to be', () => {
  const { byVerdict, byParty } = count([pixel, seen]);
  assert.equal(byVerdict['breach-indicated'], 1);
  assert.equal(byVerdict['not-determinable'], count([]).byVerdict['not-determinable']);
  assert.equal(byParty.find(({ party }) => party === 'unknown')?.breachesIndicated, 1);
});

test('a fire that nobody bears out stays what it was', () => {
  const { byVerdict, byParty } = count([pixel]);
  assert.equal(byVerdict['breach-indicated'], 0);
  assert.ok(byVerdict['not-determinable']! >= 1);
  assert.ok(byParty.every(({ breachesIndicated }) => breachesIndicated === 0));
});
