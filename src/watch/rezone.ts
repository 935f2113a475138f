/** Areas that get a new version: what lay in them changes sides without moving, which is nobody's doing. */
import { contentId, hashedInstant, type Instant, type Lane } from '../kernel/index.ts';
import type { CompiledAccords } from './compile.ts';
import type { Voice } from './indication.ts';

/** Says which areas changed in (before, now]. The first version of an area is no change. */
export function sayRezoned(
  { areas }: CompiledAccords,
  voice: Voice,
  { lane, settled }: { readonly lane: Lane; readonly settled: boolean },
  before: Instant,
  now: Instant,
): void {
  if (before === -Infinity) return;
  for (const { accord, id, area } of areas) {
    for (let version = 1; version < area.versions.length; version++) {
      const { inForce } = area.versions[version]!;
      if (inForce.from <= before || inForce.from > now || !accord.areas.includes(area)) continue;
      const at = hashedInstant(inForce.from);
      voice.say({
        event: 'rezoned',
        settled,
        id: contentId('rezoned', { lane, accord: accord.hash, area: id, at }),
        lane,
        accord: accord.id,
        area: id,
        at,
      });
    }
  }
}
