/** Sources and indications of the stage: every state and every verdict once. */
import type { FeedHealth, IndicationDetail, Interference } from '../../../src/server/contract/contract.ts';

const iso = (at: number) => new Date(at).toISOString();

const feed = (source: string, title: string, changes: Partial<FeedHealth>): FeedHealth => ({
  source,
  title,
  feed: 'plots',
  physics: 'radar',
  cooperative: false,
  state: 'up',
  lastAt: null,
  periodMs: 5000,
  latencyP50Ms: 420,
  latencyP95Ms: 1300,
  observations: 2000,
  rejected: 0,
  lastProblem: null,
  dropped: 0,
  ...changes,
});

/** As the command line writes it: where, what is wrong, and on a line of its own the mend. */
const LAST_PROBLEM =
  'patrols:7: report: area no-flly is not declared [FEED_UNKNOWN_NAME]\n  mend: did you mean "no-fly"?';

export const stageFeeds = (start: number): FeedHealth[] => [
  feed('radar-north', 'Radar north', {}),
  feed('radar-south', 'Radar south', { state: 'jammed', lastAt: iso(start + 3_300_000) }),
  feed('adsb', 'ADS-B receiver', { cooperative: true, physics: 'transponder', rejected: 31 }),
  feed('ais-coast', 'AIS coast', {
    cooperative: true,
    physics: 'transponder',
    latencyP50Ms: -3000,
    latencyP95Ms: -200,
  }),
  feed('viirs', 'Fire satellite', { physics: 'thermal', latencyP50Ms: 4_200_000, latencyP95Ms: 9_000_000 }),
  feed('second-satellite', 'Second fire satellite', {
    physics: 'thermal',
    state: 'never-heard',
    periodMs: 43_200_000,
    latencyP50Ms: null,
    latencyP95Ms: null,
  }),
  feed('patrols', 'Patrols', {
    physics: 'human',
    rejected: 1,
    lastProblem: LAST_PROBLEM,
    state: 'never-heard',
    latencyP50Ms: null,
    latencyP95Ms: null,
  }),
];

/** Who decided it: nobody alone on a whole clause, two kinds of sensor on an event that is borne out. */
const WITNESSES = {
  present: ['radar-north', 'adsb'],
  dark: ['adsb'],
  event: ['viirs', 'patrols'],
  jammed: [],
  'contested-position': ['adsb'],
  uncorroborated: ['viirs'],
  covered: [],
} as const;

const SOURCES = {
  'radar-north': { title: 'Radar north', physics: 'radar' },
  adsb: { title: 'ADS-B receiver', physics: 'transponder' },
  viirs: { title: 'Fire satellite', physics: 'thermal' },
  patrols: { title: 'Patrols', physics: 'human' },
} as const;

const sight = (category: string): NonNullable<IndicationDetail['sight']> => ({
  category,
  event: null,
  revisitMs: 60_000,
  floorM: 0,
  ceilingM: 20_000,
  datum: 'msl',
  sources: [
    { source: 'radar-north', title: 'Radar north', physics: 'radar', part: 'looked' },
    { source: 'radar-south', title: 'Radar south', physics: 'radar', part: 'not-then' },
    { source: 'adsb', title: 'ADS-B receiver', physics: 'transponder', part: 'hears-only' },
  ],
});

const NOT_CONCLUDED = {
  'breach-indicated': ['attribution', 'intent'],
  'not-determinable': ['breach', 'compliance'],
  'compliance-indicated': ['other-kinds', 'between-looks', 'declared-coverage'],
} as const;

type Place = (slot: number) => { lon: number; lat: number };

const KINDS = [
  ['breach-indicated', 'present', 'sky-1', 'sky', 'no-fly', 'serious', 3],
  ['breach-indicated', 'dark', 'sea-1', 'sea', 'strait', 'minor', 14],
  ['breach-indicated', 'event', 'land-1', 'land', 'buffer', 'grave', -1],
  ['not-determinable', 'jammed', 'sky-1', 'sky', 'no-fly', 'serious', -1],
  ['not-determinable', 'contested-position', 'sky-1', 'sky', 'no-fly', 'serious', 41],
  ['not-determinable', 'uncorroborated', 'land-1', 'land', 'buffer', 'grave', -1],
  ['compliance-indicated', 'covered', 'sea-1', 'sea', 'strait', 'minor', -1],
] as const;

export const stageIndications = (now: number, place: Place): IndicationDetail[] =>
  KINDS.map(([verdict, reason, clause, segment, area, gravity, slot], i) => {
    const at = now - (i + 1) * 240_000;
    const tracked = slot >= 0;
    const witnesses = WITNESSES[reason];
    const isEvent = clause === 'land-1';
    const { lon, lat } = place(Math.max(slot, 0));
    return {
      id: `indication-${i}`,
      accord: 'stage-accord',
      accordHash: 'sha256:1111',
      clause,
      segment,
      gravity,
      reading: 'agreed',
      verdict,
      reason,
      share: verdict === 'compliance-indicated' ? 1 : 0.62,
      contested: reason === 'contested-position',
      settled: i % 2 === 0,
      withdrawn: false,
      open: i !== 1,
      run: 'this',
      lane: 'simulated',
      subject: {
        track: tracked ? `track-${slot}` : null,
        identity: tracked ? { icao24: '4b1234', callsign: `T${1000 + slot}` } : {},
        category: tracked ? 'aircraft.military' : null,
        party: tracked ? 'NOR' : null,
        event: isEvent ? 'fire' : null,
      },
      area,
      from: iso(at),
      until: i === 1 ? iso(at + 60_000) : null,
      indicatedAt: iso(at + 30_000),
      position: tracked || isEvent ? { lon, lat } : null,
      sources: [...witnesses],
      acknowledged: i === 1,
      owner: i === 1 ? 'second-officer' : null,
      textHash: `sha256:${'2'.repeat(64)}`,
      text: { en: 'No party shall fly military aircraft in the no-fly area.' },
      readings: [
        { reading: 'agreed', verdict, reason },
        { reading: 'SUD', verdict: null, reason: 'not-in-force-then' },
      ],
      sight: witnesses.length === 0 ? sight('aircraft.military') : null,
      exceptions: [{ id: `${clause}-a`, applied: false }],
      evidence: witnesses.map((source, index) => ({
        source,
        ...SOURCES[source],
        index: 1200 + index,
        observedAt: iso(at - index * 4000),
        ageMs: now - at,
        block: index === 0 ? `sha256:${'a1'.repeat(32)}` : null,
      })),
      notConcluded: [...NOT_CONCLUDED[verdict]],
      history: [
        {
          change: 'opened',
          verdict: 'not-determinable',
          reason: 'uncorroborated',
          settled: false,
          indicatedAt: iso(at + 7000),
          recordedAt: null,
        },
        {
          change: 'updated',
          verdict,
          reason,
          settled: true,
          indicatedAt: iso(at + 30_000),
          recordedAt: iso(at + 31_000),
        },
      ],
      acts: [],
    };
  });

/** One that goes on with an extent, one of which nothing but a place is known, one that is over, and one of an earlier run. */
export function stageInterference(start: number): Interference[] {
  const disturbance = (id: string, changes: Partial<Interference>): Interference => ({
    id,
    kind: 'spoofing',
    settled: true,
    open: true,
    run: 'this',
    lane: 'simulated',
    from: iso(start + 1_800_000),
    until: null,
    indicatedAt: iso(start + 1_803_000),
    position: { lon: 29.6, lat: 43.4 },
    radiusM: 42_000,
    objects: 12,
    reasons: ['impossibleKinematics'],
    ...changes,
  });
  const alone = { settled: false, position: { lon: 32.6, lat: 44.9 }, radiusM: null, objects: 1 };
  return [
    disturbance('interference-0', {}),
    disturbance('interference-1', alone),
    disturbance('interference-2', { kind: 'jamming', open: false, until: iso(start + 3_000_000) }),
    disturbance('interference-3', {
      run: 'earlier',
      open: false,
      from: iso(start - 60_000),
      indicatedAt: null,
    }),
  ];
}
