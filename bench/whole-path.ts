/**
 * Observation → verdict on one core: the picture follows, the watch judges, ticks and standing verdicts
 * included. `npx node --expose-gc bench/whole-path.ts [large | growth | forms]`; with `growth`, one dimension at
 * a time grows tenfold; with `forms`, plain clauses and as many of every form, side by side. Seeded; events are counted, so that two runs can be compared.
 */
import { compile } from '../src/watch/index.ts';
import { makeAccord, PARTIES } from './whole-path/accord.ts';
import { measureAllocations } from './whole-path/allocations.ts';
import { makeAreas } from './whole-path/areas.ts';
import { compareForms } from './whole-path/compare-forms.ts';
import { measureJudgement } from './whole-path/judgement.ts';
import { measureRates } from './whole-path/rates.ts';
import { makeBatches, type Size } from './whole-path/traffic.ts';

function run(size: Size): void {
  const { objects, areas, clauses } = size;
  const accord = makeAccord(makeAreas(areas), clauses);
  const compiled = compile([accord], PARTIES);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const batches = makeBatches(size);
  console.log(`${objects} objects × ${areas} areas × ${clauses} clauses`);
  measureRates(compiled.value, size, batches);
  if (size.seconds >= 200) measureJudgement(accord, size, batches);
  measureAllocations(compiled.value, size, batches);
}

function runForms(size: Size): void {
  const areas = makeAreas(size.areas);
  const [plain, all] = [makeAccord(areas, size.clauses), makeAccord(areas, size.clauses, 'all')];
  compareForms(plain, all, size, makeBatches(size));
}

const usual: Size = { objects: 5_000, areas: 200, clauses: 500, seconds: 240 };
if (process.argv.includes('forms')) runForms(usual);
else run(usual);
if (process.argv.includes('large') || process.argv.includes('growth')) {
  run({ objects: 50_000, areas: 2_000, clauses: 5_000, seconds: 80 });
}
if (process.argv.includes('growth')) {
  run({ ...usual, objects: 50_000, seconds: 80 });
  run({ ...usual, areas: 2_000 });
  run({ ...usual, clauses: 5_000 });
}
