/** Staged on land: fires seen from orbit, some of them by a patrol too; a day of patrol reports. */
import { HOUR, type Instant, MINUTE, type Random } from '../kernel/index.ts';
import { firePixel } from './emit/firms.ts';
import { coverageLine, patrolLine } from './emit/reports.ts';
import type { Incident, Message } from './incident.ts';
import { LAND_BOX, lineLatitude } from './scene.ts';
import { jamming } from './stations.ts';

const PATROL_REPORTS = 59;
const STUBBLE_FIRES = 24;
/** Hours at which a satellite passes. */
const PASSES = [1.6, 12.1, 13.7] as const;

export function landIncidents(random: Random, start: Instant): readonly Incident[] {
  return [
    corroboratedFire(start + PASSES[1] * HOUR),
    lonePixel(start + PASSES[2] * HOUR),
    stubbleFires(random.fork('stubble'), start),
    patrolDay(random.fork('patrols'), start),
    sightLost(start),
  ];
}

/** A fire in the buffer that a satellite and a patrol both report. */
function corroboratedFire(at: Instant): Incident {
  const place = { lon: -39.9, lat: lineLatitude(-39.9) + 0.02 };
  const seenAt = at + 40 * MINUTE;
  return {
    actors: [],
    truth: [
      {
        kind: 'fire-corroborated',
        breach: true,
        clause: 'land-1',
        identities: [],
        from: at,
        until: seenAt,
        expected: { verdict: 'breach-indicated', reason: 'event' },
      },
    ],
    messages: [
      firePixel(at, place, 14.2),
      patrolLine({ at: seenAt, ...place, outcome: 'seen', event: 'fire', radius: 3_000, watchedMinutes: 20 }),
    ],
  };
}

/** One hot pixel in the buffer, and nobody else saw anything. */
function lonePixel(at: Instant): Incident {
  const place = { lon: -42.0, lat: lineLatitude(-42.0) - 0.03 };
  return {
    actors: [],
    truth: [
      {
        kind: 'fire-uncorroborated',
        breach: false,
        clause: 'land-1',
        identities: [],
        from: at,
        until: at + MINUTE,
        expected: { verdict: 'not-determinable', reason: 'uncorroborated' },
      },
    ],
    messages: [firePixel(at, place, 3.1)],
  };
}

/** Fields burning far behind the line: no clause asks about them. */
function stubbleFires(random: Random, start: Instant): Incident {
  const messages = Array.from({ length: STUBBLE_FIRES }, (): Message => {
    const lon = LAND_BOX.west + 0.5 + random.next() * 4;
    const lat = lineLatitude(lon) + (random.next() < 0.5 ? -1 : 1) * (0.5 + random.next());
    return firePixel(start + random.pick(PASSES) * HOUR, { lon, lat }, 1 + 4 * random.next());
  });
  return { actors: [], truth: [], messages };
}

function patrolDay(random: Random, start: Instant): Incident {
  const messages = Array.from({ length: PATROL_REPORTS }, (_, i) => {
    const lon = -42.5 + random.next() * 4.8;
    const lat = lineLatitude(lon) + (random.next() - 0.5) * 0.6;
    const outcome = i % 15 === 7 ? 'access-denied' : i % 19 === 11 ? 'access-delayed' : 'not-seen';
    const at = start + 5 * HOUR + Math.floor((i / PATROL_REPORTS) * 14 * 60) * MINUTE;
    return patrolLine({ at, lon, lat, outcome, radius: 2_500, watchedMinutes: 30 });
  });
  return { actors: [], truth: [], messages };
}

/** A radar that says that it is jammed, then that it sees again. */
function sightLost(start: Instant): Incident {
  const { radar, span } = jamming(start);
  const messages = [coverageLine(span.from, radar, 'jammed'), coverageLine(span.until, radar, 'up')];
  return { actors: [], truth: [], messages };
}
