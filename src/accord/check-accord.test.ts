/** What deserves a second look in an accord that can be read. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAccord } from './index.ts';
import { BOXES, SKY_1, writeAccord } from './testdata/write-accord.ts';

function warnings(clauses: string, more: Parameters<typeof writeAccord>[0] = {}): readonly string[] {
  const found = checkAccord({ yaml: writeAccord({ clauses, ...more }), areas: BOXES });
  assert.deepEqual(found.errors, []);
  return found.warnings
    .filter(({ code }) => code !== 'ACCORD_NO_EXAMPLE' && code !== 'ACCORD_HEIGHTS_LEFT_BEHIND')
    .map(({ message }) => message);
}

const exceptions: readonly [why: string, except: string, idle: boolean][] = [
  ['a party that is bound', '{ parties: [NORTH] }', false],
  ['no party that is bound', '{ parties: [EAST] }', true],
  ['a kind of what is forbidden', '{ of: aircraft.military }', false],
  ['nothing that is forbidden', '{ of: vessel }', true],
  ['days within the period', '{ during: { from: 2025-09-10, until: 2025-09-11 } }', false],
  ['days after the period', '{ during: { from: 2025-11-10 } }', true],
  ['what a notice carries', '{ notified: medevac, carries: weapons }', false],
  ['what is carried, without a notice', '{ carries: weapons }', true],
];
const parties = '{ NORTH: { role: belligerent }, SOUTH: { role: belligerent }, EAST: { role: guarantor } }';
for (const [why, when, idle] of exceptions) {
  test(`an exception for ${why} ${idle ? 'can never apply' : 'can apply'}`, () => {
    const said = warnings(`${SKY_1}    except: [{ id: sky-1-a, when: ${when} }]\n`, { parties });
    assert.equal(said.length, idle ? 1 : 0, said.join());
    if (idle) assert.match(said[0]!, /^the exception "sky-1-a" can never apply: /);
  });
}

test('an exception to an exception is looked at within the outer one', () => {
  const nested = (inner: string) =>
    `${SKY_1}    except: [{ id: a, when: { notified: medevac, parties: [NORTH] }, except: [{ id: a-i, when: ${inner} }] }]\n`;
  assert.deepEqual(warnings(nested('{ carries: weapons }')), []);
  assert.match(warnings(nested('{ parties: [SOUTH] }'))[0]!, /"a-i" can never apply/);
});

test('a clause or reading outside the accord’s own period is never in force', () => {
  const said = warnings(`${SKY_1}    in-force: { from: 2026-01-01 }\n`);
  assert.deepEqual(said, ['"sky-1" is never in force in the reading "agreed"']);
});

test('a clause without an example is named, with its place', () => {
  const { warnings: found } = checkAccord({ yaml: writeAccord(), areas: BOXES });
  assert.deepEqual(
    found.map(({ code, place }) => [code, place?.line]),
    [['ACCORD_NO_EXAMPLE', 7]],
  );
});

test('an area that leaves the heights of its parts behind is named', () => {
  const made = '{ zone: { union: [high] }, high: { feature: zone, from: FL100 } }';
  const { warnings: found } = checkAccord({ yaml: writeAccord({ areas: made }), areas: BOXES });
  assert.ok(found.some(({ code }) => code === 'ACCORD_HEIGHTS_LEFT_BEHIND'));
});

test('the armistice in accords/ reads without error or warning, and every clause has an example', () => {
  const folder = join(import.meta.dirname, '../../accords/line-of-contact');
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const examples = readdirSync(join(folder, 'examples')).map((name) => ({
    name: `examples/${name}`,
    text: text(`examples/${name}`),
  }));
  const found = checkAccord({ yaml: text('accord.yaml'), areas: text('areas.geojson'), examples });
  assert.deepEqual([...found.errors, ...found.warnings], []);
  assert.ok(found.examples.some(({ expectNot }) => expectNot.length > 0));
});
