/** What annexes list: entries of several kinds, in versions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccord } from '../index.ts';
import { BOXES, writeAccord } from '../testdata/write-accord.ts';

const withLists = (lists: string) => ({
  yaml: writeAccord({ more: `lists:\n${lists}\n` }),
  areas: BOXES,
});

function listsOf(lists: string) {
  const read = readAccord(withLists(lists));
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.lists;
}

function problemsOf(lists: string) {
  const read = readAccord(withLists(lists));
  assert.ok(!read.ok, 'it was accepted');
  return read.problems.map(({ code }) => code);
}

test('a list without versions always holds', () => {
  const [list] = listsOf(`  ships:
    kind: sole-use
    entries: [{ mmsi: 990100001, name: Supply one }, { icao24: 3c4a6f }]`);
  assert.deepEqual(list, {
    id: 'ships',
    kind: 'sole-use',
    text: {},
    versions: [
      {
        inForce: { from: -Infinity, until: Infinity },
        classes: [],
        objects: [
          { identityKind: 'mmsi', identity: 990100001, name: 'Supply one' },
          { identityKind: 'icao24', identity: 0x3c4a6f },
        ],
        places: [],
        items: [],
      },
    ],
  });
});

test('a version holds until the next begins, and its last minute is included', () => {
  const [list] = listsOf(`  spared:
    kind: protected
    versions:
      - { from: 2025-09-20T00:00Z, until: 2025-09-30T23:59Z, entries: [{ class: port }] }
      - { entries: [{ class: power-plant }, { feature: far }, { area: zone }] }`);
  const [first, second] = list!.versions;
  assert.deepEqual(first!.classes, ['power-plant']);
  assert.deepEqual(
    first!.places.map(({ id }) => id),
    [{ feature: 'far' }, { area: 'zone' }],
  );
  assert.equal(first!.inForce.until, Date.parse('2025-09-20T00:00Z'));
  assert.equal(second!.inForce.until, Date.parse('2025-10-01T00:00Z'));
});

test('items say whose they are and where they are declared', () => {
  const [list] = listsOf(`  depot:
    kind: items
    entries:
      - { id: gun-1, category: vehicle.artillery, party: NORTH, at: zone, calibre: 152 mm }
      - { id: guns, category: vehicle.artillery, party: SOUTH, at: zone, count: 6, identities: [{ mmsi: 5 }] }`);
  assert.deepEqual(list!.versions[0]!.items, [
    {
      id: 'gun-1',
      category: 'vehicle.artillery',
      party: 'NORTH',
      at: 'zone',
      count: 1,
      calibre: 152,
      identities: [],
    },
    {
      id: 'guns',
      category: 'vehicle.artillery',
      party: 'SOUTH',
      at: 'zone',
      count: 6,
      identities: [{ identityKind: 'mmsi', identity: 5 }],
    },
  ]);
});

test('an item may go on from one version of its list to the next', () => {
  const item = '{ id: gun-1, category: vehicle.artillery, party: NORTH, at: zone }';
  const [list] = listsOf(`  depot:
    kind: items
    versions: [{ entries: [${item}] }, { from: 2025-09-20, entries: [${item}] }]`);
  assert.equal(list!.versions.length, 2);
});

test('what does not fit is refused', () => {
  assert.deepEqual(
    problemsOf(`  a: { kind: protected, entries: [{ id: x, category: vehicle, party: NORTH, at: zone }] }`),
    ['ACCORD_LIST_ENTRY'],
  );
  assert.deepEqual(problemsOf(`  a: { kind: items, entries: [{ class: port }] }`), ['ACCORD_LIST_ENTRY']);
  assert.deepEqual(problemsOf(`  a: { kind: protected, entries: [{ feature: nowhere }] }`), [
    'ACCORD_NAME_UNDEFINED',
  ]);
  assert.deepEqual(
    problemsOf(`  a:
    kind: protected
    versions:
      - { until: 2025-09-20, entries: [] }
      - { from: 2025-09-20, entries: [] }`),
    ['ACCORD_LIST_VERSIONS'],
  );
  assert.deepEqual(problemsOf(`  a: { kind: protected, entries: [], versions: [{ entries: [] }] }`), [
    'ACCORD_FORM',
  ]);
  const item = '{ id: gun-1, category: vehicle, party: NORTH, at: zone }';
  assert.deepEqual(problemsOf(`  a: { kind: items, entries: [${item}, ${item}] }`), ['ACCORD_KEY_TWICE']);
  assert.deepEqual(
    problemsOf(`  a: { kind: items, entries: [${item}] }\n  b: { kind: items, entries: [${item}] }`),
    ['ACCORD_KEY_TWICE'],
  );
});

test('lists count in the hash, the order of their entries does not', () => {
  const hash = (lists: string) => {
    const read = readAccord(withLists(lists));
    assert.ok(read.ok);
    return read.value.hash;
  };
  const one = hash('  a: { kind: protected, entries: [{ class: port }, { class: power-plant }] }');
  assert.equal(hash('  a: { kind: protected, entries: [{ class: power-plant }, { class: port }] }'), one);
  assert.notEqual(hash('  a: { kind: protected, entries: [{ class: port }] }'), one);
  const far = hash('  a: { kind: protected, entries: [{ feature: far }] }');
  assert.notEqual(
    (() => {
      const read = readAccord({
        ...withLists('  a: { kind: protected, entries: [{ feature: far }] }'),
        areas: BOXES.replaceAll('12', '13'),
      });
      assert.ok(read.ok);
      return read.value.hash;
    })(),
    far,
  );
});
