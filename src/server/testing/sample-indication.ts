/** An accord of two readings, and indications under it, for tests of how they are told. */
import { type Accord, type Clause, PUBLIC_LABEL, type Reading, type Rule } from '../../accord/index.ts';
import type { AreaGeometry } from '../../kernel/geometry/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';

const ALWAYS = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
const HASH = 'sha256:00' as const;

/** Degrees around 0 N 0 E. */
const square = (half: number): AreaGeometry => ({
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
        [-half, -half],
      ],
    ],
  ],
});

const area = (id: string, half: number, ceiling: number) => ({
  id,
  versions: [{ geometry: square(half), inForce: ALWAYS }],
  heights: { floor: 0, ceiling, datum: 'msl' as const },
});

export const PRESENCE: Rule & { form: 'presence-ban' } = {
  form: 'presence-ban',
  parties: ['NORTH', 'SOUTH'],
  category: 'aircraft.military',
  area: 'wide',
  dwell: 0,
};

export const FIRE: Rule = { form: 'event-ban', parties: 'all', event: 'fire', area: 'wide' };

export const reading = (id: string, rule: Rule, inForce = ALWAYS): Reading => ({ id, inForce, rule });

export const accordOf = (readings: readonly Reading[], changes: Partial<Clause> = {}): Accord => ({
  id: 'accord',
  hash: HASH,
  inForce: ALWAYS,
  parties: [
    { id: 'NORTH', role: 'belligerent' },
    { id: 'SOUTH', role: 'belligerent' },
  ],
  areas: [area('wide', 2, 20_000), area('narrow', 1, Number.POSITIVE_INFINITY)],
  lists: [],
  terms: [],
  clauses: [
    {
      id: 'clause',
      segment: 'sky',
      text: { en: 'No party flies there.' },
      textHash: HASH,
      gravity: 'serious',
      revisit: 60_000,
      readings,
      label: PUBLIC_LABEL,
      except: [],
      remedies: [],
      ...changes,
    },
  ],
  bodies: [],
  guarantees: [],
});

const seen = (source: string, index: number) => ({ source, index, observedAt: 1_000 });

const event = (changes: Partial<IndicationEvent>): IndicationEvent => ({
  event: 'indication',
  change: 'opened',
  settled: false,
  id: 'indication-1',
  accord: 'accord',
  accordHash: HASH,
  clause: 'clause',
  textHash: HASH,
  reading: 'agreed',
  verdict: 'breach-indicated',
  reason: 'present',
  share: 1,
  contested: false,
  lane: 'simulated',
  subject: {},
  area: 'wide',
  from: 1_000,
  sources: ['radar'],
  observations: [seen('radar', 1)],
  exceptions: [],
  ...changes,
});

/** A military aircraft of NORTH, inside the wide area and outside the narrow one. */
export const aboutObject = (changes: Partial<IndicationEvent> = {}): IndicationEvent =>
  event({
    subject: { track: 'track-1', category: 'aircraft.military', party: 'NORTH' },
    position: { lon: 1.5, lat: 0 },
    ...changes,
  });

/** A fire that began and ended in one instant, as a satellite sees it. */
export const aboutFire = (index: number, changes: Partial<IndicationEvent> = {}): IndicationEvent =>
  event({
    id: `fire-${index}`,
    verdict: 'not-determinable',
    reason: 'uncorroborated',
    until: 1_000,
    position: { lon: 0, lat: 0 },
    sources: ['satellite'],
    observations: [seen('satellite', index)],
    ...changes,
  });

export const aboutClause = (changes: Partial<IndicationEvent> = {}): IndicationEvent =>
  event({
    id: 'whole-1',
    verdict: 'compliance-indicated',
    reason: 'covered',
    observations: [],
    ...changes,
  });
