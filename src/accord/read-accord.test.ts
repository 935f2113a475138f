/** Every form of the language, as the rule that is judged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE, SECOND } from '../kernel/index.ts';
import { type Clause, type Rule, readAccord } from './index.ts';
import { BOXES, SKY_1, writeAccord } from './testdata/write-accord.ts';

const areas = '{ zone: { feature: zone }, beside: { feature: beside } }';

function readClause(clauses: string): Clause {
  const result = readAccord({ yaml: writeAccord({ areas, clauses }), areas: BOXES });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.clauses[0]!;
}
const clause = (rule: string) => `  - { id: one, segment: sea, text: { en: x }, ${rule} }\n`;

const forms: readonly [written: string, rule: Rule][] = [
  [
    'forbids: { parties: all, presence: aircraft, in: zone }',
    { form: 'presence-ban', parties: 'all', category: 'aircraft', area: 'zone', dwell: 0 },
  ],
  [
    'forbids: { parties: [SOUTH, NORTH], presence: aircraft.military, in: zone, for: 30 s }',
    {
      form: 'presence-ban',
      parties: ['NORTH', 'SOUTH'],
      category: 'aircraft.military',
      area: 'zone',
      dwell: 30 * SECOND,
    },
  ],
  [
    'forbids: { parties: [NORTH], event: attack, on: port, in: zone }',
    { form: 'event-ban', parties: ['NORTH'], event: 'attack', on: 'port', area: 'zone' },
  ],
  [
    'forbids: { parties: all, event: fire, in: zone }',
    { form: 'event-ban', parties: 'all', event: 'fire', area: 'zone' },
  ],
  [
    'requires: { parties: all, of: vessel, corridor: zone, within: beside, speed: { min: 2 m/s, max: 18 km/h }, for: 1 min }',
    {
      form: 'corridor',
      parties: 'all',
      category: 'vessel',
      corridor: 'zone',
      within: 'beside',
      minSpeed: 2,
      maxSpeed: 5,
      dwell: MINUTE,
    },
  ],
  [
    'requires: { parties: all, of: vessel, corridor: zone, within: beside }',
    { form: 'corridor', parties: 'all', category: 'vessel', corridor: 'zone', within: 'beside', dwell: 0 },
  ],
  [
    'requires: { parties: all, of: vessel, distance: 2 NM, from: zone, in: beside }',
    {
      form: 'minimum-distance',
      parties: 'all',
      category: 'vessel',
      from: { area: 'zone' },
      distance: 3704,
      area: 'beside',
      dwell: 0,
    },
  ],
  [
    'requires: { parties: all, of: vessel.military, distance: 2 km, from: { of: vessel.merchant }, in: zone, for: 30 s }',
    {
      form: 'minimum-distance',
      parties: 'all',
      category: 'vessel.military',
      from: { category: 'vessel.merchant' },
      distance: 2000,
      area: 'zone',
      dwell: 30 * SECOND,
    },
  ],
  [
    'requires: { parties: all, of: vessel, transponder: on, in: zone, silent-for: 10 min }',
    { form: 'transponder-on', parties: 'all', category: 'vessel', area: 'zone', silence: 10 * MINUTE },
  ],
  [
    'limits: { parties: all, count: 10, of: vessel, in: zone, over: 24 h }',
    { form: 'count-limit', parties: 'all', category: 'vessel', area: 'zone', limit: 10, over: 1440 * MINUTE },
  ],
  [
    'limits: { parties: all, count: 0, of: vessel, in: zone }',
    { form: 'count-limit', parties: 'all', category: 'vessel', area: 'zone', limit: 0, over: 0 },
  ],
  ['human-judged: true', { form: 'human-judged' }],
];
for (const [written, rule] of forms) {
  test(`${rule.form}: ${written}`, () => {
    assert.deepEqual(
      readClause(clause(written)).readings.map((reading) => reading.rule),
      [rule],
    );
  });
}

test('a reading is a whole rule: the clause’s own, with a party’s terms laid over it', () => {
  const { readings } = readClause(`${SKY_1}    readings:
      SOUTH: { in: beside, for: 60 s, presence: aircraft, parties: all }
      NORTH: { in-force: { until: 2025-09-10 } }
`);
  const [agreed, south, north] = readings;
  assert.deepEqual(south!.rule, {
    form: 'presence-ban',
    parties: 'all',
    category: 'aircraft',
    area: 'beside',
    dwell: MINUTE,
  });
  assert.deepEqual(south!.inForce, agreed!.inForce);
  assert.deepEqual(north!.rule, agreed!.rule);
  assert.ok(north!.inForce.until < agreed!.inForce.until);
});

test('exceptions to exceptions keep their ids and conditions', () => {
  const { except } = readClause(`${SKY_1}    except:
      - id: a
        when: { notified: medevac, at-least: 2 h before }
        except:
          - id: a-i
            when: { carries: weapons, of: aircraft.rotary, parties: [SOUTH] }
            except: [{ id: a-i-x, when: { notified: escort } }]
`);
  assert.deepEqual(except, [
    {
      id: 'a',
      when: { notified: 'medevac', leadTime: 120 * MINUTE },
      except: [
        {
          id: 'a-i',
          when: { carries: 'weapons', category: 'aircraft.rotary', parties: ['SOUTH'] },
          except: [{ id: 'a-i-x', when: { notified: 'escort' }, except: [] }],
        },
      ],
    },
  ]);
});

test('what a clause does not say: least gravity, watched without a pause, the segment of its category', () => {
  const { gravity, revisit, segment } = readClause(
    '  - { id: one, text: { en: x }, limits: { parties: all, count: 1, of: vessel, in: zone } }\n',
  );
  assert.deepEqual({ gravity, revisit, segment }, { gravity: 'minor', revisit: 0, segment: 'sea' });
});
