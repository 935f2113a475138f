import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Accord, PartySet, Reading } from '../accord/index.ts';
import { seededRandom } from '../kernel/index.ts';
import type { RegisterEntry } from '../picture/index.ts';
import { eventLine } from './figures/tally.ts';
import { judgeWorld } from './testing/judge-world.ts';
import { randomAccord } from './testing/random-accord.ts';
import { randomFixes } from './testing/random-fixes.ts';
import { BY_NUMBER, makeFixes, makeRegister, makeSource } from './testing/small-world.ts';

const OTHER: Readonly<Record<string, string>> = { north: 'south', south: 'north' };
const swapName = (name: string): string => OTHER[name] ?? name;
const swapSet = (set: PartySet): PartySet => (set === 'all' ? set : set.map(swapName));

const swapReading = (reading: Reading): Reading =>
  reading.rule.form === 'human-judged'
    ? reading
    : {
        ...reading,
        id: swapName(reading.id),
        rule: { ...reading.rule, parties: swapSet(reading.rule.parties) },
      };

const swapAccord = (accord: Accord): Accord => ({
  ...accord,
  parties: accord.parties.map((party) => ({ ...party, id: swapName(party.id) })),
  clauses: accord.clauses.map((clause) => ({ ...clause, readings: clause.readings.map(swapReading) })),
});

const swapEntry = (entry: RegisterEntry): RegisterEntry =>
  entry.party === undefined ? entry : { ...entry, party: swapName(entry.party) };

/** Swaps the parties' names in what was said; ids follow from content, so they are left out. */
const swapLine = (line: string): string =>
  line.replaceAll(/"(north|south)"/g, (_, name) => `"${swapName(name)}"`);
const withoutIds = (line: string): string => line.replaceAll(/"id":"indication-[0-9a-f]+",/g, '');

const sources = [makeSource({ id: 'heard' }), makeSource({ id: 'radar', gnss: false, physics: 'radar' })];

test('parties swapped in accord and register give the swapped verdicts, byte for byte', () => {
  let breaches = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const random = seededRandom(seed);
    const accord = randomAccord(random.fork('accord'));
    const fixes = makeFixes(randomFixes(random.fork('fixes'), 8, 900));
    const judge = (one: Accord, register: readonly RegisterEntry[]) =>
      judgeWorld({ accords: [one], register: makeRegister(sources, register), fixes }).events;
    const plain = judge(accord, BY_NUMBER).map(eventLine).map(withoutIds);
    const swapped = judge(swapAccord(accord), BY_NUMBER.map(swapEntry)).map(eventLine).map(withoutIds);
    breaches += plain.filter((line) => line.includes('breach-indicated')).length;
    assert.deepEqual(swapped.map(swapLine), plain);
  }
  assert.ok(breaches > 0);
});

test('swapping the register alone changes the verdicts: the comparison can fail', () => {
  const random = seededRandom(1);
  const accord = randomAccord(random.fork('accord'));
  const fixes = makeFixes(randomFixes(random.fork('fixes'), 8, 900));
  const judge = (register: readonly RegisterEntry[]) =>
    judgeWorld({ accords: [accord], register: makeRegister(sources, register), fixes }).summary.hash;
  assert.notEqual(judge(BY_NUMBER), judge(BY_NUMBER.map(swapEntry)));
});
