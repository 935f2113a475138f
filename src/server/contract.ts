/**
 * The HTTP contract, version 1: every shape that leaves the server. The OpenAPI document is generated from
 * the routes that use these, and the console's client from that document.
 *
 * Instants are ISO 8601 in UTC. Positions are WGS 84 degrees. Words such as `blind` or `uncorroborated` are
 * codes; their texts are the reader's business.
 */
import { type Static, type TSchema, Type } from 'typebox';
import { LANES } from '../kernel/index.ts';
import { BREACH_REASONS, UNDETERMINED_REASONS, VERDICTS } from '../watch/index.ts';

const words = <const Words extends readonly string[]>(list: Words) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...list] });

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

const Instant = Type.String({ format: 'date-time' });
const Position = Type.Object({ lon: Type.Number(), lat: Type.Number() });

export const Problem = Type.Object(
  { code: Type.String(), message: Type.String(), mend: Type.Optional(Type.String()) },
  { $id: 'Problem' },
);

export const FeedHealth = Type.Object(
  {
    source: Type.String(),
    title: Type.String(),
    feed: Type.String(),
    physics: Type.String(),
    cooperative: Type.Boolean(),
    /** `never-heard`: it may still speak for the first time; after two of its periods it is `silent`. */
    state: words(['up', 'silent', 'down', 'jammed', 'denied', 'paused', 'never-heard']),
    lastAt: nullable(Instant),
    periodMs: Type.Number(),
    /** From observation to reception, milliseconds; below 0: its clock is ahead; null before the first message. */
    latencyP50Ms: nullable(Type.Number()),
    latencyP95Ms: nullable(Type.Number()),
    observations: Type.Integer(),
    rejected: Type.Integer(),
    dropped: Type.Integer(),
  },
  { $id: 'FeedHealth' },
);

export const Status = Type.Object(
  {
    version: Type.String(),
    lane: words(LANES),
    /** The picture's own time: the clock of the world that is being watched. */
    now: Instant,
    /** Age of the newest observation against `now`, milliseconds; null before the first one. */
    dataAgeMs: nullable(Type.Number()),
    origin: Type.String(),
    /** The account that the node runs under; an act carries the name that its person states, not this. */
    actor: Type.String(),
    boundaryDepiction: words(['UNGA 68/262', 'none']),
    observations: Type.Integer(),
    tracks: Type.Integer(),
    ledger: Type.Object({ size: Type.Integer(), root: Type.String(), checkpointAt: nullable(Instant) }),
    feeds: Type.Array(FeedHealth),
    /**
     * Breaches indicated in this run and settled, under the agreed readings, by the party that the object is
     * registered to or reported as; `unknown`: none. Never shown without the observability.
     */
    parties: Type.Array(
      Type.Object({
        party: Type.String(),
        breachesIndicated: Type.Integer(),
        /** Share of the areas of the clauses that bind the party that was watched, 0 to 1; null: none judged yet. */
        observability: nullable(Type.Number()),
      }),
    ),
    /** Bounding box of the accords' areas: west, south, east, north. */
    extent: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  },
  { $id: 'Status' },
);

export const Clause = Type.Object(
  {
    id: Type.String(),
    segment: Type.String(),
    gravity: Type.String(),
    form: Type.String(),
    text: Type.Record(Type.String(), Type.String()),
    textHash: Type.String(),
    revisitMs: Type.Number(),
    readings: Type.Array(Type.String()),
    exceptions: Type.Array(Type.String()),
    areas: Type.Array(Type.String()),
  },
  { $id: 'Clause' },
);

export const AccordSummary = Type.Object(
  {
    id: Type.String(),
    hash: Type.String(),
    from: Instant,
    until: nullable(Instant),
    parties: Type.Array(Type.Object({ id: Type.String(), role: Type.String() })),
    clauses: Type.Array(Clause),
  },
  { $id: 'AccordSummary' },
);

/** GeoJSON (RFC 7946); the properties of each collection are given at its route. */
export const FeatureCollection = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(
      Type.Object({
        type: Type.Literal('Feature'),
        geometry: Type.Object({ type: Type.String(), coordinates: Type.Array(Type.Unknown()) }),
        properties: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
  },
  { $id: 'FeatureCollection' },
);

export const Act = Type.Object(
  {
    kind: words(['acknowledged', 'assigned']),
    by: Type.String(),
    to: nullable(Type.String()),
    at: Instant,
    /** Record id in the ledger. */
    record: Type.String(),
    /** Ed25519 signature of the act by its actor, base64. */
    signature: Type.String(),
  },
  { $id: 'Act' },
);

const REASONS = [...UNDETERMINED_REASONS, ...BREACH_REASONS, 'covered'] as const;

/** Why a reading says nothing of what an indication is about. */
export const READING_SILENCES = [
  'not-in-force-then',
  'people-judge',
  'other-parties',
  'other-kind',
  'outside-area',
  'no-breach',
  'single-cases',
  'no-verdict-yet',
] as const;
export type ReadingSilence = (typeof READING_SILENCES)[number];

const Subject = Type.Object({
  track: nullable(Type.String()),
  identity: Type.Record(Type.String(), Type.String()),
  category: nullable(Type.String()),
  party: nullable(Type.String()),
  /** What happened at a place, when no object is known. */
  event: nullable(Type.String()),
});

const indicationFields = {
  id: Type.String(),
  accord: Type.String(),
  clause: Type.String(),
  segment: Type.String(),
  gravity: Type.String(),
  reading: Type.String(),
  verdict: words(VERDICTS),
  reason: words(REASONS),
  share: Type.Number(),
  contested: Type.Boolean(),
  settled: Type.Boolean(),
  open: Type.Boolean(),
  /** `earlier`: of a run of this node that nobody continues; without `until`, it was open when that run ended. */
  run: words(['this', 'earlier']),
  lane: words(LANES),
  subject: Subject,
  area: Type.String(),
  /** When what it speaks of began and ended; not when it was said. */
  from: Instant,
  until: nullable(Instant),
  /** When the machine gave this verdict, on the picture's clock; null: in an earlier run. */
  indicatedAt: nullable(Instant),
  position: nullable(Position),
  sources: Type.Array(Type.String()),
  acknowledged: Type.Boolean(),
  owner: nullable(Type.String()),
};

export const Indication = Type.Object(indicationFields, { $id: 'Indication' });

export const IndicationDetail = Type.Object(
  {
    ...indicationFields,
    textHash: Type.String(),
    accordHash: Type.String(),
    text: Type.Record(Type.String(), Type.String()),
    /** Every reading of the clause: its verdict on the same thing, or null and why it has none. */
    readings: Type.Array(
      Type.Object({
        reading: Type.String(),
        verdict: nullable(words(VERDICTS)),
        reason: words([...REASONS, ...READING_SILENCES]),
      }),
    ),
    /** What was looked at, for a verdict on a whole clause that rests on it; null for every other. */
    sight: nullable(
      Type.Object({
        category: nullable(Type.String()),
        event: nullable(Type.String()),
        /** Every place had to be seen at least this often; 0: without a pause. */
        revisitMs: Type.Number(),
        /** Heights of the area in metres above `datum`; null: unbounded. */
        floorM: nullable(Type.Number()),
        ceilingM: nullable(Type.Number()),
        datum: nullable(Type.String()),
        /** Every source that is declared to see the kind, and whether it was counted. */
        sources: Type.Array(
          Type.Object({
            source: Type.String(),
            title: Type.String(),
            physics: Type.String(),
            part: words(['looked', 'hears-only', 'too-seldom', 'not-then']),
          }),
        ),
      }),
    ),
    exceptions: Type.Array(Type.Object({ id: Type.String(), applied: Type.Boolean() })),
    evidence: Type.Array(
      Type.Object({
        source: Type.String(),
        title: Type.String(),
        physics: Type.String(),
        index: Type.Integer(),
        observedAt: Instant,
        /** Age against the picture's time, milliseconds. */
        ageMs: Type.Number(),
        /** Content address of the sealed raw block that holds its bytes; null until it is sealed. */
        block: nullable(Type.String()),
      }),
    ),
    /** What this indication does not say, as codes: `attribution`, `intent`, `contested-position`, … */
    notConcluded: Type.Array(Type.String()),
    history: Type.Array(
      Type.Object({
        change: Type.String(),
        verdict: Type.String(),
        reason: Type.String(),
        settled: Type.Boolean(),
        /** When it was said, on the picture's clock; null: in an earlier run. */
        indicatedAt: nullable(Instant),
        /** When the ledger took it in, on the wall clock; null: provisional words are not recorded. */
        recordedAt: nullable(Instant),
      }),
    ),
    acts: Type.Array(Act),
  },
  { $id: 'IndicationDetail' },
);

export const TrackDetail = Type.Object(
  {
    id: Type.String(),
    slot: Type.Integer(),
    identity: Type.Record(Type.String(), Type.String()),
    category: Type.String(),
    party: nullable(Type.String()),
    position: Position,
    altitudeM: nullable(Type.Number()),
    speedMs: nullable(Type.Number()),
    courseDeg: nullable(Type.Number()),
    lastAt: Instant,
    /** Detector outcomes on the newest observation, as codes. */
    contests: Type.Array(Type.String()),
    sources: Type.Array(Type.Object({ source: Type.String(), lastAt: Instant })),
    /** Past positions, oldest first: longitude, latitude, milliseconds since 1970. */
    trail: Type.Array(Type.Array(Type.Number())),
  },
  { $id: 'TrackDetail' },
);

export const Playback = Type.Object(
  {
    /** `live` cannot be paused; a demo or replay can. */
    state: words(['live', 'playing', 'paused', 'ended']),
    /** World seconds per second. */
    speed: Type.Number(),
    from: nullable(Instant),
    until: nullable(Instant),
    at: Instant,
  },
  { $id: 'Playback' },
);

export const PlaybackCommand = Type.Object(
  {
    action: words(['play', 'pause', 'step', 'restart']),
    speed: Type.Optional(Type.Number({ minimum: 1, maximum: 3600 })),
  },
  { $id: 'PlaybackCommand' },
);

/** How a person is named in an act: no control characters, no space at either end. */
const PersonName = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: '^[^\\s\\p{C}](?:[^\\p{C}]*[^\\s\\p{C}])?$',
});

export const ActCommand = Type.Object({ by: PersonName }, { $id: 'ActCommand' });
export const AssignCommand = Type.Object({ by: PersonName, to: PersonName }, { $id: 'AssignCommand' });

/**
 * `picture` message of the live stream, once a second: parallel integer columns, one entry a moving track.
 * A column entry of null is unknown. `ids` and `names` come only for slots whose text changed.
 */
export const PictureMessage = Type.Object(
  {
    at: Instant,
    /** True when this message holds every track; false: only those that changed, and `gone`. */
    whole: Type.Boolean(),
    slot: Type.Array(Type.Integer()),
    lon: Type.Array(Type.Integer({ description: 'degrees × 1e5' })),
    lat: Type.Array(Type.Integer({ description: 'degrees × 1e5' })),
    course: Type.Array(nullable(Type.Integer({ description: 'degrees' }))),
    speed: Type.Array(nullable(Type.Integer({ description: 'dm/s' }))),
    category: Type.Array(Type.Integer({ description: 'index in CATEGORIES' })),
    contest: Type.Array(Type.Integer({ description: 'detector bits' })),
    ageS: Type.Array(Type.Integer()),
    gone: Type.Array(Type.Integer()),
    texts: Type.Array(
      Type.Object({
        slot: Type.Integer(),
        id: Type.String(),
        name: Type.String(),
        party: nullable(Type.String()),
      }),
    ),
  },
  { $id: 'PictureMessage' },
);

export type Status = Static<typeof Status>;
export type FeedHealth = Static<typeof FeedHealth>;
export type AccordSummary = Static<typeof AccordSummary>;
export type FeatureCollection = Static<typeof FeatureCollection>;
export type Act = Static<typeof Act>;
export type Indication = Static<typeof Indication>;
export type IndicationDetail = Static<typeof IndicationDetail>;
export type TrackDetail = Static<typeof TrackDetail>;
export type Playback = Static<typeof Playback>;
export type PlaybackCommand = Static<typeof PlaybackCommand>;
export type PictureMessage = Static<typeof PictureMessage>;
