/** The HTTP contract, version 1: indications, what is known of one, and what people do about it. */
import { type Static, Type } from 'typebox';
import { LANES } from '../../kernel/index.ts';
import { BREACH_REASONS, UNDETERMINED_REASONS, VERDICTS } from '../../watch/index.ts';
import { Instant, nullable, Position, words } from './contract-words.ts';

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
  'withdrawn',
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
  /** Null when unknown, and when there are several. */
  party: nullable(Type.String()),
  /** Id of the declared item that it is about. */
  item: Type.Optional(Type.String()),
  /** Of several objects that only together break a limit: whose they are. */
  parties: Type.Optional(Type.Array(Type.String())),
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
  /** Of the clause's area, 0 to 1; null: none was worked out. */
  share: nullable(Type.Number()),
  contested: Type.Boolean(),
  settled: Type.Boolean(),
  /** Given provisionally, and it does not stand: with what arrived late, judgement did not come to it. */
  withdrawn: Type.Boolean(),
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
        change: words(['opened', 'updated', 'closed', 'withdrawn']),
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

/** How a person is named in an act: no control characters, no space at either end. */
const PersonName = Type.String({
  minLength: 1,
  maxLength: 80,
  pattern: '^[^\\s\\p{C}](?:[^\\p{C}]*[^\\s\\p{C}])?$',
});

export const ActCommand = Type.Object({ by: PersonName }, { $id: 'ActCommand' });
export const AssignCommand = Type.Object({ by: PersonName, to: PersonName }, { $id: 'AssignCommand' });

export type Act = Static<typeof Act>;
export type Indication = Static<typeof Indication>;
export type IndicationDetail = Static<typeof IndicationDetail>;
