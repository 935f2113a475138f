import assert from 'node:assert/strict';
import { test } from 'node:test';
import { geodesicDistance } from '../../../src/kernel/index.ts';
import type { Interference } from '../api/contract.ts';
import { boundsOfInterference, interferenceFeatures } from './depict-interference.ts';
import { writeExtent, writeSpan } from './write-interference.ts';

const disturbance = (changes: Partial<Interference> = {}): Interference => ({
  id: 'interference-1',
  kind: 'spoofing',
  settled: true,
  open: true,
  run: 'this',
  lane: 'simulated',
  from: '2026-05-04T06:00:00Z',
  until: null,
  indicatedAt: '2026-05-04T06:00:05Z',
  position: { lon: 30, lat: 45 },
  radiusM: 45_655,
  objects: 4,
  reasons: ['impossibleKinematics'],
  ...changes,
});

test('several objects are drawn as a circle of their extent', () => {
  const [circle, name] = interferenceFeatures([disturbance()]).features;
  assert.ok(circle?.geometry.type === 'Polygon');
  for (const [lon = NaN, lat = NaN] of circle.geometry.coordinates[0]!) {
    assert.ok(Math.abs(geodesicDistance({ lon, lat }, { lon: 30, lat: 45 }) - 45_655) < 1);
  }
  assert.equal(name?.properties?.told, 'suspected GNSS interference');
  assert.equal(writeExtent(disturbance()), 'within 46 km');
});

test('one object is a place of unknown extent, never a circle of radius 0', () => {
  const alone = disturbance({ objects: 1, radiusM: null });
  const [{ geometry, properties } = assert.fail(), ...more] = interferenceFeatures([alone]).features;
  assert.deepEqual(more, []);
  assert.deepEqual(geometry, { type: 'Point', coordinates: [30, 45] });
  assert.equal(properties?.told, 'suspected GNSS interference, extent unknown');
  assert.equal(writeExtent(alone), 'extent unknown');
  const [west, , east] = boundsOfInterference(alone);
  assert.ok(east > west);
});

test('what has ended is listed with its end and no longer drawn', () => {
  const ended = disturbance({ open: false, until: '2026-05-04T06:39:58Z' });
  assert.deepEqual(interferenceFeatures([ended]).features, []);
  assert.equal(writeSpan(ended), '040600ZMAY26 to 040639ZMAY26');
  assert.equal(writeSpan(disturbance()), 'since 040600ZMAY26');
  const cutOff = disturbance({ open: false, run: 'earlier' });
  assert.equal(writeSpan(cutOff), 'since 040600ZMAY26, open when its run ended');
});
