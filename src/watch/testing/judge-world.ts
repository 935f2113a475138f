/** Runs a small world through the real picture and the real judgement. */
import type { Accord } from '../../accord/index.ts';
import { createPicture, type FixColumns, type Report, type SourceRegister } from '../../picture/index.ts';
import { createJudgement, type Judgement, type JudgementSummary } from '../judgement.ts';
import type { IndicationEvent, WatchEvent } from '../watch-event.ts';

export interface World {
  readonly accords: readonly Accord[];
  readonly register: SourceRegister;
  readonly fixes?: FixColumns;
  readonly reports?: readonly Report[];
  readonly settledOnly?: boolean;
}

export function makeJudgement({ accords, register, settledOnly = true }: World): Judgement {
  const parties = accords.flatMap((accord) => accord.parties.map(({ id }) => id));
  const result = createJudgement({
    accords,
    register,
    lane: 'simulated',
    settledOnly,
    makePicture: () => createPicture({ register, parties, capacity: 4096 }),
  });
  if (!result.ok) throw new Error(result.problems[0]!.message);
  return result.value;
}

export interface Judged {
  readonly events: readonly WatchEvent[];
  /** Indications about objects and places, without standing ones on whole clauses. */
  readonly indications: readonly IndicationEvent[];
  readonly summary: JudgementSummary;
}

export function judgeWorld(world: World): Judged {
  const judgement = makeJudgement(world);
  for (const report of world.reports ?? []) judgement.report(report);
  if (world.fixes) judgement.take(world.fixes);
  judgement.finish();
  const events = judgement.drain();
  const indications = events
    .filter((event) => event.event === 'indication')
    .filter(({ subject, position }) => subject.track !== undefined || position !== undefined);
  return { events, indications, summary: judgement.summary() };
}
