import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndicationEvent } from './watch-event.ts';
import { makeWithdrawals } from './withdraw.ts';

const word = (changes: Partial<IndicationEvent> = {}): IndicationEvent => ({
  event: 'indication',
  change: 'opened',
  settled: false,
  id: 'indication-1',
  accord: 'accord',
  accordHash: 'sha256:00',
  clause: 'clause',
  textHash: 'sha256:00',
  reading: 'agreed',
  verdict: 'breach-indicated',
  reason: 'present',
  share: 1,
  contested: false,
  lane: 'simulated',
  subject: {},
  area: 'area',
  from: 1_000,
  sources: [],
  observations: [],
  exceptions: [],
  ...changes,
});

/** What is withdrawn when the settled clock reaches 5 s; the provisional words came with it at 2 s. */
function withdrawn(provisional: readonly IndicationEvent[], settled: readonly IndicationEvent[] = []) {
  const withdrawals = makeWithdrawals();
  for (const event of provisional) withdrawals.said(event, 2_000);
  assert.deepEqual(withdrawals.due(2_000), [], 'the settled life may still come to it');
  for (const event of settled) withdrawals.settled(event);
  const due = withdrawals.due(5_000);
  assert.deepEqual(withdrawals.due(9_000), [], 'it is withdrawn once');
  return due;
}

test('what the settled life does not come to is withdrawn, and says so', () => {
  assert.deepEqual(withdrawn([word()]), [word({ change: 'closed', withdrawn: true, until: 1_000 })]);
});

test('what the settled life comes to stands', () => {
  assert.deepEqual(withdrawn([word()], [word({ settled: true })]), []);
});

test('what has ended meanwhile is withdrawn all the same, with the end and the verdict that it had', () => {
  const changed = { verdict: 'not-determinable', reason: 'contested-position' } as const;
  const ended = word({ ...changed, change: 'closed', until: 1_500 });
  const words = [word(), word({ ...changed, change: 'updated' }), ended];
  assert.deepEqual(withdrawn(words), [{ ...ended, withdrawn: true }]);
});

test('of what is withdrawn nothing more is said until it is opened again or settles', () => {
  const withdrawals = makeWithdrawals();
  const says = (change: IndicationEvent['change']) => withdrawals.said(word({ change }), 2_000);
  assert.ok(says('opened'));
  assert.ok(says('updated'));
  assert.equal(withdrawals.due(5_000).length, 1);
  assert.ok(!says('updated'));
  assert.ok(!says('closed'));
  assert.ok(says('opened'));
  assert.equal(withdrawals.due(5_000).length, 1);
  withdrawals.settled(word({ settled: true }));
  assert.ok(says('updated'));
});
