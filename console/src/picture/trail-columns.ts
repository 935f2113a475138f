/** The last places of every track, as one ring of positions a slot. */

/** Positions kept for each track: a short tail that says where it came from. */
export const TRAIL_LENGTH = 12;

export class TrailColumns {
  #lon: Float64Array;
  #lat: Float64Array;
  /** Positions pushed so far; the ring holds the last `TRAIL_LENGTH` of them. */
  #pushed: Uint32Array;

  constructor(capacity: number) {
    this.#lon = new Float64Array(capacity * TRAIL_LENGTH);
    this.#lat = new Float64Array(capacity * TRAIL_LENGTH);
    this.#pushed = new Uint32Array(capacity);
  }

  /** Adds a position unless the track has not moved. */
  push(slot: number, lon: number, lat: number): void {
    const pushed = this.#pushed[slot]!;
    const last = slot * TRAIL_LENGTH + ((pushed + TRAIL_LENGTH - 1) % TRAIL_LENGTH);
    if (pushed > 0 && this.#lon[last] === lon && this.#lat[last] === lat) return;
    const at = slot * TRAIL_LENGTH + (pushed % TRAIL_LENGTH);
    this.#lon[at] = lon;
    this.#lat[at] = lat;
    this.#pushed[slot] = pushed + 1;
  }

  clear(slot: number): void {
    if (slot < this.#pushed.length) this.#pushed[slot] = 0;
  }

  /** Oldest first, as GeoJSON positions. */
  line(slot: number): [number, number][] {
    const pushed = this.#pushed[slot]!;
    const line: [number, number][] = [];
    for (let i = Math.max(0, pushed - TRAIL_LENGTH); i < pushed; i++) {
      const at = slot * TRAIL_LENGTH + (i % TRAIL_LENGTH);
      line.push([this.#lon[at]!, this.#lat[at]!]);
    }
    return line;
  }

  grow(capacity: number): void {
    const lon = new Float64Array(capacity * TRAIL_LENGTH);
    const lat = new Float64Array(capacity * TRAIL_LENGTH);
    const pushed = new Uint32Array(capacity);
    lon.set(this.#lon);
    lat.set(this.#lat);
    pushed.set(this.#pushed);
    this.#lon = lon;
    this.#lat = lat;
    this.#pushed = pushed;
  }
}
