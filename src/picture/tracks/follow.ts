/**
 * The hot path: one row in, one row out, nothing allocated. Most rows continue a track that nothing speaks
 * against; they are waved through here after one look-up and one distance. Whatever is unusual goes to
 * `judge`, which takes its time.
 */
import { METRES_PER_DEGREE, RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import { FIX_FLAG, type FixColumns, IDENTITY } from '../observation.ts';
import { CONTEST, type TrackedColumns } from '../tracked.ts';
import { createPlotAssociation } from './associate-plots.ts';
import { createCircling } from './circling.ts';
import { qualify } from './identity-map.ts';
import { createJudge, integrityOf, isDoubtful, type Outcome, showsCruise } from './judge.ts';
import {
  createKinematics,
  DISTANCE_SLACK,
  SLACK_SPEED,
  SLACK_SPEED_VESSEL,
  SPEED_SLACK,
  SURGE,
  SURGE_VESSEL,
  VELOCITY_PROVEN,
} from './kinematics.ts';
import { ASSUMED_SIGMA, CLOCK_AHEAD, HIGH, SIGMA_PER_RADIUS_95, TOO_SLOW } from './limits.ts';
import { createMassJumps } from './mass-jump.ts';
import { createSharedIdentity } from './share-identity.ts';
import { MODE, type TrackStore, timeErrorOf } from './track-store.ts';
import { copyVelocities, createVelocity } from './velocity.ts';

/** Cosine of a latitude in degrees to 3e-5: its Taylor polynomial of order 8, several times the speed of `Math.cos`. */
function quickCosine(lat: number): number {
  const square = (lat * RADIANS_PER_DEGREE) ** 2;
  return 1 - square * (1 / 2 - square * (1 / 24 - square * (1 / 720 - square / 40_320)));
}

export interface FollowParts {
  readonly store: TrackStore;
  /** Per source ordinal: 95 % radius assumed when a report gives none; NaN unknown. */
  readonly accuracyOf: Float64Array;
  readonly onLand: ((lon: number, lat: number) => boolean) | undefined;
  readonly detectors: 'on' | 'off';
  /** Every row keeps its source alive. */
  readonly hear: (fixes: FixColumns, i: number) => void;
  /** A trusted position of a cooperative object was received. */
  readonly receive: (slot: number, fixes: FixColumns, i: number) => void;
  /** A track was opened: whose is it, what is it? */
  readonly opened: (slot: number) => void;
  /** The object claims another category than it did before. */
  readonly claimed: (slot: number, category: number) => void;
  /** Something speaks against row `i`. */
  readonly contested: (slot: number, bits: number, fixes: FixColumns, i: number) => void;
}

export function createFollower(parts: FollowParts) {
  const { store, accuracyOf, detectors, hear, receive, opened, claimed, contested } = parts;
  const circling = createCircling(store);
  const plots = createPlotAssociation(store);
  const velocity = createVelocity(store);
  const sharers = createSharedIdentity(store);
  const kinematics = createKinematics(store);
  const judge = createJudge({
    store,
    kinematics,
    circling,
    jumps: createMassJumps(store),
    onLand: parts.onLand,
  });
  const { lastAt, heardAt, lastLongitude, lastLatitude, lastAltitude, lastSpeed, lastCourse } = store;
  const { mode, hits, fastest, velocityTrust, bestNic, contest, lastSource, claim, collapsed } = store;
  const watchesLand = parts.onLand !== undefined;

  /** Whether row `i` plainly continues the track in `slot`. Anything unusual: false, and `judge` decides. */
  function continues(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): boolean {
    const state = mode[slot]!;
    if ((state & (MODE.branch | MODE.shared)) !== 0 || (fixes.flags[i]! & FIX_FLAG.doubtful) !== 0) {
      return false;
    }
    const at = fixes.observedAt[i]!;
    const elapsed = at - lastAt[slot]!;
    if (!(elapsed >= 0) || at > fixes.receivedAt[i]! + CLOCK_AHEAD) return false;
    if (fixes.nic[i] === 0 || fixes.nacp[i] === 0) return false;
    const lat = fixes.latitude[i]!;
    const y = (lat - lastLatitude[slot]!) * METRES_PER_DEGREE;
    const x = (fixes.longitude[i]! - lastLongitude[slot]!) * METRES_PER_DEGREE * quickCosine(lat);
    const square = x * x + y * y;
    const seconds = (elapsed + timeErrorOf(state)) / 1000;
    const reach = fastest[slot]! * seconds;
    // Positions across the antimeridian fail here and are looked at properly.
    if (square > reach * reach || (square === 0 && elapsed > 2_000)) return false;
    const speed = out.speed[i]!;
    if ((state & MODE.cruised) !== 0 && speed < TOO_SLOW && fixes.altitude[i]! > HIGH) return false;
    const before = lastSpeed[slot]!;
    const vessel = (state & MODE.vessel) !== 0;
    const explained =
      SPEED_SLACK * (before > speed ? before : speed) + (vessel ? SLACK_SPEED_VESSEL : SLACK_SPEED);
    const gained = (vessel ? SURGE_VESSEL : SURGE) * elapsed * elapsed * 0.25e-6;
    const could = explained * seconds + gained + DISTANCE_SLACK;
    if (square > could * could) {
      if (before >= 0 && speed >= 0 && disproves(slot)) return false;
    } else if (could > 0 && elapsed > 0 && velocityTrust[slot]! < 255) {
      // A displacement that its speed explains speaks for its velocity; an unknown one (NaN) does not.
      velocityTrust[slot]!++;
    }
    return !vessel || !(watchesLand || circling(slot, fixes, i, out));
  }

  /** A displacement beyond its speeds counts only after its velocities have proved right. */
  function disproves(slot: number): boolean {
    if (velocityTrust[slot]! >= VELOCITY_PROVEN) return true;
    velocityTrust[slot] = 0;
    return false;
  }

  /** The trusted end of the track is now at row `i`. */
  function move(slot: number, fixes: FixColumns, i: number, out: TrackedColumns, isOwn: boolean): void {
    const altitude = fixes.altitude[i]!;
    lastAt[slot] = fixes.observedAt[i]!;
    lastLongitude[slot] = fixes.longitude[i]!;
    lastLatitude[slot] = fixes.latitude[i]!;
    lastAltitude[slot] = altitude;
    lastSpeed[slot] = out.speed[i]!;
    lastCourse[slot] = out.course[i]!;
    if (((mode[slot]! & MODE.carried) === 0) !== isOwn) mode[slot]! ^= MODE.carried;
    lastSource[slot] = fixes.source[i]!;
    store.sigma[slot] = out.sigma[i]!;
    if (hits[slot]! < 255) hits[slot]!++;
    if (showsCruise(out.speed[i]!, altitude)) mode[slot]! |= MODE.cruised;
    const integrity = integrityOf(fixes, i);
    if (integrity > bestNic[slot]!) bestNic[slot] = integrity;
    if (integrity > 0) collapsed[slot] = 0;
  }

  /** The slot of row `i`, opened when it is the first of its identity; -1: no position and never heard. */
  function slotOf(fixes: FixColumns, i: number, hasPosition: boolean): number {
    const kind = fixes.identityKind[i]!;
    const source = fixes.source[i]!;
    if (kind === IDENTITY.none && !hasPosition) return -1;
    const identity = fixes.identity[i]!;
    if (kind === IDENTITY.none) {
      const near = plots.nearest(fixes, i);
      return near >= 0 ? near : open(fixes, i);
    }
    const slot = store.map.find(identity, qualify(kind, source, kind === IDENTITY.plot));
    if (slot >= 0) return (mode[slot]! & MODE.shared) === 0 ? slot : sharers.nearest(slot, fixes, i);
    if (!hasPosition) return -1;
    return open(fixes, i);
  }

  function open(fixes: FixColumns, i: number): number {
    store.row = i;
    const { identityKind, identity, source, category } = fixes;
    const slot = store.open(identityKind[i]!, identity[i]!, source[i]!, category[i]!);
    store.firstAt[slot] = fixes.observedAt[i]!;
    store.firstSource[slot] = fixes.source[i]!;
    store.firstIndex[slot] = fixes.index[i]!;
    bestNic[slot] = -1;
    plots.opened(slot);
    opened(slot);
    return slot;
  }

  /** A clock ahead must not keep a track alive: then the time of reception counts. */
  function hearTrack(slot: number, fixes: FixColumns, i: number): void {
    const observedAt = fixes.observedAt[i]!;
    const receivedAt = fixes.receivedAt[i]!;
    const at = observedAt > receivedAt + CLOCK_AHEAD ? receivedAt : observedAt;
    if (!(at <= heardAt[slot]!)) heardAt[slot] = at;
  }

  const plain: Outcome = { slot: 0, bits: 0, moves: true, position: true };

  function plainly(slot: number, bits: number, moves: boolean): Outcome {
    plain.slot = slot;
    plain.bits = bits;
    plain.moves = moves;
    return plain;
  }

  function weigh(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): Outcome {
    if (hits[slot] === 0) {
      if (fixes.observedAt[i]! > fixes.receivedAt[i]! + CLOCK_AHEAD)
        return plainly(slot, CONTEST.doubtful, false);
      const doubtful = (fixes.flags[i]! & FIX_FLAG.doubtful) !== 0;
      return plainly(slot, doubtful ? CONTEST.doubtful : 0, true);
    }
    if (detectors === 'off') return plainly(slot, 0, fixes.observedAt[i]! >= lastAt[slot]!);
    if (continues(slot, fixes, i, out)) return plainly(slot, 0, true);
    hearTrack(slot, fixes, i);
    if ((mode[slot]! & MODE.plots) !== 0) return weighPlot(slot, fixes, i, out);
    store.row = i;
    const side = mode[slot]! & MODE.onBranch;
    const weighed = judge(slot, fixes, i, out);
    const turns = weighed.slot !== slot || (mode[slot]! & MODE.onBranch) !== side;
    if (turns) velocity.turn(slot, fixes, i, out);
    return weighed;
  }

  /** A radar gives a number to another object sooner than an object leaps: the track ends, one begins. */
  function weighPlot(slot: number, fixes: FixColumns, i: number, out: TrackedColumns): Outcome {
    if (isDoubtful(fixes, i)) return plainly(slot, CONTEST.doubtful, false);
    if (fixes.observedAt[i]! < lastAt[slot]!) return plainly(slot, 0, false);
    if (kinematics.againstTrusted(slot, fixes, i, out) === 0) return plainly(slot, 0, true);
    velocity.turn(slot, fixes, i, out);
    store.row = i;
    store.drop(slot);
    return plainly(open(fixes, i), 0, true);
  }

  function writeNothing(out: TrackedColumns, i: number): void {
    out.track[i] = -1;
    out.previousAt[i] = Number.NaN;
    out.previousLongitude[i] = Number.NaN;
    out.previousLatitude[i] = Number.NaN;
    out.contest[i] = 0;
    out.sigma[i] = Number.NaN;
    out.speed[i] = Number.NaN;
    out.course[i] = Number.NaN;
  }

  /** Each way writes for itself: a choice between a computed number and an imported one would be boxed. */
  function writeSigma(out: TrackedColumns, i: number, fixes: FixColumns): void {
    const radius = fixes.accuracy[i]!;
    const assumed = Number.isNaN(radius) ? accuracyOf[fixes.source[i]!]! : radius;
    if (Number.isNaN(assumed)) out.sigma[i] = ASSUMED_SIGMA;
    else out.sigma[i] = assumed * SIGMA_PER_RADIUS_95;
  }

  function writePrevious(out: TrackedColumns, i: number, slot: number, fixes: FixColumns): void {
    const known = lastAt[slot]! <= fixes.observedAt[i]!;
    out.previousAt[i] = known ? lastAt[slot]! : Number.NaN;
    out.previousLongitude[i] = known ? lastLongitude[slot]! : Number.NaN;
    out.previousLatitude[i] = known ? lastLatitude[slot]! : Number.NaN;
  }

  function followRow(fixes: FixColumns, i: number, out: TrackedColumns): void {
    hear(fixes, i);
    const lon = fixes.longitude[i]!;
    const hasPosition = !(Number.isNaN(lon) || Number.isNaN(fixes.latitude[i]!));
    let slot = slotOf(fixes, i, hasPosition);
    if (!hasPosition) {
      if (slot >= 0) {
        hearTrack(slot, fixes, i);
        velocity.hear(slot, fixes, i);
      }
      writeNothing(out, i);
      return;
    }
    const isOwn = out.speed[i]! >= 0;
    if (!isOwn) velocity.carry(slot, fixes, i, out);
    const weighed = weigh(slot, fixes, i, out);
    if (!weighed.position) {
      writeNothing(out, i);
      return;
    }
    slot = weighed.slot;
    let bits = weighed.bits;
    if ((mode[slot]! & MODE.shared) !== 0) bits |= sharers.conflict(slot, fixes, i);

    out.track[i] = slot;
    out.contest[i] = bits;
    writeSigma(out, i, fixes);
    writePrevious(out, i, slot, fixes);
    hearTrack(slot, fixes, i);
    contest[slot] = bits;
    if (weighed.moves) {
      move(slot, fixes, i, out, isOwn);
      if ((mode[slot]! & MODE.plots) === 0) receive(slot, fixes, i);
      else if (store.identityKind[slot] === IDENTITY.none) plots.moved(slot);
    }
    const said = fixes.category[i]!;
    if (said !== 0 && said !== claim[slot]) claimed(slot, said);
    if (bits !== 0) contested(slot, bits, fixes, i);
  }

  return (
    fixes: FixColumns,
    from: number,
    until: number,
    out: TrackedColumns,
    beforeDrop?: (row: number) => void,
  ): void => {
    copyVelocities(fixes, from, until, out);
    store.beforeDrop = beforeDrop;
    for (let i = from; i < until; i++) followRow(fixes, i, out);
    store.beforeDrop = undefined;
    out.length = until;
  };
}
