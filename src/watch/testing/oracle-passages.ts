/** Ways that went through a zone between two fixes, both outside. */
import { binds, GROUND, heightAnswer, isOnSurface } from './oracle-answers.ts';
import { crossings, distance, holds } from './oracle-geometry.ts';
import { lifted } from './oracle-lifting.ts';
import { close, open } from './oracle-say.ts';
import type { OracleFix, OracleState, Place, Track } from './oracle-shapes.ts';
import { sureDistance } from './oracle-stays.ts';

interface Passage {
  readonly entered: number;
  readonly left: number;
  readonly middle: Place;
}

export function judgePassages(state: OracleState, t: Track, fix: OracleFix): void {
  const { compiled } = state;
  const { previous } = fix;
  if (!previous) return;
  compiled.zones.forEach((_, z) => {
    const passage = t.stays.has(z) ? undefined : longestPassage(state, z, previous, fix);
    if (!passage || heightAnswer(compiled, z, fix, undefined, false) === 'no') return;
    if (passage.entered < compiled.zoneFrom[z]! || passage.left > compiled.zoneUntil[z]!) return;
    compiled.duties.forEach(({ area }, duty) => {
      if (area === compiled.zoneArea[z]) sayPassage(state, t, duty, z, fix, passage);
    });
  });
}

function longestPassage(
  { compiled }: OracleState,
  z: number,
  previous: Place & { readonly at: number },
  fix: OracleFix,
): Passage | undefined {
  const zone = compiled.zones[z]!;
  const along = crossings(zone, previous, fix).sort((a, b) => a - b);
  let best: readonly [number, number, Place] | undefined;
  for (let n = 1; n < along.length; n++) {
    const [a, b] = [along[n - 1]!, along[n]!];
    if (best && b - a <= best[1] - best[0]) continue;
    const lon = previous.lon + ((a + b) / 2) * (fix.lon - previous.lon);
    const lat = previous.lat + ((a + b) / 2) * (fix.lat - previous.lat);
    if (holds(zone, lon, lat) && distance(zone, { lon, lat }) >= sureDistance(fix))
      best = [a, b, { lon, lat }];
  }
  const instant = (share: number) => previous.at + share * (fix.at - previous.at);
  return best && { entered: instant(best[0]), left: instant(best[1]), middle: best[2] };
}

function sayPassage(
  state: OracleState,
  t: Track,
  duty: number,
  z: number,
  fix: OracleFix,
  { entered, left, middle }: Passage,
): void {
  const { compiled } = state;
  const { rule } = compiled.duties[duty]!.reading;
  if (rule.form !== 'presence-ban' || left - entered < rule.dwell) return;
  if (entered < compiled.dutyFrom[duty]! || left > compiled.dutyUntil[duty]!) return;
  const subject = binds(state, duty, fix);
  if (subject === 'no') return;
  const height = isOnSurface(fix) ? GROUND : fix;
  const { answer, exceptions } = lifted(state, { duty, at: entered, place: middle, height, subject: fix });
  if (answer === 'yes') return;
  const contested = t.contestedAt > 0;
  let reason = 'crossed';
  if (contested) reason = 'contested-position';
  else if (subject === 'unknown' || answer === 'unknown') reason = 'identity-unknown';
  else if (heightAnswer(compiled, z, fix, undefined, false) === 'unknown') reason = 'height-unknown';
  const words = { reason, contested: contested || fix.gnss, exceptions, track: t.name, from: entered };
  close(state, open(state, duty, { ...words, until: left }), left);
}
