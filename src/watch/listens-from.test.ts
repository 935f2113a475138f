/** A node is not blind before it began to listen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../accord/index.ts';
import { MINUTE, SECOND } from '../kernel/index.ts';
import { createPicture } from '../picture/index.ts';
import { createJudgement } from './judgement.ts';
import { box, makeAccord, makeFixes, makeRegister, makeSource, START } from './testing/small-world.ts';

const ZONE = { id: 'zone', geometry: box(30, 48, 30.5, 48.5) };
const BAN: Rule = {
  ...{ form: 'presence-ban', parties: 'all', category: 'aircraft', area: 'zone' },
  dwell: 0,
};
const register = makeRegister([
  makeSource({
    id: 'radar',
    cooperative: false,
    gnss: false,
    physics: 'radar',
    footprint: { kind: 'circle', centre: { lon: 30.25, lat: 48.25 }, radius: 90_000 },
    period: 10 * SECOND,
  }),
]);
const BEGAN = START + 58 * SECOND;

/** A node that begins two seconds before a minute is over, and whose radar speaks from then on, or does not. */
function begin(listensFrom: number | undefined, speaks: boolean) {
  const made = createJudgement({
    accords: [makeAccord([ZONE], [{ rule: BAN }])],
    register,
    lane: 'live',
    makePicture: () => createPicture({ register, parties: ['north', 'south'], capacity: 64 }),
    ...(listensFrom === undefined ? {} : { listensFrom }),
  });
  assert.ok(made.ok);
  const judgement = made.value;
  for (let at = 58; at <= 58 + 300; at++) {
    judgement.advance(START + at * SECOND);
    if (speaks && at % 5 === 4) judgement.take(makeFixes([{ at, lon: 31, lat: 48.4, identity: 5 }]));
  }
  judgement.finish();
  return judgement.drain().flatMap((event) => (event.event === 'indication' ? [event] : []));
}

test('no verdict on a clause begins before the node did, in either life', () => {
  for (const speaks of [false, true]) {
    const events = begin(BEGAN, speaks);
    assert.ok(events.length > 0);
    assert.deepEqual(
      new Set(events.map(({ settled }) => settled)),
      new Set(speaks ? [false, true] : [false]),
    );
    for (const { from } of events) assert.ok(from >= BEGAN, `from ${(from - START) / SECOND} s`);
    assert.equal(events[0]!.from, BEGAN);
    assert.equal(events[0]!.reason, 'blind');
  }
});

test('both lives come to one first verdict', () => {
  const [first] = begin(BEGAN, true);
  const settled = begin(BEGAN, true).find((event) => event.settled);
  assert.equal(settled!.id, first!.id);
  assert.ok(!begin(BEGAN, true).some(({ withdrawn }) => withdrawn));
});

test('who replays a file asks about whole windows: the switch is what makes the difference', () => {
  const [first] = begin(undefined, true);
  assert.equal(first!.from, BEGAN - (BEGAN % MINUTE));
});
