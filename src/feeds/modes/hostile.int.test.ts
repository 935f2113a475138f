import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, runHostile } from '../../../test/support/mutate-modes.ts';

test('20 000 damaged frames crash nothing, hang nothing and leave nothing behind (seed 11)', () => {
  for (const feed of ['beast', 'modes-hex'] as const) {
    const run = runHostile(feed, 20_000, 11);
    assert.ok(holds(run), JSON.stringify(run));
    assert.ok(run.fixes > 2000 && run.rejected > 2000, JSON.stringify(run));
  }
});

test('the harness notices a feed that throws, hangs or leaks', () => {
  for (const fault of ['throws', 'hangs', 'leaks'] as const) {
    assert.ok(!holds(runHostile('beast', 6000, 12, fault)), fault);
  }
});
