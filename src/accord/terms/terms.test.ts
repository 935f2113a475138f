/** What words mean: to all, to one party, or to nobody in common. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clause, readAccord } from '../index.ts';
import { BOXES, writeAccord } from '../testdata/write-accord.ts';

const clause = (more: string) => `  - id: sky-1
    text: { en: No military aircraft. }
${more}`;
const BAN =
  '    forbids: { parties: { term: sides }, presence: aircraft.military, in: { term: where }, for: 30 s }\n';

const write = (terms: string, clauses = clause(BAN)) => ({
  yaml: writeAccord({ more: `terms:\n${terms}`, clauses }),
  areas: BOXES,
});
const SIDES = '  sides: { is: [NORTH, SOUTH] }\n';

function read(terms: string, clauses?: string): Clause {
  const result = readAccord({ ...write(terms, clauses), yaml: zones(write(terms, clauses).yaml) });
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.clauses[0]!;
}
const zones = (yaml: string) =>
  yaml.replace('{ zone: { feature: zone } }', '{ zone: { feature: zone }, beside: { feature: beside } }');

function problems(terms: string, clauses?: string) {
  const result = readAccord({ ...write(terms, clauses), yaml: zones(write(terms, clauses).yaml) });
  assert.ok(!result.ok, 'it was accepted');
  return result.problems;
}
const ruleOf = (found: Clause, id: string) => found.readings.find((reading) => reading.id === id)?.rule;

test('a clause says what its terms mean', () => {
  const found = read(`${SIDES}  where: { is: zone }\n`);
  assert.deepEqual(
    found.readings.map(({ rule }) => rule),
    [
      {
        form: 'presence-ban',
        parties: ['NORTH', 'SOUTH'],
        category: 'aircraft.military',
        area: 'zone',
        dwell: 30_000,
      },
    ],
  );
  assert.deepEqual(found.terms, ['sides', 'where']);
});

test('a party that reads a term otherwise has a reading of every clause that uses it', () => {
  const found = read(`${SIDES}  where: { is: zone, readings: { SOUTH: beside } }\n`);
  assert.deepEqual(
    found.readings.map(({ id, rule }) => [id, 'area' in rule && rule.area]),
    [
      ['agreed', 'zone'],
      ['SOUTH', 'beside'],
    ],
  );
});

test('a party’s own reading of the clause is laid on top of what its terms mean to it', () => {
  const found = read(
    `${SIDES}  where: { is: zone, readings: { SOUTH: beside } }\n`,
    clause(`${BAN}    readings: { SOUTH: { for: 60 s }, NORTH: { in: beside } }\n`),
  );
  const south = ruleOf(found, 'SOUTH');
  assert.ok(south?.form === 'presence-ban' && south.area === 'beside' && south.dwell === 60_000);
  const north = ruleOf(found, 'NORTH');
  assert.ok(north?.form === 'presence-ban' && north.area === 'beside' && north.dwell === 30_000);
});

test('periods and exceptions stand in terms as well', () => {
  const found = read(
    `${SIDES}  where: { is: zone }
  start: { is: { from: 2025-09-10 }, readings: { SOUTH: { from: 2025-09-20 } } }
  early: { is: 2 h before, readings: { NORTH: 6 h before } }
`,
    clause(`${BAN}    in-force: { term: start }
    except: [{ id: sky-1-a, when: { notified: medevac, at-least: { term: early } } }]
`),
  );
  const [agreed, south, north] = ['agreed', 'SOUTH', 'NORTH'].map(
    (id) => found.readings.find((reading) => reading.id === id)!,
  );
  assert.equal(agreed!.inForce.from, Date.parse('2025-09-10'));
  assert.equal(south!.inForce.from, Date.parse('2025-09-20'));
  assert.equal(south!.except, undefined);
  assert.equal(north!.inForce.from, Date.parse('2025-09-10'));
  assert.equal(found.except[0]!.when.leadTime, 2 * 3_600_000);
  assert.equal(north!.except![0]!.when.leadTime, 6 * 3_600_000);
  assert.equal(north!.except![0]!.id, 'sky-1-a');
});

test('where the parties agreed on no meaning, people judge what all read, and each meaning has its rule', () => {
  const found = read(`${SIDES}  where: { readings: { SOUTH: beside, NORTH: zone } }\n`);
  assert.deepEqual(ruleOf(found, 'agreed'), { form: 'human-judged' });
  const [south, north] = [ruleOf(found, 'SOUTH'), ruleOf(found, 'NORTH')];
  assert.ok(south?.form === 'presence-ban' && south.area === 'beside');
  assert.ok(north?.form === 'presence-ban' && north.area === 'zone');
});

test('a term that is only cited needs no meaning', () => {
  const read = readAccord(write(`  without-cause: { text: { en: without cause } }\n`, undefined));
  assert.ok(!read.ok);
  const cited = readAccord({
    yaml: writeAccord({ more: 'terms: { without-cause: { text: { en: without cause } } }\n' }),
    areas: BOXES,
  });
  assert.ok(cited.ok);
  assert.deepEqual(cited.value.terms, [{ id: 'without-cause', text: { en: 'without cause' }, readings: {} }]);
});

test('a problem with a meaning is told where the meaning stands', () => {
  const [found, more] = problems(`${SIDES}  where: { is: nowhere }\n`);
  assert.equal(more, undefined);
  assert.equal(found!.code, 'ACCORD_NAME_UNDEFINED');
  assert.deepEqual([found!.place!.line, found!.place!.column], [8, 16]);
});

test('a term that nothing defines is told with the one it was meant to be', () => {
  const [found] = problems(`${SIDES}  there: { is: zone }\n`);
  assert.ok(found!.message.startsWith('the term "where" is not defined'), found!.message);
});

test('a party that reads the clause and not its term is asked what the term means to it', () => {
  const [found, more] = problems(
    `${SIDES}  where: { readings: { SOUTH: beside } }\n`,
    clause(`${BAN}    readings: { NORTH: { for: 60 s } }\n`),
  );
  assert.equal(more, undefined);
  assert.equal(found!.code, 'ACCORD_TERM');
});

test('a party’s own reading may say what a term leaves open', () => {
  const found = read(`${SIDES}  where: {}\n`, clause(`${BAN}    readings: { NORTH: { in: zone } }\n`));
  const north = ruleOf(found, 'NORTH');
  assert.ok(north?.form === 'presence-ban' && north.area === 'zone');
});
