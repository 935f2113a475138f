import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, SECOND, seededRandom, sha256Stream } from '../kernel/index.ts';
import { createWorld, type World } from './index.ts';
import { landIncidents } from './land-incidents.ts';
import { outage } from './stations.ts';

const START = Date.UTC(2026, 5, 1);
const open = (seed: number) => createWorld({ seed, start: START, loss: 0.05, noise: 20 });

/** Hash of what each source sent until `until`, asked for in steps. */
function sent(world: World, until: number, step: number): Record<string, string> {
  const hashes = new Map<string, ReturnType<typeof sha256Stream>>();
  for (let at = START + step; at <= until; at += step) {
    for (const { source, bytes } of world.advance(at)) {
      if (!hashes.has(source)) hashes.set(source, sha256Stream());
      hashes.get(source)!.update(bytes);
    }
  }
  return Object.fromEntries([...hashes].map(([source, hash]) => [source, hash.digest().toString()]));
}

test('the same seed sends the same bytes, however the day is cut into steps', () => {
  const until = START + 20 * MINUTE;
  assert.deepEqual(sent(open(7), until, SECOND), sent(open(7), until, 5 * MINUTE));
});

test('another seed sends other bytes', () => {
  const until = START + MINUTE;
  assert.notDeepEqual(sent(open(7), until, MINUTE), sent(open(8), until, MINUTE));
});

test('the day holds at least 300 aircraft, 400 ships and 60 patrol reports', () => {
  const world = open(1);
  const count = (prefix: string) => world.actors.filter(({ category }) => category.startsWith(prefix)).length;
  assert.ok(count('aircraft') >= 300);
  assert.ok(count('vessel') >= 400);
  const messages = landIncidents(seededRandom(1), START).flatMap((incident) => incident.messages);
  assert.equal(messages.filter(({ source }) => source === 'patrols').length, 60);
});

test('no two actors share an identity on the same transponder', () => {
  const names = open(1).actors.map(({ transponder, identity }) => `${transponder}:${identity}`);
  assert.equal(new Set(names).size, names.length);
});

test('every staged breach says what should be seen, and every kind is staged for a clause', () => {
  for (const truth of open(3).truth) {
    assert.ok(truth.clause);
    if (truth.breach) assert.equal(truth.expected?.verdict, 'breach-indicated');
  }
});

test('a radar that is out neither reports nor says that it is up', () => {
  const world = open(1);
  const { radar, span } = outage(START);
  const said = world
    .advance(span.from + MINUTE)
    .filter(({ source, at }) => source === 'coverage' && at > span.from)
    .map(({ bytes }) => new TextDecoder().decode(bytes));
  assert.ok(said.length > 0);
  assert.ok(said.every((line) => !line.includes(radar)));
});
