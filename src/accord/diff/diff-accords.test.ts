/** Two versions of an agreement side by side. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Accord, readAccord } from '../index.ts';
import { diffAccords } from './diff-accords.ts';

const folder = join(import.meta.dirname, '../../../accords/line-of-contact');
const yaml = readFileSync(join(folder, 'accord.yaml'), 'utf8');
const areas = readFileSync(join(folder, 'areas.geojson'), 'utf8');

function accordOf(edit: (text: string) => string = (text) => text): Accord {
  const text = edit(yaml);
  const read = readAccord({ yaml: text, areas });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

const changesAfter = (from: string | RegExp, to: string) => {
  const edit = (text: string) => text.replace(from, to);
  assert.notEqual(edit(yaml), yaml, 'the edit must change something');
  return diffAccords(accordOf(), accordOf(edit));
};

const ACCOUNTS: readonly (readonly [string, string | RegExp, string, readonly object[]])[] = [
  ['white space and comments are no change', /$/, '\n# nothing more', []],
  [
    'one word of one language',
    'unless it carries weapons.\n      de',
    'unless it carries arms.\n      de',
    [{ about: 'clause sky-1', what: 'text en' }],
  ],
  [
    'a dwell, also where a party reads on',
    'in: no-fly, for: 30 s',
    'in: no-fly, for: 40 s',
    [
      { about: 'clause sky-1', what: 'rule (agreed)' },
      { about: 'clause sky-1', what: 'rule (NORTH)' },
    ],
  ],
  [
    'an exception to an exception',
    'carries: weapons',
    'carries: ammunition',
    [{ about: 'clause sky-1', what: 'exception sky-1-a > sky-1-a-i' }],
  ],
  ['a last day', '2026-08-31T23:59Z', '2026-08-30T23:59Z', [{ about: 'accord', what: 'in force' }]],
  ['a role', 'MISSION: { role: monitor }', 'MISSION: { role: host }', [{ about: 'party MISSION' }]],
  ['a gravity', 'gravity: grave', 'gravity: serious', [{ about: 'clause land-1', what: 'gravity' }]],
];

for (const [name, from, to, expected] of ACCOUNTS) {
  test(name, () => {
    const told = changesAfter(from, to).map(({ about, what }) =>
      what === undefined ? { about } : { about, what },
    );
    for (const change of expected)
      assert.ok(
        told.some((one) => JSON.stringify(one) === JSON.stringify(change)),
        JSON.stringify(told),
      );
    if (expected.length === 0) assert.deepEqual(told, []);
  });
}

test('a wider area says how much was gained, and that nothing was lost', () => {
  const [change, ...others] = changesAfter(
    'within: 3 NM, of: corridor-line',
    'within: 4 NM, of: corridor-line',
  );
  assert.equal(change?.about, 'area corridor');
  assert.match(change?.after ?? '', /km² more and 0\.00 km² less$/);
  assert.deepEqual(others, []);
});

test('a clause that comes and one that goes are told as wholes', () => {
  const without = accordOf((text) => text.replace(/ {2}- id: good-faith[\s\S]*?human-judged: true\n/, ''));
  const [gone] = diffAccords(accordOf(), without);
  assert.deepEqual([gone?.about, gone?.after], ['clause good-faith', undefined]);
  const [come] = diffAccords(without, accordOf());
  assert.deepEqual([come?.about, come?.before], ['clause good-faith', undefined]);
});
