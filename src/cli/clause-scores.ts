/** How each clause fared over a replay, as lines beside its events. */
import type { Instant, Milliseconds } from '../kernel/index.ts';
import { type IndicationEvent, scoreSeries, type WatchEvent } from '../watch/index.ts';

export class ClauseScores {
  readonly #step: Milliseconds;
  readonly #words = new Map<string, IndicationEvent>();

  constructor(step: Milliseconds) {
    this.#step = step;
  }

  note(event: WatchEvent): void {
    if (event.event === 'indication' && event.settled) this.#words.set(event.id, event);
  }

  /** One line a clause, reading and step, from the step in which anything was first said. */
  until(lastAt: Instant): readonly object[] {
    const words = [...this.#words.values()];
    const first = words.reduce((least, { from }) => Math.min(least, from), Infinity);
    if (!(lastAt > first)) return [];
    const from = Math.floor(first / this.#step) * this.#step;
    return scoreSeries(words, { from, until: lastAt, step: this.#step }).map((score) => ({
      event: 'score',
      ...score,
    }));
  }
}
