/**
 * Every track as one row of columns. The public columns are what the watch and the console read; the rest
 * is what following needs: how far to believe the track, and the one branch that contradicts it.
 */

import { IDENTITY } from '../observation.ts';
import type { TrackTable } from '../tracked.ts';
import { createIdentityMap, type IdentityMap, qualify } from './identity-map.ts';
import { DROP_AFTER, fastestOf, TIME_ERROR, TIME_ERROR_MARITIME } from './limits.ts';

/** Bits of `mode`: why a row of this track needs more than the quick look. */
export const MODE = {
  /** A contested branch is open. */
  branch: 1,
  /** Another track carries the same identity. */
  shared: 2,
  /** It has flown fast and high: it cannot hover up there. */
  cruised: 4,
  /** A vessel: circles are watched for. */
  vessel: 8,
  /** The newest row went to the branch. */
  onBranch: 16,
  /** It carries a maritime identity. */
  maritime: 32,
  /** It is followed by plots, not by what it sends. */
  plots: 64,
  /** The velocity at its trusted end was not said by that row itself. */
  carried: 128,
} as const;

export interface TrackStore extends TrackTable {
  high: number;
  /** Tracks in use now, and tracks that lost their slot because there was no free one. */
  used: number;
  evicted: number;
  readonly map: IdentityMap;
  /** Source + 1 for plot tracks, 0 for cooperative ones. */
  readonly plotSource: Uint32Array;
  readonly firstAt: Float64Array;
  readonly firstSource: Uint16Array;
  readonly firstIndex: Uint32Array;
  readonly sigma: Float32Array;
  /** Next slot with the same identity; -1 at the end. */
  readonly next: Int32Array;
  readonly mode: Uint8Array;
  /** Trusted fixes, saturating. */
  readonly hits: Uint8Array;
  /** Greatest speed of its kind, m/s. */
  readonly fastest: Float32Array;
  /** How often its velocity agreed with its displacement, saturating; below a threshold velocity is not believed. */
  readonly velocityTrust: Uint8Array;
  /** Category the object last claimed for itself, 0 none. */
  readonly claim: Uint8Array;
  /** Best navigation integrity seen, as NIC; -1 never sent. */
  readonly bestNic: Int8Array;
  /** Rows in a row whose integrity was unusable, saturating. */
  readonly collapsed: Uint8Array;
  readonly said: SaidColumns;
  readonly branch: BranchColumns;
  readonly circle: CircleColumns;
  /** Called with `row` before a slot is given up: rows before it that name the slot may not have been read yet. */
  beforeDrop: ((row: number) => void) | undefined;
  /** The row that is being followed, set wherever it may cost a slot. */
  row: number;
  /** Unnumbered plot tracks: neighbours in the same cell of the association grid. */
  open(kind: number, identity: number, source: number, category: number): number;
  drop(slot: number): void;
}

/** The newest velocity that a later row without one may have. NaN `at`: none. */
interface SaidColumns {
  readonly at: Float64Array;
  readonly speed: Float32Array;
  readonly course: Float32Array;
  /** When a velocity last contradicted the one before; NaN never. */
  readonly doubtedAt: Float64Array;
  /** When the positions last went over to the branch or back: what was said until then is not theirs. */
  readonly turnedAt: Float64Array;
}

/** The newest of a track's contradicting positions; NaN `at`: none. */
interface BranchColumns {
  readonly at: Float64Array;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  readonly speed: Float32Array;
  readonly course: Float32Array;
  /** Positions in a row that fit one another. */
  readonly hits: Uint8Array;
  /** Why it was opened. */
  readonly reasons: Uint16Array;
  /** Metres between its first position and where the trusted track would have been. */
  readonly leap: Float32Array;
  /** Changes between branch and trusted track within a short time: two objects speak. */
  readonly switches: Uint8Array;
}

/** Turning in one sense at steady speed. */
interface CircleColumns {
  /** Degrees turned since it last went straight, signed. */
  readonly turned: Float32Array;
  readonly path: Float32Array;
  readonly centreLongitude: Float64Array;
  readonly centreLatitude: Float64Array;
  readonly samples: Uint16Array;
}

const makeSaidColumns = (capacity: number): SaidColumns => ({
  at: new Float64Array(capacity).fill(Number.NaN),
  speed: new Float32Array(capacity),
  course: new Float32Array(capacity),
  doubtedAt: new Float64Array(capacity).fill(Number.NaN),
  turnedAt: new Float64Array(capacity).fill(Number.NaN),
});

const makeBranchColumns = (capacity: number): BranchColumns => ({
  at: new Float64Array(capacity).fill(Number.NaN),
  longitude: new Float64Array(capacity),
  latitude: new Float64Array(capacity),
  speed: new Float32Array(capacity),
  course: new Float32Array(capacity),
  hits: new Uint8Array(capacity),
  reasons: new Uint16Array(capacity),
  leap: new Float32Array(capacity),
  switches: new Uint8Array(capacity),
});

const makeCircleColumns = (capacity: number): CircleColumns => ({
  turned: new Float32Array(capacity),
  path: new Float32Array(capacity),
  centreLongitude: new Float64Array(capacity),
  centreLatitude: new Float64Array(capacity),
  samples: new Uint16Array(capacity),
});

/** Slots compared when every slot is taken and one must be freed. */
const EVICTION_LOOK = 256;

export function createTrackStore(capacity: number): TrackStore {
  const free: number[] = [];
  let hand = 0;
  const map = createIdentityMap();

  const store: TrackStore = {
    capacity,
    high: 0,
    beforeDrop: undefined,
    row: 0,
    used: 0,
    evicted: 0,
    map,
    generation: new Uint32Array(capacity),
    identityKind: new Uint8Array(capacity),
    identity: new Uint32Array(capacity),
    plotSource: new Uint32Array(capacity),
    category: new Uint8Array(capacity),
    party: new Int16Array(capacity).fill(-1),
    entry: new Int32Array(capacity).fill(-1),
    lastAt: new Float64Array(capacity).fill(Number.NaN),
    heardAt: new Float64Array(capacity).fill(Number.NaN),
    lastLongitude: new Float64Array(capacity).fill(Number.NaN),
    lastLatitude: new Float64Array(capacity).fill(Number.NaN),
    lastAltitude: new Float32Array(capacity).fill(Number.NaN),
    lastSpeed: new Float32Array(capacity).fill(Number.NaN),
    lastCourse: new Float32Array(capacity).fill(Number.NaN),
    contest: new Uint16Array(capacity),
    lastSource: new Uint16Array(capacity),
    firstAt: new Float64Array(capacity),
    firstSource: new Uint16Array(capacity),
    firstIndex: new Uint32Array(capacity),
    sigma: new Float32Array(capacity),
    next: new Int32Array(capacity).fill(-1),
    mode: new Uint8Array(capacity),
    hits: new Uint8Array(capacity),
    fastest: new Float32Array(capacity),
    velocityTrust: new Uint8Array(capacity),
    claim: new Uint8Array(capacity),
    bestNic: new Int8Array(capacity),
    collapsed: new Uint8Array(capacity),
    said: makeSaidColumns(capacity),
    branch: makeBranchColumns(capacity),
    circle: makeCircleColumns(capacity),
    open,
    drop,
  };

  function open(kind: number, identity: number, source: number, category: number): number {
    const slot = takeSlot();
    const isPlot = kind === IDENTITY.plot;
    store.identityKind[slot] = kind;
    store.identity[slot] = identity;
    store.plotSource[slot] = isPlot || kind === IDENTITY.none ? source + 1 : 0;
    store.category[slot] = category;
    store.claim[slot] = category;
    store.fastest[slot] = fastestOf(category, kind, identity);
    store.mode[slot] = modeOf(kind, store.fastest[slot]!);
    if (kind !== IDENTITY.none) linkIdentity(slot, qualify(kind, source, isPlot));
    store.used++;
    return slot;
  }

  function linkIdentity(slot: number, qualifier: number): void {
    const head = map.find(store.identity[slot]!, qualifier);
    if (head < 0) {
      map.set(store.identity[slot]!, qualifier, slot);
      return;
    }
    store.next[slot] = store.next[head]!;
    store.next[head] = slot;
    for (let other = head; other >= 0; other = store.next[other]!) store.mode[other]! |= MODE.shared;
  }

  function takeSlot(): number {
    if (free.length > 0) return free.pop()!;
    if (store.high < capacity) return store.high++;
    drop(stalest());
    store.evicted++;
    return free.pop()!;
  }

  /** The track heard longest ago among the next few, so that a flood of new identities stays cheap. */
  function stalest(): number {
    let oldest = hand;
    for (let looked = 0; looked < Math.min(EVICTION_LOOK, capacity); looked++) {
      if (!(store.heardAt[hand]! >= store.heardAt[oldest]!)) oldest = hand;
      hand = (hand + 1) % capacity;
    }
    return oldest;
  }

  function drop(slot: number): void {
    store.beforeDrop?.(store.row);
    unlinkIdentity(slot);
    store.generation[slot]!++;
    store.party[slot] = -1;
    store.entry[slot] = -1;
    for (const column of [store.lastAt, store.heardAt, store.lastLongitude, store.lastLatitude]) {
      column[slot] = Number.NaN;
    }
    for (const column of [store.lastAltitude, store.lastSpeed, store.lastCourse]) column[slot] = Number.NaN;
    for (const column of [store.contest, store.hits, store.mode, store.velocityTrust, store.collapsed]) {
      column[slot] = 0;
    }
    for (const column of [store.said.at, store.said.doubtedAt, store.said.turnedAt, store.branch.at]) {
      column[slot] = Number.NaN;
    }
    store.branch.hits[slot] = 0;
    store.branch.switches[slot] = 0;
    store.circle.samples[slot] = 0;
    store.circle.turned[slot] = 0;
    free.push(slot);
    store.used--;
  }

  function unlinkIdentity(slot: number): void {
    const kind = store.identityKind[slot]!;
    if (kind === IDENTITY.none) return;
    const isPlot = kind === IDENTITY.plot;
    const qualifier = qualify(kind, store.plotSource[slot]! - 1, isPlot);
    const identity = store.identity[slot]!;
    const head = map.find(identity, qualifier);
    if (head === slot) {
      map.delete(identity, qualifier);
      if (store.next[slot]! >= 0) map.set(identity, qualifier, store.next[slot]!);
    } else {
      let before = head;
      while (store.next[before] !== slot) before = store.next[before]!;
      store.next[before] = store.next[slot]!;
    }
    store.next[slot] = -1;
    const rest = map.find(identity, qualifier);
    if (rest >= 0 && store.next[rest]! < 0) store.mode[rest]! &= ~MODE.shared;
  }

  return store;
}

/** What a track of this kind starts with; a maritime identity that is fast belongs to a rescue aircraft. */
function modeOf(kind: number, fastest: number): number {
  if (kind === IDENTITY.plot || kind === IDENTITY.none) return MODE.plots;
  if (kind !== IDENTITY.mmsi) return 0;
  return fastest < 100 ? MODE.maritime | MODE.vessel : MODE.maritime;
}

/** How far the times of a track in this mode may be off, milliseconds. */
export const timeErrorOf = (mode: number): number =>
  (mode & MODE.maritime) === 0 ? TIME_ERROR : TIME_ERROR_MARITIME;

/** A free slot has never been heard: its `heardAt` is NaN. */
export const isFree = (store: TrackStore, slot: number): boolean => Number.isNaN(store.heardAt[slot]!);

/** Drops every track that has been silent longer than its kind allows. */
export function dropSilent(store: TrackStore, now: number): void {
  for (let slot = 0; slot < store.high; slot++) {
    if (now - store.heardAt[slot]! > DROP_AFTER[store.identityKind[slot]!]!) store.drop(slot);
  }
}
