import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Palette } from '../theme/apply-theme.ts';
import { coverageLayers } from './coverage-layers.ts';

type Expression = readonly [string, ...unknown[]];

/** The few words of the style language that the filters of these layers use. */
function holds(expression: unknown, of: Readonly<Record<string, unknown>>): unknown {
  if (!Array.isArray(expression)) return expression;
  const [word, ...rest] = expression as unknown as Expression;
  if (word === 'get') return of[String(rest[0])];
  const values = rest.map((part) => holds(part, of));
  if (word === 'all') return values.every(Boolean);
  if (word === '!') return !values[0];
  if (word === '==') return values[0] === values[1];
  assert.equal(word, '!=');
  return values[0] !== values[1];
}

const drawn = (properties: Readonly<Record<string, unknown>>): string[] =>
  coverageLayers({} as Palette)
    .filter((layer) => 'filter' in layer && holds(layer.filter, properties))
    .map(({ id }) => id);

const footprint = (state: string, cooperative = false) => ({ kind: 'footprint', state, cooperative });

test('what sees is filled, what hears only transmitters is a dotted edge', () => {
  assert.deepEqual(drawn(footprint('up')), ['coverage-sees', 'coverage-sees-edge']);
  assert.deepEqual(drawn(footprint('up', true)), ['coverage-cooperative-edge']);
});

test('what was relied on and is blind is hatched and named, whatever blinds it', () => {
  for (const state of ['silent', 'down', 'jammed', 'denied', 'paused']) {
    const layers = drawn(footprint(state));
    assert.deepEqual(layers, ['coverage-blind', 'coverage-blind-edge', 'coverage-state'], state);
    assert.deepEqual(drawn(footprint(state, true)), layers, state);
  }
});

test('what has not said its first word yet hatches nothing', () => {
  assert.deepEqual(drawn(footprint('never-heard')), ['coverage-awaited-edge', 'coverage-state']);
});

test('squares of reception are no footprint', () => {
  assert.deepEqual(drawn({ kind: 'reception', heard: 'mmsi', count: 3 }), ['reception']);
});
