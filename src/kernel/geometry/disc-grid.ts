/** Discs of one radius filed by where they are, and how one lies to another. */
import { type Metres, RADIANS_PER_DEGREE } from '../units.ts';
import type { LonLat } from './shape.ts';

/** WGS 84: semi-major axis in metres, and the square of the first eccentricity. */
const AXIS: Metres = 6_378_137;
const E2 = 0.006_694_379_990_14;

export interface Cover {
  /** Azimuth of the other disc's centre, and half of what it covers of the circle; radians. */
  readonly middle: number;
  readonly half: number;
}

export class DiscGrid {
  readonly #centres: readonly LonLat[];
  readonly #diameter: Metres;
  readonly #cells = new Map<string, number[]>();
  /** Degrees that no disc's diameter exceeds. */
  readonly #width: number;
  readonly #height: number;

  constructor(centres: readonly LonLat[], radius: Metres) {
    this.#centres = centres;
    this.#diameter = 2 * radius;
    const highest = centres.reduce((most, [, lat]) => Math.max(most, Math.abs(lat)), 0);
    this.#height = (this.#diameter * 1.01) / (AXIS * (1 - E2) * RADIANS_PER_DEGREE);
    this.#width = this.#height / Math.cos(highest * RADIANS_PER_DEGREE);
    centres.forEach((centre, i) => {
      const key = this.#keyOf(centre, 0, 0);
      const cell = this.#cells.get(key);
      if (cell) cell.push(i);
      else this.#cells.set(key, [i]);
    });
  }

  /** Discs that may touch this one. */
  *around(disc: number): Iterable<number> {
    for (let column = -1; column <= 1; column++) {
      for (let row = -1; row <= 1; row++) {
        yield* this.#cells.get(this.#keyOf(this.#centres[disc]!, column, row)) ?? [];
      }
    }
  }

  /** What `other` covers of the circle of `disc`; undefined when it does not reach it. */
  coverOf(disc: number, other: number): Cover | undefined {
    const [lon, lat] = this.#centres[disc]!;
    const [otherLon, otherLat] = this.#centres[other]!;
    const middle = ((lat + otherLat) / 2) * RADIANS_PER_DEGREE;
    const sine = Math.sin(middle);
    const w2 = 1 - E2 * sine * sine;
    const n = AXIS / Math.sqrt(w2);
    const turn = (otherLon - lon) * RADIANS_PER_DEGREE;
    const x = n * Math.cos(middle) * turn;
    const y = ((n * (1 - E2)) / w2) * (otherLat - lat) * RADIANS_PER_DEGREE;
    const distance = Math.sqrt(x * x + y * y);
    if (distance >= this.#diameter || distance === 0) return undefined;
    // Meridians converge: the direction at the disc's own end differs from that half way.
    return { middle: Math.atan2(x, y) - (turn * sine) / 2, half: Math.acos(distance / this.#diameter) };
  }

  #keyOf([lon, lat]: LonLat, column: number, row: number): string {
    return `${Math.floor(lon / this.#width) + column},${Math.floor(lat / this.#height) + row}`;
  }
}
