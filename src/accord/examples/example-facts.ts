/** What an example gives: sources, coverage, tracks, events, patrols, notices. */
import type { Instant } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { traitsOf } from '../rules/traits.ts';
import { suggest } from '../text/nearest-word.ts';
import type { Report } from '../text/report.ts';
import type { Located } from '../text/shape.ts';
import type { Example } from './example.ts';
import type { Moment, WrittenExample } from './example-document.ts';
import { fillTrack } from './example-track.ts';

export type ExampleFacts = Pick<
  Example,
  'sources' | 'states' | 'tracks' | 'events' | 'patrols' | 'notices' | 'withdrawals' | 'stated'
>;

/** How the sources are named that an example need not declare. */
const OWN = 'own-';

export function resolveFacts(
  written: WrittenExample,
  when: (moment: Moment) => Instant,
  report: Report,
): ExampleFacts {
  for (const { key, place } of written.sources ?? []) {
    if (!key.startsWith(OWN)) continue;
    const message = `the name "${key}" begins with "${OWN}", as those of the runner’s own sources do`;
    report.problems.push(problem('ACCORD_VALUE', place, message, 'give it another name'));
  }
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
              ...(value.brings === undefined ? {} : { brings: value.brings }),
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
      outcome: outcome.value,
      at: when(at),
      lon,
      lat,
      radius,
      watched: watched ?? 0,
      ...(seen.event === undefined ? {} : { event: seen.event }),
      ...(seen.category === undefined ? {} : { category: seen.category }),
      ...(seen.count === undefined ? {} : { count: seen.count.value }),
      ...(seen.party ? { party: seen.party.value } : {}),
      ...(seen.by ? { by: seen.by.value } : {}),
      ...traitsOf(seen),
      ...(seen.item === undefined ? {} : { item: seen.item }),
      ...(seen.delayed ? { delayed: seen.delayed.value } : {}),
    })),
    notices: (written.notices ?? []).map(
      ({ notified, party, at, from, until, area, tracks, ...said }, n) => ({
        id: said.id ?? `notice-${n}`,
        notified: notified.value,
        party: party.value,
        at: when(at),
        from: when(from),
        until: endOfNotice(from, until, when, report),
        ...(area ? { area: area.value } : {}),
        ...(tracks ? { tracks: tracks.map((track) => track.value) } : {}),
        carries: said.carries ?? [],
        ...(said.counts === undefined ? {} : { counts: said.counts }),
        ...(said.tonnage === undefined ? {} : { tonnage: said.tonnage }),
        ...(said.about ? { about: said.about.value } : {}),
        ...(said.source ? { source: said.source.value } : {}),
      }),
    ),
    withdrawals: (written.withdrawals ?? []).map(({ id, at, source }) => ({
      id: knownNotice(id, written, report),
      at: when(at),
      ...(source ? { source: source.value } : {}),
    })),
    stated: Object.fromEntries((written.stated ?? []).map(({ name, at }) => [name, at.map(when)])),
  };
}

function knownNotice(
  { value: id, place }: Located<string>,
  { notices }: WrittenExample,
  report: Report,
): string {
  const known = (notices ?? []).flatMap((notice) => notice.id ?? []);
  if (!known.includes(id)) {
    const message = `no notice of the example has the id "${id}"`;
    report.problems.push(problem('ACCORD_NAME_UNDEFINED', place, message, suggest(id, known)));
  }
  return id;
}

function endOfNotice(
  from: Moment,
  { value: until, place }: Located<Moment>,
  when: (moment: Moment) => Instant,
  report: Report,
): Instant {
  if (when(until) <= when(from)) {
    const message = 'the notice ends before it takes effect';
    report.problems.push(problem('ACCORD_PERIOD', place, message, 'swap or mend the two'));
  }
  return when(until);
}
