/** What is open beside the map: one indication, one object, or nothing. */
import { readIndication, readTrack } from '../api/client.ts';
import type { IndicationDetail, TrackDetail } from '../api/contract.ts';

type Selected = { readonly kind: 'indication' | 'track'; readonly id: string };
type Found = { readonly indication?: IndicationDetail; readonly track?: TrackDetail };

class Selection {
  current = $state.raw<Selected>();
  indication = $state.raw<IndicationDetail>();
  track = $state.raw<TrackDetail>();
  /** What was selected is not there (any more). */
  gone = $state(false);

  open(kind: Selected['kind'], id: string): void {
    if (this.current?.kind === kind && this.current.id === id) return;
    this.current = { kind, id };
    this.indication = undefined;
    this.track = undefined;
    this.gone = false;
    this.refresh();
  }

  close(): void {
    this.current = undefined;
    this.indication = undefined;
    this.track = undefined;
  }

  refreshIf(id: string): void {
    if (this.current?.id === id) this.refresh();
  }

  refresh(): void {
    const asked = this.current;
    if (!asked) return;
    const answer =
      asked.kind === 'indication'
        ? readIndication(asked.id).then((indication) => ({ indication }))
        : readTrack(asked.id).then((track) => ({ track }));
    answer.then(
      (found) => this.#show(asked, found),
      () => this.#show(asked, {}),
    );
  }

  #show(asked: Selected, { indication, track }: Found): void {
    if (this.current !== asked) return;
    this.indication = indication;
    this.track = track;
    this.gone = indication === undefined && track === undefined;
  }

  /** Id of the track that the map marks and trails. */
  get trackId(): string | undefined {
    if (this.current?.kind === 'track') return this.current.id;
    return this.indication?.subject.track ?? undefined;
  }
}

export const selection = new Selection();
