/** Where satellite navigation is suspected to be disturbed, as the node tells it: open before ended, then the newest. */
import type { Interference } from '../api/contract.ts';

class KnownInterference {
  list = $state.raw<readonly Interference[]>([]);

  put(told: Interference): void {
    this.replace([...this.list.filter(({ id }) => id !== told.id), told]);
  }

  replace(list: readonly Interference[]): void {
    this.list = list.toSorted(
      (a, b) => Number(b.open) - Number(a.open) || Date.parse(b.from) - Date.parse(a.from),
    );
  }
}

export const interference = new KnownInterference();
