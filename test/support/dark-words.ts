/** What a dark world says: the rows of its sensors, and what they report of their own sight. */
import { CATEGORIES, destination, type Position, type Random } from '../../src/kernel/index.ts';
import { FIX_FLAG, type FixColumns, IDENTITY, makeFixColumns, type Report } from '../../src/picture/index.ts';
import { type DarkWorld, SECONDS, type Sensor, START, type Visitor } from './dark-world.ts';

/** Every moment at which a sensor looked: once a period, unless it was out. */
export function looksOf({ source, outages }: Sensor): readonly number[] {
  const looks: number[] = [];
  for (let at = START; at <= START + SECONDS * 1000; at += source.period) {
    if (!outages.some(({ from, until }) => at >= from && at < until)) looks.push(at);
  }
  return looks;
}

export interface Plot {
  readonly at: number;
  readonly visitor: Visitor;
  /** Running number of the visitor. */
  readonly number: number;
  readonly place: Position;
}

/** Where the visitors were at each look of the sensor that sees them. */
export const plotsOf = ({ sensors, visitors }: DarkWorld): readonly Plot[] =>
  visitors.flatMap((visitor, number) =>
    looksOf(sensors[visitor.sensor]!)
      .filter((at) => at >= visitor.firstAt && at <= visitor.lastAt)
      .map((at) => {
        const way = (visitor.speed * (at - visitor.firstAt)) / 1000;
        return { at, visitor, number, place: destination(visitor.from, visitor.course, way) };
      }),
  );

/** A word from each sensor at each look, with the visitors; receivers also hear civil traffic inside the area. */
export function speak(world: DarkWorld, random: Random): { fixes: FixColumns; reports: Report[] } {
  const looks = world.sensors.flatMap((_, s) =>
    looksOf(world.sensors[s]!).map((at) => ({ at, s, plot: undefined })),
  );
  const plots = plotsOf(world).map((plot) => ({ at: plot.at, s: plot.visitor.sensor, plot }));
  const rows = [...looks, ...plots].sort((a, b) => a.at - b.at || a.s - b.s);
  const fixes = makeFixColumns(Math.max(1, rows.length));
  rows.forEach(({ at, s, plot }, i) => {
    const heard = world.sensors[s]!.source.cooperative;
    blankRow(fixes, i);
    fixes.observedAt[i] = at;
    fixes.receivedAt[i] = at;
    fixes.source[i] = s;
    fixes.index[i] = i;
    fixes.identityKind[i] = heard ? IDENTITY.icao24 : IDENTITY.plot;
    if (plot) writeVisitor(fixes, i, plot);
    else {
      fixes.identity[i] = heard ? 1 + random.integer(40) : 1;
      fixes.longitude[i] = heard ? world.corner.lon + random.next() * world.side : NaN;
      fixes.latitude[i] = heard ? world.corner.lat + random.next() * world.side : NaN;
      fixes.category[i] = CATEGORIES.indexOf('aircraft.civil');
    }
  });
  fixes.length = rows.length;
  return { fixes, reports: reportsOf(world) };
}

function blankRow(fixes: FixColumns, i: number): void {
  for (const column of [fixes.altitude, fixes.speed, fixes.course, fixes.climb, fixes.accuracy])
    column[i] = NaN;
  for (const column of [fixes.nic, fixes.nacp, fixes.sil]) column[i] = -1;
}

function writeVisitor(fixes: FixColumns, i: number, { visitor, number, place }: Plot): void {
  fixes.identity[i] = 1_000 + number;
  fixes.longitude[i] = place.lon;
  fixes.latitude[i] = place.lat;
  fixes.altitude[i] = visitor.altitude;
  fixes.accuracy[i] = visitor.accuracy;
  if (visitor.saysSpeed) fixes.speed[i] = visitor.speed;
  if (visitor.contested) fixes.flags[i] = FIX_FLAG.doubtful;
  fixes.category[i] = CATEGORIES.indexOf(visitor.category);
}

function reportsOf(world: DarkWorld): Report[] {
  const reports = world.sensors.flatMap(({ source, outages }) =>
    outages.flatMap(({ from, until, state }, o): Report[] => {
      if (state === 'silent') return [];
      const say = (at: number, word: typeof state | 'up', index: number): Report => ({
        kind: 'coverage',
        observedAt: at,
        receivedAt: at,
        source: source.id,
        index,
        about: source.id,
        state: word,
      });
      return [say(from, state, 1e6 + 2 * o), say(until, 'up', 1e6 + 2 * o + 1)];
    }),
  );
  return reports.sort((a, b) => a.observedAt - b.observedAt);
}
