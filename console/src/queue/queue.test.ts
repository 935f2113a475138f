import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Indication } from '../api/contract.ts';
import { countVerdicts, matches } from './filter.ts';
import { compareIndications } from './order.ts';
import { isCutOff } from './run.ts';

const indication = (id: string, changes: Partial<Indication> = {}): Indication => ({
  id,
  accord: 'accord-1',
  clause: 'sky-1',
  segment: 'sky',
  gravity: 'serious',
  reading: 'agreed',
  verdict: 'breach-indicated',
  reason: 'present',
  share: 1,
  contested: false,
  settled: false,
  withdrawn: false,
  open: true,
  run: 'this',
  lane: 'simulated',
  subject: { track: null, identity: {}, category: null, party: null, event: null },
  area: 'no-fly',
  from: '2026-01-01T00:00:00Z',
  until: null,
  indicatedAt: '2026-01-01T00:00:30Z',
  position: null,
  sources: [],
  acknowledged: false,
  owner: null,
  ...changes,
});

const ordered = (...list: Indication[]) => list.sort(compareIndications).map(({ id }) => id);

test('what may need a person stands first', () => {
  const order = ordered(
    indication('withdrawn', { open: false, withdrawn: true, gravity: 'grave' }),
    indication('kept', { verdict: 'compliance-indicated' }),
    indication('unknown', { verdict: 'not-determinable' }),
    indication('ended', { open: false }),
    indication('acknowledged', { acknowledged: true }),
    indication('minor', { gravity: 'minor' }),
    indication('grave', { gravity: 'grave' }),
    indication('newer', { from: '2026-01-01T01:00:00Z' }),
    indication('older'),
  );
  assert.deepEqual(order, [
    'grave',
    'newer',
    'older',
    'minor',
    'acknowledged',
    'ended',
    'unknown',
    'kept',
    'withdrawn',
  ]);
});

test('nothing that cannot be determined stands before a breach, however fresh or grave it is', () => {
  const doubt = indication('doubt', {
    verdict: 'not-determinable',
    gravity: 'grave',
    from: '2026-01-01T05:00:00Z',
  });
  const breach = indication('breach', { gravity: 'minor', open: false, acknowledged: true });
  assert.deepEqual(ordered(doubt, breach), ['breach', 'doubt']);
});

test('a party never changes the order', () => {
  const of = (party: string) => ({
    subject: { track: null, identity: {}, category: null, party, event: null },
  });
  assert.deepEqual(ordered(indication('a', of('P1')), indication('b', of('P2'))), ['a', 'b']);
  assert.deepEqual(ordered(indication('a', of('P2')), indication('b', of('P1'))), ['a', 'b']);
});

test('the filter asks for verdict, segment and accord', () => {
  const filter = { verdicts: ['breach-indicated'], segment: 'sea', accord: '' } as const;
  assert.equal(matches(indication('a', { segment: 'sea' }), filter), true);
  assert.equal(matches(indication('a'), filter), false);
  assert.equal(matches(indication('a', { segment: 'sea', verdict: 'not-determinable' }), filter), false);
});

test('counts of each verdict do not depend on which are shown', () => {
  const list = [indication('a'), indication('b', { verdict: 'not-determinable' }), indication('c')];
  assert.deepEqual(countVerdicts(list, { verdicts: [], segment: '', accord: '' }), {
    'breach-indicated': 2,
    'not-determinable': 1,
    'compliance-indicated': 0,
  });
});

test('what was open when an earlier run ended is not called ended, and what ended before is', () => {
  const until = '2026-01-01T01:00:00Z';
  assert.equal(isCutOff(indication('open')), false);
  assert.equal(isCutOff(indication('cut off', { open: false, run: 'earlier' })), true);
  assert.equal(isCutOff(indication('ended', { open: false, run: 'earlier', until })), false);
});
