/** The many who do nothing wrong: civil flights, patrols behind the line, merchants, fishing boats. */
import { DAY, type Instant, type Interval, type Random } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { type Circuit, circuit } from './path.ts';
import { CORRIDOR, IDENTITIES, LAND_BOX, PARTIES, type PartyId, SEA_BOX, SPOOFED } from './scene.ts';

const CIVIL_FLIGHTS = 280;
const PATROLS_PER_PARTY = 8;
const CORRIDOR_MERCHANTS = 60;
const OPEN_SEA_MERCHANTS = 180;
const FISHING_BOATS = 170;

const NO_SILENCE: readonly Interval[] = [];

const between = (random: Random, low: number, high: number) => low + random.next() * (high - low);

/** Every background object of one day from `start`, in a fixed order. */
export function backgroundTraffic(random: Random, start: Instant): readonly Actor[] {
  const span = { from: start, until: start + DAY };
  return [
    ...civilFlights(random.fork('civil'), span),
    ...PARTIES.flatMap((party) => patrols(random.fork(`patrol-${party}`), span, party)),
    ...corridorMerchants(random.fork('corridor'), span),
    ...openSeaMerchants(random.fork('open-sea'), span),
    ...fishingBoats(random.fork('fishing'), span),
  ];
}

const round = (span: Interval, shape: Circuit) => circuit(span.from, span.until, shape);

/** Circuits that nowhere ask for less than 85 m/s: nothing that cruises up there flies slower. */
function civilFlights(random: Random, span: Interval): Actor[] {
  return Array.from({ length: CIVIL_FLIGHTS }, (_, i) => ({
    key: `civil-${i}`,
    category: 'aircraft.civil',
    transponder: 'adsb',
    identity: IDENTITIES.civilAircraft + i,
    name: `CIV${String(i).padStart(4, '0')}`,
    silent: NO_SILENCE,
    path: round(span, {
      lon: between(random, LAND_BOX.west, SEA_BOX.east),
      lat: between(random, LAND_BOX.south, LAND_BOX.north),
      long: between(random, 120_000, 200_000),
      short: between(random, 90_000, 120_000),
      bearing: between(random, 0, 180),
      speed: between(random, 190, 250),
      altitude: 8_800 + 300 * random.integer(11),
      phase: between(random, 0, 2 * Math.PI),
    }),
  }));
}

/** Military aircraft that keep at least 70 km from the line; two of SOUTH's fly where navigation is deceived. */
function patrols(random: Random, span: Interval, party: PartyId): Actor[] {
  const lat = party === 'NORTH' ? 46.7 : 43.4;
  return Array.from({ length: PATROLS_PER_PARTY }, (_, i) => {
    const deceived = party === 'SOUTH' && i < 2;
    return {
      key: `patrol-${party}-${i}`,
      category: 'aircraft.military',
      party,
      transponder: 'adsb',
      identity: IDENTITIES.military[party] + i,
      name: `${party.slice(0, 1)}PATROL${i}`,
      silent: NO_SILENCE,
      path: round(span, {
        lon: deceived ? SPOOFED.lon : between(random, -40.2, -38.2),
        lat: deceived ? SPOOFED.lat - 0.1 : lat,
        long: deceived ? 30_000 : between(random, 30_000, 40_000),
        short: between(random, 18_000, 24_000),
        bearing: 90,
        speed: between(random, 160, 220),
        altitude: 6_000 + 300 * i,
        phase: between(random, 0, 2 * Math.PI),
      }),
    };
  });
}

const vessel = (kind: 'merchant' | 'fishing', number: number, path: Actor['path']): Actor => ({
  key: `${kind}-${number}`,
  category: `vessel.${kind}`,
  transponder: 'ais',
  identity: IDENTITIES[kind] + number,
  name: `${kind === 'merchant' ? 'TRADER' : 'NETTER'} ${number}`,
  silent: NO_SILENCE,
  path,
});

/** To and fro along the corridor, well inside its edges and its speed limit. */
function corridorMerchants(random: Random, span: Interval): Actor[] {
  const [east, west] = CORRIDOR as [readonly [number, number], readonly [number, number]];
  return Array.from({ length: CORRIDOR_MERCHANTS }, (_, i) =>
    vessel(
      'merchant',
      i,
      round(span, {
        lon: (east[0] + west[0]) / 2 + between(random, -0.2, 0.2),
        lat: east[1] + between(random, -0.03, 0.03),
        long: 130_000,
        short: between(random, 500, 1_500),
        bearing: 90,
        speed: between(random, 4, 6.2),
        altitude: 0,
        phase: between(random, 0, 2 * Math.PI),
      }),
    ),
  );
}

/** South of the corridor's waters and clear of the platform. */
function openSeaMerchants(random: Random, span: Interval): Actor[] {
  return Array.from({ length: OPEN_SEA_MERCHANTS }, (_, i) =>
    vessel(
      'merchant',
      CORRIDOR_MERCHANTS + i,
      round(span, {
        lon: between(random, SEA_BOX.west + 0.5, SEA_BOX.east - 0.5),
        lat: i % 2 === 0 ? between(random, 42.8, 44.5) : between(random, 46.7, 47.4),
        long: between(random, 10_000, 25_000),
        short: between(random, 2_000, 8_000),
        bearing: between(random, 60, 120),
        speed: between(random, 4, 8),
        altitude: 0,
        phase: between(random, 0, 2 * Math.PI),
      }),
    ),
  );
}

function fishingBoats(random: Random, span: Interval): Actor[] {
  return Array.from({ length: FISHING_BOATS }, (_, i) =>
    vessel(
      'fishing',
      i,
      round(span, {
        lon: between(random, SEA_BOX.west + 0.3, SEA_BOX.east - 0.3),
        lat: i % 3 === 0 ? between(random, 46.6, 47.4) : between(random, 42.7, 44.4),
        long: between(random, 2_000, 6_000),
        short: between(random, 1_000, 2_000),
        bearing: between(random, 0, 180),
        speed: between(random, 1.5, 3),
        altitude: 0,
        phase: between(random, 0, 2 * Math.PI),
      }),
    ),
  );
}
