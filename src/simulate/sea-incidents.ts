/** Staged at sea: leaving the corridor, speeding, coming too close, going dark, too many warships. */
import { HOUR, type Instant, METRES_PER_SECOND_PER_KNOT, MINUTE, type Random } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import type { Incident, Truth } from './incident.ts';
import { circuit, type Path, voyage } from './path.ts';
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
    goesDark(at(8)),
    silentWhereNobodyIsHeard(at(13)),
    almostSpeeding(at(14)),
    warships(at(13), 'SOUTH', 5),
    warships(at(18), 'NORTH', 3),
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

function goesDark(start: Instant): Incident {
  const path = circuit(start - 2 * HOUR, start + 6 * HOUR, {
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
    [lon - 1.4, lat + 0.1],
    [lon, lat],
  ]);
  const halfway = (path.from + path.until) / 2;
  const actor = merchant(21, path, [{ from: halfway, until: path.until }]);
  return staged('silent-where-nobody-is-heard', 'sea-3', actor, undefined, false);
}

/** Warships of one party in the limited waters, where three at a time are agreed. */
function warships(start: Instant, party: PartyId, count: number): Incident {
  const [lon, lat] = LIMITED_WATERS;
  const span = { from: start, until: start + 3 * HOUR };
  const actors = Array.from(
    { length: count },
    (_, i): Actor => ({
      key: `warship-${party}-${i}`,
      category: 'vessel.military',
      party,
      transponder: 'ais',
      identity: IDENTITIES.warship[party] + i,
      name: `${party} SHIP ${i}`,
      silent: [],
      path: circuit(span.from, span.until, {
        lon: lon - 0.2 + 0.1 * i,
        lat,
        long: 3_000,
        short: 2_000,
        bearing: 45,
        speed: knots(9),
        altitude: 0,
        phase: i,
      }),
    }),
  );
  const over = count > 3;
  const truth: Truth = {
    kind: over ? 'too-many-warships' : 'as-many-warships-as-agreed',
    breach: over,
    clause: 'sea-4',
    identities: actors.map((actor) => actor.identity),
    ...span,
    ...(over ? { expected: breach('over-limit') } : {}),
  };
  return { actors, truth: [truth], messages: [] };
}
