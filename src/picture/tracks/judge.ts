/**
 * The slow look at a row that the quick one could not wave through: may it move the trusted track, does it
 * belong to a branch that contradicts the track, or do two objects speak under one identity?
 *
 * A track has one trusted end and at most one contested branch. What the trusted end cannot have reached
 * opens the branch; what continues the branch stays contested however good it looks by itself; what leaves
 * the branch and continues the trusted end is trusted at once. Communication faults come first: an older
 * position sent again, a clock ahead, a time a little off are no deception and contest nothing.
 */
import type { FixColumns } from '../observation.ts';
import { FIX_FLAG } from '../observation.ts';
import { CONTEST, type TrackedColumns } from '../tracked.ts';
import type { Circling } from './circling.ts';
import type { Kinematics } from './kinematics.ts';
import { believeBranchAfter, CLOCK_AHEAD, CRUISING, HIGH, TOO_SLOW } from './limits.ts';
import type { MassJumps } from './mass-jump.ts';
import { MODE, type TrackStore } from './track-store.ts';

/** What became of the row just judged. One object, reused. */
export interface Outcome {
  slot: number;
  bits: number;
  /** The trusted end of the track is now here. */
  moves: boolean;
  /** False: the row repeats an older position, so it brought none. */
  position: boolean;
}

/** Fixes after which a track, or a branch, counts as established. */
const ESTABLISHED = 3;
/** Navigation integrity (as NIC) that must have been seen before "unknown" is a collapse. */
const USABLE_INTEGRITY = 6;
/** Rows with unusable integrity before it counts: single ones come from fields not yet heard. */
const COLLAPSED_ROWS = 3;
/** Changes between trusted end and branch that only two objects make, each within this time. */
const CONFLICT_SWITCHES = 6;
const SWITCH_WINDOW = 10 * 60_000;
/** A branch that has not been heard for this long while the trusted end has is forgotten. */
const FORGET_BRANCH = 30 * 60_000;
/** Leaps below this, or below what the object does in this time, are put down to clocks once the branch lasts. */
const GLITCH_METRES = 1_000;
const GLITCH_SECONDS = 30;
const GLITCH_HITS = 5;

export interface JudgeParts {
  readonly store: TrackStore;
  readonly kinematics: Kinematics;
  readonly circling: Circling;
  readonly jumps: MassJumps;
  readonly onLand: ((lon: number, lat: number) => boolean) | undefined;
}

/** Its own source, or a clock ahead of ours, speaks against the row. */
export const isDoubtful = ({ flags, observedAt, receivedAt }: FixColumns, i: number): boolean =>
  (flags[i]! & FIX_FLAG.doubtful) !== 0 || observedAt[i]! > receivedAt[i]! + CLOCK_AHEAD;

export function createJudge({ store, kinematics, circling, jumps, onLand }: JudgeParts) {
  const { branch } = store;
  const outcome: Outcome = { slot: 0, bits: 0, moves: false, position: true };

  function settle(slot: number, bits: number, moves: boolean): Outcome {
    outcome.slot = slot;
    outcome.bits = bits;
    outcome.moves = moves;
    return outcome;
  }

  /** Judges row `i`, which has a position, as one of the track in `slot`. */
  function judge(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): Outcome {
    outcome.position = true;
    const at = fixes.observedAt[i]!;
    if (isDoubtful(fixes, i)) return settle(slot, CONTEST.doubtful, false);
    if (at < store.lastAt[slot]!) return lateRow(slot, fixes, i, out);
    if (kinematics.repeats(slot, fixes, i, out)) {
      outcome.position = false;
      return settle(slot, 0, false);
    }
    const lost = hasLostIntegrity(slot, fixes, i) ? CONTEST.integrityCollapse : 0;
    const self = evidenceOfItself(slot, fixes, i, out);
    const against = kinematics.againstTrusted(slot, fixes, i, out);
    const open = (store.mode[slot]! & MODE.branch) !== 0;
    if (self === 0 && !open && against === 0) return settle(slot, lost, lost === 0);
    if (self !== 0 || !open) return intoBranch(slot, fixes, i, out, self | against);
    const fitsBranch = kinematics.fitsBranch(slot, fixes, i, out);
    const continues = against !== 0 || (fitsBranch && kinematics.nearerToBranch(slot, fixes, i));
    return continues
      ? intoBranch(slot, fixes, i, out, fitsBranch ? branch.reasons[slot]! : against)
      : resume(slot, at);
  }

  /** Earlier than the trusted end: it can be doubted, but moves nothing. */
  function lateRow(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): Outcome {
    const against = kinematics.againstTrusted(slot, fixes, i, out) & CONTEST.impossibleKinematics;
    const ofBranch = (store.mode[slot]! & MODE.branch) !== 0 && against !== 0 ? branch.reasons[slot]! : 0;
    return settle(slot, against | ofBranch, false);
  }

  /**
   * Integrity was good and is gone, row after row. The position may be right, so it opens no branch; it is
   * contested and moves nothing until the object trusts its own position again.
   */
  function hasLostIntegrity(slot: number, fixes: FixColumns, i: number): boolean {
    const integrity = integrityOf(fixes, i);
    if (integrity > 0) store.collapsed[slot] = 0;
    if (integrity !== 0 || store.bestNic[slot]! < USABLE_INTEGRITY) return false;
    if (store.collapsed[slot]! < 255) store.collapsed[slot]!++;
    return store.collapsed[slot]! >= COLLAPSED_ROWS;
  }

  /** What speaks against the row whatever its place: flight too slow to fly, circles, land. */
  function evidenceOfItself(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): number {
    let bits = 0;
    const hovers = out.speed[i]! < TOO_SLOW && fixes.altitude[i]! > HIGH;
    if (hovers && (store.mode[slot]! & MODE.cruised) !== 0) bits |= CONTEST.impossibleKinematics;
    if ((store.mode[slot]! & MODE.vessel) !== 0) {
      if (circling(slot, fixes, i, out)) bits |= CONTEST.circling;
      if (onLand?.(fixes.longitude[i]!, fixes.latitude[i]!)) bits |= CONTEST.onLand;
    }
    return bits;
  }

  /** Adds a contradicting row to the branch, opening it anew when the row does not continue it. */
  function intoBranch(
    slot: number,
    fixes: FixColumns,
    i: number,
    out: TrackedColumns,
    bits: number,
  ): Outcome {
    const at = fixes.observedAt[i]!;
    const open = (store.mode[slot]! & MODE.branch) !== 0;
    if (open && kinematics.fitsBranch(slot, fixes, i, out)) {
      countSwitch(slot, at, MODE.onBranch);
      if (branch.hits[slot]! < 255) branch.hits[slot]!++;
      branch.reasons[slot]! |= bits;
    } else {
      openBranch(slot, fixes, i, bits);
    }
    rememberBranch(slot, fixes, i, out);
    if (isConflict(slot)) return split(slot, fixes, i);
    if (isToBeBelieved(slot, fixes, i, out, bits)) return believe(slot);
    return settle(slot, branch.reasons[slot]!, false);
  }

  function openBranch(slot: number, fixes: FixColumns, i: number, bits: number): void {
    const leapt = (bits & CONTEST.impossibleKinematics) !== 0;
    const many = leapt && jumps(slot, fixes, i);
    store.mode[slot]! |= MODE.branch | MODE.onBranch;
    branch.hits[slot] = 1;
    branch.reasons[slot] = many ? bits | CONTEST.massJump : bits;
    branch.leap[slot] = kinematics.offTrusted(slot, fixes, i);
  }

  function rememberBranch(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): void {
    branch.at[slot] = fixes.observedAt[i]!;
    branch.longitude[slot] = fixes.longitude[i]!;
    branch.latitude[slot] = fixes.latitude[i]!;
    branch.speed[slot] = out.speed[i]!;
    branch.course[slot] = out.course[i]!;
  }

  function countSwitch(slot: number, at: number, side: number): void {
    if ((store.mode[slot]! & MODE.onBranch) === side) return;
    store.mode[slot]! ^= MODE.onBranch;
    const other = side === MODE.onBranch ? store.lastAt[slot]! : branch.at[slot]!;
    const quick = at - other <= SWITCH_WINDOW;
    branch.switches[slot] = quick ? Math.min(255, branch.switches[slot]! + 1) : 0;
  }

  const isConflict = (slot: number): boolean =>
    branch.switches[slot]! >= CONFLICT_SWITCHES &&
    branch.hits[slot]! >= ESTABLISHED &&
    store.hits[slot]! >= ESTABLISHED;

  /** Both ends move on in turn: two objects. The branch becomes a track of its own. */
  function split(slot: number, fixes: FixColumns, i: number): Outcome {
    const { identityKind, identity, category } = store;
    const source = fixes.source[i]!;
    const other = store.open(identityKind[slot]!, identity[slot]!, source, category[slot]!);
    store.party[other] = store.party[slot]!;
    store.bestNic[other] = store.bestNic[slot]!;
    store.hits[other] = branch.hits[slot]!;
    store.firstAt[other] = fixes.observedAt[i]!;
    store.firstSource[other] = source;
    store.firstIndex[other] = fixes.index[i]!;
    closeBranch(slot);
    return settle(other, CONTEST.identityConflict, true);
  }

  /** Whether the trusted end was the wrong one: never established, a mere clock fault, or long silent. */
  function isToBeBelieved(
    slot: number,
    fixes: FixColumns,
    i: number,
    out: TrackedColumns,
    bits: number,
  ): boolean {
    const others = bits & ~(CONTEST.impossibleKinematics | CONTEST.velocityDisagrees);
    if (others !== 0 || evidenceOfItself(slot, fixes, i, out) !== 0) return false;
    const hits = branch.hits[slot]!;
    if (hits >= ESTABLISHED && store.hits[slot]! < ESTABLISHED) return true;
    const speed = Math.max(store.lastSpeed[slot]! || 0, out.speed[i]! || 0);
    const small = branch.leap[slot]! <= Math.max(GLITCH_METRES, GLITCH_SECONDS * speed);
    if (small && hits >= GLITCH_HITS) return true;
    const silent = fixes.observedAt[i]! - store.lastAt[slot]!;
    return hits >= ESTABLISHED && silent > believeBranchAfter(store.identityKind[slot]!);
  }

  function believe(slot: number): Outcome {
    store.hits[slot] = branch.hits[slot]!;
    closeBranch(slot);
    return settle(slot, 0, true);
  }

  /** The trusted end goes on; the branch is kept for a while, in case another object is behind it. */
  function resume(slot: number, at: number): Outcome {
    countSwitch(slot, at, 0);
    if (at - branch.at[slot]! > FORGET_BRANCH) closeBranch(slot);
    return settle(slot, 0, true);
  }

  function closeBranch(slot: number): void {
    store.mode[slot]! &= ~(MODE.branch | MODE.onBranch);
    branch.at[slot] = Number.NaN;
    branch.hits[slot] = 0;
    branch.switches[slot] = 0;
    branch.reasons[slot] = 0;
  }

  return judge;
}

/**
 * What the object says about its own navigation, as NIC: 0 unusable, -1 nothing said. The better of NIC and
 * NACp, since a single 0 is often a field not yet heard. What others computed (multilateration, TIS-B) says
 * nothing about the object, and on the ground integrity is not kept up.
 */
export function integrityOf(fixes: FixColumns, i: number): number {
  if ((fixes.flags[i]! & (FIX_FLAG.derived | FIX_FLAG.onGround)) !== 0) return -1;
  const nic = fixes.nic[i]!;
  const nacp = fixes.nacp[i]!;
  return nic > nacp ? nic : nacp;
}

/** True when speed and height show that it is of those that cannot hover up there. */
export const showsCruise = (speed: number, altitude: number): boolean => speed > CRUISING && altitude > HIGH;
