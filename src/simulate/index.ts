export type { Actor } from './actor.ts';
export type { Truth } from './incident.ts';
export { type Motion, makeMotion } from './path.ts';
export type { Emission } from './radio.ts';
export { createWorld, type World, type WorldOptions } from './world.ts';
