/**
 * The HTTP contract, version 1: every shape that leaves the server. The OpenAPI document is generated from
 * the routes that use these, and the console's client from that document.
 *
 * Instants are ISO 8601 in UTC. Positions are WGS 84 degrees. Words such as `blind` or `uncorroborated` are
 * codes; their texts are the reader's business.
 */
import { type Static, Type } from 'typebox';
import { LANES } from '../../kernel/index.ts';
import { Instant, nullable, Position, words } from './contract-words.ts';

export * from './clause-page-contract.ts';
export * from './indication-contract.ts';
export * from './interference-contract.ts';

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
    /** The newest line that could not be used: where, what is wrong, the mend. */
    lastProblem: nullable(Type.String()),
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
    boundaryDepiction: words(['UNGA 68/262', 'none']),
    observations: Type.Integer(),
    tracks: Type.Integer(),
    ledger: Type.Object({ size: Type.Integer(), root: Type.String(), checkpointAt: nullable(Instant) }),
    feeds: Type.Array(FeedHealth),
    /**
     * Breaches indicated in this run and settled, under the agreed readings, by the party that the object is
     * registered to or reported as; `several`: only together, `unknown`: none. Never shown without the observability.
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
export type TrackDetail = Static<typeof TrackDetail>;
export type Playback = Static<typeof Playback>;
export type PlaybackCommand = Static<typeof PlaybackCommand>;
export type PictureMessage = Static<typeof PictureMessage>;
