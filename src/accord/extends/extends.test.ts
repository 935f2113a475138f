/** An accord that grows into a wider one: it takes over everything, and says what it replaces. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AccordFiles, checkAccord, filesByPath, readAccord } from '../index.ts';
import { BOXES, boxFeature, collection, SKY_1, writeAccord } from '../testdata/write-accord.ts';

const EXAMPLES = `- name: A fighter stays
  clause: sky-1
  start: 2025-09-10T00:00Z
  tracks: [{ id: a, icao24: f10001, category: aircraft.military, fixes: [{ at: +0 s, lon: 31, lat: 47 }] }]
  expect-not: [{ verdict: breach-indicated }]
`;

const base: AccordFiles = {
  yaml: writeAccord(),
  areas: BOXES,
  examples: [{ name: 'examples/sky.yaml', text: EXAMPLES }],
  folder: 'base',
};

const SEA = `  - id: sea-1
    text: { en: No warships. }
    forbids: { parties: [NORTH, EAST], presence: vessel.military, in: both }
`;

const wider = (more: string, areas = collection(boxFeature('bay', 20, 46, 22, 48))): AccordFiles => ({
  yaml: `accord: wider\nextends: ../base\n${more}`,
  areas,
  folder: 'wider',
  base,
});

function read(files: AccordFiles) {
  const result = readAccord(files);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const problemsOf = (files: AccordFiles) => {
  const result = readAccord(files);
  assert.ok(!result.ok, 'it was accepted');
  return result.problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);
};

const GROWN = `parties: { EAST: { role: guarantor } }
areas: { bay: { feature: bay }, both: { union: [zone, bay] } }
clauses:
${SEA}`;

test('it has all that the other has, features too, and what it adds', () => {
  const accord = read(wider(GROWN));
  assert.equal(accord.id, 'wider');
  assert.deepEqual(accord.inForce, read(base).inForce);
  assert.deepEqual(
    accord.parties.map(({ id }) => id),
    ['NORTH', 'SOUTH', 'EAST'],
  );
  assert.deepEqual(
    accord.clauses.map(({ id }) => id),
    ['sky-1', 'sea-1'],
  );
  assert.deepEqual(accord.areas.map(({ id }) => id).sort(), ['bay', 'both', 'zone']);
  assert.deepEqual(accord.clauses[0], read(base).clauses[0]);
});

test('its hash follows the text of the accord that it extends', () => {
  const other = { ...base, yaml: base.yaml.replace('30 s', '31 s') };
  assert.notEqual(read({ ...wider(GROWN), base: other }).hash, read(wider(GROWN)).hash);
});

test('what has a name of the other is refused, unless it says that it replaces it', () => {
  const same = (replaces: string) =>
    wider(`parties: { SOUTH: { role: monitor${replaces} } }
areas: { zone: { feature: bay${replaces} } }
clauses:
${SKY_1.replace('30 s', '90 s')}${replaces ? '    replaces: true\n' : ''}`);
  assert.deepEqual(problemsOf(same('')), [
    'ACCORD_KEY_TWICE wider/accord.yaml:3',
    'ACCORD_KEY_TWICE wider/accord.yaml:4',
    'ACCORD_KEY_TWICE wider/accord.yaml:6',
  ]);
  const accord = read(same(', replaces: true'));
  assert.equal(accord.parties[1]!.role, 'monitor');
  const { rule } = accord.clauses[0]!.readings[0]!;
  assert.ok(rule.form === 'presence-ban' && rule.dwell === 90_000);
});

test('what replaces nothing is refused', () => {
  assert.deepEqual(problemsOf(wider('parties: { EAST: { role: guarantor, replaces: true } }\n')), [
    'ACCORD_NAME_UNDEFINED wider/accord.yaml:3',
  ]);
});

test('a feature of one name with another stands in for it only when it says so', () => {
  const feature = boxFeature('zone', 30, 46, 31, 47);
  assert.deepEqual(problemsOf(wider('', collection(feature))), ['ACCORD_KEY_TWICE wider/areas.geojson:1']);
  const said = { ...feature, properties: { ...feature.properties, replaces: true } };
  const { areas } = read(wider('', collection(said)));
  assert.notDeepEqual(areas, read(base).areas);
});

test('a problem in the accord that is extended is told in its own file', () => {
  const broken = { ...base, yaml: base.yaml.replace('in: zone', 'in: zon') };
  assert.deepEqual(problemsOf({ ...wider(GROWN), base: broken }), [
    `ACCORD_NAME_UNDEFINED base/accord.yaml:9`,
  ]);
});

test('an accord that extends one that is not there is told so, and nothing else', () => {
  const { base: _, ...alone } = wider(GROWN);
  assert.deepEqual(problemsOf(alone), ['ACCORD_NAME_UNDEFINED wider/accord.yaml:2']);
});

test('examples of the other are examples of it, unless it replaces their clause', () => {
  const taken = checkAccord(wider(GROWN));
  assert.deepEqual(taken.errors, []);
  assert.deepEqual(
    taken.examples.map(({ file }) => file),
    ['base/examples/sky.yaml'],
  );
  const replaced = checkAccord(wider(`clauses:\n${SKY_1}    replaces: true\n`));
  assert.deepEqual(replaced.errors, []);
  assert.deepEqual(replaced.examples, []);
});

test('an accord may extend one that extends another, and all of them are found by path', () => {
  const files = filesByPath(
    new Map([
      ['accord.yaml', `accord: widest\nextends: ../wider\nclauses:\n${SEA.replace('sea-1', 'sea-2')}`],
      ['extends/accord.yaml', wider(GROWN).yaml],
      ['extends/areas.geojson', wider(GROWN).areas!],
      ['extends/extends/accord.yaml', base.yaml],
      ['extends/extends/areas.geojson', BOXES],
    ]),
    'accord',
  );
  assert.deepEqual(
    read(files).clauses.map(({ id }) => id),
    ['sky-1', 'sea-1', 'sea-2'],
  );
});
