/**
 * Commits on drain: whatever was asked for in one turn of the event loop goes to the disk in one
 * transaction, at the end of that turn. A lone append waits for nobody; a thousand share one sync.
 * There is no queue to overflow, since committing blocks the very loop that fills it.
 */
interface Waiting<Item, Receipt> {
  readonly items: readonly Item[];
  readonly resolve: (receipts: Receipt[]) => void;
  readonly reject: (error: unknown) => void;
}

export class GroupCommit<Item, Receipt> {
  readonly #commit: (items: readonly Item[]) => Receipt[];
  #waiting: Waiting<Item, Receipt>[] = [];

  /** `commit` makes all items durable or throws, and gives one receipt an item, in order. */
  constructor(commit: (items: readonly Item[]) => Receipt[]) {
    this.#commit = commit;
  }

  /** Resolves once the items are durable; rejects when none of them is. */
  add(items: readonly Item[]): Promise<Receipt[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.drain());
    });
  }

  /** Commits what waits, now. */
  drain(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    try {
      const receipts = this.#commit(group.flatMap(({ items }) => items));
      let at = 0;
      for (const { items, resolve } of group) {
        resolve(receipts.slice(at, at + items.length));
        at += items.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
