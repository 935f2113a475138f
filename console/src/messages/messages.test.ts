import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATEGORIES, GRAVITIES, PHYSICS, SEGMENTS } from '../../../src/kernel/index.ts';
import { en } from './en.ts';
import { fillText } from './message.ts';
import { say, sayCode } from './messages.ts';
import { PSEUDO_CLOSE, PSEUDO_OPEN, pseudoText } from './pseudo.ts';

test('a text takes its values', () => {
  assert.equal(
    say('clock.stale-why', { age: '12 s' }),
    'Nothing has arrived for 12 s. You see the last known picture.',
  );
});

test('a value that was forgotten stays visible', () => {
  assert.equal(fillText('by {name}', {}, 'en'), 'by {name}');
});

test('a number chooses the plural form of its language', () => {
  const ukrainian = {
    one: '{count} подія',
    few: '{count} події',
    many: '{count} подій',
    other: '{count} події',
  };
  const forms = [1, 2, 5, 11, 21].map((count) => fillText(ukrainian, { count }, 'uk'));
  assert.deepEqual(forms, ['1 подія', '2 події', '5 подій', '11 подій', '21 подія']);
  assert.equal(say('queue.count', { count: 1 }), '1 indication');
  assert.equal(say('queue.count', { count: 1234 }), '1,234 indications');
});

test('a code without a text stands for itself', () => {
  assert.equal(sayCode('reason', 'blind'), 'The source that would see it is blind');
  assert.equal(sayCode('reason', 'something-newer'), 'something-newer');
});

test('every word of the published vocabularies has a text', () => {
  const keys = [
    ...CATEGORIES.map((word) => `category.${word}`),
    ...GRAVITIES.map((word) => `gravity.${word}`),
    ...SEGMENTS.map((word) => `segment.${word}`),
    ...PHYSICS.map((word) => `physics.${word}`),
  ];
  assert.deepEqual(
    keys.filter((key) => !(key in en)),
    [],
  );
});

test('the pseudo-locale marks every text and keeps its values', () => {
  for (const text of Object.values(en)) {
    const pseudo = pseudoText(text);
    const forms = typeof pseudo === 'string' ? [pseudo] : Object.values(pseudo);
    for (const form of forms) assert.ok(form.startsWith(PSEUDO_OPEN) && form.endsWith(PSEUDO_CLOSE));
  }
  assert.equal(fillText(pseudoText('Owner {name}'), { name: 'n' }, 'en'), '⟦Öwñér n····⟧');
});
