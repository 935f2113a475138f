/** Bodies, guarantees and what they wait for: as written, and as whoever runs them sees it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOUR, parseInstant } from '../../kernel/index.ts';
import { type Accord, readAccord, stateEvents } from '../index.ts';
import { BOXES, SKY_1, writeAccord } from '../testdata/write-accord.ts';

const PARTIES =
  '{ NORTH: { role: belligerent }, SOUTH: { role: belligerent }, EAST: { role: guarantor, lead: [sky, sea], supports: land }, WEST: { role: lead } }';

const BODIES = `bodies:
  commission:
    text: { en: The commission finds what happened. }
    members: [WEST, NORTH, EAST, SOUTH]
    chair: EAST
    quorum: 3
    majority: two-thirds
    recuse: accused
    decides: [remedy, occurrence]
    if-fails: { after: 48 h, falls-to: guarantors }
    if-party-leaves: { continues-with: 2 }
  guarantors:
    { members: [EAST, WEST], quorum: 2, majority: unanimity, if-fails: { after: 24 h, falls-to: [WEST, EAST] }, if-party-leaves: { falls-to: WEST } }
  contact-group: { members: [EAST], quorum: 1, majority: simple, if-party-leaves: { dissolves: true } }
`;

const SHIELD = `  - id: shield
    text: { en: The guarantors answer. }
    kind: response
    by: [WEST, EAST]
    lead: EAST
    support: [NORTH]
    when:
      all:
        - { confirmed: { clause: [sky-1], gravity: serious, by: any-belligerent, attribution: medium } }
        - { not: { any: [{ void: shield }, { active: stand-by }, { event: talks }] } }
    clarify: { asks: accused, within: 24 h }
    clock: { from: notified, warn: 24 h, respond: 72 h, steps: [{ after: 48 h, does: consult }, { after: 6 h, does: inform }] }
    calls: [air-policing, consultation]
    decided-by: commission
    if-body-fails: { after: 72 h, falls-to: guarantors }
    void-if: { confirmed: { clause: sky-1, by: [SOUTH, NORTH] } }
    expires: 2025-09-30
`;
const STAND_BY = `  - { id: stand-by, text: { en: Another stands behind it. }, kind: backstop, by: [WEST], backstops: shield }
`;

const text = (guarantees = SHIELD + STAND_BY, clauses = SKY_1) =>
  `${writeAccord({ parties: PARTIES, events: '{ talks: {} }', clauses })}${BODIES}guarantees:\n${guarantees}`;

function read(yaml: string): Accord {
  const result = readAccord({ yaml, areas: BOXES });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

const problems = (yaml: string): readonly string[] => {
  const result = readAccord({ yaml, areas: BOXES });
  return result.ok
    ? []
    : result.problems.map(({ code, place, mend }) => `${place?.line}:${place?.column} ${code} ${mend}`);
};

test('a body is read with its members, its majority, and what follows when it does not decide', () => {
  const [commission, guarantors, contact] = read(text()).bodies;
  assert.deepEqual(commission, {
    id: 'commission',
    text: { en: 'The commission finds what happened.' },
    members: ['EAST', 'NORTH', 'SOUTH', 'WEST'],
    chair: 'EAST',
    quorum: 3,
    majority: 'two-thirds',
    recuse: 'accused',
    decides: ['occurrence', 'remedy'],
    ifFails: { after: 48 * HOUR, to: { body: 'guarantors' } },
    ifPartyLeaves: { form: 'continues', quorum: 2 },
  });
  assert.equal(guarantors!.recuse, 'none');
  assert.equal(guarantors!.decides.length, 6, 'left out: everything');
  assert.deepEqual(guarantors!.ifFails?.to, { parties: ['EAST', 'WEST'] });
  assert.deepEqual(guarantors!.ifPartyLeaves, { form: 'falls', to: { parties: ['WEST'] } });
  assert.deepEqual(contact!.ifPartyLeaves, { form: 'dissolves' });
});

test('a guarantee is read with who owes it, its condition, its clock and its end', () => {
  const [shield, standBy] = read(text()).guarantees;
  const { textHash, inForce, ...said } = shield!;
  assert.match(textHash, /^sha256:/);
  assert.deepEqual(said, {
    id: 'shield',
    text: { en: 'The guarantors answer.' },
    kind: 'response',
    by: ['EAST', 'WEST'],
    lead: 'EAST',
    support: ['NORTH'],
    when: {
      form: 'all',
      of: [
        {
          form: 'confirmed',
          clauses: ['sky-1'],
          gravity: 'serious',
          by: 'any-belligerent',
          attribution: 'medium',
        },
        {
          form: 'not',
          of: {
            form: 'any',
            of: [
              { form: 'void', guarantee: 'shield' },
              { form: 'active', guarantee: 'stand-by' },
              { form: 'event', event: 'talks' },
            ],
          },
        },
      ],
    },
    clarify: { asks: 'accused', within: 24 * HOUR },
    clock: {
      from: 'notified',
      warn: 24 * HOUR,
      respond: 72 * HOUR,
      steps: [
        { after: 6 * HOUR, does: 'inform' },
        { after: 48 * HOUR, does: 'consult' },
      ],
    },
    label: { level: 'public', relTo: 'all', handlingCaveats: [] },
    calls: ['air-policing', 'consultation'],
    decidedBy: 'commission',
    ifBodyFails: { after: 72 * HOUR, to: { body: 'guarantors' } },
    voidIf: { form: 'confirmed', clauses: ['sky-1'], by: ['NORTH', 'SOUTH'] },
  });
  assert.equal(standBy!.backstops, 'shield');
  const end = parseInstant('2025-10-01');
  assert.equal(inForce.until, end.ok && end.value.at, 'its last day is included');
});

test('parties may lead and support segments, also several', () => {
  const [, , east, west] = read(text()).parties;
  assert.deepEqual(east, { id: 'EAST', role: 'guarantor', leads: ['sky', 'sea'], supports: ['land'] });
  assert.deepEqual(west, { id: 'WEST', role: 'lead' });
});

test('a guarantee that an event ends goes on until people state the event', () => {
  const accord = read(text(SHIELD.replace('expires: 2025-09-30', 'expires: { event: talks }') + STAND_BY));
  const { inForce } = accord.guarantees[0]!;
  assert.equal(inForce.until, accord.inForce.until);
  const stated = stateEvents(accord, { talks: inForce.from + HOUR });
  assert.equal(stated.guarantees[0]!.inForce.until, inForce.from + HOUR);
});

test('a clause says what answers a breach: a guarantee, a body, or words', () => {
  const [clause] = read(text(undefined, `${SKY_1}    remedy: [shield, commission, an inquiry]\n`)).clauses;
  assert.deepEqual(clause!.remedies, [
    { guarantee: 'shield' },
    { body: 'commission' },
    { says: 'an inquiry' },
  ]);
});

/** From what to what, the word at which the problem stands, its code, and the mend. */
const refused: readonly [what: string, from: string, to: string, at: string, problem: string][] = [
  [
    'a body that nothing defines',
    'decided-by: commission',
    'decided-by: comission',
    'comission',
    'ACCORD_NAME_UNDEFINED did you mean "commission"?',
  ],
  [
    'a guarantee that nothing defines',
    'active: stand-by',
    'active: standby',
    'standby',
    'ACCORD_NAME_UNDEFINED did you mean "stand-by"?',
  ],
  [
    'a clause that nothing defines',
    'clause: [sky-1]',
    'clause: [sky-2]',
    'sky-2',
    'ACCORD_NAME_UNDEFINED did you mean "sky-1"?',
  ],
  [
    'a member that is no party',
    '[WEST, NORTH',
    '[WESTT, NORTH',
    'WESTT',
    'ACCORD_NAME_UNDEFINED did you mean "WEST"?',
  ],
  [
    'a fallback to nobody',
    'falls-to: guarantors',
    'falls-to: guarantor',
    'guarantor }',
    'ACCORD_NAME_UNDEFINED did you mean "guarantors"?',
  ],
  [
    'a chair from outside',
    'NORTH, EAST, SOUTH]',
    'NORTH, SOUTH]',
    'EAST\n    quorum',
    'ACCORD_VALUE name it under members: too',
  ],
  ['a quorum of none', 'quorum: 3', 'quorum: 0', '0\n', 'ACCORD_VALUE write a whole number of at least 1'],
  [
    'a majority that is no word',
    'two-thirds',
    'two-third',
    'two-third',
    'ACCORD_WORD_UNKNOWN did you mean "two-thirds"?',
  ],
  [
    'a lead that does not owe it',
    'lead: EAST\n    support',
    'lead: SOUTH\n    support',
    'SOUTH\n    support',
    'ACCORD_KEY_MISSING name it under by: too',
  ],
  [
    'a response to nothing',
    SHIELD.slice(SHIELD.indexOf('    when:'), SHIELD.indexOf('    clarify')),
    '',
    'shield\n',
    'ACCORD_KEY_MISSING add when:, or say kind: assurance',
  ],
  [
    'a backstop of nothing',
    ', backstops: shield',
    '',
    'stand-by, text',
    'ACCORD_KEY_MISSING add backstops: NAME',
  ],
  [
    'a deadline without a unit',
    'respond: 72 h',
    'respond: 72',
    '72, steps',
    'DURATION_UNREADABLE write a number and one of ms, s, min, h, d: "30 s"',
  ],
  [
    'a clock that starts at nothing known',
    'from: notified',
    'from: noticed',
    'noticed',
    'ACCORD_WORD_UNKNOWN did you mean "notified"?',
  ],
  [
    'a term that nothing defines',
    'by: [SOUTH, NORTH] }',
    'cause: { term: reason } }',
    'reason',
    'ACCORD_NAME_UNDEFINED define it first: none is yet',
  ],
  [
    'a condition of no kind',
    '{ event: talks }',
    '{ evnt: talks }',
    '{ evnt',
    'ACCORD_FORM "evnt": did you mean "event"?',
  ],
];
for (const [what, from, to, at, problem] of refused) {
  test(`${what} is refused where it stands, with the mend`, () => {
    const yaml = text().replace(from, to);
    assert.notEqual(yaml, text());
    const before = yaml.slice(0, yaml.indexOf(at)).split('\n');
    const place = `${before.length}:${before.at(-1)!.length + 1}`;
    assert.ok(problems(yaml).includes(`${place} ${problem}`), `${place}\n${problems(yaml).join('\n')}`);
  });
}

test('an exception cannot be broken, and a slip in a remedy is no text', () => {
  const excepted = `${SKY_1}    except: [{ id: sky-1-a, when: { notified: medevac } }]\n`;
  const broken = text(SHIELD.replace('[sky-1]', '[sky-1-a]') + STAND_BY, excepted);
  assert.match(problems(broken).join(), /ACCORD_VALUE name the clause it belongs to/);
  assert.match(problems(text(undefined, `${SKY_1}    remedy: [sheild]\n`)).join(), /did you mean "shield"/);
});
