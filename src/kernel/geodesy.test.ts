import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { destination, geodesicAzimuth, geodesicDistance, quickDistance } from './geodesy.ts';
import { seededRandom } from './random.ts';

describe('geodesy', () => {
  it('measures known distances', () => {
    // a quarter meridian of WGS 84 is 10,001,965.729 m, a degree of its equator 111,319.491 m
    assert.ok(Math.abs(geodesicDistance({ lon: 0, lat: 0 }, { lon: 0, lat: 90 }) - 10_001_965.729) < 0.001);
    assert.ok(Math.abs(geodesicDistance({ lon: 10, lat: 0 }, { lon: 11, lat: 0 }) - 111_319.491) < 0.001);
    // Karney 2013, table 4: nearly antipodal places
    const far = geodesicDistance({ lon: 0, lat: -30 }, { lon: 179.8, lat: 29.9 });
    assert.ok(Math.abs(far - 19_989_832.828) < 0.001, `${far}`);
  });

  it('comes back along the azimuth it measured (seed 1)', () => {
    const random = seededRandom(1);
    for (let i = 0; i < 200; i++) {
      const a = { lon: 360 * random.next() - 180, lat: 160 * random.next() - 80 };
      const b = { lon: 360 * random.next() - 180, lat: 160 * random.next() - 80 };
      const end = destination(a, geodesicAzimuth(a, b), geodesicDistance(a, b));
      assert.ok(geodesicDistance(end, b) < 1e-6);
    }
  });

  it('gates with a quick distance within 0.6 % below 300 km and 70 degrees, also across the antimeridian (seed 2)', () => {
    const random = seededRandom(2);
    for (let i = 0; i < 2000; i++) {
      const a = { lon: 360 * random.next() - 180, lat: 136 * random.next() - 68 };
      const b = destination(a, 360 * random.next(), 1 + 200_000 * random.next());
      const ratio = quickDistance(a.lon, a.lat, b.lon, b.lat) / geodesicDistance(a, b);
      assert.ok(Math.abs(ratio - 1) < 0.006, `${ratio} from ${a.lon}, ${a.lat}`);
    }
  });
});
