/** What the whole screen knows about its node: status, accords, areas, coverage, playback, connection. */
import type { Accord, Areas, Coverage, Playback, Status } from '../api/contract.ts';

type Link = 'connecting' | 'open' | 'lost';

class Session {
  status = $state.raw<Status>();
  accords = $state.raw<readonly Accord[]>([]);
  /** Source ids and their states as one text: equal text, nothing changed. */
  sourceStates = $state('');
  areas = $state.raw<Areas>();
  coverage = $state.raw<Coverage>();
  playback = $state.raw<Playback>();
  playbackProblem = $state('');
  link = $state<Link>('connecting');
  /** Milliseconds since 1970 of the picture; NaN before the first message. */
  now = $state(Number.NaN);
  /** Milliseconds on this screen's own clock since the stream last said something. */
  silence = $state(0);
  tracks = $state(0);
}

export const session = new Session();

/** Silence of the stream after which the picture counts as old, milliseconds: it speaks once a second. */
const STALE_AFTER_MS = 5000;

/** Nothing arrives although it should; a paused world is silent and not stale. */
export const isStale = (): boolean =>
  session.link === 'lost' || (session.silence > STALE_AFTER_MS && session.playback?.state !== 'paused');

/** Age of the newest observation, counting on while the stream is silent; undefined before the first one. */
export function dataAge(): number | undefined {
  const age = session.status?.dataAgeMs;
  return age === undefined || age === null ? undefined : age + (isStale() ? session.silence : 0);
}

export const sourceTitle = (id: string): string =>
  session.status?.feeds.find(({ source }) => source === id)?.title ?? id;
