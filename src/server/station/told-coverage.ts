/** What was last said of each source's coverage: a heartbeat that repeats it is in its raw block, a change is logged. */
import { canonicalJson, type Json } from '../../kernel/index.ts';
import type { CoverageReport, CoverageState } from '../../picture/index.ts';

export class ToldCoverage {
  readonly #states = new Map<string, CoverageState>();
  readonly #footprints = new Map<string, string>();

  /** Takes reports in the order of their reception. @returns whether this one says something else than before. */
  changes({ about, state, footprint }: CoverageReport): boolean {
    const before = this.#states.get(about) ?? 'up';
    this.#states.set(about, state);
    if (!footprint) return state !== before;
    const place = canonicalJson(footprint as unknown as Json);
    const isElsewhere = place !== this.#footprints.get(about);
    this.#footprints.set(about, place);
    return isElsewhere || state !== before;
  }
}
