/** Staged at sea: leaving the corridor, speeding, coming too close, going dark, too many warships. */
import { DAY, HOUR, type Instant, METRES_PER_SECOND_PER_KNOT, MINUTE, type Random } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import type { Incident, Truth } from './incident.ts';
import { circuit, legs, type Path, voyage } from './path.ts';
import { FAR_SEA, IDENTITIES, LIMITED_WATERS, type PartyId, PLATFORM } from './scene.ts';

const knots = (value: number) => value * METRES_PER_SECOND_PER_KNOT;

const merchant = (number: number, path: Path, silent: Actor['silent'] = []): Actor => ({
  key: `staged-merchant-${number}`,
  category: 'vessel.merchant',
  transponder: 'ais',
  identity: IDENTITIES.merchant + 900 + number,
  name: `STAGED ${number}`,
  silent,
  path,
});

function staged(
  kind: string,
  clause: string,
  actor: Actor,
  expected?: Truth['expected'],
  breach = true,
): Incident {
  const { from, until } = actor.path;
  const truth = { kind, breach, clause, identities: [actor.identity], from, until };
  return { actors: [actor], truth: [expected ? { ...truth, expected } : truth], messages: [] };
}

const breach = (reason: string) => ({ verdict: 'breach-indicated', reason }) as const;

export function seaIncidents(random: Random, start: Instant): readonly Incident[] {
  const at = (hours: number) => start + hours * HOUR + random.integer(20) * MINUTE;
  return [
    leavesCorridor(at(2)),
    speeding(at(4.6)),
    passesPlatform(at(6), 0.008, 1),
    passesPlatform(at(9.5), 0.026, 2),
    goesDark(start, at(8)),
    silentWhereNobodyIsHeard(at(13)),
    almostSpeeding(at(14)),
    warships(start, at(13), 'SOUTH', 5),
    warships(start, at(18), 'NORTH', 3),
  ];
}

const leavesCorridor = (start: Instant) =>
  staged(
    'leaves-corridor',
    'sea-1',
    merchant(
      1,
      voyage(start, knots(12), 0, [
        [-34.0, 46.0],
        [-34.3, 46.01],
        [-34.5, 46.12],
        [-34.8, 46.12],
        [-35.0, 46.0],
        [-35.3, 46.0],
      ]),
    ),
    breach('left-corridor'),
  );

const speeding = (start: Instant) =>
  staged(
    'speeding',
    'sea-1',
    merchant(
      2,
      voyage(start, knots(20), 0, [
        [-33.6, 45.99],
        [-35.6, 45.99],
      ]),
    ),
    breach('speed'),
  );

const almostSpeeding = (start: Instant) =>
  staged(
    'almost-speeding',
    'sea-1',
    merchant(
      3,
      voyage(start, knots(13.2), 0, [
        [-35.6, 46.01],
        [-34.2, 46.01],
      ]),
    ),
    undefined,
    false,
  );

/** Past the platform `offset` degrees of latitude north of it; the clause asks for two kilometres. */
function passesPlatform(start: Instant, offset: number, number: number): Incident {
  const tooClose = offset < 0.017;
  const [lon, lat] = PLATFORM;
  const path = voyage(start, knots(10), 0, [
    [lon - 0.2, lat + offset],
    [lon + 0.2, lat + offset],
  ]);
  const actor = merchant(10 + number, path);
  return tooClose
    ? staged('too-close-to-platform', 'sea-2', actor, breach('too-close'))
    : staged('passes-platform-clear', 'sea-2', actor, undefined, false);
}

function goesDark(day: Instant, start: Instant): Incident {
  const path = circuit(day, day + DAY, {
    lon: -34.9,
    lat: 43.9,
    long: 15_000,
    short: 5_000,
    bearing: 90,
    speed: knots(10),
    altitude: 0,
    phase: 0,
  });
  const dark = { from: start, until: start + 3 * HOUR };
  const incident = staged('goes-dark', 'sea-3', merchant(20, path, [dark]), breach('dark'));
  return { ...incident, truth: incident.truth.map((item) => ({ ...item, ...dark })) };
}

/** It falls silent out of every receiver's reach: nobody can say that it went dark. */
function silentWhereNobodyIsHeard(start: Instant): Incident {
  const [lon, lat] = FAR_SEA;
  const path = voyage(start, knots(14), 0, [
    [lon - 2.6, lat + 0.1],
    [lon, lat],
  ]);
  const halfway = (path.from + path.until) / 2;
  const actor = merchant(21, path, [{ from: halfway, until: path.until }]);
  return staged('silent-where-nobody-is-heard', 'sea-3', actor, undefined, false);
}

/**
 * Warships of one party that lie north of the limited waters, enter them for three hours, and return.
 * Three at a time are agreed.
 */
function warships(day: Instant, start: Instant, party: PartyId, count: number): Incident {
  const [middle] = LIMITED_WATERS;
  const inside = { from: start, until: start + 3 * HOUR };
  const actors = Array.from({ length: count }, (_, i): Actor => {
    const lon = middle - 0.2 + 0.1 * i + (party === 'NORTH' ? 0.03 : 0);
    return {
      key: `warship-${party}-${i}`,
      category: 'vessel.military',
      party,
      transponder: 'ais',
      identity: IDENTITIES.warship[party] + i,
      name: `${party} SHIP ${i}`,
      silent: [],
      path: legs([
        { at: day, lon, lat: WAITING_LATITUDE, altitude: 0 },
        { at: inside.from - 2 * HOUR, lon: lon + 0.01, lat: WAITING_LATITUDE, altitude: 0 },
        { at: inside.from + HOUR, lon, lat: 43.7, altitude: 0 },
        { at: inside.until - HOUR, lon: lon + 0.01, lat: 43.68, altitude: 0 },
        { at: inside.until + 2 * HOUR, lon, lat: WAITING_LATITUDE, altitude: 0 },
        { at: day + DAY, lon: lon + 0.01, lat: WAITING_LATITUDE, altitude: 0 },
      ]),
    };
  });
  const over = count > 3;
  const truth: Truth = {
    kind: over ? 'too-many-warships' : 'as-many-warships-as-agreed',
    breach: over,
    clause: 'sea-4',
    identities: actors.map((actor) => actor.identity),
    ...inside,
    ...(over ? { expected: breach('over-limit') } : {}),
  };
  return { actors, truth: [truth], messages: [] };
}

const WAITING_LATITUDE = 44.35;
