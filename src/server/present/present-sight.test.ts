import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../accord/index.ts';
import type { Source } from '../../picture/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';
import {
  aboutClause,
  aboutFire,
  aboutObject,
  accordOf,
  FIRE,
  PRESENCE,
  reading,
} from '../testing/sample-indication.ts';
import { citeAccord } from './cite-accord.ts';
import { presentSight } from './present-sight.ts';

const source = (id: string, changes: Partial<Source> = {}): Source => ({
  id,
  title: `The ${id}`,
  feed: 'plots',
  physics: 'radar',
  observes: ['aircraft'],
  events: [],
  cooperative: false,
  gnss: false,
  footprint: { kind: 'reception' },
  heights: { floor: 0, ceiling: 20_000, datum: 'msl' },
  period: 30_000,
  accuracy: 100,
  ...changes,
});

const SOURCES = [
  source('radar'),
  source('radar-away'),
  source('receiver', { cooperative: true }),
  source('balloon', { period: 3_600_000 }),
  source('coast', { observes: ['vessel'] }),
  source('satellite', { observes: [], events: ['fire'] }),
];

const sightOf = (rule: Rule, current: IndicationEvent) =>
  presentSight(citeAccord([accordOf([reading('agreed', rule)])], current), current, SOURCES);

const partsOf = (sight: ReturnType<typeof presentSight>) =>
  sight?.sources.map(({ source: id, part }) => [id, part]);

test('a verdict on a whole clause names what was looked for, how, and by whom', () => {
  const sight = sightOf(PRESENCE, aboutClause());
  assert.deepEqual(partsOf(sight), [
    ['radar', 'looked'],
    ['radar-away', 'not-then'],
    ['receiver', 'hears-only'],
    ['balloon', 'too-seldom'],
  ]);
  const { category, event, revisitMs, floorM, ceilingM, datum } = sight!;
  assert.deepEqual(
    { category, event, revisitMs },
    { category: 'aircraft.military', event: null, revisitMs: 60_000 },
  );
  assert.deepEqual({ floorM, ceilingM, datum }, { floorM: 0, ceilingM: 20_000, datum: 'msl' });
});

test('where events are forbidden, sources of that kind of event were asked', () => {
  const fires = aboutClause({ verdict: 'not-determinable', reason: 'partial', sources: ['satellite'] });
  const sight = sightOf(FIRE, fires);
  assert.equal(sight?.event, 'fire');
  assert.deepEqual(partsOf(sight), [['satellite', 'looked']]);
});

test('objects, events and what people judge rest on nothing of the kind', () => {
  assert.equal(sightOf(PRESENCE, aboutObject()), null);
  assert.equal(sightOf(FIRE, aboutFire(1)), null);
  const judged = aboutClause({ verdict: 'not-determinable', reason: 'human-judged' });
  assert.equal(sightOf({ form: 'human-judged' }, judged), null);
  const waiting = aboutClause({ verdict: 'not-determinable', reason: 'not-in-force' });
  assert.equal(sightOf(PRESENCE, waiting), null);
});
