/**
 * What nothing of a kind can exceed. The figures are generous on purpose: a position beyond them is
 * contested, so they must hold for the fastest of the kind with the wind behind it.
 */
import { CATEGORIES, type Category, type Milliseconds } from '../../kernel/index.ts';
import { IDENTITY } from '../observation.ts';

/**
 * Greatest speed over ground in m/s. Airliners have been seen at 358 m/s in a jet stream, the fastest
 * transponder-carrying military aircraft near Mach 2.5, hydrofoil ferries at 30 m/s, patrol boats at 35 m/s.
 */
const FASTEST: Readonly<Record<Category, number>> = {
  unknown: Number.NaN,
  aircraft: 700,
  'aircraft.civil': 380,
  'aircraft.military': 850,
  'aircraft.uncrewed': 380,
  'aircraft.rotary': 140,
  vessel: 40,
  'vessel.merchant': 35,
  'vessel.fishing': 30,
  'vessel.military': 40,
  'vessel.passenger': 40,
  vehicle: 70,
  'vehicle.military': 50,
  'vehicle.artillery': 40,
  person: 15,
  'vehicle.tank': 30,
  'vehicle.armoured': 40,
  'vehicle.artillery.gun': 40,
  'vehicle.artillery.mortar': 40,
  'vehicle.artillery.rocket': 40,
  'vehicle.missile': 40,
  'vehicle.air-defence': 40,
  'vessel.military.capital': 40,
  'vessel.military.carrier': 40,
  'vessel.military.submarine': 40,
  'person.military': 15,
  'person.contractor': 15,
  // no works move; but what is called works may be what stands on a barge or a lorry
  works: 40,
  'works.fortification': 40,
  'works.base': 40,
  'works.training': 40,
};

/** A maritime identity of a search and rescue aircraft is 111MIDaXX. @source ITU-R M.585-9, Annex 1, section 4. */
const isAircraftMmsi = (mmsi: number): boolean => Math.floor(mmsi / 1_000_000) === 111;

/** Greatest speed in m/s of an object of this category, or of anything that carries such an identity. */
export function fastestOf(category: number, identityKind: number, identity: number): number {
  const known = FASTEST[CATEGORIES[category] ?? 'unknown'];
  if (identityKind === IDENTITY.mmsi) {
    if (isAircraftMmsi(identity)) return FASTEST.aircraft;
    return Number.isNaN(known) ? FASTEST.vessel : known;
  }
  return Number.isNaN(known) ? FASTEST.aircraft : known;
}

/**
 * How far the time of a position may be off, in milliseconds, before its speed means anything: aggregated
 * ADS-B states carry positions some seconds older than their time; AIS stations batch, and repeaters delay.
 */
export const TIME_ERROR: Milliseconds = 12_000;
export const TIME_ERROR_MARITIME: Milliseconds = 30_000;

/** An observation this many milliseconds ahead of its reception comes from a wrong clock. */
export const CLOCK_AHEAD: Milliseconds = 60_000;

/** Silence after which a track is dropped and its slot free, by position in `IDENTITY_KINDS`. */
export const DROP_AFTER: readonly Milliseconds[] = [
  5 * 60_000, // none: an unnumbered plot track
  6 * 3_600_000, // icao24
  6 * 3_600_000, // icao24-other
  48 * 3_600_000, // mmsi: moored vessels are heard rarely, anchored class B ones more so
  15 * 60_000, // plot
];

/**
 * A branch that contradicts the trusted track is believed once the trusted one has been silent this long:
 * longer than any flight over one theatre, longer than any known episode of interference at one ship.
 */
export const believeBranchAfter = (identityKind: number): Milliseconds =>
  identityKind === IDENTITY.mmsi ? 24 * 3_600_000 : 6 * 3_600_000;

/** Per-axis standard deviation in metres of a 95 % radius in two dimensions. @source χ², 2 degrees of freedom: √5.991. */
export const SIGMA_PER_RADIUS_95 = 1 / 2.4477;

/** Metres per axis assumed when neither the report nor its source says anything about accuracy. */
export const ASSUMED_SIGMA = 50;

/** Metres above which slow flight is impossible for an aircraft that has flown fast up there. */
export const HIGH = 6_000;
/** m/s over ground: nothing that cruises at `CRUISING` stays in the air above `HIGH` below this, in any wind met there. */
export const TOO_SLOW = 60;
export const CRUISING = 150;
