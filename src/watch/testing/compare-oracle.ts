/** The same small world through the watch and through the oracle, and what each said about objects. */
import { destination, seededRandom } from '../../kernel/index.ts';
import { createPicture, IDENTITY, makeTrackedColumns } from '../../picture/index.ts';
import { compile } from '../compile.ts';
import { createWatch, TICK } from '../watch.ts';
import type { WatchEvent } from '../watch-event.ts';
import { runOracle } from './oracle.ts';
import type { OracleFix, Saying, Step } from './oracle-shapes.ts';
import { randomAccord, randomFixes } from './random-world.ts';
import { makeFixes, makeRegister, makeSource } from './small-world.ts';

const PARTIES = ['north', 'south'];

export interface Comparison {
  readonly watch: readonly string[];
  readonly oracle: readonly string[];
}

/** `spoil` hides one fix in fifty from the watch: the comparison must then fail. */
export function compareWithOracle(seed: number, spoil = false): Comparison {
  const random = seededRandom(seed);
  const accord = randomAccord(random.fork('accord'));
  const specs = randomFixes(random.fork('fixes'));
  const register = makeRegister([
    makeSource({ id: 'heard' }),
    makeSource({ id: 'radar', gnss: false, cooperative: false, physics: 'radar' }),
  ]);
  const compiled = compile([accord], PARTIES);
  if (!compiled.ok) throw new Error(compiled.problems[0]!.message);
  const picture = createPicture({ register, parties: PARTIES, capacity: 256 });
  const watch = createWatch({
    compiled: compiled.value,
    picture,
    register,
    lane: 'simulated',
    settled: true,
  });
  const fixes = makeFixes(specs);
  const tracked = makeTrackedColumns(fixes.capacity);
  const steps: Step[] = [];
  const readFix = (i: number): OracleFix => {
    const slot = tracked.track[i]!;
    const kind = picture.tracks.identityKind[slot];
    const implied = kind === IDENTITY.mmsi ? 6 : 1;
    return {
      track: slot,
      name: picture.trackId(slot),
      at: fixes.observedAt[i]!,
      lon: fixes.longitude[i]!,
      lat: fixes.latitude[i]!,
      previous: Number.isNaN(tracked.previousAt[i]!)
        ? undefined
        : {
            at: tracked.previousAt[i]!,
            lon: tracked.previousLongitude[i]!,
            lat: tracked.previousLatitude[i]!,
          },
      altitude: fixes.altitude[i]!,
      datum: fixes.datum[i]!,
      speed: tracked.speed[i]!,
      sigma: tracked.sigma[i]!,
      contested: tracked.contest[i] !== 0,
      gnss: fixes.source[i] === 0,
      category: picture.tracks.category[slot]! || implied,
      party: PARTIES[picture.tracks.party[slot]!],
    };
  };
  const heardNow = (now: number) => {
    const heard = new Map<number, boolean>();
    const { tracks, coverage } = picture;
    for (let k = 0; k < tracks.high; k++) {
      const kind = tracks.identityKind[k] === IDENTITY.mmsi ? 'mmsi' : 'icao24';
      const last = { lon: tracks.lastLongitude[k]!, lat: tracks.lastLatitude[k]! };
      const way = ((tracks.lastSpeed[k]! || 0) * (now - tracks.heardAt[k]!)) / 1000;
      const expected = destination(last, tracks.lastCourse[k]! || 0, way);
      heard.set(
        k,
        [last, expected].every(({ lon, lat }) => coverage.heard(kind, lon, lat, now, k)),
      );
    }
    return (track: number) => heard.get(track) ?? false;
  };
  let next = (Math.floor(fixes.observedAt[0]! / TICK) + 1) * TICK;
  let row = 0;
  for (let tick = 0; row < fixes.length || tick < 40; ) {
    const from = row;
    while (row < fixes.length && fixes.observedAt[row]! < next) row++;
    picture.follow(fixes, from, row, tracked);
    for (let i = from; i < row; i++) if (!spoil || i % 50 > 0) watch.evaluate(fixes, tracked, i, i + 1);
    for (let i = from; i < row; i++) if (tracked.track[i]! >= 0) steps.push({ kind: 'fix', fix: readFix(i) });
    picture.advance(next);
    steps.push({ kind: 'tick', now: next, heard: heardNow(next) });
    watch.advance(next);
    next += TICK;
    if (row >= fixes.length) tick++;
  }
  return {
    watch: watch.drain().flatMap(sayingOf).map(line).sort(),
    oracle: runOracle(compiled.value, steps).map(line).sort(),
  };
}

function sayingOf(event: WatchEvent): Saying[] {
  if (event.event !== 'indication') return [];
  const standing = event.subject.track === undefined && event.observations.length === 0;
  if (standing) return [];
  const { change, clause, reading, reason, contested, subject, from, until } = event;
  return [{ change, clause, reading, reason, contested, track: subject.track ?? '', from, until }];
}

const line = ({ change, clause, reading, reason, contested, track, from, until }: Saying): string =>
  [clause, reading, track, from, change, reason, contested, until ?? ''].join(' ');
