/** A worked example as observations: its own sources where it declares none, every one of them alive. */
import type { Accord, Example, ExampleTrack } from '../accord/index.ts';
import {
  ALTITUDE_DATUMS,
  CATEGORIES,
  EVENT_KINDS,
  HOUR,
  type Instant,
  PHYSICS,
  RADIANS_PER_DEGREE,
  SECOND,
} from '../kernel/index.ts';
import {
  FIX_FLAG,
  type FixColumns,
  type Footprint,
  IDENTITY_KINDS,
  makeFixColumns,
  type RegisterEntry,
  type Report,
  type Source,
  type SourceRegister,
} from '../picture/index.ts';

export interface ExampleWorld {
  readonly register: SourceRegister;
  readonly fixes: FixColumns;
  readonly reports: readonly Report[];
}

const EVERYWHERE: Footprint = {
  kind: 'polygons',
  coordinates: [
    [
      [
        [-180, -90],
        [180, -90],
        [180, 90],
        [-180, 90],
        [-180, -90],
      ],
    ],
  ],
};
const ALL_HEIGHTS = { floor: -Infinity, ceiling: Infinity, datum: 'msl' } as const;

/** Words of life at most for one example; a longer one has a longer period. */
const MOST_WORDS = 20_000;

export function exampleWorld(accord: Accord, example: Example): ExampleWorld {
  const sources = sourcesFor(accord, example);
  const ordinal = new Map(sources.map(({ id }, o) => [id, o]));
  const rows = [
    ...lifeWords(sources, example),
    ...example.tracks.flatMap((track) => trackRows(track, ordinal)),
  ];
  rows.sort((a, b) => a.at - b.at || a.source - b.source);
  return {
    register: { sources, register: example.tracks.flatMap(entryFor) },
    fixes: columnsOf(rows),
    reports: reportsOf(example),
  };
}

const OWN = { icao24: 'own-adsb', mmsi: 'own-ais', plot: 'own-radar' } as const;
const PATROL = 'own-patrol';
/** Where notices come in. */
const DESK = 'own-notices';

function sourcesFor(accord: Accord, example: Example): readonly Source[] {
  const period = periodFor(accord, example);
  const base = {
    feed: 'plots',
    observes: [],
    events: [],
    heights: ALL_HEIGHTS,
    accuracy: 0,
    period,
  } as const;
  const heard = {
    ...base,
    cooperative: true,
    gnss: true,
    physics: 'transponder',
    footprint: { kind: 'reception' },
  } as const;
  const seen = {
    ...base,
    cooperative: false,
    gnss: false,
    physics: 'radar',
    footprint: { kind: 'reception' },
  } as const;
  const named = (id: string) => ({ id, title: id });
  const whole = {
    ...seen,
    ...named('own-whole'),
    footprint: EVERYWHERE,
    observes: CATEGORIES.filter((category) => !category.includes('.') && category !== 'unknown'),
    events: EVENT_KINDS,
  } as const;
  const declared = example.sources.map(
    (source): Source => ({
      ...(source.cooperative ? heard : seen),
      ...named(source.id),
      ...(source.brings ? { feed: source.brings } : {}),
      physics: source.physics,
      observes: source.observes,
      events: source.events,
      period: source.period,
      footprint: source.cooperative ? { kind: 'reception' } : footprintOf(accord, source.area, example.start),
    }),
  );
  return [
    { ...heard, ...named(OWN.icao24) },
    { ...heard, ...named(OWN.mmsi) },
    { ...seen, ...named(OWN.plot) },
    { ...seen, ...named(PATROL), physics: 'human', feed: 'reports', period: Math.max(period, HOUR) },
    {
      ...heard,
      ...named(DESK),
      physics: 'human',
      feed: 'notices',
      gnss: false,
      period: Math.max(period, HOUR),
    },
    ...PHYSICS.map((physics) => ({ ...seen, ...named(`own-${physics}`), physics })).filter(
      ({ id }) => id !== OWN.plot,
    ),
    ...(example.coverage === 'whole' ? [whole] : []),
    ...declared,
  ];
}

/** Often enough for the strictest clause, seldom enough for a long example. */
function periodFor({ clauses }: Accord, { start, until }: Example): number {
  const strictest = Math.min(...clauses.map(({ revisit }) => (revisit > 0 ? revisit : 60 * SECOND)));
  return Math.max(SECOND, strictest / 2, (until - start) / MOST_WORDS);
}

function footprintOf({ areas }: Accord, id: string | undefined, at: Instant): Footprint {
  const area = areas.find((candidate) => candidate.id === id);
  const version = area?.versions.find(({ inForce }) => at >= inForce.from && at < inForce.until);
  return version ? { kind: 'polygons', coordinates: version.geometry.coordinates } : EVERYWHERE;
}

interface Row {
  readonly at: Instant;
  readonly source: number;
  readonly track?: ExampleTrack;
  readonly fix?: ExampleTrack['fixes'][number];
  /** Degrees from north; unless a speed is said, nobody says it. */
  readonly course?: number;
}

const PASSED_ON: readonly string[] = ['notices', 'reports'];

/** Sources that look or pass on what others say give word of themselves once a period, whatever there is to say. */
function lifeWords(sources: readonly Source[], example: Example): Row[] {
  const { start, until, coverage } = example;
  const toldFrom = example.notices.reduce((first, { at }) => Math.min(first, at), start);
  return sources.flatMap(({ id, feed, period, footprint }, source) => {
    const looks = footprint.kind !== 'reception' && (coverage !== 'none' || !id.startsWith('own-'));
    const passesOn = PASSED_ON.includes(feed);
    // what was told before the start came in by a line that was open
    const from = passesOn ? toldFrom : start;
    const words = looks || passesOn ? Math.min(MOST_WORDS, Math.floor((until - from) / period) + 2) : 0;
    return Array.from({ length: words }, (_, n) => ({ at: from + (n - 1) * period, source }));
  });
}

const trackRows = (track: ExampleTrack, ordinal: ReadonlyMap<string, number>): Row[] =>
  track.fixes.map((fix, n) => ({
    at: fix.at,
    source: ordinal.get(track.source ?? OWN[track.identityKind]) ?? 0,
    track,
    fix,
    ...(fix.speed === undefined ? {} : { course: courseAt(track.fixes, n) }),
  }));

/** Towards the next fix; at the last one, on from the one before. NaN: there is only one, or it lies still. */
function courseAt(fixes: ExampleTrack['fixes'], n: number): number {
  const from = fixes[n + 1] ? fixes[n]! : fixes[n - 1];
  const to = fixes[n + 1] ?? fixes[n]!;
  if (!from || (from.lon === to.lon && from.lat === to.lat)) return NaN;
  const east = (to.lon - from.lon) * Math.cos(to.lat * RADIANS_PER_DEGREE);
  return (Math.atan2(east, to.lat - from.lat) / RADIANS_PER_DEGREE + 360) % 360;
}

const entryFor = ({ identityKind, identity, category, party, traits }: ExampleTrack): RegisterEntry[] => [
  {
    identityKind,
    from: identity,
    to: identity,
    authority: 'example',
    ...(party === undefined ? {} : { party }),
    ...(category === 'unknown' ? {} : { category }),
    ...(traits ? { traits } : {}),
  },
];

function columnsOf(rows: readonly Row[]): FixColumns {
  const fixes = makeFixColumns(Math.max(1, rows.length));
  rows.forEach(({ at, source, track, fix, course }, i) => {
    fixes.observedAt[i] = at;
    fixes.receivedAt[i] = at;
    fixes.source[i] = source;
    fixes.index[i] = i;
    fixes.identityKind[i] = track ? IDENTITY_KINDS.indexOf(track.identityKind) : 0;
    fixes.identity[i] = track?.identity ?? 0;
    fixes.longitude[i] = fix?.lon ?? NaN;
    fixes.latitude[i] = fix?.lat ?? NaN;
    fixes.altitude[i] = fix?.altitude?.metres ?? NaN;
    fixes.datum[i] = ALTITUDE_DATUMS.indexOf(fix?.altitude?.datum ?? 'msl');
    fixes.speed[i] = fix?.speed ?? NaN;
    fixes.course[i] = course ?? NaN;
    for (const column of [fixes.climb, fixes.accuracy]) column[i] = NaN;
    for (const column of [fixes.nic, fixes.nacp, fixes.sil]) column[i] = -1;
    fixes.category[i] = CATEGORIES.indexOf(track?.category ?? 'unknown');
    fixes.flags[i] = track && track.identityKind !== 'plot' ? FIX_FLAG.gnss : 0;
  });
  fixes.length = rows.length;
  return fixes;
}

/** Running numbers of reports, apart from those of fixes. */
const FIRST_REPORT = 1_000_000;

function reportsOf({ events, patrols, notices, withdrawals, states, tracks }: Example): readonly Report[] {
  let index = FIRST_REPORT;
  const stamp = (at: Instant, source: string) => ({ observedAt: at, receivedAt: at, source, index: index++ });
  const reports: Report[] = [
    ...states.map(({ at, source, state }) => ({
      ...stamp(at, source),
      kind: 'coverage' as const,
      about: source,
      state,
    })),
    ...notices.map(({ at, tracks: covered, source, ...notice }) => ({
      ...stamp(at, source ?? DESK),
      ...notice,
      kind: 'notice' as const,
      ...(covered ? { identities: identitiesOf(tracks, covered) } : {}),
    })),
    ...withdrawals.map(({ at, id, source }) => ({
      ...stamp(at, source ?? DESK),
      kind: 'notice-withdrawal' as const,
      id,
    })),
    ...events.map(({ at, lon, lat, source, physics, ...event }) => ({
      ...stamp(at, source ?? `own-${physics}`),
      kind: 'event' as const,
      position: { lon, lat },
      event: event.event,
      radius: event.radius,
      ...(event.on === undefined ? {} : { on: event.on }),
      ...(event.confidence === undefined ? {} : { confidence: event.confidence }),
    })),
    ...patrols.map(({ at, lon, lat, ...patrol }) => ({
      ...stamp(at, PATROL),
      ...patrol,
      kind: 'patrol' as const,
      position: { lon, lat },
    })),
  ];
  return reports.sort((a, b) => a.observedAt - b.observedAt);
}

const identitiesOf = (tracks: readonly ExampleTrack[], ids: readonly string[]) =>
  tracks
    .filter(({ id }) => ids.includes(id))
    .map(({ identityKind, identity }) => ({ kind: identityKind, identity }));
