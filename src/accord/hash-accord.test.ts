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

const procedure = `${sound}bodies:
  commission: { members: [NORTH, SOUTH], quorum: 1, majority: simple, recuse: accused }
guarantees:
  - id: shield
    text: { en: They answer. }
    by: [NORTH]
    when: { any: [{ confirmed: { clause: sky-1, by: SOUTH } }, { event: war }] }
    clock: { from: notified, respond: 72 h }
`.replace('events: {}', 'events: { war: {} }');
const MEMBERS = ['[NORTH, SOUTH], quorum', '[SOUTH, NORTH], quorum'] as const;
const CONDITIONS = [
  '[{ confirmed: { clause: sky-1, by: SOUTH } }, { event: war }]',
  '[{ event: war }, { confirmed: { by: [SOUTH], clause: [sky-1] } }]',
] as const;

const sameHash: readonly [what: string, yaml: string, areas?: string | undefined, as?: string][] = [
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
  [
    'the order of members and conditions',
    procedure.replace(...MEMBERS).replace(...CONDITIONS),
    undefined,
    procedure,
  ],
  ['a position moved by less than 1e-7 degree', sound, BOXES.replaceAll('46', '46.00000001')],
];
for (const [what, yaml, areas, as] of sameHash) {
  test(`${what} does not change the hash`, () =>
    assert.equal(read(yaml, areas).hash, as ? read(as).hash : hash));
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
  ['a segment that a party leads', sound.replace('belligerent }', 'belligerent, lead: sea }')],
  ['what answers a breach', `${sound}    remedy: [compensation]\n`],
  ['a body and a guarantee', procedure],
  ['the geometry', sound, collection(boxFeature('zone', 30, 46, 32, 48.0001))],
];
for (const [what, yaml, areas] of otherHash) {
  test(`${what} changes the hash`, () => assert.notEqual(read(yaml, areas).hash, hash));
}

const ofProcedure: readonly [what: string, from: string, to: string][] = [
  ['a quorum', 'quorum: 1', 'quorum: 2'],
  ['a majority', 'simple', 'consensus'],
  ['a recusal', 'recuse: accused', 'recuse: none'],
  ['who owes it', 'by: [NORTH]', 'by: [SOUTH]'],
  ['what triggers it', 'by: SOUTH }', 'by: any-belligerent }'],
  ['the word of a guarantee', 'They answer', 'They may answer'],
  ['what starts its clock', 'notified', 'occurred'],
  ['a deadline', '72 h', '71 h'],
];
for (const [what, from, to] of ofProcedure) {
  test(`${what} changes the hash`, () => {
    const edited = procedure.replace(from, to);
    assert.notEqual(edited, procedure);
    assert.notEqual(read(edited).hash, read(procedure).hash);
  });
}

test('the text hash covers every language and not the code beside it', () => {
  const textHash = (yaml: string) => read(yaml).clauses[0]!.textHash;
  assert.equal(textHash(sound.replace('30 s', '31 s')), textHash(sound));
  assert.notEqual(textHash(sound.replace('zone. }', 'zone., uk: Жодних. }')), textHash(sound));
});
