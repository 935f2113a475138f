import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccord, stateEvents } from '../index.ts';
import { BOXES, writeAccord } from '../testdata/write-accord.ts';

const read = (by: string) => {
  const clauses = `  - { id: a, text: { en: A. }, requires: { parties: all, withdrawn: vehicle, from: zone, by: ${by} } }\n`;
  const accord = readAccord({ yaml: writeAccord({ events: '{ truce: {} }', clauses }), areas: BOXES });
  assert.ok(accord.ok, JSON.stringify(accord));
  return accord.value;
};
const begins = (accord: ReturnType<typeof read>) => accord.clauses[0]!.readings[0]!.inForce.from;

test('a withdrawal is asked for once the time allowed is over, its last minute or day included', () => {
  assert.equal(begins(read('2025-09-20T11:59Z')), Date.parse('2025-09-20T12:00Z'));
  assert.equal(begins(read('2025-09-20')), Date.parse('2025-09-21T00:00Z'));
  assert.equal(begins(read('2025-09-20 Europe/Kyiv')), Date.parse('2025-09-20T21:00Z'));
});

test('a deadline may wait for an event, and then for so long after it', () => {
  const accord = read('{ event: truce, plus: 10 d }');
  assert.equal(begins(accord), Infinity);
  const stated = stateEvents(accord, { truce: Date.parse('2025-09-10T00:00Z') });
  assert.equal(begins(stated), Date.parse('2025-09-20T00:00Z'));
});

test('a deadline after the accord’s end is never asked for', () => {
  assert.ok(!(begins(read('2026-09-20')) < Infinity));
});
