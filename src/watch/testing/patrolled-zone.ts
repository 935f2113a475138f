/** A zone of some 22 km, patrols, a satellite and an array: for tests of what reports come to. */
import type { Rule } from '../../accord/index.ts';
import { DAY, MINUTE, SECOND } from '../../kernel/index.ts';
import type { EventReport, PatrolReport, Report } from '../../picture/index.ts';
import type { IndicationEvent } from '../watch-event.ts';
import { judgeWorld } from './judge-world.ts';
import {
  ALWAYS,
  type AreaSpec,
  box,
  type ClauseSpec,
  makeAccord,
  makeClause,
  makeRegister,
  makeSource,
  START,
} from './small-world.ts';

const ZONE = box(20, 10, 20.2, 10.2);
export const MIDDLE = { lon: 20.1, lat: 10.1 };

const eyes = { physics: 'human', cooperative: false, observes: ['vehicle'], events: ['fire'] } as const;
const register = makeRegister([
  makeSource({ id: 'patrol', ...eyes }),
  makeSource({ id: 'second patrol', ...eyes }),
  makeSource({ id: 'satellite', physics: 'thermal', cooperative: false, events: ['fire'] }),
  makeSource({ id: 'array', physics: 'acoustic', cooperative: false, events: ['blast'] }),
]);

export const NO_GUNS: Rule = {
  form: 'presence-ban',
  parties: ['north'],
  category: 'vehicle.artillery',
  area: 'zone',
  dwell: 30 * SECOND,
};
export const NO_FIRE: Rule = { form: 'event-ban', parties: 'all', event: 'fire', area: 'zone' };

const at = (minutes: number) => ({
  observedAt: START + minutes * MINUTE,
  receivedAt: START + minutes * MINUTE,
  index: Math.round(minutes * 100),
});

/** A patrol watched for five minutes up to then, and saw a gun there and that it fires. */
export const saw = (minutes: number, more: Partial<PatrolReport> = {}): PatrolReport => ({
  kind: 'patrol',
  source: 'patrol',
  ...at(minutes),
  outcome: 'seen',
  position: MIDDLE,
  radius: 500,
  watched: 5 * MINUTE,
  category: 'vehicle.artillery',
  event: 'fire',
  party: 'north',
  ...more,
});

/** Another patrol watched all the time up to then, and saw nothing of the kind. */
export const sawNone = (minutes: number, more: Partial<PatrolReport> = {}): PatrolReport => ({
  kind: 'patrol',
  source: 'second patrol',
  ...at(minutes),
  outcome: 'not-seen',
  position: MIDDLE,
  radius: 3_000,
  watched: (minutes - 1) * MINUTE,
  ...more,
});

export const pixel = (minutes: number, east = 0, more: Partial<EventReport> = {}): EventReport => ({
  kind: 'event',
  source: 'satellite',
  ...at(minutes),
  index: Math.round(minutes * 100) + 10_000 + Math.round(east * 10_000),
  event: 'fire',
  position: { lon: MIDDLE.lon + east, lat: MIDDLE.lat },
  radius: 250,
  timeUncertainty: MINUTE,
  ...more,
});

export interface PatrolledWorld extends Pick<ClauseSpec, 'except'> {
  readonly rule: Rule;
  /** The clause binds in these minutes only. */
  readonly inForce?: readonly [from: number, until: number];
  readonly zone?: Partial<AreaSpec>;
}

/** What is said of objects and places until two days later. */
export function judgeReports(
  { rule, inForce, zone = {}, except = [] }: PatrolledWorld,
  reports: readonly Report[],
): readonly IndicationEvent[] {
  const [from, until] = inForce ?? [];
  const force =
    from === undefined || until === undefined
      ? ALWAYS
      : { from: START + from * MINUTE, until: START + until * MINUTE };
  const accord = makeAccord([{ id: 'zone', geometry: ZONE, ...zone }], []);
  const clause = makeClause({ rule, except, readings: [{ id: 'agreed', inForce: force, rule }] });
  const elsewhere = { position: { lon: 60, lat: 10 }, watched: 0, category: 'vessel' } as const;
  const later = sawNone((2 * DAY) / MINUTE, elsewhere);
  const accords = [{ ...accord, clauses: [clause] }];
  return judgeWorld({ accords, register, reports: [...reports, later] }).indications;
}

/** One line for each indication, as it was said last: reason, and minutes from and until. */
export function lastSaid(indications: readonly IndicationEvent[]) {
  const byId = new Map(indications.map((indication) => [indication.id, indication]));
  return [...byId.values()].map(
    ({ reason, from, until }) =>
      [reason, (from - START) / MINUTE, until === undefined ? undefined : (until - START) / MINUTE] as const,
  );
}
