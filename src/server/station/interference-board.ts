/** Every disturbance of satellite navigation in this run as it stands now: a fold over the watch's events. */
import { formatInstant, type Instant } from '../../kernel/index.ts';
import type { InterferenceEvent } from '../../watch/index.ts';
import type { Interference } from '../contract/contract.ts';

interface Disturbance {
  /** The newest word of it; a settled one is not replaced by a provisional one. */
  current: InterferenceEvent;
  readonly indicatedAt: Instant;
}

/** Disturbances kept for the screen; the ledger keeps all. The picture follows 256 at a time. */
const MAX_ENTRIES = 500;

export class InterferenceBoard {
  readonly #entries = new Map<string, Disturbance>();

  fold(event: InterferenceEvent, now: Instant): void {
    const known = this.#entries.get(event.id);
    if (!known) {
      this.#entries.set(event.id, { current: event, indicatedAt: now });
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
    const [ended] = [...this.#entries].find(([, { current }]) => current.change === 'closed') ?? [];
    if (ended !== undefined) this.#entries.delete(ended);
  }
}

const present = ({ current, indicatedAt }: Disturbance): Interference => ({
  id: current.id,
  kind: current.kind,
  settled: current.settled,
  open: current.change !== 'closed',
  lane: current.lane,
  from: formatInstant(current.from),
  until: current.until === undefined ? null : formatInstant(current.until),
  indicatedAt: formatInstant(indicatedAt),
  position: { ...current.position },
  // Where one object was is a place without an extent, not a disturbance of radius 0.
  radiusM: current.radius > 0 ? current.radius : null,
  objects: current.subjects.length,
  reasons: [...current.reasons],
});
