/** Hands a world to the plain evaluator in judgement order, seen through a picture of its own. */
import { CATEGORIES, destination, MINUTE } from '../../kernel/index.ts';
import {
  createPicture,
  FIX_FLAG,
  type FixColumns,
  IDENTITY,
  type LivingPicture,
  makeTrackedColumns,
  type Report,
  type SourceRegister,
  type TrackedColumns,
} from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { judgedAt } from '../order/judgement-queue.ts';
import { TICK } from '../watch.ts';
import { makeOracle } from './oracle.ts';
import { type Ear, hears, isSaidToBe, makeEars } from './oracle-ears.ts';
import type { OracleFix, OracleSight, OracleSubject } from './oracle-shapes.ts';
import type { RandomWorld } from './random-world.ts';
import { makeFixes } from './small-world.ts';

type Item = { readonly key: number; readonly source: number; readonly index: number } & (
  | { readonly row: number }
  | { readonly report: Report }
);

export function feedOracle(world: RandomWorld, compiled: CompiledAccords, until: number) {
  const { register, capacity, accord } = world;
  const parties = accord.parties.map(({ id }) => id);
  const picture = createPicture({ register, parties, capacity });
  const oracle = makeOracle(compiled, register.sources);
  const fixes = makeFixes(world.fixes);
  const items = inOrder(world, fixes);
  const read = makeReader(
    picture,
    fixes,
    register.sources.map(({ gnss }) => gnss),
  );
  const ears = makeEars(register.sources);
  const last = Math.floor(until / TICK);
  let next = 0;
  for (let tick = Math.floor(items[0]!.key / TICK); tick < last; tick++) {
    while (next < items.length && items[next]!.key < (tick + 1) * TICK) {
      const rows: number[] = [];
      for (
        let item = items[next];
        item && 'row' in item && item.key < (tick + 1) * TICK;
        item = items[++next]
      )
        rows.push(item.row);
      for (const i of rows) hears(ears[fixes.source[i]!]!, fixes.observedAt[i]!, fixes.receivedAt[i]!);
      for (const fix of read(rows)) oracle.take(fix);
      const item = items[next];
      if (!item || !('report' in item) || item.key >= (tick + 1) * TICK) continue;
      picture.note(item.report);
      noteReport(register, ears, item.report);
      oracle.note(item.report);
      next++;
    }
    const now = (tick + 1) * TICK;
    picture.advance(now);
    oracle.advance(now, (track, generation) => sightOf(picture, ears, track, generation, now));
  }
  return {
    said: oracle.said,
    occurred: [...oracle.occurred, ...(picture.census.evicted > 0 ? ['evicted'] : [])],
  };
}

function noteReport({ sources }: SourceRegister, ears: readonly Ear[], report: Report): void {
  const earOf = (name: string) => ears[sources.findIndex(({ id }) => id === name)];
  const { observedAt, receivedAt } = report;
  const speaker = earOf(report.source);
  if (speaker) hears(speaker, observedAt, receivedAt);
  const ear = report.kind === 'coverage' ? earOf(report.about) : undefined;
  if (ear && report.kind === 'coverage') isSaidToBe(ear, report.state, observedAt, receivedAt);
}

function inOrder({ register, reports }: RandomWorld, fixes: FixColumns): readonly Item[] {
  const key = (observedAt: number, receivedAt: number) => judgedAt(observedAt, receivedAt, MINUTE);
  const rows = Array.from(
    { length: fixes.length },
    (_, row): Item => ({
      key: key(fixes.observedAt[row]!, fixes.receivedAt[row]!),
      source: fixes.source[row]!,
      index: fixes.index[row]!,
      row,
    }),
  );
  const others = reports.map((report): Item => {
    const ordinal = register.sources.findIndex(({ id }) => id === report.source);
    const source = ordinal < 0 ? register.sources.length : ordinal;
    return { key: key(report.observedAt, report.receivedAt), source, index: report.index, report };
  });
  return [...rows, ...others].sort((a, b) => a.key - b.key || a.source - b.source || a.index - b.index);
}

/** Follows rows one by one; what is known of their objects is what is known after the last, or before one is gone. */
function makeReader(picture: LivingPicture, fixes: FixColumns, gnss: readonly boolean[]) {
  const tracked = makeTrackedColumns(fixes.capacity);
  return (rows: readonly number[]): readonly OracleFix[] => {
    const read: OracleFix[] = [];
    let waiting: OracleFix[] = [];
    const settle = () => {
      read.push(...waiting.map((fix) => ({ ...fix, ...subjectOf(picture, fix.track) })));
      waiting = [];
    };
    for (const i of rows) {
      picture.follow(fixes, i, i + 1, tracked, settle);
      const ownPosition = (fixes.flags[i]! & FIX_FLAG.gnss) !== 0 || gnss[fixes.source[i]!]!;
      if (tracked.track[i]! >= 0) waiting.push(fixOf(picture, fixes, tracked, i, ownPosition));
    }
    settle();
    return read;
  };
}

function fixOf(
  picture: LivingPicture,
  fixes: FixColumns,
  tracked: TrackedColumns,
  i: number,
  ownPosition: boolean,
): OracleFix {
  const slot = tracked.track[i]!;
  const at = tracked.previousAt[i]!;
  const [lon, lat] = [tracked.previousLongitude[i]!, tracked.previousLatitude[i]!];
  return {
    ...subjectOf(picture, slot),
    track: slot,
    generation: picture.tracks.generation[slot]!,
    name: picture.trackId(slot),
    source: fixes.source[i]!,
    at: fixes.observedAt[i]!,
    lon: fixes.longitude[i]!,
    lat: fixes.latitude[i]!,
    previous: Number.isNaN(at) ? undefined : { at, lon, lat },
    altitude: fixes.altitude[i]!,
    datum: fixes.datum[i]!,
    grounded: (fixes.flags[i]! & FIX_FLAG.onGround) !== 0,
    speed: tracked.speed[i]!,
    sigma: tracked.sigma[i]!,
    contested: tracked.contest[i] !== 0,
    gnss: (fixes.flags[i]! & FIX_FLAG.derived) === 0 && ownPosition,
  };
}

const AIRCRAFT = CATEGORIES.indexOf('aircraft');
const VESSEL = CATEGORIES.indexOf('vessel');

function subjectOf({ tracks, parties }: LivingPicture, slot: number): OracleSubject {
  const kind = tracks.identityKind[slot]!;
  const implied = [0, AIRCRAFT, AIRCRAFT, VESSEL, 0];
  return {
    category: tracks.category[slot]! || implied[kind]!,
    party: parties[tracks.party[slot]!],
    identityKind: kind,
    identity: tracks.identity[slot]!,
  };
}

function sightOf(
  picture: LivingPicture,
  ears: readonly Ear[],
  slot: number,
  generation: number,
  now: number,
): OracleSight {
  const { tracks, coverage } = picture;
  const place = { lon: tracks.lastLongitude[slot]!, lat: tracks.lastLatitude[slot]! };
  const known = tracks.generation[slot] === generation;
  const heardAt = tracks.heardAt[slot]!;
  return {
    subject: subjectOf(picture, slot),
    place,
    contested: tracks.contest[slot] !== 0,
    known,
    heardAt,
    ears,
    heardBy: tracks.lastSource[slot]!,
    neighboursHeard: (counts) => {
      const kind = tracks.identityKind[slot] === IDENTITY.mmsi ? 'mmsi' : 'icao24';
      const way = ((tracks.lastSpeed[slot]! || 0) * (now - heardAt)) / 1000;
      const course = tracks.lastCourse[slot]!;
      const ways = course >= 0 ? [course] : [0, 90, 180, 270];
      const expected = ways.map((one) => destination(place, one, way));
      return [place, ...expected].every(({ lon, lat }) => coverage.heard(kind, lon, lat, slot, counts));
    },
  };
}
