/** Holds what was indicated against what truly happened: every miss and false alarm by name. */
import { MINUTE } from '../../src/kernel/index.ts';
import type { World } from '../../src/simulate/index.ts';
import type { IndicationEvent, WatchEvent } from '../../src/watch/index.ts';
import { type Episode, trueEpisodes } from './demo-truth.ts';

export interface Score {
  readonly episodes: readonly Episode[];
  readonly breaches: readonly IndicationEvent[];
  readonly misses: readonly Episode[];
  readonly falseAlarms: readonly IndicationEvent[];
  /** Look-alikes that should have been called not determinable, and were not. */
  readonly unspoken: readonly string[];
}

/** How far apart the edges of the same stretch may be: a report is a minute old, a dark ship half an hour. */
const SLACK = 2 * MINUTE;
const DARK_SLACK = 32 * MINUTE;

const identitiesOf = ({ subject }: IndicationEvent) => Object.values(subject.identity ?? {});

const slackOf = (clause: string) => (clause === 'sea-3' ? DARK_SLACK : SLACK);

const matches = (event: IndicationEvent, episode: Episode) =>
  event.clause === episode.clause &&
  event.reading === episode.reading &&
  (episode.identity === '' || identitiesOf(event).includes(episode.identity)) &&
  event.from < episode.until + slackOf(episode.clause) &&
  (event.until ?? Number.POSITIVE_INFINITY) > episode.from - slackOf(episode.clause);

/** The last settled word of each indication. */
export function settledIndications(events: readonly WatchEvent[]): IndicationEvent[] {
  const last = new Map<string, IndicationEvent>();
  for (const event of events) if (event.event === 'indication' && event.settled) last.set(event.id, event);
  return [...last.values()];
}

export function score(world: World, events: readonly WatchEvent[], until = world.until): Score {
  const settled = settledIndications(events);
  const breaches = settled.filter(({ verdict }) => verdict === 'breach-indicated');
  const all = trueEpisodes(world, until);
  const episodes = all.filter(({ from }) => from + SLACK < until);
  return {
    episodes,
    breaches,
    misses: episodes.filter((episode) => !breaches.some((event) => matches(event, episode))),
    falseAlarms: breaches.filter((event) => !all.some((episode) => matches(event, episode))),
    unspoken: unspokenLookAlikes(world, settled, until),
  };
}

const unspokenLookAlikes = (world: World, settled: readonly IndicationEvent[], until: number): string[] =>
  world.truth
    .filter(({ breach, expected, until: end }) => !breach && expected && end < until)
    .filter(
      ({ clause, expected, from, until: end }) =>
        !settled.some(
          (event) =>
            event.clause === clause &&
            event.verdict === expected!.verdict &&
            event.reason === expected!.reason &&
            event.from < end + SLACK &&
            (event.until ?? Number.POSITIVE_INFINITY) > from - SLACK,
        ),
    )
    .map(({ kind }) => kind);
