import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultLabel, joinLabels, type Label, LEVELS } from '../kernel/index.ts';
import type { Reader } from './reader.ts';
import { decideRelease, release, releasedPosition } from './release.ts';

const reader: Reader = { party: 'FRA', level: 'restricted', handlingCaveats: ['MISSION'] };
const open: Label = { ...defaultLabel('GBR'), relTo: 'all' };

const cases: readonly [string, Partial<Label>, string][] = [
  ['releasable to all', {}, 'released'],
  ['releasable to the reader', { relTo: ['DEU', 'FRA'] }, 'released'],
  ['releasable to others', { relTo: ['DEU'] }, 'withheld'],
  ['releasable to nobody', { relTo: [] }, 'withheld'],
  ['above the clearance', { level: 'secret' }, 'withheld'],
  ['a policy nobody here knows', { policy: 'other' }, 'withheld'],
  ['a caveat the reader holds', { handlingCaveats: ['MISSION'] }, 'released'],
  ['a caveat the reader lacks', { handlingCaveats: ['EYES'] }, 'withheld'],
  ['still delayed', { delayMs: 1001 }, 'delayed'],
  ['delay just over', { delayMs: 1000 }, 'released'],
  ['own, whatever the label says', { originator: 'FRA', level: 'secret', relTo: [] }, 'released'],
];

for (const [name, change, expected] of cases) {
  test(`${name}: ${expected}`, () => {
    const labelled = { label: { ...open, ...change }, recordedAt: 0 };
    assert.equal(decideRelease(labelled, reader, 1000).kind, expected);
    assert.equal(release('x', labelled, reader, 1000) === 'x', expected === 'released');
  });
}

const parties = fc.subarray(['DEU', 'FRA', 'GBR', 'USA']).map((list) => [...list].sort());
const labels: fc.Arbitrary<Label> = fc.record({
  policy: fc.constantFrom('garant', 'other'),
  level: fc.constantFrom(...LEVELS),
  originator: fc.constantFrom('DEU', 'GBR'),
  relTo: fc.oneof(fc.constant('all' as const), parties),
  handlingCaveats: fc.subarray(['EYES', 'MISSION']),
  delayMs: fc.nat(2000),
  coarsenM: fc.constantFrom(0, 1000),
});

test('a joined label releases only what both labels release (seed 1)', () => {
  fc.assert(
    fc.property(labels, labels, fc.nat(3000), (a, b, now) => {
      const may = (label: Label) => decideRelease({ label, recordedAt: 0 }, reader, now).kind === 'released';
      if (may(joinLabels(a, b))) assert.ok(may(a) && may(b));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('joining labels does not depend on the order (seed 2)', () => {
  fc.assert(
    fc.property(labels, labels, (a, b) => assert.deepEqual(joinLabels(a, b), joinLabels(b, a))),
    { seed: 2 },
  );
});

test('a coarsened position lies within the stated distance and is the same for neighbours', () => {
  const label: Label = { ...open, coarsenM: 1000 };
  const one = releasedPosition({ lon: 30.0001, lat: 46.0001 }, label, reader);
  const two = releasedPosition({ lon: 30.0002, lat: 46.0002 }, label, reader);
  assert.deepEqual(one, two);
  assert.ok(Math.abs(one.lat - 46.0001) < 0.005);
});
