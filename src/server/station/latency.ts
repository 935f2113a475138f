/** How long observations of one source take from their moment to their reception; negative when its clock is ahead. */
const SAMPLES = 512;

export class Latency {
  readonly #samples = new Float64Array(SAMPLES);
  #count = 0;

  add(milliseconds: number): void {
    this.#samples[this.#count++ % SAMPLES] = milliseconds;
  }

  /** Milliseconds; undefined before the first sample. `share` 0.95 gives the 95th percentile of recent ones. */
  quantile(share: number): number | undefined {
    const length = Math.min(this.#count, SAMPLES);
    if (length === 0) return undefined;
    const sorted = this.#samples.slice(0, length).sort();
    return sorted[Math.min(length - 1, Math.floor(share * length))];
  }
}
