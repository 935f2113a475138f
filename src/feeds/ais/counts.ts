/** What became of the lines of a stream. */
import { REASONS, type Reason } from './reasons.ts';

export interface AisCounts {
  lines: number;
  /** VDM and VDO sentences. */
  sentences: number;
  /** Sentences that became part of a row. */
  decoded: number;
  /** Sentences that wait for their next part. */
  held: number;
  messages: number;
  /** RMC and `$PGHP` lines with a right checksum. */
  timeSentences: number;
  /** TAG blocks whose checksum is missing or wrong. */
  damagedTagBlocks: number;
  /** Lines that are neither an AIS sentence nor a time. */
  otherLines: number;
  readonly byType: Float64Array;
  /** Sentences given up, by index of `REASONS`. */
  readonly refused: Float64Array;
}

/** Reasons that occurred, with the number of sentences. */
export const refusedByReason = (counts: AisCounts): Partial<Record<Reason, number>> =>
  Object.fromEntries(
    REASONS.flatMap((reason, i) => (counts.refused[i]! > 0 ? [[reason, counts.refused[i]!]] : [])),
  );

export const makeCounts = (): AisCounts => ({
  lines: 0,
  sentences: 0,
  decoded: 0,
  held: 0,
  messages: 0,
  timeSentences: 0,
  damagedTagBlocks: 0,
  otherLines: 0,
  byType: new Float64Array(64),
  refused: new Float64Array(REASONS.length),
});
