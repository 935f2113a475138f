/**
 * Closed vocabularies, published with a version. Order is part of the contract: columns store a word's
 * index, so new words go to the end.
 */
export const VOCABULARY_VERSION = 2;

/** What an object is. A dotted word is a kind of what stands before the dot. */
export const CATEGORIES = [
  'unknown',
  'aircraft',
  'aircraft.civil',
  'aircraft.military',
  'aircraft.uncrewed',
  'aircraft.rotary',
  'vessel',
  'vessel.merchant',
  'vessel.fishing',
  'vessel.military',
  'vessel.passenger',
  'vehicle',
  'vehicle.military',
  'vehicle.artillery',
  'person',
  // since version 2
  'vehicle.tank',
  'vehicle.armoured',
  'vehicle.artillery.gun',
  'vehicle.artillery.mortar',
  'vehicle.artillery.rocket',
  'vehicle.missile',
  'vehicle.air-defence',
  'vessel.military.capital',
  'vessel.military.carrier',
  'vessel.military.submarine',
  'person.military',
  'person.contractor',
  'works',
  'works.fortification',
  'works.base',
  'works.training',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What can happen at a place. */
export const EVENT_KINDS = ['fire', 'blast', 'launch', 'attack', 'gunfire', 'jamming', 'overflight'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** How an observation came about. Two different ones are two independent physics. */
export const PHYSICS = [
  'transponder',
  'radar',
  'optical',
  'thermal',
  'acoustic',
  'seismic',
  'human',
] as const;
export type Physics = (typeof PHYSICS)[number];

/** What a notice may say is on board; exceptions ask about it in the same words. */
export const CARGOES = [
  'weapons',
  'ammunition',
  'explosives',
  'military-equipment',
  'hazardous-material',
  'nuclear-material',
  'fuel',
  'troops',
  'prisoners',
  'wounded',
  'sick',
  'dead',
  'medical-staff',
  'medical-supplies',
  'relief-workers',
  'relief-goods',
  'civilians',
  'officials',
  'monitors',
  'goods',
] as const;
export type Cargo = (typeof CARGOES)[number];

export const GRAVITIES = ['minor', 'serious', 'grave'] as const;
export type Gravity = (typeof GRAVITIES)[number];

export const SEGMENTS = ['sky', 'sea', 'land', 'regenerate'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** True when `category` is `pattern` or a kind of it: `aircraft.military` is a kind of `aircraft`. */
export const isKindOf = (category: Category, pattern: Category): boolean =>
  category === pattern || category.startsWith(`${pattern}.`);
