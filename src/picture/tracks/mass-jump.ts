/** One deceiving transmitter sends every receiver in its reach to the same place. */
import { quickDistance } from '../../kernel/index.ts';
import type { FixColumns } from '../observation.ts';
import { CONTEST } from '../tracked.ts';
import type { TrackStore } from './track-store.ts';

/** Objects, metres and milliseconds that make a crowd of jumps one event. */
const CROWD = 3;
const NEAR = 10_000;
const WINDOW = 10 * 60_000;
/** Newest jumps kept. */
const KEPT = 256;

/** Records the jump of the row and says whether it is one of many towards the same place. */
export type MassJumps = (slot: number, fixes: FixColumns, i: number) => boolean;

export function createMassJumps({ generation, branch }: TrackStore): MassJumps {
  const at = new Float64Array(KEPT).fill(Number.NEGATIVE_INFINITY);
  const lon = new Float64Array(KEPT);
  const lat = new Float64Array(KEPT);
  const slots = new Int32Array(KEPT).fill(-1);
  const generations = new Uint32Array(KEPT);
  let newest = 0;

  function remember(slot: number, fixes: FixColumns, i: number): void {
    newest = (newest + 1) % KEPT;
    at[newest] = fixes.observedAt[i]!;
    lon[newest] = fixes.longitude[i]!;
    lat[newest] = fixes.latitude[i]!;
    slots[newest] = slot;
    generations[newest] = generation[slot]!;
  }

  return (slot, fixes, i) => {
    remember(slot, fixes, i);
    const others: number[] = [];
    for (let k = 0; k < KEPT; k++) {
      if (fixes.observedAt[i]! - at[k]! > WINDOW || slots[k] === slot || others.includes(slots[k]!)) continue;
      if (quickDistance(lon[k]!, lat[k]!, fixes.longitude[i]!, fixes.latitude[i]!) > NEAR) continue;
      if (generations[k] === generation[slots[k]!]) others.push(slots[k]!);
    }
    if (others.length + 1 < CROWD) return false;
    for (const other of others) branch.reasons[other]! |= CONTEST.massJump;
    return true;
  };
}
