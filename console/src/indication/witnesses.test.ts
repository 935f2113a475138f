import assert from 'node:assert/strict';
import { test } from 'node:test';
import { witnessesOf, writeCorroboration } from './witnesses.ts';

const SATELLITE = { source: 'satellite', title: 'Fire satellite', physics: 'thermal' };
const PATROL = { source: 'patrols', title: 'Patrols', physics: 'human' };

test('an event names the kinds of sensor that bear each other out', () => {
  assert.equal(
    writeCorroboration({ reason: 'event', evidence: [SATELLITE, SATELLITE, PATROL] }),
    'Independent kinds of sensor bear each other out: thermal, people.',
  );
});

test('a patrol that saw it is enough by itself, one kind of sensor is not', () => {
  assert.equal(writeCorroboration({ reason: 'event', evidence: [PATROL] }), 'A patrol saw it.');
  assert.equal(
    writeCorroboration({ reason: 'uncorroborated', evidence: [SATELLITE] }),
    'One kind of sensor alone: thermal. Another kind would have to bear it out.',
  );
});

test('a source that saw it twice is one witness', () => {
  assert.deepEqual(witnessesOf([SATELLITE, SATELLITE, PATROL]), [SATELLITE, PATROL]);
});
