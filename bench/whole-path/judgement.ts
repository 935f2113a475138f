/** The same observations through the judgement itself: they wait for the watermark and are put in order first. */
import type { Accord } from '../../src/accord/index.ts';
import { createPicture, type FixColumns } from '../../src/picture/index.ts';
import { createJudgement } from '../../src/watch/index.ts';
import { PARTIES, register } from './accord.ts';
import type { Size } from './traffic.ts';

/** Batches until verdicts come as fast as observations do: the watermark's minute, and a while to be warm. */
const WARM = 100;

/** Runs all batches through a judgement of settled verdicts, one second's taken while one is settled. */
export function measureJudgement(accord: Accord, { objects }: Size, batches: readonly FixColumns[]): void {
  const capacity = Math.max(65_536, objects * 2);
  const made = createJudgement({
    accords: [accord],
    register,
    lane: 'simulated',
    settledOnly: true,
    makePicture: () => createPicture({ register, parties: PARTIES, capacity }),
  });
  if (!made.ok) throw new Error(made.problems[0]!.message);
  const judgement = made.value;
  let [spent, said] = [0, 0];
  batches.forEach((batch, second) => {
    const before = process.cpuUsage();
    judgement.take(batch);
    const events = judgement.drain().length;
    const { user, system } = process.cpuUsage(before);
    if (second < WARM) return;
    spent += (user + system) / 1e6;
    said += events;
  });
  const rate = Math.round(((batches.length - WARM) * objects) / spent).toLocaleString('en');
  console.log(`  put in judgement order behind the watermark: ${rate} observations/s, ${said} events`);
}
