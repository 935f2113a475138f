/** Several tracks that carry one identity: each row goes to the nearest, and says that who it is is in doubt. */
import { RADIANS_PER_DEGREE } from '../../kernel/index.ts';
import { type FixColumns, IDENTITY } from '../observation.ts';
import { CONTEST } from '../tracked.ts';
import { qualify } from './identity-map.ts';
import { type TrackStore, timeErrorOf } from './track-store.ts';

/** Another track of the same identity counts as moving while it was heard this recently. */
const CONFLICT_WINDOW = 30 * 60_000;

export function createSharedIdentity(store: TrackStore) {
  const { lastAt, lastLongitude, lastLatitude, mode, next } = store;

  /** Among tracks with one identity, the one this row lies nearest to, for the time that has passed. */
  function nearest(head: number, fixes: FixColumns, i: number): number {
    let best = head;
    let least = Number.POSITIVE_INFINITY;
    for (let slot = head; slot >= 0; slot = next[slot]!) {
      const x =
        (fixes.longitude[i]! - lastLongitude[slot]!) * Math.cos(fixes.latitude[i]! * RADIANS_PER_DEGREE);
      const y = fixes.latitude[i]! - lastLatitude[slot]!;
      const seconds = (Math.abs(fixes.observedAt[i]! - lastAt[slot]!) + timeErrorOf(mode[slot]!)) / 1000;
      const strain = (x * x + y * y) / (seconds * seconds);
      if (strain < least) {
        least = strain;
        best = slot;
      }
    }
    return best;
  }

  /** `CONTEST.identityConflict` while another track of the same identity is heard too. */
  function conflict(slot: number, fixes: FixColumns, i: number): number {
    const source = store.plotSource[slot]! - 1;
    const kind = store.identityKind[slot]!;
    const head = store.map.find(store.identity[slot]!, qualify(kind, source, kind === IDENTITY.plot));
    for (let other = head; other >= 0; other = next[other]!) {
      if (other !== slot && fixes.observedAt[i]! - lastAt[other]! < CONFLICT_WINDOW)
        return CONTEST.identityConflict;
    }
    return 0;
  }

  return { nearest, conflict };
}
