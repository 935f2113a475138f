/** What is open beside the map: one indication, one object, one clause, or nothing. */
import { clauseOfKey } from '../accords/clause-key.ts';
import { reader } from '../accords/reader.svelte.ts';
import { readIndication, readTrack } from '../api/client.ts';
import type { ClausePage, IndicationDetail, TrackDetail } from '../api/contract.ts';

type Selected = { readonly kind: 'indication' | 'track' | 'clause'; readonly id: string };
interface Found {
  readonly indication?: IndicationDetail;
  readonly track?: TrackDetail;
  readonly clause?: ClausePage;
}

class Selection {
  current = $state.raw<Selected>();
  indication = $state.raw<IndicationDetail>();
  track = $state.raw<TrackDetail>();
  clause = $state.raw<ClausePage>();
  /** What was selected is not there (any more). */
  gone = $state(false);

  open(kind: Selected['kind'], id: string): void {
    if (this.current?.kind === kind && this.current.id === id) return;
    this.#forget();
    this.current = { kind, id };
    this.gone = false;
    this.refresh();
  }

  close(): void {
    this.#forget();
  }

  #forget(): void {
    this.current = undefined;
    this.indication = undefined;
    this.track = undefined;
    this.clause = undefined;
    reader.example = undefined;
  }

  refreshIf(id: string): void {
    if (this.current?.id === id) this.refresh();
  }

  refresh(): void {
    const asked = this.current;
    if (!asked) return;
    find(asked).then(
      (found) => this.#show(asked, found),
      () => this.#show(asked, {}),
    );
  }

  #show(asked: Selected, { indication, track, clause }: Found): void {
    if (this.current !== asked) return;
    this.indication = indication;
    this.track = track;
    this.clause = clause;
    this.gone = indication === undefined && track === undefined && clause === undefined;
  }

  /** Id of the track that the map marks and trails. */
  get trackId(): string | undefined {
    if (this.current?.kind === 'track') return this.current.id;
    return this.indication?.subject.track ?? undefined;
  }
}

async function find({ kind, id }: Selected): Promise<Found> {
  if (kind === 'indication') return { indication: await readIndication(id) };
  if (kind === 'track') return { track: await readTrack(id) };
  const { accord, clause } = clauseOfKey(id);
  const page = await reader.page(accord, clause);
  return page ? { clause: page } : {};
}

export const selection = new Selection();
