/** What the plain evaluator makes of fixes that something speaks against. */
import { binds, heightAnswer } from './oracle-answers.ts';
import { closest } from './oracle-duties.ts';
import { begin, carry, end } from './oracle-episodes.ts';
import { holds } from './oracle-geometry.ts';
import type { OracleFix, OracleState, Track } from './oracle-shapes.ts';

/** A fix that something speaks against: where it would matter, nobody can tell. */
export function doubt(state: OracleState, t: Track, fix: OracleFix): void {
  const { compiled } = state;
  t.contestedAt = fix.at;
  const areas = new Set<number>();
  compiled.zones.forEach((zone, z) => {
    const inForce = fix.at >= compiled.zoneFrom[z]! && fix.at < compiled.zoneUntil[z]!;
    if (!inForce || !holds(zone, fix.lon, fix.lat)) return;
    if (heightAnswer(compiled, z, fix, undefined, false) !== 'no') areas.add(compiled.zoneArea[z]!);
  });
  for (const e of [...t.episodes.values()]) {
    const elsewhere = !areas.has(compiled.duties[e.duty]!.area);
    if (e.aspect === 'contested' && elsewhere && !e.open) end(state, t, e, fix, fix.at);
  }
  compiled.duties.forEach(({ area, reading: { rule } }, d) => {
    if (!areas.has(area) || !wouldMatter(state, t, d, fix, areas)) return;
    if (fix.at < compiled.dutyFrom[d]! || fix.at >= compiled.dutyUntil[d]!) return;
    if (binds(state, d, fix) === 'no') return;
    const main = t.episodes.get(`${d} main`);
    if (main && (rule.form === 'count-limit' || main.open)) return;
    const e = t.episodes.get(`${d} contested`) ?? begin(t, d, 'contested', fix, fix.at, false);
    carry(state, t, e, fix);
  });
}

/** Is the duty about where things are, and is this the place? */
function wouldMatter(state: OracleState, t: Track, d: number, fix: OracleFix, areas: ReadonlySet<number>) {
  const { reading, second } = state.compiled.duties[d]!;
  const { rule } = reading;
  if (rule.form !== 'minimum-distance')
    return ['presence-ban', 'corridor', 'count-limit'].includes(rule.form);
  if ('area' in rule.from) return areas.has(second);
  return closest(state, t, fix, rule.from.category, rule.distance, true) !== 'no';
}
