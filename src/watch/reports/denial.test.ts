import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import { judgeReports, NO_FIRE, NO_GUNS, saw, sawNone } from '../testing/patrolled-zone.ts';

const RULES: readonly (readonly [Rule, string])[] = [
  [NO_GUNS, 'guns'],
  [NO_FIRE, 'fire'],
];

const contested = (rule: Rule, denial: PatrolReport) =>
  judgeReports({ rule }, [saw(60), denial]).at(-1)!.contested;

for (const [rule, what] of RULES) {
  test(`${what}: what another observer denies is contested, also when he reports it hours later`, () => {
    for (const minutes of [61, 90, 150, 20 * 60]) assert.equal(contested(rule, sawNone(minutes)), true);
  });

  test(`${what}: a denial holds all of the place at which it may have been`, () => {
    for (const radius of [1, 499]) assert.equal(contested(rule, sawNone(90, { radius })), false);
    assert.equal(contested(rule, sawNone(90, { radius: 500 })), true);
    const aside = { position: { lon: 20.12, lat: 10.1 } };
    assert.equal(contested(rule, sawNone(90, { ...aside, radius: 2_500 })), false);
    assert.equal(contested(rule, sawNone(90, { ...aside, radius: 3_000 })), true);
  });

  test(`${what}: a day later nothing is denied any more`, () => {
    assert.equal(contested(rule, sawNone(26 * 60)), false);
  });
}

test('a patrol’s sighting says an hour later until when it reached, and closes when none can deny it', () => {
  const said = judgeReports({ rule: NO_GUNS }, [saw(60), saw(90)]);
  assert.deepEqual(
    said.map(({ change, until }) => [change, until! - said[0]!.until!]),
    [
      ['opened', 0],
      ['updated', 1_800_000],
      ['closed', 1_800_000],
    ],
  );
});
