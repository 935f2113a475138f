/** What is being read of an accord: the open clause's page, and which of its examples is drawn. */
import { readPages } from '../api/client.ts';
import type { ClausePage } from '../api/contract.ts';
import { session } from '../app/session.svelte.ts';

class Reader {
  /** Name of the example that the map draws. */
  example = $state<string>();
  #pages = new Map<string, Promise<readonly ClausePage[]>>();

  /** Undefined: the accord has no such clause. Pages are asked for once for each wording of an accord. */
  async page(accord: string, clause: string): Promise<ClausePage | undefined> {
    const hash = session.accords.find(({ id }) => id === accord)?.hash ?? '';
    const key = `${accord} ${hash}`;
    let pages = this.#pages.get(key);
    if (!pages) {
      pages = readPages(accord).then(({ clauses }) => clauses);
      this.#pages.set(key, pages);
      // asked again when it is opened again
      pages.catch(() => this.#pages.delete(key));
    }
    return (await pages).find((page) => page.clause === clause);
  }
}

export const reader = new Reader();
