import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, BINDINGS } from './keys.ts';

const press = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

test('single keys act while nothing is being typed', () => {
  assert.equal(actionOf(press('j'), 'elsewhere', true), 'next');
  assert.equal(actionOf(press('j'), 'pressing', true), 'next');
  assert.equal(actionOf(press('j'), 'typing', true), undefined);
});

test('the space bar presses a button in focus, and pauses elsewhere', () => {
  assert.equal(actionOf(press(' '), 'pressing', true), undefined);
  assert.equal(actionOf(press(' '), 'elsewhere', true), 'pause');
});

test('keys of the browser and of other tools are left alone', () => {
  assert.equal(actionOf(press('a', { ctrlKey: true }), 'elsewhere', true), undefined);
  assert.equal(actionOf(press('a', { metaKey: true }), 'elsewhere', true), undefined);
});

test('single keys can be switched off, Escape cannot', () => {
  assert.equal(actionOf(press('a'), 'elsewhere', false), undefined);
  assert.equal(actionOf(press('Escape'), 'typing', false), 'back');
});

test('no key means two things', () => {
  const keys = BINDINGS.flatMap((binding) => binding.keys);
  assert.equal(new Set(keys).size, keys.length);
});
