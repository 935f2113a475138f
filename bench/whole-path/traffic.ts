/** Who moves in the whole-path bench, second by second. */
import { CATEGORIES, METRES_PER_DEGREE, RADIANS_PER_DEGREE, seededRandom } from '../../src/kernel/index.ts';
import { FIX_FLAG, type FixColumns, IDENTITY, makeFixColumns } from '../../src/picture/index.ts';

export const START = 1_767_225_600_000;

export interface Size {
  readonly objects: number;
  readonly areas: number;
  readonly clauses: number;
  readonly seconds: number;
}

/** One batch a second: half the objects over the region, half over the world; three of ten are ships. */
export function makeBatches({ objects, seconds }: Size): readonly FixColumns[] {
  const random = seededRandom(20_260_101);
  const movers = Array.from({ length: objects }, (_, o) => {
    const ship = o % 10 < 3;
    const local = o % 2 === 0;
    return {
      ship,
      lon: local ? 22 + random.next() * 20 : -170 + random.next() * 340,
      lat: local ? 43 + random.next() * 10 : -55 + random.next() * 125,
      course: random.next() * 360,
      speed: ship ? 3 + random.next() * 12 : 60 + random.next() * 190,
      altitude: 1_000 + random.next() * 11_000,
      identity: 1 + o + (o % 3 === 0 ? 1_000_000 : o % 3 === 1 ? 0 : 5_000_000),
      category: CATEGORIES.indexOf(
        ship
          ? o % 7 === 0
            ? 'vessel.merchant'
            : 'vessel.fishing'
          : o % 4 === 0
            ? 'aircraft.military'
            : 'aircraft.civil',
      ),
    };
  });
  const index = [0, 0];
  return Array.from({ length: seconds }, (_, second) => {
    const fixes = makeFixColumns(objects);
    movers.forEach((m, i) => {
      const east = Math.max(0.2, Math.cos(m.lat * RADIANS_PER_DEGREE));
      m.lon += (Math.sin(m.course * RADIANS_PER_DEGREE) * m.speed) / METRES_PER_DEGREE / east;
      m.lat += (Math.cos(m.course * RADIANS_PER_DEGREE) * m.speed) / METRES_PER_DEGREE;
      fixes.observedAt[i] = START + second * 1000 + (i % 1000);
      fixes.receivedAt[i] = fixes.observedAt[i]! + 200;
      fixes.source[i] = m.ship ? 1 : 0;
      fixes.index[i] = index[m.ship ? 1 : 0]!++;
      fixes.identityKind[i] = m.ship ? IDENTITY.mmsi : IDENTITY.icao24;
      fixes.identity[i] = m.identity;
      fixes.longitude[i] = m.lon + (random.normal() * 5) / METRES_PER_DEGREE;
      fixes.latitude[i] = m.lat + (random.normal() * 5) / METRES_PER_DEGREE;
      fixes.altitude[i] = m.ship ? NaN : m.altitude;
      fixes.datum[i] = m.ship ? 3 : 2;
      fixes.speed[i] = m.speed;
      fixes.course[i] = m.course;
      fixes.climb[i] = 0;
      fixes.accuracy[i] = m.ship ? 10 : NaN;
      fixes.nic[i] = m.ship ? -1 : 8;
      fixes.nacp[i] = m.ship ? -1 : 9;
      fixes.sil[i] = m.ship ? -1 : 3;
      fixes.category[i] = m.category;
      fixes.flags[i] = FIX_FLAG.gnss;
    });
    fixes.length = objects;
    return fixes;
  });
}
