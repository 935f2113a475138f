export type { Actor } from './actor.ts';
export type { Truth } from './incident.ts';
export { type Motion, makeMotion } from './path.ts';
export { createWorld, type Emission, type World, type WorldOptions } from './world.ts';
