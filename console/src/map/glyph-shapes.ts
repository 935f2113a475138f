/**
 * Small neutral shapes for what an object is, drawn on a 24 × 24 field with its head up. They tell kinds
 * apart, never parties. Standard military symbols are for assessed tracks and are not used for traffic.
 */
import { CATEGORIES } from '../../../src/kernel/index.ts';

const PLANE =
  'M12 3 C12.9 3 13.4 4.2 13.4 5.6 V9.6 L20.5 14 V15.9 L13.4 13.9 V18 L15.8 19.8 V21.2 L12 20.2 L8.2 21.2 V19.8 L10.6 18 V13.9 L3.5 15.9 V14 L10.6 9.6 V5.6 C10.6 4.2 11.1 3 12 3 Z';
const DELTA = 'M12 2.5 L14 9 L20 17.5 V19 L14 17.6 L12 21 L10 17.6 L4 19 V17.5 L10 9 Z';
const WING = 'M12 5 L21 15.5 L20 17.5 L12 12.6 L4 17.5 L3 15.5 Z';
const ROTOR =
  'M11 3 H13 V10.2 L20.4 7.2 L21.2 9 L14 12.4 V19 L16 21 H8 L10 19 V12.4 L2.8 9 L3.6 7.2 L11 10.2 Z';
const HULL = 'M12 2.5 L16 9 V20.5 H8 V9 Z';
const SLIM_HULL = 'M12 1.5 L14.8 9 V22 L12 20.6 L9.2 22 V9 Z';
const SMALL_HULL = 'M12 6 C15 8.5 15.6 11.5 15.6 18.5 H8.4 C8.4 11.5 9 8.5 12 6 Z';
const PASSENGER_HULL = 'M12 2.5 L16 8 V13 H18 V16 H16 V20.5 H8 V16 H6 V13 H8 V8 Z';
const BOX = 'M6 8 H18 V17 H6 Z';
const GUN = 'M11 3 H13 V8 H18 V18 H6 V8 H11 Z';
const DOT = 'M12 8 A4 4 0 1 1 11.99 8 Z';
const WORKS = 'M4 19 V10 H7 V13 H10.5 V10 H13.5 V13 H17 V10 H20 V19 Z';
const RING = 'M12 6.5 L17.5 12 L12 17.5 L6.5 12 Z';

const SHAPES: Readonly<Record<(typeof CATEGORIES)[number], string>> = {
  unknown: RING,
  aircraft: PLANE,
  'aircraft.civil': PLANE,
  'aircraft.military': DELTA,
  'aircraft.uncrewed': WING,
  'aircraft.rotary': ROTOR,
  vessel: HULL,
  'vessel.merchant': HULL,
  'vessel.fishing': SMALL_HULL,
  'vessel.military': SLIM_HULL,
  'vessel.passenger': PASSENGER_HULL,
  vehicle: BOX,
  'vehicle.military': BOX,
  'vehicle.artillery': GUN,
  person: DOT,
  'vehicle.tank': BOX,
  'vehicle.armoured': BOX,
  'vehicle.artillery.gun': GUN,
  'vehicle.artillery.mortar': GUN,
  'vehicle.artillery.rocket': GUN,
  'vehicle.missile': GUN,
  'vehicle.air-defence': GUN,
  'vessel.military.capital': SLIM_HULL,
  'vessel.military.carrier': SLIM_HULL,
  'vessel.military.submarine': SLIM_HULL,
  'person.military': DOT,
  'person.contractor': DOT,
  works: WORKS,
  'works.fortification': WORKS,
  'works.base': WORKS,
  'works.training': WORKS,
};

/** SVG path of a category, by its index in the vocabulary. */
export const shapeOf = (category: number): string => SHAPES[CATEGORIES[category] ?? 'unknown'];
