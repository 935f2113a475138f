/**
 * The long hostile run: a million damaged Mode S frames through each feed. Prints JSON; exit 1 when one
 * crashes, takes more than 50 ms for 200 frames, or grows by more than 64 MB.
 *
 * npx node --expose-gc --max-semi-space-size=4 test/campaign/mutate-modes.ts [frames] [seed] [none|throws|hangs|leaks]
 */
import { FAULTS, type Fault, holds, runHostile } from '../support/mutate-modes.ts';

const frames = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 1);
const fault = (process.argv[4] ?? 'none') as Fault;
if (!FAULTS.includes(fault)) {
  console.error(`no such fault: ${fault}; one of ${FAULTS.join(', ')}`);
  process.exit(2);
}
const runs = (['beast', 'modes-hex'] as const).map((feed) => runHostile(feed, frames, seed, fault));
for (const run of runs)
  console.log(JSON.stringify({ ...run, crashes: run.crashes.length, holds: holds(run) }));
for (const run of runs) for (const crash of run.crashes.slice(0, 5)) console.error(`${run.feed}: ${crash}`);
process.exit(runs.every(holds) ? 0 : 1);
