/** The picture put together: tracks from fixes, coverage from what sources say and do not say. */
import { contentId, hashedInstant } from '../kernel/index.ts';
import { createCoverage } from './coverage/coverage.ts';
import { type CoverageFeatures, coverageFeatures } from './coverage/features.ts';
import type { CoverageOptions } from './coverage/sight.ts';
import { betterClaim, categoryCode, createHypotheses, type Hypotheses } from './hypotheses.ts';
import { createInterference } from './interference.ts';
import { IDENTITY, IDENTITY_KINDS, type Report } from './observation.ts';
import type { Picture, PictureFinding } from './picture-contract.ts';
import type { RegisterEntry, SourceRegister } from './source.ts';
import { createFollower } from './tracks/follow.ts';
import { fastestOf } from './tracks/limits.ts';
import { createTrackStore, dropSilent, isFree, type TrackStore } from './tracks/track-store.ts';

export interface PictureOptions extends CoverageOptions {
  readonly register: SourceRegister;
  /** Party ids in the order that `TrackTable.party` refers to. */
  readonly parties: readonly string[];
  /** Tracks kept at most; the one heard longest ago makes room. Default 65,536. */
  readonly capacity?: number;
  /** `off` believes every position: for tests that show what the detectors are good for. Default `on`. */
  readonly detectors?: 'on' | 'off';
  /** Whether a place is land; without it no vessel is doubted for being there. */
  readonly onLand?: (lon: number, lat: number) => boolean;
}

/** The picture with what the console asks and what tests count. */
export interface LivingPicture extends Picture {
  coverageFeatures(at: number): CoverageFeatures;
  /** Tracks in use, and tracks that made room for others. */
  readonly census: { readonly used: number; readonly evicted: number };
  /** Where the category and affiliation of the track in a slot come from. */
  sourcesOf(slot: number): Readonly<Record<string, string>>;
}

const DEFAULT_CAPACITY = 65_536;
/** Findings that wait to be drained; older ones make room. */
const FINDINGS_KEPT = 10_000;
/** How often tracks are looked through for silent ones, milliseconds. */
const SWEEP_EVERY = 60_000;

export function createPicture(options: PictureOptions): LivingPicture {
  const { register, parties, capacity = DEFAULT_CAPACITY, detectors = 'on', onLand } = options;
  const { sources } = register;
  const findings: PictureFinding[] = [];
  const report = (finding: PictureFinding): void => {
    findings.push(finding);
    if (findings.length > FINDINGS_KEPT) findings.shift();
  };
  const store = createTrackStore(capacity);
  const hypotheses = createHypotheses(register.register, capacity * 2);
  const entries = new Map(register.register.map((entry, n) => [entry, n]));
  const coverage = createCoverage(sources, options, capacity, report);
  const interference = createInterference(store, sources, report);
  const settle = (slot: number, claimed: number) =>
    settleHypotheses({ store, hypotheses, parties, entries }, slot, claimed);
  const reported = (slot: number) =>
    categoryCode(hypotheses.claimOf(store.identityKind[slot]!, store.identity[slot]!)?.category);
  /** By source ordinal: 1 when it hears what is sent, and does not look. */
  const listens = Uint8Array.from(sources, ({ cooperative }) => (cooperative ? 1 : 0));
  let sweptAt = Number.NEGATIVE_INFINITY;

  const follow = createFollower({
    store,
    accuracyOf: Float64Array.from(sources, (source) => source.accuracy),
    onLand,
    detectors,
    hear: coverage.liveness.hearRow,
    receive: (slot, fixes, i) => {
      if (listens[fixes.source[i]!] === 0) return;
      const { icao24, mmsi } = coverage.reception;
      (fixes.identityKind[i] === IDENTITY.mmsi ? mmsi : icao24).receive(slot, fixes, i);
    },
    opened: (slot) => settle(slot, betterClaim(store.claim[slot]!, reported(slot))),
    claimed: (slot, said) => {
      const held = store.claim[slot]!;
      store.claim[slot] = betterClaim(said, held);
      if (store.claim[slot] !== held) settle(slot, betterClaim(store.claim[slot]!, reported(slot)));
    },
    contested: interference.contested,
  });

  function note(what: Report): void {
    const ordinal = sources.findIndex((source) => source.id === what.source);
    if (ordinal >= 0) coverage.liveness.hear(ordinal, what.observedAt, what.receivedAt);
    switch (what.kind) {
      case 'identity':
        noteIdentity(what);
        break;
      case 'patrol':
        coverage.visits.note(what);
        break;
      case 'coverage':
        coverage.declare(what);
        break;
      case 'event':
      case 'notice':
      case 'notice-withdrawal':
        break;
    }
  }

  function noteIdentity(what: Report & { kind: 'identity' }): void {
    hypotheses.note(what);
    const kind = IDENTITY_KINDS.indexOf(what.identityKind);
    if (what.category === undefined || kind === IDENTITY.plot || kind === IDENTITY.none) return;
    for (let slot = store.map.find(what.identity, kind); slot >= 0; slot = store.next[slot]!) {
      settle(slot, betterClaim(reported(slot), store.claim[slot]!));
    }
  }

  return {
    tracks: store,
    coverage,
    parties,
    follow,
    note,
    advance(now) {
      coverage.liveness.advance(now);
      interference.advance(now);
      if (now - sweptAt < SWEEP_EVERY) return;
      sweptAt = now;
      dropSilent(store, now);
    },
    trackId: (slot) => trackId(store, sources[store.firstSource[slot]!]?.id ?? '', slot),
    identityOf: (slot) => identityOf(store, hypotheses, slot),
    sourcesOf: (slot) => sourcesOf(store, hypotheses, slot),
    drainFindings: () => findings.splice(0),
    coverageFeatures: (at) => coverageFeatures(sources, coverage, at),
    get census() {
      return { used: store.used, evicted: store.evicted };
    },
  };
}

interface Known {
  readonly store: TrackStore;
  readonly hypotheses: Hypotheses;
  readonly parties: readonly string[];
  /** Their positions in the register. */
  readonly entries: ReadonlyMap<RegisterEntry, number>;
}

/** Writes the best hypotheses into the table; the limits of its kind follow the category. */
function settleHypotheses(
  { store, hypotheses, parties, entries }: Known,
  slot: number,
  claimed: number,
): void {
  const kind = store.identityKind[slot]!;
  const identity = store.identity[slot]!;
  const entry = hypotheses.registered(kind, identity);
  const registered = categoryCode(entry?.category);
  store.party[slot] = entry?.party === undefined ? -1 : parties.indexOf(entry.party);
  store.entry[slot] = entry ? entries.get(entry)! : -1;
  store.category[slot] = registered || claimed;
  store.fastest[slot] = fastestOf(store.category[slot]!, kind, identity);
}

/** Follows from who it says it is and its first observation: equal on every node that heard the same. */
function trackId(store: TrackStore, source: string, slot: number): string {
  return contentId('track', {
    identityKind: IDENTITY_KINDS[store.identityKind[slot]!]!,
    identity: store.identity[slot]!,
    source,
    index: store.firstIndex[slot]!,
    observedAt: hashedInstant(store.firstAt[slot]!),
  });
}

function identityOf(
  store: TrackStore,
  hypotheses: Hypotheses,
  slot: number,
): Readonly<Record<string, string>> {
  if (isFree(store, slot)) return {};
  const kind = store.identityKind[slot]!;
  const identity = store.identity[slot]!;
  const names = hypotheses.claimOf(kind, identity)?.names;
  return { ...ownIdentity(kind, identity), ...names };
}

function ownIdentity(kind: number, identity: number): Record<string, string> {
  switch (IDENTITY_KINDS[kind] ?? 'none') {
    case 'icao24':
      return { icao24: identity.toString(16).padStart(6, '0') };
    case 'icao24-other':
      return { 'icao24-other': identity.toString(16).padStart(6, '0') };
    case 'mmsi':
      return { mmsi: String(identity).padStart(9, '0') };
    case 'plot':
      return { plot: String(identity) };
    case 'none':
      return {};
  }
}

function sourcesOf(
  store: TrackStore,
  hypotheses: Hypotheses,
  slot: number,
): Readonly<Record<string, string>> {
  const kind = store.identityKind[slot]!;
  const identity = store.identity[slot]!;
  const entry = hypotheses.registered(kind, identity);
  const claim = hypotheses.claimOf(kind, identity);
  return {
    ...(entry?.party === undefined ? {} : { affiliation: entry.authority }),
    ...(entry?.category === undefined ? {} : { category: entry.authority }),
    ...(entry?.category === undefined && store.category[slot] !== 0 ? { category: 'claim' } : {}),
    ...(claim === undefined ? {} : { identity: claim.source }),
  };
}
