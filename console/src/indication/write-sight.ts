/** How often and in which heights an area was to be seen, in words. */
import type { IndicationDetail } from '../api/contract.ts';
import { writeAge } from '../clock/write-time.ts';
import { say, sayCode } from '../messages/messages.ts';

type Sight = NonNullable<IndicationDetail['sight']>;

export const writeWanted = ({ category, event }: Pick<Sight, 'category' | 'event'>): string =>
  event === null ? sayCode('category', category ?? 'unknown') : sayCode('event', event);

export const writeRevisit = (revisitMs: number): string =>
  revisitMs > 0
    ? say('indication.sight-revisit', { revisit: writeAge(revisitMs) })
    : say('indication.sight-pauseless');

/** A floor at or below zero is the ground or the sea. */
export function writeHeights({
  floorM,
  ceilingM,
  datum: word,
}: Pick<Sight, 'floorM' | 'ceilingM' | 'datum'>): string {
  const datum = sayCode('datum', word ?? '');
  const floor = floorM !== null && floorM > 0 ? floorM : undefined;
  if (ceilingM === null) {
    return floor === undefined
      ? say('indication.sight-all-heights')
      : say('indication.sight-from', { floor, datum });
  }
  return floor === undefined
    ? say('indication.sight-up-to', { ceiling: ceilingM, datum })
    : say('indication.sight-between', { floor, ceiling: ceilingM, datum });
}
