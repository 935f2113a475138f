import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Ordered, orderOf } from './sort-rows.ts';

type Row = readonly [key: number, source: number, index: number];

const rowsOf = (rows: readonly Row[]): Ordered => ({
  key: Float64Array.from(rows, ([key]) => key),
  fixes: {
    length: rows.length,
    source: Uint16Array.from(rows, ([, source]) => source),
    index: Uint32Array.from(rows, ([, , index]) => index),
  },
});

const few = fc.integer({ min: 0, max: 5 });
const rows = fc.array(fc.tuple(few, few, few), { maxLength: 60 });

test('rows come in the order of time, then source, then number, and equal ones as they came', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const numbered = given.map((row, i) => [...row, i] as const);
      const sorted = numbered.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]);
      const order = orderOf(rowsOf(given)) ?? given.keys();
      assert.deepEqual(
        [...order],
        sorted.map(([, , , i]) => i),
      );
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('rows in order are left as they are', () => {
  assert.equal(orderOf(rowsOf([])), undefined);
  assert.equal(
    orderOf(
      rowsOf([
        [1, 0, 0],
        [1, 0, 1],
        [1, 1, 0],
        [2, 0, 5],
      ]),
    ),
    undefined,
  );
});
