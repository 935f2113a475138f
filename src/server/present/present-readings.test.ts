import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Reading } from '../../accord/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';
import { IndicationBoard } from '../station/indication-board.ts';
import {
  aboutClause,
  aboutFire,
  aboutObject,
  accordOf,
  FIRE,
  PRESENCE,
  reading,
} from '../testing/sample-indication.ts';
import { citeAccord } from './cite-accord.ts';
import { presentReadings } from './present-readings.ts';

/** What is said beside the first of these indications, under the agreed reading and the other one. */
function beside(other: Reading, current: IndicationEvent, ...rest: IndicationEvent[]) {
  const board = new IndicationBoard();
  for (const event of [current, ...rest]) board.fold(event, 2_000);
  const agreed = reading('agreed', other.rule.form === 'event-ban' ? FIRE : PRESENCE);
  const lines = presentReadings(citeAccord([accordOf([agreed, other])], current), current, board);
  assert.deepEqual(lines[0], { reading: 'agreed', verdict: current.verdict, reason: current.reason });
  return [lines[1]!.verdict, lines[1]!.reason];
}

const south = (changes: object, inForce?: Reading['inForce']) =>
  reading('SOUTH', { ...PRESENCE, ...changes }, inForce);
const suspended = (from: number, until: number): Reading => ({ ...south({}), gaps: [{ from, until }] });

describe('a reading that says nothing of an object says why, as far as that is known', () => {
  test('it was not in force then', () => {
    const later = { from: 5_000, until: 9_000 };
    assert.deepEqual(beside(south({}, later), aboutObject({ until: 4_000 })), [null, 'not-in-force-then']);
  });

  test('it was suspended all the while', () => {
    assert.deepEqual(beside(suspended(500, 4_000), aboutObject({ until: 4_000 })), [
      null,
      'not-in-force-then',
    ]);
    assert.deepEqual(beside(suspended(500, 3_000), aboutObject({ until: 4_000 })), [null, 'no-breach']);
  });

  test('it waits for an event that nobody has stated', () => {
    const never = { from: 2_000, until: 2_000 };
    assert.deepEqual(beside(south({}, never), aboutObject()), [null, 'not-in-force-then']);
  });

  test('it binds other parties', () => {
    assert.deepEqual(beside(south({ parties: ['SOUTH'] }), aboutObject()), [null, 'other-parties']);
  });

  test('it speaks of another kind', () => {
    assert.deepEqual(beside(south({ category: 'aircraft.uncrewed' }), aboutObject()), [null, 'other-kind']);
    const aircraft = aboutObject({ subject: { track: 'track-1', category: 'aircraft' } });
    assert.deepEqual(beside(south({}), aircraft), [null, 'no-breach'], 'it may still be of that kind');
  });

  test('the place lies outside its area', () => {
    assert.deepEqual(beside(south({ area: 'narrow' }), aboutObject()), [null, 'outside-area']);
  });

  test('people judge it', () => {
    assert.deepEqual(beside(reading('SOUTH', { form: 'human-judged' }), aboutObject()), [
      null,
      'people-judge',
    ]);
  });

  test('no breach is indicated under it, and no more than that is known', () => {
    assert.deepEqual(beside(south({}), aboutObject()), [null, 'no-breach']);
  });
});

describe('a reading that speaks', () => {
  test('of the same object says its own verdict, the latest one', () => {
    const read = (id: string, from: number, changes: object) =>
      aboutObject({ id, reading: 'SOUTH', from, ...changes });
    const first = read('s1', 1_000, { until: 1_500 });
    const second = read('s2', 1_600, { verdict: 'not-determinable', reason: 'height-unknown' });
    assert.deepEqual(beside(south({}), aboutObject(), second, first), ['not-determinable', 'height-unknown']);
  });

  test('of another object or of the whole clause says nothing of this one', () => {
    const other = aboutObject({ id: 'other', reading: 'SOUTH', subject: { track: 'track-2' } });
    const whole = aboutClause({ reading: 'SOUTH' });
    assert.deepEqual(beside(south({}), aboutObject(), other, whole), [null, 'no-breach']);
  });

  test('of another fire says nothing of this one, though both took but an instant', () => {
    const fires = reading('SOUTH', FIRE);
    const borneOut = { reading: 'SOUTH', verdict: 'breach-indicated', reason: 'event' } as const;
    assert.deepEqual(beside(fires, aboutFire(1), aboutFire(2, borneOut)), [null, 'no-breach']);
    const same = aboutFire(1, { id: 'same', ...borneOut });
    assert.deepEqual(beside(fires, aboutFire(1), same), ['breach-indicated', 'event']);
  });
});

test('a verdict that was withdrawn is none under its reading, nor beside another one', () => {
  const withdrawn = aboutObject({ reading: 'SOUTH', withdrawn: true });
  const board = new IndicationBoard();
  for (const event of [withdrawn, aboutObject({ id: 'agreed-1' })]) board.fold(event, 2_000);
  const cited = citeAccord([accordOf([reading('agreed', PRESENCE), south({})])], withdrawn);
  assert.deepEqual(presentReadings(cited, withdrawn, board), [
    { reading: 'agreed', verdict: 'breach-indicated', reason: 'present' },
    { reading: 'SOUTH', verdict: null, reason: 'withdrawn' },
  ]);
  assert.deepEqual(beside(south({}), aboutObject(), withdrawn), [null, 'no-breach']);
});

test('no verdict stands on the whole of a reading while there are single cases, or before its first window', () => {
  const object = aboutObject({ id: 'case', reading: 'SOUTH' });
  assert.deepEqual(beside(south({}), aboutClause(), object), [null, 'single-cases']);
  assert.deepEqual(beside(south({}), aboutClause()), [null, 'no-verdict-yet']);
});
