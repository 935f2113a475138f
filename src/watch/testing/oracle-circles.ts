/** Things known only to lie in a circle, asked the plain way: every edge, at every instant at which anything changes. */
import { hashedDegrees, quickDistance } from '../../kernel/index.ts';
import type { EventReport, PatrolReport, Source } from '../../picture/index.ts';
import { kindHeight } from './oracle-answers.ts';
import { circleAnswer } from './oracle-geometry.ts';
import { liftChanges, lifted } from './oracle-lifting.ts';
import type { OracleAnswer, OracleState, OracleSubject } from './oracle-shapes.ts';
import { zoneAt } from './oracle-stays.ts';

export type Told = EventReport | PatrolReport;

export const beganAt = (told: Told): number =>
  told.kind === 'patrol' ? told.observedAt - told.watched : told.observedAt;

export const endedAt = (told: Told): number =>
  told.kind === 'patrol' ? told.observedAt : told.observedAt + (told.timeUncertainty ?? 0);

const unanimous = (answers: readonly OracleAnswer[]): OracleAnswer =>
  answers.every((answer) => answer === answers[0]) ? answers[0]! : 'unknown';

/** Was it inside the area while the duty bound: wholly, not at all, or perhaps? */
export function wasThere({ compiled }: OracleState, duty: number, told: Told): OracleAnswer {
  const { dutyFrom, dutyUntil, zoneFrom, zoneUntil, duties, zones } = compiled;
  const [from, until] = [beganAt(told), endedAt(told)];
  const changes = [dutyFrom[duty]!, dutyUntil[duty]!, ...zoneFrom, ...zoneUntil];
  const instants = [from, until, ...changes.filter((at) => at > from && at < until)];
  return unanimous(
    instants.map((at) => {
      const zone = zoneAt(compiled, duties[duty]!.area, at);
      if (zone < 0 || at < dutyFrom[duty]! || at >= dutyUntil[duty]!) return 'no';
      return circleAnswer(zones[zone]!, told.position, told.radius);
    }),
  );
}

export function wasLifted(state: OracleState, duty: number, told: Told, subject: OracleSubject) {
  const [from, until] = [beganAt(told), endedAt(told)];
  const { position: place, radius } = told;
  const height = kindHeight(subject.category);
  const ask = (at: number) => lifted(state, { duty, at, place, radius, height, subject });
  const instants = [from, ...liftChanges(state, duty, from, until), until];
  return {
    answer: unanimous(instants.map((at) => ask(at).answer)),
    exceptions: ask(until).exceptions,
  };
}

const apart = (a: Told, b: Told): number =>
  quickDistance(a.position.lon, a.position.lat, b.position.lon, b.position.lat);

/** How a saying names the place. */
export const placeName = ({ position: { lon, lat } }: Told): string =>
  [lon, lat].map((degrees) => hashedDegrees(degrees).toFixed(4)).join();

/** A kilometre between them counts as much as an hour. */
export function farApart(a: Told, b: Told): number {
  const between = Math.max(0, beganAt(a) - endedAt(b), beganAt(b) - endedAt(a));
  return apart(a, b) / 1_000 + between / 3_600_000;
}

/** May the two be of one thing? */
export function mayBeOne(a: Told, b: Told): boolean {
  if (apart(a, b) > a.radius + b.radius + 1_000) return false;
  const hour = 3_600_000;
  return beganAt(a) <= endedAt(b) + hour && beganAt(b) <= endedAt(a) + hour;
}

/** Says somebody else, who looked there all that time for just this, that there was none? */
export function isDenied(
  told: Told,
  what: { event: string } | { category: string },
  by: PatrolReport,
  sources: readonly Source[],
): boolean {
  if (by.party !== undefined || by.source === told.source) return false;
  if (apart(told, by) + told.radius > by.radius) return false;
  if (beganAt(by) > beganAt(told) || endedAt(by) < endedAt(told)) return false;
  const source = sources.find(({ id }) => id === by.source);
  const unnamed = by.event === undefined && by.category === undefined;
  if ('event' in what) {
    if (unnamed) return source?.events.some((event) => event === what.event) ?? false;
    return by.event === what.event;
  }
  const kinds = unnamed ? (source?.observes ?? []) : [by.category ?? 'unknown'];
  return kinds.some((kind) => kind !== 'unknown' && `${what.category}.`.startsWith(`${kind}.`));
}
