/**
 * The indications of this node and the list of them that is on screen. The order on screen is held while
 * the pointer or the focus is in the list, so that nothing moves under a reader's hand; what is new then
 * waits behind a button.
 */
import type { Indication, Verdict } from '../api/contract.ts';
import { announcement } from './announcement.svelte.ts';
import { countVerdicts, matches, type QueueFilter } from './filter.ts';
import { compareIndications, VERDICT_ORDER } from './order.ts';

/** Changes are shown together at most this often, milliseconds: a burst is one drawing. */
const SHOW_EVERY_MS = 250;
/** Rows drawn at most; the rest is counted. */
export const MOST_ROWS = 250;

class Indications {
  filter = $state.raw<QueueFilter>({ verdicts: VERDICT_ORDER, segment: '', accord: '' });
  /** Raised with every change of `#all`: what is derived from it asks for this. */
  revision = $state(0);
  shown = $state.raw<readonly string[]>([]);
  held = $state(false);
  #all = new Map<string, Indication>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  counts = $derived.by(() => {
    void this.revision;
    return countVerdicts(this.#all.values(), this.filter);
  });
  rows = $derived.by(() => {
    void this.revision;
    return this.shown.flatMap((id) => this.#all.get(id) ?? []).slice(0, MOST_ROWS);
  });
  /** How many match the filter and are not on screen, because the order is held. */
  waiting = $derived.by(() => {
    void this.revision;
    const shown = new Set(this.shown);
    return this.#matching().filter(({ id }) => !shown.has(id)).length;
  });

  get size(): number {
    void this.revision;
    return this.#all.size;
  }

  all(): Iterable<Indication> {
    void this.revision;
    return this.#all.values();
  }

  put(indication: Indication): void {
    this.#announceIfNew(indication);
    this.#all.set(indication.id, indication);
    this.#timer ??= setTimeout(() => this.#changed(), SHOW_EVERY_MS);
  }

  /** Shows the outcome of an act at once; the node's own word follows on the stream. */
  amend(id: string, changes: Partial<Indication>): void {
    const known = this.#all.get(id);
    if (known) this.put({ ...known, ...changes });
  }

  /** All of them, as the node lists them; at first nothing is new, later what was missed is. */
  replace(list: readonly Indication[]): void {
    if (this.#all.size > 0) for (const indication of list) this.#announceIfNew(indication);
    this.#all = new Map(list.map((indication) => [indication.id, indication]));
    this.#changed();
  }

  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    if (!held) this.show();
  }

  setFilter(changes: Partial<QueueFilter>): void {
    this.filter = { ...this.filter, ...changes };
    this.show();
  }

  toggleVerdict(verdict: Verdict): void {
    const { verdicts } = this.filter;
    this.setFilter({
      verdicts: verdicts.includes(verdict)
        ? verdicts.filter((word) => word !== verdict)
        : [...verdicts, verdict],
    });
  }

  /** Puts what matches on screen in its order, new ones included. */
  show(): void {
    this.shown = this.#matching()
      .sort(compareIndications)
      .map(({ id }) => id);
  }

  #announceIfNew(indication: Indication): void {
    if (!this.#all.has(indication.id) && matches(indication, this.filter)) announcement.hear(indication);
  }

  #matching(): Indication[] {
    return [...this.#all.values()].filter((indication) => matches(indication, this.filter));
  }

  #changed(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.revision += 1;
    if (!this.held) this.show();
  }
}

export const indications = new Indications();
