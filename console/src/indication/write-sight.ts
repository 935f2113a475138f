/** What was looked for in an area, when, how often and in which heights, in words. */
import type { IndicationDetail } from '../api/contract.ts';
import { writeAge, writeDtg } from '../clock/write-time.ts';
import { say, sayCode } from '../messages/messages.ts';

type Sight = NonNullable<IndicationDetail['sight']>;

export const writeWanted = ({ category, event }: Pick<Sight, 'category' | 'event'>): string =>
  event === null ? sayCode('category', category ?? 'unknown') : sayCode('event', event);

/** An open one goes on to the newest window that has been judged. */
export const writeWindow = ({ from, until }: Pick<IndicationDetail, 'from' | 'until'>): string =>
  until === null
    ? say('indication.sight-since', { from: writeDtg(from) })
    : say('indication.sight-span', { from: writeDtg(from), until: writeDtg(until) });

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
