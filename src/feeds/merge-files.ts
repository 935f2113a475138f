/**
 * Several recordings as one stream in the order of observation: each file is decoded only as far ahead as
 * the others need, so that none comes late because another was read first. A file's own order is kept.
 */
import type { Instant } from '../kernel/index.ts';
import type { MergeTarget, Recording } from './recording.ts';
import { RecordingQueue } from './recording-queue.ts';

/**
 * Reads every recording to its end. One that breaks off ends there and the others go on.
 * @returns why each broken one broke off.
 */
export async function mergeRecordings<From extends Recording>(
  recordings: readonly From[],
  target: MergeTarget<From>,
): Promise<readonly unknown[]> {
  // At equal times the source that is declared first goes first, however the inputs were named.
  const sorted = [...recordings].sort((a, b) => a.options.ordinal - b.options.ordinal);
  const queues = sorted.map((recording) => new RecordingQueue(recording, target));
  while (queues.some(({ ended }) => !ended)) {
    await queues.reduce((a, b) => (b.reached < a.reached ? b : a)).pull();
    handOver(queues, Math.min(...queues.map(({ reached }) => reached)));
  }
  return queues.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
}

/** Hands over what lies up to `horizon`, which every queue has reached: always from the one whose turn it is. */
function handOver<From extends Recording>(queues: readonly RecordingQueue<From>[], horizon: Instant): void {
  for (let turn = turnOf(queues); turn >= 0; turn = turnOf(queues)) {
    if (queues[turn]!.head > horizon) return;
    let bound = horizon;
    let isBefore = false;
    for (let i = 0; i < queues.length; i++) {
      const { head, waits } = queues[i]!;
      if (i === turn || !waits || head > bound || (head === bound && i > turn)) continue;
      bound = head;
      isBefore = i < turn;
    }
    queues[turn]!.handOver(bound, isBefore);
  }
}

/** The queue whose head is earliest, the first one at equal times; -1 when nothing waits. */
function turnOf<From extends Recording>(queues: readonly RecordingQueue<From>[]): number {
  let turn = -1;
  for (let i = 0; i < queues.length; i++) {
    if (queues[i]!.waits && (turn < 0 || queues[i]!.head < queues[turn]!.head)) turn = i;
  }
  return turn;
}
