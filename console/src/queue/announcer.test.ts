import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GATHER_MS, makeAnnouncer, PAUSE_MS } from './announcer.ts';

/** An announcer on a clock that is moved by hand. */
function announce() {
  let clock = 0;
  const due: { readonly at: number; readonly act: () => void }[] = [];
  const said: string[] = [];
  const hear = makeAnnouncer<string>({
    now: () => clock,
    later: (act, afterMs) => due.push({ at: clock + afterMs, act }),
    say: (count, newest) => said.push(`${count} ${newest}`),
  });
  const wait = (ms: number) => {
    clock += ms;
    while (due[0] && due[0].at <= clock) due.shift()?.act();
  };
  return { hear, said, wait };
}

test('what comes together is said together, with the newest by name', () => {
  const { hear, said, wait } = announce();
  for (const name of ['a', 'b', 'c']) hear(name);
  assert.deepEqual(said, []);
  wait(GATHER_MS);
  assert.deepEqual(said, ['3 c']);
});

test('the next sentence waits until the last one can have been heard', () => {
  const { hear, said, wait } = announce();
  hear('a');
  wait(GATHER_MS);
  hear('b');
  wait(PAUSE_MS - 1);
  hear('c');
  assert.deepEqual(said, ['1 a']);
  wait(1);
  assert.deepEqual(said, ['1 a', '2 c']);
});

test('nothing new, nothing said', () => {
  const { hear, said, wait } = announce();
  hear('a');
  wait(10 * PAUSE_MS);
  assert.deepEqual(said, ['1 a']);
});
