/** The last places of every track and when it was there, as one ring of positions a slot. */

/** Positions kept for each track. */
const KEPT = 12;

export class TrailColumns {
  #lon: Float64Array;
  #lat: Float64Array;
  /** Milliseconds since 1970. */
  #at: Float64Array;
  /** Positions pushed so far; the ring holds the last `KEPT` of them. */
  #pushed: Uint32Array;

  constructor(capacity: number) {
    this.#lon = new Float64Array(capacity * KEPT);
    this.#lat = new Float64Array(capacity * KEPT);
    this.#at = new Float64Array(capacity * KEPT);
    this.#pushed = new Uint32Array(capacity);
  }

  /** Adds a position unless it is the one already known. */
  push(slot: number, lon: number, lat: number, at: number): void {
    const pushed = this.#pushed[slot]!;
    const last = slot * KEPT + ((pushed + KEPT - 1) % KEPT);
    if (pushed > 0 && this.#at[last]! >= at) return;
    const next = slot * KEPT + (pushed % KEPT);
    this.#lon[next] = lon;
    this.#lat[next] = lat;
    this.#at[next] = at;
    this.#pushed[slot] = pushed + 1;
  }

  clear(slot: number): void {
    if (slot < this.#pushed.length) this.#pushed[slot] = 0;
  }

  clearAll(): void {
    this.#pushed.fill(0);
  }

  /**
   * Where the track was since `from`, oldest first, as GeoJSON positions. The step that `from` falls
   * into is cut in proportion, so that every tail covers the same time and its length tells the speed.
   */
  line(slot: number, from: number): [number, number][] {
    const pushed = this.#pushed[slot]!;
    const line: [number, number][] = [];
    for (let i = pushed - 1; i >= Math.max(0, pushed - KEPT); i--) {
      const here = slot * KEPT + (i % KEPT);
      if (this.#at[here]! >= from) {
        line.push([this.#lon[here]!, this.#lat[here]!]);
        continue;
      }
      if (line.length > 0) line.push(this.#between(here, slot * KEPT + ((i + 1) % KEPT), from));
      break;
    }
    return line.reverse();
  }

  #between(before: number, after: number, at: number): [number, number] {
    const share = (at - this.#at[before]!) / (this.#at[after]! - this.#at[before]!);
    return [
      this.#lon[before]! + share * (this.#lon[after]! - this.#lon[before]!),
      this.#lat[before]! + share * (this.#lat[after]! - this.#lat[before]!),
    ];
  }

  grow(capacity: number): void {
    const columns = [this.#lon, this.#lat, this.#at].map((column) => {
      const grown = new Float64Array(capacity * KEPT);
      grown.set(column);
      return grown;
    });
    [this.#lon, this.#lat, this.#at] = columns as [Float64Array, Float64Array, Float64Array];
    const pushed = new Uint32Array(capacity);
    pushed.set(this.#pushed);
    this.#pushed = pushed;
  }
}
