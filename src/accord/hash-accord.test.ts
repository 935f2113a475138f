/** The accord's hash follows what can change a verdict or what it cites, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Accord, readAccord } from './index.ts';
import { BOXES, boxFeature, collection, SKY_1, writeAccord } from './testdata/write-accord.ts';

function read(yaml: string, areas = BOXES): Accord {
  const result = readAccord({ yaml, areas });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}
const sound = writeAccord();
const { hash } = read(sound);

const sea = `  - id: sea-1
    text: { en: Slow. }
    requires: { parties: all, of: vessel, corridor: zone, within: zone, speed: { max: 18 km/h } }
`;

const sameHash: readonly [what: string, yaml: string, areas?: string][] = [
  ['a comment', `# a comment\n${sound}`],
  ['white space', sound.replaceAll(', ', ',   ')],
  [
    'the order of keys',
    sound.replace('presence: aircraft.military, in: zone', 'in: zone, presence: aircraft.military'),
  ],
  ['the order of parties', sound.replace('[NORTH, SOUTH]', '[SOUTH, NORTH]')],
  ['another way to write a duration', sound.replace('for: 30 s', 'for: 0.5 min')],
  ['another way to write a time', sound.replace('2025-09-08T00:00Z', '2025-09-08T03:00+03:00')],
  ['a feature nobody uses', sound, collection(boxFeature('zone', 30, 46, 32, 48))],
  ['a body', `${sound}bodies: { commission: { quorum: 4 } }\n`],
  ['a position moved by less than 1e-7 degree', sound, BOXES.replaceAll('46', '46.00000001')],
];
for (const [what, yaml, areas] of sameHash) {
  test(`${what} does not change the hash`, () => assert.equal(read(yaml, areas).hash, hash));
}

test('the order of clauses does not change the hash', () => {
  assert.equal(
    read(writeAccord({ clauses: SKY_1 + sea })).hash,
    read(writeAccord({ clauses: sea + SKY_1 })).hash,
  );
});

const otherHash: readonly [what: string, yaml: string, areas?: string][] = [
  ['a word of the text', sound.replace('No military', 'Not any military')],
  ['a translation', sound.replace('zone. }', 'zone., de: Keine. }')],
  ['the dwell', sound.replace('30 s', '31 s')],
  ['the end', sound.replace('23:59Z', '23:58Z')],
  ['a party of the rule', sound.replace('[NORTH, SOUTH]', '[NORTH]')],
  ['a role', sound.replace('SOUTH: { role: belligerent }', 'SOUTH: { role: monitor }')],
  [
    'what a party holds',
    sound.replace('SOUTH: { role: belligerent }', 'SOUTH: { role: belligerent, controls: zone }'),
  ],
  ['the category', sound.replace('aircraft.military', 'aircraft')],
  ['the gravity', sound.replace('serious', 'grave')],
  ['the revisit time', sound.replace('60 s', '61 s')],
  ['a ceiling', sound.replace('{ feature: zone }', '{ feature: zone, to: FL660 }')],
  ['an exception', `${sound}    except: [{ id: a, when: { notified: medevac } }]\n`],
  ['a reading', `${sound}    readings: { SOUTH: { for: 60 s } }\n`],
  ['the geometry', sound, collection(boxFeature('zone', 30, 46, 32, 48.0001))],
];
for (const [what, yaml, areas] of otherHash) {
  test(`${what} changes the hash`, () => assert.notEqual(read(yaml, areas).hash, hash));
}

test('the text hash covers every language and not the code beside it', () => {
  const textHash = (yaml: string) => read(yaml).clauses[0]!.textHash;
  assert.equal(textHash(sound.replace('30 s', '31 s')), textHash(sound));
  assert.notEqual(textHash(sound.replace('zone. }', 'zone., uk: Жодних. }')), textHash(sound));
});
