import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, defaultLabel, type Json, makeRecord, seededRandom, upcast } from './index.ts';

const parts = {
  kind: 'note',
  v: 1,
  lane: 'live' as const,
  label: defaultLabel('node'),
  actor: 'garant',
  recordedAt: 5,
  body: { text: 'seen' } as Json,
};

test('an id follows from kind, lane, version and body, not from who wrote it down when', () => {
  const record = makeRecord(parts);
  assert.match(record.id, /^note-[0-9a-f]{32}$/);
  assert.equal(makeRecord({ ...parts, recordedAt: 9, actor: 'person:a' }).id, record.id);
  assert.notEqual(makeRecord({ ...parts, lane: 'simulated' }).id, record.id);
  assert.notEqual(makeRecord({ ...parts, body: { text: 'heard' } }).id, record.id);
});

test('an old record is lifted one version at a time and keeps its id', () => {
  const upcasters = {
    note: [
      (body: Json) => ({ ...(body as object), language: 'en' }),
      (body: Json) => ({ ...(body as object), pages: 1 }),
    ],
  };
  const lifted = upcast(makeRecord(parts), upcasters);
  assert.equal(lifted.v, 3);
  assert.deepEqual(lifted.body, { text: 'seen', language: 'en', pages: 1 });
  assert.equal(lifted.id, makeRecord(parts).id);
});

test('a record of a newer Garant is refused, not guessed at', () => {
  assert.throws(() => upcast(makeRecord({ ...parts, v: 2 }), {}), { code: 'RECORD_FROM_THE_FUTURE' });
});

test('canonical JSON does not depend on the order of members and reads back (seed 3)', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const text = canonicalJson(value as Json);
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      assert.equal(canonicalJson(reversed as Json), text);
      assert.equal(canonicalJson(JSON.parse(text)), text);
    }),
    { seed: 3 },
  );
});

test('a number that JSON cannot write is refused', () => {
  assert.throws(() => canonicalJson({ lon: Number.NaN }), { code: 'KERNEL_NOT_CANONICAL' });
});

test('a forked stream does not depend on what its parent drew', () => {
  const parent = seededRandom(4);
  const early = parent.fork('x').next();
  parent.next();
  assert.equal(parent.fork('x').next(), early);
  assert.notEqual(parent.fork('y').next(), early);
});
