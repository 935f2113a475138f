/**
 * The invented stage of the demonstration: an island in the open Atlantic where no land is, two parties
 * north and south of a line of contact, and the sea east of it. The accord in accords/demo/ draws the
 * same places; `scene.test.ts` holds the two together.
 */
export const PARTIES = ['NORTH', 'SOUTH'] as const;
export type PartyId = (typeof PARTIES)[number];

type Place = readonly [lon: number, lat: number];

/** West to east. */
export const LINE_OF_CONTACT: readonly Place[] = [
  [-43.1, 45.15],
  [-42.2, 44.9],
  [-41.3, 45.2],
  [-40.4, 44.95],
  [-39.5, 45.1],
  [-38.4, 44.85],
  [-37.2, 45.0],
];

/** Latitude of the line at a longitude within it. */
export function lineLatitude(lon: number): number {
  const after = LINE_OF_CONTACT.findIndex(([east]) => east >= lon);
  const [lonB, latB] = LINE_OF_CONTACT[Math.max(1, after)]!;
  const [lonA, latA] = LINE_OF_CONTACT[Math.max(1, after) - 1]!;
  return latA + ((lon - lonA) / (lonB - lonA)) * (latB - latA);
}

/** Middle of the sea corridor, from the open sea to the northern port. */
export const CORRIDOR: readonly Place[] = [
  [-32.4, 46.0],
  [-36.7, 46.0],
];

export const PLATFORM: Place = [-34.6, 45.05];
/** Middle of the waters in which warships are limited. */
export const LIMITED_WATERS: Place = [-34.6, 43.6];
/** Beyond every coastal receiver: here nobody is heard. */
export const FAR_SEA: Place = [-30.2, 42.4];

export const LAND_BOX = { west: -42.9, east: -37.5, south: 42.4, north: 47.6 } as const;
export const SEA_BOX = { west: -36.6, east: -32.2, south: 42.4, north: 47.6 } as const;
/** Where the demonstration's satellite navigation is deceived. */
export const SPOOFED = { lon: -40.0, lat: 43.6, radius: 60_000 } as const;

/** First address and MMSI of each kind; the demo's source register lists the same ranges. */
export const IDENTITIES = {
  civilAircraft: 0xf00100,
  military: { NORTH: 0xf10000, SOUTH: 0xf20000 },
  medical: { NORTH: 0xf11000, SOUTH: 0xf21000 },
  merchant: 990_100_000,
  fishing: 990_200_000,
  warship: { NORTH: 990_310_000, SOUTH: 990_320_000 },
} as const;
