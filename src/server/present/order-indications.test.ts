import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Indication } from '../contract/contract.ts';
import { compareUrgency } from './order-indications.ts';

const indication = (id: string, changes: Partial<Indication> = {}) =>
  ({
    id,
    verdict: 'breach-indicated',
    gravity: 'serious',
    open: true,
    withdrawn: false,
    from: '2026-01-01T00:00:00Z',
    ...changes,
  }) as Indication;

test('nothing that cannot be determined is given before a breach, and nothing withdrawn before either', () => {
  const list = [
    indication('withdrawn', { withdrawn: true, open: false, gravity: 'grave' }),
    indication('kept', { verdict: 'compliance-indicated' }),
    indication('undetermined', {
      verdict: 'not-determinable',
      gravity: 'grave',
      from: '2026-01-02T00:00:00Z',
    }),
    indication('ended', { open: false }),
    indication('minor', { gravity: 'minor' }),
    indication('older'),
    indication('newer', { from: '2026-01-01T01:00:00Z' }),
    indication('grave', { gravity: 'grave' }),
  ];
  assert.deepEqual(
    list.sort(compareUrgency).map(({ id }) => id),
    ['grave', 'newer', 'older', 'minor', 'ended', 'undetermined', 'kept', 'withdrawn'],
  );
});
