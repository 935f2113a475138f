/** What is open beside the map: one indication, one object, or nothing. */
import { readIndication, readTrack } from '../api/client.ts';
import type { IndicationDetail, TrackDetail } from '../api/contract.ts';

type Selected = { readonly kind: 'indication' | 'track'; readonly id: string };

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
        ? readIndication(asked.id).then((detail) => {
            if (this.current === asked) this.indication = detail;
          })
        : readTrack(asked.id).then((detail) => {
            if (this.current === asked) this.track = detail;
          });
    answer.catch(() => {
      if (this.current === asked) this.gone = true;
    });
  }

  /** Id of the track that the map marks and trails. */
  get trackId(): string | undefined {
    if (this.current?.kind === 'track') return this.current.id;
    return this.indication?.subject.track ?? undefined;
  }
}

export const selection = new Selection();
