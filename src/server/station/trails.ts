/** Where each track has been: a ring of its last positions, for people's screens only. */
import { SECOND } from '../../kernel/index.ts';

const POINTS = 64;
/** Nearer points than this add nothing to a line on a map. */
const SPACING_MS = 10 * SECOND;

export class Trails {
  readonly #at: Float64Array;
  readonly #lon: Float32Array;
  readonly #lat: Float32Array;
  readonly #next: Uint16Array;
  readonly #generation: Uint32Array;

  constructor(capacity: number) {
    this.#at = new Float64Array(capacity * POINTS).fill(Number.NaN);
    this.#lon = new Float32Array(capacity * POINTS);
    this.#lat = new Float32Array(capacity * POINTS);
    this.#next = new Uint16Array(capacity);
    this.#generation = new Uint32Array(capacity);
  }

  /** `generation` of a slot tells a new track in it from the one before. */
  add(slot: number, generation: number, at: number, lon: number, lat: number): void {
    const base = slot * POINTS;
    if (this.#generation[slot] !== generation) {
      this.#at.fill(Number.NaN, base, base + POINTS);
      this.#next[slot] = 0;
      this.#generation[slot] = generation;
    }
    const next = this.#next[slot]!;
    const newest = base + ((next + POINTS - 1) % POINTS);
    if (at - this.#at[newest]! < SPACING_MS) return;
    this.#at[base + next] = at;
    this.#lon[base + next] = lon;
    this.#lat[base + next] = lat;
    this.#next[slot] = (next + 1) % POINTS;
  }

  /** Longitude, latitude, milliseconds since 1970; oldest first. */
  of(slot: number): number[][] {
    const base = slot * POINTS;
    const points: number[][] = [];
    for (let i = 0; i < POINTS; i++) {
      const at = base + ((this.#next[slot]! + i) % POINTS);
      if (Number.isNaN(this.#at[at]!)) continue;
      points.push([round(this.#lon[at]!), round(this.#lat[at]!), this.#at[at]!]);
    }
    return points;
  }
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
