/**
 * The same rule for every party: in each accord of `accords/`, two parties who are bound alike change names in the
 * accord and in its worked examples, and every verdict is the same with the names changed back.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Accord, type AccordFiles, checkAccord, type Example } from '../accord/index.ts';
import { canonicalJson, DAY, type Json, type Random, seededRandom } from '../kernel/index.ts';
import { exampleJudge, type IndicationEvent } from '../watch/index.ts';
import { readAccordFiles } from './read-folder.ts';
import { swapInFiles, swapInValue, type Two } from './testing/swap-names.ts';

const accords = join(import.meta.dirname, '../../accords');
const folders = readdirSync(accords, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(accords, entry.name, 'accord.yaml')))
  .map(({ name }) => name);

interface Read {
  readonly accord: Accord;
  readonly examples: readonly Example[];
}

function read(files: AccordFiles): Read {
  const { accord, examples, errors } = checkAccord(files);
  assert.deepEqual(errors, []);
  assert.ok(accord);
  return { accord, examples };
}

function filesOf(folder: string): AccordFiles {
  const files = readAccordFiles(join(accords, folder));
  assert.ok(files.ok, JSON.stringify(files));
  return files.value;
}

/** Belligerents, or participants, each with each of the same role; some example speaks of one of the two at least. */
function pairsOf({ accord, examples }: Read): readonly Two[] {
  const bound = accord.parties.filter(({ role }) => role === 'belligerent' || role === 'participant');
  return bound.flatMap((one, i) =>
    bound
      .slice(i + 1)
      .filter(({ role }) => role === one.role)
      .map(({ id }): Two => [one.id, id])
      .filter((two) => examples.some((example) => speaksOf(example, two))),
  );
}

const speaksOf = ({ tracks, patrols, notices, expect, expectNot }: Example, two: Two): boolean =>
  [...tracks, ...patrols, ...notices, ...expect, ...expectNot].some(
    ({ party }) => party !== undefined && two.includes(party),
  );

/** All with GARANT_ALL=1; else one of every clause for an accord's first pair, and for each other one that speaks of it. */
function sampleFor(two: Two, isFirst: boolean, { examples }: Read, random: Random): readonly number[] {
  const all = examples.map((_, n) => n);
  if (process.env.GARANT_ALL === '1') return all;
  const speaking = random.pick(all.filter((n) => speaksOf(examples[n]!, two)));
  const clauses = new Set(
    isFirst ? examples.flatMap(({ expect }) => expect.map(({ clause }) => clause)) : [],
  );
  const ofEach = [...clauses].map((clause) => {
    const own = all.filter((n) => examples[n]!.expect.some((expected) => expected.clause === clause));
    const short = own.filter((n) => examples[n]!.until - examples[n]!.start <= DAY / 2);
    return random.pick(short.length > 0 ? short : own);
  });
  return [...new Set([speaking, ...ofEach])];
}

const SEED = 20_261_122;

/** What is said of an example, in order. Hashes and ids follow from the names, so that only their order can agree. */
function sayerOf(accord: Accord, two?: Two): (example: Example) => readonly string[] {
  const judge = exampleJudge(accord);
  return (example) => {
    const judged = judge(example);
    assert.ok(judged.ok, JSON.stringify(judged));
    return judged.value.map((event) => lineOf(event, two));
  };
}

function lineOf({ id: _id, accordHash: _hash, subject, ...said }: IndicationEvent, two?: Two): string {
  const json = { ...said, subject } as unknown as Json;
  const line = canonicalJson(two ? swapInValue(json, two) : json);
  // several parties are a set, which is told in the order of their names
  return line.replace(/"parties":\[(.*?)\]/, (_, names: string) => `"parties":[${names.split(',').sort()}]`);
}

interface Compared {
  readonly judged: number;
  /** What was said before and after, of examples of which it is not the same. */
  readonly differing: readonly { two: Two; example: string; before: string; after: string }[];
}

/** `alsoExamples`: false is the fault that the comparison must find. */
function compareSwapped(folder: string, alsoExamples: boolean): Compared {
  const files = filesOf(folder);
  const original = read(files);
  const plain = sayerOf(original.accord);
  const random = seededRandom(SEED).fork(folder);
  const samples = pairsOf(original).map(
    (two, i) => [two, sampleFor(two, i === 0, original, random)] as const,
  );
  const differing = samples.flatMap(([two, sample]) => {
    const swapped = read(swapInFiles(files, two));
    const say = sayerOf(swapped.accord, two);
    return sample.flatMap((n) => {
      const before = plain(original.examples[n]!);
      const after = say((alsoExamples ? swapped : original).examples[n]!);
      const line = before.findIndex((text, at) => text !== after[at]);
      if (line < 0 && before.length === after.length) return [];
      const at = line < 0 ? before.length : line;
      const example = original.examples[n]!.name;
      return [{ two, example, before: before[at] ?? 'nothing', after: after[at] ?? 'nothing' }];
    });
  });
  return { judged: samples.reduce((sum, [, sample]) => sum + sample.length, 0), differing };
}

for (const folder of folders) {
  test(`${folder}: parties who change names change nothing else (seed ${SEED})`, () => {
    const { judged, differing } = compareSwapped(folder, true);
    assert.ok(judged > 0);
    assert.deepEqual(differing, []);
  });
}

test('names changed in the accord alone change what is said: the comparison can fail', () => {
  assert.notDeepEqual(compareSwapped('demo', false).differing, []);
});
