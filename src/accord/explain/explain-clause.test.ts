/** Clauses in plain words: what people read must be what is judged. */
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type AccordFiles, checkAccord } from '../index.ts';
import { BOXES, SKY_1, writeAccord } from '../testdata/write-accord.ts';
import { explainClause } from './explain-clause.ts';
import { explainProcedure } from './explain-procedure.ts';

const folder = join(import.meta.dirname, '../../../accords');

function filesOf(name: string): AccordFiles {
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
  const examples = readdirSync(join(folder, name, 'examples')).map((file) => `examples/${file}`);
  return {
    yaml: read('accord.yaml'),
    areas: read('areas.geojson'),
    examples: examples.map((file) => ({ name: file, text: read(file) })),
  };
}

const { accord, examples } = checkAccord(filesOf('line-of-contact'));
const explain = (clause: string) => explainClause(accord!, clause, examples)!;

test('a ban with an exception, an exception to it, and a party that reads it otherwise', () => {
  const { readings, compliance, exceptions, textHash } = explain('sky-1');
  assert.deepEqual(
    readings.map(({ id, rule }) => `${id}: ${rule}`),
    [
      'agreed: No military aircraft of NORTH or SOUTH may be in "no-fly"; it counts once it has lasted 30 s.',
      'NORTH: No military aircraft of NORTH or SOUTH may be in "no-fly-north"; it counts once it has lasted 30 s.',
    ],
  );
  assert.match(compliance, /^All of "no-fly" was looked at at least every 1 min /);
  assert.equal(
    exceptions[0]?.says,
    'Does not bind where a notice of "medevac" covers it, given at least 2 h before.',
  );
  assert.equal(
    exceptions[0]?.except[0]?.says,
    'Binds all the same where the notice says that it carries weapons.',
  );
  assert.equal(textHash, accord!.clauses[0]!.textHash);
});

test('an end written to the minute is told with that minute in it', () => {
  assert.equal(
    explain('sky-2').readings[0]?.inForce,
    'from 010000ZMAR26 (2026-03-01 00:00 UTC) until 312359ZAUG26 (2026-08-31 23:59 UTC), that minute included',
  );
});

test('a reading that waits for an event says which', () => {
  assert.match(explain('sea-1').readings[1]!.inForce, /; and from the event "bank-reconnection"$/);
});

test('what interrupts a period and what it depends on is told', () => {
  const told = (inForce: string, more = '') => {
    const yaml = writeAccord({ inForce, events: '{ ratified: {} }', clauses: `${SKY_1}${more}` });
    return explainClause(checkAccord({ yaml, areas: BOXES }).accord!, 'sky-1', [])!.readings[0]!.inForce;
  };
  assert.equal(
    told('{ from: 2026-03-01, suspended: [{ from: 2026-03-10T12:00Z, until: 2026-03-10T12:59Z }] }'),
    'from 010000ZMAR26 (2026-03-01 00:00 UTC), not from 101200ZMAR26 (2026-03-10 12:00 UTC) until 101259ZMAR26 (2026-03-10 12:59 UTC), that minute included',
  );
  assert.equal(
    told('{ from: { event: ratified, plus: 30 d } }', '    while: { kept: sky-1, by: SOUTH }\n'),
    'from 30 d after the event "ratified"; and without an end, as long as people have confirmed no breach of "sky-1" by SOUTH that is not remedied',
  );
});

test('the examples of a clause say what they expect of it, and no other clause’s', () => {
  const told = explain('sky-3').examples;
  assert.ok(told.length > 0 && told.every(({ expects }) => expects.length > 0));
  const named = examples.filter(({ expect, expectNot }) =>
    [...expect, ...expectNot].some(({ clause }) => clause === 'sky-3'),
  );
  assert.deepEqual(
    told.map(({ name }) => name),
    named.map(({ name }) => name),
  );
});

test('a body says who sits in it and what follows when it cannot decide; a guarantee what sets it in motion', () => {
  const told = new Map(explainProcedure(accord!).map(({ id, says }) => [id, says.join(' ')]));
  assert.match(told.get('special-commission')!, /^Members: EAST, MISSION, NORTH, SOUTH and WEST\. Decides/);
  assert.match(told.get('special-commission')!, /by a majority of two thirds, with at least 4 present\./);
  assert.match(told.get('air-shield')!, /Proposed to people when people have confirmed a breach of "sky-1"/);
  assert.deepEqual(explain('sky-1').remedies, ['the guarantee "air-shield"']);
});

test('a clause that is not there is not explained', () => {
  assert.equal(explainClause(accord!, 'sky-99', examples), undefined);
});

/** Traces of something that was not put into words. */
const GAP = /undefined|NaN|\[object|Infinity| {2}/;

for (const path of globSync('*/accord.yaml', { cwd: folder })) {
  const name = path.split('/')[0]!;
  test(`every clause of ${name} can be told in words, without a gap in any sentence`, () => {
    const { accord: whole, examples: shown } = checkAccord(filesOf(name));
    assert.doesNotMatch(JSON.stringify(explainProcedure(whole!)), GAP);
    for (const { id } of whole!.clauses) {
      const text = JSON.stringify(explainClause(whole!, id, shown));
      assert.doesNotMatch(text, GAP, `${name} ${id}`);
    }
  });
}
