/** The last word about every incident under a clause that is read in several ways; of no other is anything kept. */
import type { Accord } from '../accord/index.ts';
import {
  compareReadings,
  type Divergence,
  type IndicationEvent,
  isContested,
  type WatchEvent,
} from '../watch/index.ts';

export class ContestedWords {
  readonly #accords: readonly Accord[];
  readonly #clauses: ReadonlySet<string>;
  readonly #words = new Map<string, IndicationEvent>();

  constructor(accords: readonly Accord[]) {
    this.#accords = accords;
    this.#clauses = new Set(
      accords.flatMap(({ id, clauses }) => clauses.filter(isContested).map((clause) => `${id} ${clause.id}`)),
    );
  }

  note(event: WatchEvent): void {
    if (event.event !== 'indication' || !event.settled) return;
    if (this.#clauses.has(`${event.accord} ${event.clause}`)) this.#words.set(event.id, event);
  }

  compare(): readonly Divergence[] {
    return compareReadings(this.#accords, [...this.#words.values()]);
  }
}
