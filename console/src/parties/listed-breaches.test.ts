import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Indication } from '../api/contract.ts';
import { listedBreaches } from './listed-breaches.ts';

const breach = (changes: Partial<Indication> = {}) =>
  ({ verdict: 'breach-indicated', reading: 'agreed', run: 'this', settled: true, ...changes }) as Indication;

test('every breach in the list is either counted by party or said to be listed besides', () => {
  const list = [
    breach(),
    breach({ settled: false }),
    breach({ reading: 'P1' }),
    breach({ reading: 'P1', settled: false }),
    breach({ settled: false, withdrawn: true }),
    breach({ run: 'earlier' }),
    breach({ run: 'earlier', reading: 'P1' }),
    breach({ verdict: 'not-determinable' }),
  ];
  const { counted, otherReadings, earlierRuns, provisional, withdrawn } = listedBreaches(list);
  assert.deepEqual([counted, otherReadings, earlierRuns, provisional, withdrawn], [1, 2, 2, 1, 1]);
  assert.equal(counted + otherReadings + earlierRuns + provisional + withdrawn, 7);
});

test('which party an object is registered to changes nothing', () => {
  const of = (party: string) => breach({ subject: { party } as Indication['subject'] });
  assert.deepEqual(listedBreaches([of('P1')]), listedBreaches([of('P2')]));
});
