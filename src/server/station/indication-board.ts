/** Every indication as it stands now, with how it came to that: a fold over watch events and human acts. */
import { formatInstant, type Instant } from '../../kernel/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';
import type { Act } from '../contract/contract.ts';
import { VerdictDate } from '../present/verdict-date.ts';
import type { IndicationAct, LoggedAct } from './recorder.ts';

/** One word of the watch, and where the picture's time stood when it was said. */
export interface Said {
  readonly event: IndicationEvent;
  /** Undefined: an earlier run said it, and only the ledger's own time is known. */
  readonly indicatedAt: Instant | undefined;
}

export interface BoardEntry {
  /** The newest word of it; a settled one is not replaced by a provisional one. */
  current: IndicationEvent;
  readonly history: Said[];
  readonly acts: Act[];
  /** It was found by an earlier run of this node, which nobody continues: it is over, settled as it stood. */
  readonly past: boolean;
  readonly date: VerdictDate;
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

  /** What stands of the same object, event or whole clause under any of its readings, in the same time. */
  siblings(event: IndicationEvent): readonly IndicationEvent[] {
    return [...this.#entries.values()]
      .map((entry) => entry.current)
      .filter(
        (other) =>
          !other.withdrawn &&
          isOfOneClause(other, event) &&
          isOfOneSubject(other, event) &&
          overlap(other, event),
      );
  }

  /** Does anything decisive stand under this reading in the same time, so that no verdict on the whole does? */
  hasDecisive(event: IndicationEvent, reading: string): boolean {
    return [...this.#entries.values()].some(
      ({ current }) =>
        current.reading === reading &&
        !current.withdrawn &&
        isOfOneClause(current, event) &&
        !isOnWholeClause(current) &&
        overlap(current, event),
    );
  }

  /** @returns whether it says anything: the provisional life goes on about what was withdrawn. */
  fold(event: IndicationEvent, indicatedAt: Instant): boolean {
    return this.#fold({ event, indicatedAt }, false);
  }

  /** An event of an earlier run, read back from the ledger. */
  restore(event: IndicationEvent): void {
    this.#fold({ event, indicatedAt: undefined }, true);
  }

  addAct({ indication, kind, by, to }: IndicationAct, { id, at, signature }: LoggedAct): Act {
    const act: Act = { kind, by, to, at: formatInstant(at), record: id, signature };
    this.#entries.get(indication)?.acts.push(act);
    return act;
  }

  #fold(said: Said, past: boolean): boolean {
    const { event, indicatedAt } = said;
    const known = this.#entries.get(event.id);
    if (!known || (known.past && !past)) {
      const date = new VerdictDate();
      date.hear(event, indicatedAt);
      this.#entries.set(event.id, { current: event, history: [said], acts: known?.acts ?? [], past, date });
      this.#forgetOldest();
      return true;
    }
    if (isOverruled(event, known.current)) return false;
    known.date.hear(event, indicatedAt);
    known.history.push(said);
    if (known.history.length > MAX_HISTORY) known.history.splice(1, 1);
    if (event.settled || !known.current.settled) known.current = event;
    return true;
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

/** A settled word cannot be withdrawn; what was withdrawn is taken up again only by settling or by opening anew. */
const isOverruled = ({ settled, withdrawn, change }: IndicationEvent, current: IndicationEvent): boolean =>
  (current.settled && withdrawn === true) || (current.withdrawn === true && !settled && change !== 'opened');

/** On a whole clause, not on an object, an event or a count: no single observation decides it. */
export const isOnWholeClause = ({ subject, observations }: IndicationEvent): boolean =>
  subject.track === undefined && observations.length === 0;

const isOfOneClause = (a: IndicationEvent, b: IndicationEvent): boolean =>
  a.accord === b.accord && a.accordHash === b.accordHash && a.clause === b.clause;

/** Two events or counts are one when they rest on an observation in common. */
function isOfOneSubject(a: IndicationEvent, b: IndicationEvent): boolean {
  if (a.subject.track !== b.subject.track) return false;
  if (a.subject.track !== undefined) return true;
  if (isOnWholeClause(a) || isOnWholeClause(b)) return isOnWholeClause(a) && isOnWholeClause(b);
  return a.observations.some(({ source, index }) =>
    b.observations.some((other) => other.source === source && other.index === index),
  );
}

const overlap = (a: IndicationEvent, b: IndicationEvent): boolean => a.from < endOf(b) && b.from < endOf(a);

/** What happened in an instant still happened. */
const endOf = ({ from, until = Number.POSITIVE_INFINITY }: IndicationEvent): Instant =>
  Math.max(until, from + 1);
