import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exception, Rule } from '../../accord/index.ts';
import { MINUTE } from '../../kernel/index.ts';
import type { Notice } from '../../picture/index.ts';
import { judgeReports, lastSaid, MIDDLE, NO_FIRE, NO_GUNS, pixel, saw } from '../testing/patrolled-zone.ts';
import { START } from '../testing/small-world.ts';

const EDGE = { lon: 20, lat: 10.1 };
const BREACHES: readonly (readonly [Rule, string])[] = [
  [NO_GUNS, 'present'],
  [NO_FIRE, 'event'],
];
const DRILLS: readonly Exception[] = [{ id: 'drill', when: { notified: 'drill' }, except: [] }];

const drill = (from: number, until: number): Notice => ({
  kind: 'notice',
  source: 'desk',
  index: 0,
  observedAt: START,
  receivedAt: START,
  id: 'n-1',
  notified: 'drill',
  party: 'north',
  from: START + from * MINUTE,
  until: START + until * MINUTE,
});

for (const [rule, breach] of BREACHES) {
  test(`${breach}: a breach begins with the first report that is surely one, and where that one saw it`, () => {
    const doubt = saw(70, { position: EDGE, watched: 20 * MINUTE });
    const sure = saw(100, { position: { lon: 20.01, lat: 10.1 }, radius: 300 });
    const said = judgeReports({ rule, inForce: [60, 10_000] }, [doubt, sure]);
    assert.deepEqual(lastSaid(said), [
      ['position-uncertain', 50, 70],
      [breach, 95, 100],
    ]);
    const opened = said.filter(({ change }) => change === 'opened').at(-1)!;
    assert.deepEqual(opened.position, sure.position);
    assert.deepEqual(opened.footprint, { radius: 300 });
  });

  test(`${breach}: a breach ends before the clause does, whatever was seen until later`, () => {
    const said = judgeReports({ rule, inForce: [0, 89] }, [saw(60), saw(118, { watched: 58 * MINUTE })]);
    assert.deepEqual(lastSaid(said), [[breach, 55, 60]]);
  });

  test(`${breach}: a breach does not reach into time that may be excepted`, () => {
    const world = { rule, except: DRILLS };
    const partly = judgeReports(world, [drill(57, 70), saw(60), saw(85)]);
    assert.deepEqual(lastSaid(partly), [
      ['identity-unknown', 55, 60],
      [breach, 80, 85],
    ]);
    const [, , turned] = partly;
    assert.deepEqual(turned!.exceptions, [{ id: 'drill', applied: false }]);
  });
}

test('a second surer look extends the breach that stands, a doubtful one does not', () => {
  const said = (last: number) =>
    lastSaid(judgeReports({ rule: NO_GUNS }, [saw(60), saw(90, { radius: last })]));
  assert.deepEqual(said(400), [['present', 55, 90]]);
  assert.deepEqual(said(60_000), [['present', 55, 60]]);
});

test('guns seen before and after an excepted time are two breaches, and neither reaches into it', () => {
  const world = { rule: NO_GUNS, except: DRILLS };
  const seen = [saw(60), saw(100)];
  assert.deepEqual(lastSaid(judgeReports(world, seen)), [['present', 55, 100]]);
  assert.deepEqual(lastSaid(judgeReports(world, [drill(70, 80), ...seen])), [
    ['present', 55, 60],
    ['present', 95, 100],
  ]);
});

test('a fire after the excepted time is a breach, whatever came before it', () => {
  const world = { rule: NO_FIRE, except: DRILLS };
  const during = saw(55, { watched: MINUTE });
  const after = [saw(90, { watched: MINUTE }), saw(133, { watched: MINUTE })];
  assert.deepEqual(lastSaid(judgeReports(world, [drill(50, 60), ...after])), [['event', 89, 90]]);
  assert.deepEqual(lastSaid(judgeReports(world, [drill(50, 60), during, ...after])), [
    ['identity-unknown', 54, 55],
    ['event', 89, 90],
  ]);
});

test('what was seen under an exception bears nothing out afterwards', () => {
  const except: readonly Exception[] = [
    { id: 'hour', when: { during: { from: START, until: START + 60 * MINUTE } }, except: [] },
  ];
  const said = (before: ReturnType<typeof saw>) =>
    lastSaid(judgeReports({ rule: NO_FIRE, except }, [before, pixel(80)]));
  assert.deepEqual(said(saw(55)), [['uncorroborated', 80, 81]]);
  assert.deepEqual(said(saw(65, { watched: MINUTE })), [['event', 64, 65]]);
});

test('an earned breach rests on a report of its own, also at the place of the doubt before it', () => {
  const said = judgeReports({ rule: NO_GUNS }, [
    saw(60, { radius: 60_000, watched: 5 * MINUTE }),
    saw(61, { watched: 6 * MINUTE, position: MIDDLE }),
  ]);
  assert.deepEqual(
    said.map(({ change, reason }) => [change, reason]),
    [
      ['opened', 'position-uncertain'],
      ['closed', 'position-uncertain'],
      ['opened', 'present'],
      ['closed', 'present'],
    ],
  );
  assert.equal(new Set(said.map(({ id }) => id)).size, 2);
});
