/** What people are told about the state of a source: the same on the map as in the list of sources. */
import type { Instant, Milliseconds } from '../../kernel/index.ts';
import type { FeedHealth } from '../contract/contract.ts';
import type { Station } from '../station/station.ts';

type State = FeedHealth['state'];

/** Periods that a source may take to its first word; after that it is as silent as one that has spoken. */
const WAITED_PERIODS = 2;

/** `never-heard` is what may still come; what should have come long ago is `silent`. */
export const toldState = (state: State, period: Milliseconds, waited: Milliseconds): State =>
  state === 'never-heard' && waited > WAITED_PERIODS * period ? 'silent' : state;

const waitingSince = new WeakMap<Station, Instant>();

/** The picture's sources, in the order of the sources file, each with the state that people are told. */
export function tellStates<Seen extends { readonly state: State }>(
  station: Station,
  sources: readonly Seen[],
): Seen[] {
  // An embedded world's wait begins with its day, a live node's when somebody first asks.
  const since = waitingSince.get(station) ?? station.options.start ?? station.now;
  waitingSince.set(station, since);
  const declared = station.options.register.sources;
  return sources.map((source, i) => ({
    ...source,
    state: toldState(source.state, declared[i]!.period, station.now - since),
  }));
}
