/** What is far from an area is no reason of its, though it lies in the box around it; nor is who sees another kind. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { radarSource, START } from '../../../test/support/moving-objects.ts';
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import { createPicture, type PatrolReport, type Question, type Report, type Source } from '../index.ts';

const MINUTE = 60_000;

/** A strip from the south-west to the north-east. */
const STRIP: AreaGeometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [30, 50],
        [30.1, 50],
        [31, 50.9],
        [31, 51],
        [30.9, 51],
        [30, 50.1],
        [30, 50],
      ],
    ],
  ],
};
/** In the strip, and in the other corner of the box around it. */
const INSIDE = { lon: 30.5, lat: 50.5 };
const CORNER = { lon: 30.15, lat: 50.85 };

const circle = (centre: { lon: number; lat: number }, radius: number) =>
  ({ kind: 'circle', centre, radius }) as const;
const near = radarSource({ id: 'near', footprint: circle(INSIDE, 10_000) });
const far = radarSource({ id: 'far', footprint: circle(CORNER, 8_000) });
const patrol = (observes: Source['observes'], more: Partial<Source> = {}) =>
  radarSource({ id: 'patrol', feed: 'reports', physics: 'human', observes, period: Infinity, ...more });

function sight(
  sources: readonly Source[],
  told: Report,
  wanted: Question['wanted'] = { category: 'aircraft' },
) {
  const picture = createPicture({ register: { sources, register: [] }, parties: [], capacity: 8 });
  for (let at = START; at <= START + 10 * MINUTE; at += 10_000) {
    const stamp = { index: 0, observedAt: at, receivedAt: at };
    for (const source of ['near', 'far'])
      picture.note({ kind: 'identity', identityKind: 'plot', identity: 1, source, ...stamp });
  }
  picture.note(told);
  return picture.coverage.sight({
    geometry: STRIP,
    heights: { floor: 0, ceiling: 12_000, datum: 'msl' },
    wanted,
    from: START + 6 * MINUTE,
    until: START + 9 * MINUTE,
    revisit: MINUTE,
  });
}

const stamp = { index: 1, observedAt: START + 5 * MINUTE, receivedAt: START + 5 * MINUTE };
const jammed: Report = { kind: 'coverage', source: 'far', about: 'far', state: 'jammed', ...stamp };
const refused = (position: { lon: number; lat: number }, more: Partial<PatrolReport> = {}): PatrolReport => ({
  ...{ kind: 'patrol', outcome: 'access-denied', source: 'patrol', radius: 1_000, watched: 0 },
  ...stamp,
  position,
  ...more,
});

test('a jammed radar that reaches only the box around the area is no reason', () => {
  const { reason, sources } = sight([near, far], jammed);
  assert.deepEqual([reason, sources], ['partial', ['near']]);
  const reaching = { ...far, footprint: circle(CORNER, 60_000) };
  assert.equal(sight([near, reaching], jammed).reason, 'jammed');
  assert.equal(sight([far], jammed).reason, 'no-source');
});

test('nor is a patrol that was turned away there', () => {
  const all = patrol(['aircraft']);
  assert.equal(sight([near, all], refused(CORNER)).reason, 'partial');
  assert.equal(sight([near, all], refused(INSIDE)).reason, 'access-denied');
  assert.equal(sight([near, all], refused(INSIDE, { radius: 0 })).reason, 'access-denied');
  assert.equal(sight([near, all], refused(CORNER, { radius: 60_000 })).reason, 'access-denied');
});

test('nor one that would not have seen the kind, or did not go to look for it', () => {
  const onFoot = patrol(['vehicle'], { events: ['fire'] });
  assert.equal(sight([near, onFoot], refused(INSIDE)).reason, 'partial');
  assert.equal(sight([near, onFoot], refused(INSIDE), { category: 'vehicle' }).reason, 'access-denied');
  assert.equal(sight([near, onFoot], refused(INSIDE), { event: 'fire' }).reason, 'access-denied');
  assert.equal(sight([near, onFoot], refused(INSIDE), { event: 'blast' }).reason, 'no-source');
  const forFire = refused(INSIDE, { event: 'fire' });
  assert.equal(sight([near, onFoot], forFire, { event: 'fire' }).reason, 'access-denied');
  assert.equal(sight([near, onFoot], forFire, { category: 'vehicle' }).reason, 'no-source');
});

test('a patrol that looked at another place is not among the sources', () => {
  const looked = refused(CORNER, { outcome: 'not-seen', watched: 5 * MINUTE });
  const { reason, sources } = sight([near, patrol(['aircraft'])], looked);
  assert.deepEqual([reason, sources], ['partial', ['near']]);
});
