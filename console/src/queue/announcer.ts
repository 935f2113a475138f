/** Gathers what is new for people who listen: said together, and no oftener than it can be heard out. */

/** A burst is one sentence, milliseconds. */
export const GATHER_MS = 1000;
/** Least time between two sentences, milliseconds. */
export const PAUSE_MS = 10_000;

export interface AnnouncerParts<Item> {
  /** Milliseconds on any clock that goes forward. */
  readonly now: () => number;
  readonly later: (act: () => void, afterMs: number) => void;
  readonly say: (count: number, newest: Item) => void;
}

/** @returns what hears of each new item. */
export function makeAnnouncer<Item>({ now, later, say }: AnnouncerParts<Item>): (item: Item) => void {
  let count = 0;
  let newest: Item;
  let saidAt = Number.NEGATIVE_INFINITY;
  const speak = () => {
    saidAt = now();
    say(count, newest);
    count = 0;
  };
  return (item) => {
    newest = item;
    count += 1;
    if (count === 1) later(speak, Math.max(GATHER_MS, saidAt + PAUSE_MS - now()));
  };
}
