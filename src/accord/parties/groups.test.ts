/** A group's name stands wherever a list of parties may; labels say who may see a clause. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAccord } from '../index.ts';
import { BOXES, SKY_1, writeAccord } from '../testdata/write-accord.ts';

const PARTIES = `{ NORTH: { role: belligerent }, SOUTH: { role: belligerent }, EAST: { role: guarantor } }`;

const write = (groups: string, written: string, more = '') => ({
  yaml: writeAccord({
    parties: PARTIES,
    more: `groups: ${groups}\n`,
    clauses: SKY_1.replace('[NORTH, SOUTH]', written) + more,
  }),
  areas: BOXES,
});

function partiesOf(groups: string, written: string) {
  const read = readAccord(write(groups, written));
  assert.ok(read.ok, JSON.stringify(read));
  const { rule } = read.value.clauses[0]!.readings[0]!;
  return 'parties' in rule && rule.parties;
}

const codesOf = (groups: string, written: string) => {
  const read = readAccord(write(groups, written));
  assert.ok(!read.ok, 'it was accepted');
  return read.problems.map(({ code }) => code);
};

test('a group stands for its members, alone, in a list, and in another group', () => {
  const groups = '{ sides: [SOUTH, NORTH], everyone: [sides, EAST] }';
  assert.deepEqual(partiesOf(groups, 'sides'), ['NORTH', 'SOUTH']);
  assert.deepEqual(partiesOf(groups, '[EAST, sides]'), ['EAST', 'NORTH', 'SOUTH']);
  assert.deepEqual(partiesOf(groups, '[NORTH, everyone]'), ['EAST', 'NORTH', 'SOUTH']);
});

test('what is neither a party nor a group is refused, and so is a group in itself or with a party’s name', () => {
  assert.deepEqual(codesOf('{ sides: [NORTH] }', 'side'), ['ACCORD_KIND']);
  assert.deepEqual(codesOf('{ sides: [NORTH, WEST] }', 'sides'), ['ACCORD_NAME_UNDEFINED']);
  assert.deepEqual(codesOf('{ a: [b], b: [NORTH, a] }', 'b'), ['ACCORD_CIRCLE']);
  assert.deepEqual(codesOf('{ NORTH: [SOUTH] }', '[SOUTH]'), ['ACCORD_VALUE']);
  assert.deepEqual(codesOf('{ all: [SOUTH] }', '[SOUTH]'), ['ACCORD_VALUE']);
  assert.deepEqual(codesOf('{ sides: [] }', '[SOUTH]'), ['ACCORD_VALUE']);
});

test('a clause has its own label, or the accord’s, or is public', () => {
  const secret = 'label: { level: secret, rel-to: sides, caveats: [orcon] }';
  const read = readAccord({
    yaml: writeAccord({
      parties: PARTIES,
      more: 'groups: { sides: [SOUTH, NORTH] }\nlabel: { level: restricted }\n',
      clauses: `${SKY_1}    ${secret}\n${SKY_1.replace('sky-1', 'sky-2')}`,
    }),
    areas: BOXES,
  });
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(
    read.value.clauses.map(({ label }) => label),
    [
      { level: 'secret', relTo: ['NORTH', 'SOUTH'], handlingCaveats: ['orcon'] },
      { level: 'restricted', relTo: [], handlingCaveats: [] },
    ],
  );
});

test('a label counts in the hash, unless it says what holds anyway', () => {
  const hash = (more: string) => {
    const read = readAccord({ yaml: writeAccord({ clauses: SKY_1 + more }), areas: BOXES });
    assert.ok(read.ok);
    return read.value.hash;
  };
  assert.equal(hash('    label: { level: public }\n'), hash(''));
  assert.notEqual(hash('    label: { level: restricted }\n'), hash(''));
});
