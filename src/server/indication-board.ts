/** Every indication as it stands now, with how it came to that: a fold over watch events and human acts. */
import { formatInstant } from '../kernel/index.ts';
import type { IndicationEvent } from '../watch/index.ts';
import type { Act } from './contract.ts';
import type { IndicationAct, LoggedAct } from './recorder.ts';

export interface BoardEntry {
  /** The newest word of it; a settled one is not replaced by a provisional one. */
  current: IndicationEvent;
  readonly history: IndicationEvent[];
  readonly acts: Act[];
  /** It was found by an earlier run of this node, which nobody continues: it is over, settled as it stood. */
  readonly past: boolean;
}

/** Closed indications kept for the screen; the ledger keeps all. */
const MAX_ENTRIES = 20_000;
/** Changes kept of one indication for the screen. */
const MAX_HISTORY = 50;

export class IndicationBoard {
  readonly #entries = new Map<string, BoardEntry>();

  get(id: string): BoardEntry | undefined {
    return this.#entries.get(id);
  }

  /** Oldest first. */
  entries(): IterableIterator<BoardEntry> {
    return this.#entries.values();
  }

  /** Every reading's newest verdict on the same clause, subject and time. */
  siblings(event: IndicationEvent): readonly IndicationEvent[] {
    return [...this.#entries.values()]
      .map((entry) => entry.current)
      .filter(
        (other) =>
          other.accord === event.accord &&
          other.clause === event.clause &&
          other.subject.track === event.subject.track &&
          (other.until ?? Number.POSITIVE_INFINITY) > event.from &&
          other.from < (event.until ?? Number.POSITIVE_INFINITY),
      );
  }

  fold(event: IndicationEvent): void {
    this.#fold(event, false);
  }

  /** An event of an earlier run, read back from the ledger. */
  restore(event: IndicationEvent): void {
    this.#fold(event, true);
  }

  addAct({ indication, kind, by, to }: IndicationAct, { id, at, signature }: LoggedAct): Act {
    const act: Act = { kind, by, to, at: formatInstant(at), record: id, signature };
    this.#entries.get(indication)?.acts.push(act);
    return act;
  }

  #fold(event: IndicationEvent, past: boolean): void {
    const known = this.#entries.get(event.id);
    if (!known || (known.past && !past)) {
      this.#entries.set(event.id, { current: event, history: [event], acts: known?.acts ?? [], past });
      this.#forgetOldest();
      return;
    }
    known.history.push(event);
    if (known.history.length > MAX_HISTORY) known.history.splice(1, 1);
    if (event.settled || !known.current.settled) known.current = event;
  }

  #forgetOldest(): void {
    if (this.#entries.size <= MAX_ENTRIES) return;
    for (const [id, { current, past }] of this.#entries) {
      if (current.change !== 'closed' && !past) continue;
      this.#entries.delete(id);
      return;
    }
  }
}
