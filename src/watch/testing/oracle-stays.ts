/** Where a track stands towards every zone, from every edge of every ring at every fix. */
import type { CompiledAccords } from '../compile.ts';
import { heightAnswer } from './oracle-answers.ts';
import { crossings, distance, holds } from './oracle-geometry.ts';
import type { OracleAnswer, OracleFix, OracleState, Stay, Track } from './oracle-shapes.ts';

/** What a question about a duty's condition found. */
export interface Finding {
  answer: OracleAnswer;
  since: number;
  /** When the answer is no: since when. */
  until: number;
  appeared: boolean;
}

export const sureDistance = ({ sigma }: OracleFix): number => (sigma > 0 ? 1.645 * sigma : 0);

export const zoneAt = (compiled: CompiledAccords, area: number, at: number): number =>
  compiled.areas[area]!.zones.find((z) => at >= compiled.zoneFrom[z]! && at < compiled.zoneUntil[z]!) ?? -1;

/** Brings the track's stays to a trusted fix. */
export function turnStays({ compiled }: OracleState, t: Track, fix: OracleFix): void {
  const first = Number.isNaN(t.lastAt);
  compiled.zones.forEach((zone, z) => {
    const raw = holds(zone, fix.lon, fix.lat);
    if (!t.stays.has(z) && !raw) return;
    const stay = t.stays.get(z) ?? freshStay(first);
    t.stays.set(z, stay);
    if (stay.raw !== raw) {
      const along = first || !fix.previous ? [] : crossings(zone, fix.previous, fix);
      const from = fix.previous?.at ?? NaN;
      stay.raw = raw;
      stay.turnedAt = along.length === 0 ? fix.at : from + Math.max(...along) * (fix.at - from);
    }
    if (stay.inside !== raw && distance(zone, fix) >= sureDistance(fix)) {
      stay.inside = raw;
      if (raw) stay.enteredAt = stay.turnedAt;
      else stay.leftAt = stay.turnedAt;
    }
    const height = heightAnswer(compiled, z, fix, stay.height, fix.at - t.heightAt <= 60_000);
    if (height === stay.height) return;
    if (stay.height !== undefined) stay.heightSince = fix.at;
    stay.height = height;
  });
}

const freshStay = (appeared: boolean): Stay => ({
  raw: false,
  inside: false,
  appeared,
  turnedAt: NaN,
  enteredAt: NaN,
  leftAt: NaN,
  height: undefined,
  heightSince: -Infinity,
});

export function dropStays({ stays }: Track): void {
  for (const [z, stay] of stays) if (!stay.raw && !stay.inside) stays.delete(z);
}

export function stayIn({ compiled }: OracleState, t: Track, area: number, at: number): Finding {
  const zone = zoneAt(compiled, area, at);
  const stay = zone < 0 ? undefined : t.stays.get(zone);
  if (!stay?.inside || stay.height === 'no') {
    const ends = compiled.areas[area]!.zones.flatMap((z) => {
      const old = t.stays.get(z);
      if (!old) return [];
      const left = old.inside ? [] : [old.leftAt];
      const climbed = old.height === 'no' ? [old.heightSince] : [];
      return [...left, ...climbed, compiled.zoneUntil[z]!];
    });
    const until = Math.min(at, ...ends.filter((end) => !Number.isNaN(end)));
    return { answer: 'no', since: NaN, until, appeared: false };
  }
  const since = Math.max(stay.enteredAt, stay.heightSince, compiled.zoneFrom[zone]!);
  const appeared = since === stay.enteredAt && stay.appeared;
  return { answer: stay.height!, since, until: NaN, appeared };
}
