/** What an example gives: sources, coverage, tracks, events, patrols, notices. */
import type { Instant } from '../kernel/index.ts';
import type { Example } from './example.ts';
import type { Moment, WrittenExample } from './example-document.ts';
import { fillTrack } from './example-track.ts';
import type { Report } from './report.ts';

export type ExampleFacts = Pick<
  Example,
  'sources' | 'states' | 'tracks' | 'events' | 'patrols' | 'notices' | 'stated'
>;

export function resolveFacts(
  written: WrittenExample,
  when: (moment: Moment) => Instant,
  report: Report,
): ExampleFacts {
  return {
    sources: (written.sources ?? []).flatMap(({ key: id, value }) =>
      value
        ? [
            {
              id,
              physics: value.physics,
              cooperative: value.cooperative ?? false,
              observes: value.observes ?? [],
              events: value.events ?? [],
              ...(value.area ? { area: value.area.value } : {}),
              period: value.period,
            },
          ]
        : [],
    ),
    states: (typeof written.coverage === 'object' ? written.coverage : []).map(({ source, state, at }) => ({
      source: source.value,
      state,
      at: when(at),
    })),
    tracks: (written.tracks ?? []).flatMap((track) => fillTrack(track, when, report)),
    events: (written.events ?? []).map(({ at, radius, on, source, confidence, ...rest }) => ({
      ...rest,
      at: when(at),
      radius: radius ?? 0,
      ...(on === undefined ? {} : { on }),
      ...(source ? { source: source.value } : {}),
      ...(confidence === undefined ? {} : { confidence }),
    })),
    patrols: (written.patrols ?? []).map(({ outcome, at, lon, lat, radius, watched, ...seen }) => ({
      outcome,
      at: when(at),
      lon,
      lat,
      radius,
      watched: watched ?? 0,
      ...(seen.event === undefined ? {} : { event: seen.event }),
      ...(seen.category === undefined ? {} : { category: seen.category }),
      ...(seen.count === undefined ? {} : { count: seen.count }),
      ...(seen.party ? { party: seen.party.value } : {}),
    })),
    notices: (written.notices ?? []).map(({ notified, party, at, from, until, area, tracks, carries }) => ({
      notified,
      party: party.value,
      at: when(at),
      from: when(from),
      until: when(until),
      ...(area ? { area: area.value } : {}),
      ...(tracks ? { tracks: tracks.map((track) => track.value) } : {}),
      carries: carries ?? [],
    })),
    stated: Object.fromEntries(
      (written.stated ?? []).flatMap(({ key, value }) => (value ? [[key, when(value)]] : [])),
    ),
  };
}
