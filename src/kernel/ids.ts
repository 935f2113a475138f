import type { Json } from './canonical-json.ts';
import { hashJson } from './hash.ts';

/** Half a SHA-256: collisions stay out of reach (2^64 work) and the id still fits on a line. */
const ID_HEX_DIGITS = 32;

/**
 * An id that follows from what the thing is: equal content gives equal ids on every node.
 * `kind` is a short lower-case word and becomes the prefix: `indication-3f0a…`.
 */
export const contentId = (kind: string, content: Json): string =>
  `${kind}-${hashJson(content).slice('sha256:'.length, 'sha256:'.length + ID_HEX_DIGITS)}`;

/** Degrees as hashed: 1e-7 degree, about 1 cm, so that the last bits of a float never change an id. */
export const hashedDegrees = (value: number): number => Math.round(value * 1e7) / 1e7;

/** Instants as hashed: whole milliseconds. */
export const hashedInstant = (value: number): number => Math.round(value);
