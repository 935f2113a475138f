import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { createIdentityMap, qualify } from './identity-map.ts';

const SEED = 20_261_122;
const identity = fc.oneof(fc.nat(30), fc.integer({ min: 0, max: 0xffffffff }));
const act = fc.record({
  what: fc.constantFrom('set', 'delete'),
  identity,
  qualifier: fc.nat(3),
  slot: fc.nat(50),
});

it(`agrees with a plain map after any sets and deletes (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 600 }), (acts) => {
      const map = createIdentityMap();
      const plain = new Map<string, number>();
      for (const { what, identity: id, qualifier, slot } of acts) {
        if (what === 'set') {
          map.set(id, qualifier, slot);
          plain.set(`${id} ${qualifier}`, slot);
        } else {
          map.delete(id, qualifier);
          plain.delete(`${id} ${qualifier}`);
        }
      }
      for (const { identity: id, qualifier } of acts) {
        assert.equal(map.find(id, qualifier), plain.get(`${id} ${qualifier}`) ?? -1);
      }
    }),
    { seed: SEED, numRuns: 500 },
  );
});

it('keeps plot numbers of two sources apart, and addresses together', () => {
  assert.notEqual(qualify(4, 0, true), qualify(4, 1, true));
  assert.equal(qualify(1, 0, false), qualify(1, 7, false));
});
