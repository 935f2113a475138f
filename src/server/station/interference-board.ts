/** Every disturbance of satellite navigation as it stands now: a fold over the watch's events. */
import { formatInstant, type Instant } from '../../kernel/index.ts';
import type { InterferenceEvent } from '../../watch/index.ts';
import type { Interference } from '../contract/contract.ts';

interface Disturbance {
  /** The newest word of it; a settled one is not replaced by a provisional one. */
  current: InterferenceEvent;
  /** Undefined: an earlier run said it, which nobody continues, and only the ledger's own time is known. */
  readonly indicatedAt: Instant | undefined;
}

/** Disturbances kept for the screen; the ledger keeps all. The picture follows 256 at a time. */
const MAX_ENTRIES = 500;

export class InterferenceBoard {
  readonly #entries = new Map<string, Disturbance>();

  fold(event: InterferenceEvent, now: Instant): void {
    this.#fold(event, now);
  }

  /** An event of an earlier run, read back from the ledger. */
  restore(event: InterferenceEvent): void {
    this.#fold(event, undefined);
  }

  #fold(event: InterferenceEvent, indicatedAt: Instant | undefined): void {
    const known = this.#entries.get(event.id);
    if (!known || (isPast(known) && indicatedAt !== undefined)) {
      this.#entries.set(event.id, { current: event, indicatedAt });
      this.#forgetOldest();
    } else if (event.settled || !known.current.settled) known.current = event;
  }

  get(id: string): Interference | undefined {
    const known = this.#entries.get(id);
    return known && present(known);
  }

  /** Open before ended, then newest first. */
  list(): Interference[] {
    return [...this.#entries.values()]
      .map(present)
      .sort((a, b) => Number(b.open) - Number(a.open) || b.from.localeCompare(a.from));
  }

  #forgetOldest(): void {
    if (this.#entries.size <= MAX_ENTRIES) return;
    const [ended] = [...this.#entries].find(([, known]) => !isOpen(known)) ?? [];
    if (ended !== undefined) this.#entries.delete(ended);
  }
}

const isPast = ({ indicatedAt }: Disturbance): boolean => indicatedAt === undefined;

const isOpen = (known: Disturbance): boolean => known.current.change !== 'closed' && !isPast(known);

const present = (known: Disturbance): Interference => ({
  ...presentEvent(known.current),
  open: isOpen(known),
  run: isPast(known) ? 'earlier' : 'this',
  indicatedAt: known.indicatedAt === undefined ? null : formatInstant(known.indicatedAt),
});

const presentEvent = (current: InterferenceEvent): Omit<Interference, 'open' | 'run' | 'indicatedAt'> => ({
  id: current.id,
  kind: current.kind,
  settled: current.settled,
  lane: current.lane,
  from: formatInstant(current.from),
  until: current.until === undefined ? null : formatInstant(current.until),
  position: { ...current.position },
  // Where one object was is a place without an extent, not a disturbance of radius 0.
  radiusM: current.radius > 0 ? current.radius : null,
  objects: current.subjects.length,
  reasons: [...current.reasons],
});
