/**
 * Disturbed satellite navigation, told as one finding per disturbance instead of one per position. Objects
 * whose positions are contested near one another, in place and time, share a finding. One object is enough
 * for deception; lost integrity counts as jamming only where several lose it.
 */
import { type Instant, type Metres, MINUTE, type Position, quickDistance } from '../kernel/index.ts';
import { FIX_FLAG, type FixColumns } from './observation.ts';
import type { PictureFinding } from './picture-contract.ts';
import type { Source } from './source.ts';
import { CONTEST } from './tracked.ts';
import type { TrackStore } from './tracks/track-store.ts';

/** Objects closer than this to a disturbance's centre belong to it. */
const SAME_PLACE: Metres = 100_000;
/** A disturbance ends when nothing was contested for this long. */
const ENDS_AFTER = 15 * MINUTE;
/** Objects that must lose their integrity near one another before it is called jamming. */
const JAMMED_OBJECTS = 3;
/** Disturbances followed at one time, and objects named in each. */
const DISTURBANCES = 256;
const NAMED = 200;

const SPOOFING =
  CONTEST.impossibleKinematics |
  CONTEST.circling |
  CONTEST.onLand |
  CONTEST.velocityDisagrees |
  CONTEST.massJump;

interface Disturbance {
  readonly form: 'jamming' | 'spoofing';
  readonly from: Instant;
  readonly origin: Position;
  lastAt: Instant;
  /** Mean of where the objects were last believed to be. */
  lon: number;
  lat: number;
  radius: Metres;
  reasons: number;
  readonly slots: Set<number>;
  announced: boolean;
  changed: boolean;
}

export interface Interference {
  contested(slot: number, bits: number, fixes: FixColumns, i: number): void;
  advance(now: Instant): void;
}

export function createInterference(
  store: TrackStore,
  sources: readonly Source[],
  report: (finding: PictureFinding) => void,
): Interference {
  const open: Disturbance[] = [];

  function find(form: Disturbance['form'], slot: number, lon: number, lat: number): Disturbance | undefined {
    return (
      open.find((one) => one.form === form && one.slots.has(slot)) ??
      open.find((one) => one.form === form && quickDistance(one.lon, one.lat, lon, lat) < SAME_PLACE)
    );
  }

  function join(one: Disturbance, slot: number, lon: number, lat: number): void {
    if (one.slots.has(slot) || one.slots.size >= NAMED) return;
    one.slots.add(slot);
    one.changed = true;
    const weight = 1 / one.slots.size;
    const [oldLon, oldLat] = [one.lon, one.lat];
    one.lon += (lon - one.lon) * weight;
    one.lat += (lat - one.lat) * weight;
    const moved = quickDistance(oldLon, oldLat, one.lon, one.lat);
    one.radius = Math.max(one.radius + moved, quickDistance(one.lon, one.lat, lon, lat));
  }

  function begin(form: Disturbance['form'], at: Instant, lon: number, lat: number): Disturbance | undefined {
    if (open.length >= DISTURBANCES) return undefined;
    const one: Disturbance = {
      form,
      from: at,
      origin: { lon, lat },
      lastAt: at,
      lon,
      lat,
      radius: 0,
      reasons: 0,
      slots: new Set(),
      announced: false,
      changed: false,
    };
    open.push(one);
    return one;
  }

  function contested(slot: number, bits: number, fixes: FixColumns, i: number): void {
    const satellite = sources[fixes.source[i]!]?.gnss || (fixes.flags[i]! & FIX_FLAG.gnss) !== 0;
    const form = (bits & SPOOFING) !== 0 ? 'spoofing' : 'jamming';
    if (!satellite || (bits & (SPOOFING | CONTEST.integrityCollapse)) === 0) return;
    // Where the receiver was last believed to be: that is where the disturbance reaches.
    const lon = store.lastLongitude[slot]!;
    const lat = store.lastLatitude[slot]!;
    const at = fixes.observedAt[i]!;
    const one = find(form, slot, lon, lat) ?? begin(form, at, lon, lat);
    if (!one) return;
    join(one, slot, lon, lat);
    if ((one.reasons | bits) !== one.reasons) one.changed = true;
    one.reasons |= bits;
    one.lastAt = at;
    if (!one.announced && one.slots.size >= (form === 'jamming' ? JAMMED_OBJECTS : 1)) announce(one);
  }

  function announce(one: Disturbance): void {
    report(finding(one, 'opened'));
    one.announced = true;
    one.changed = false;
  }

  function advance(now: Instant): void {
    for (let k = open.length - 1; k >= 0; k--) {
      const one = open[k]!;
      if (now - one.lastAt > ENDS_AFTER) {
        open.splice(k, 1);
        if (one.announced) report({ ...finding(one, 'closed'), until: one.lastAt });
      } else if (one.announced && one.changed) {
        one.changed = false;
        report(finding(one, 'updated'));
      }
    }
  }

  return { contested, advance };
}

function finding(one: Disturbance, change: 'opened' | 'updated' | 'closed') {
  return {
    kind: 'interference',
    change,
    form: one.form,
    from: one.from,
    origin: one.origin,
    position: { lon: one.lon, lat: one.lat },
    radius: one.radius,
    slots: [...one.slots].sort((a, b) => a - b),
    reasons: reasonsOf(one.reasons),
  } as const satisfies PictureFinding;
}

/** Names of the bits that are set, in the order of `CONTEST`. */
export const reasonsOf = (bits: number): readonly string[] =>
  Object.entries(CONTEST).flatMap(([name, bit]) => ((bits & bit) !== 0 ? [name] : []));
