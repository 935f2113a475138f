/** Did an event happen on what a list names: on a class of object, or within an outline? */
import type { AccordList, ListedPlace, ListVersion } from '../../accord/index.ts';
import type { Interval } from '../../kernel/index.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import { circleIn, type Whereabouts } from '../place/whereabouts.ts';

/** By the class of object that it was said to have hit; undefined: nobody says what. */
export const onListedClass = (list: AccordList, on: string | undefined, when: Whereabouts): Answer =>
  throughout(list.versions, when, ({ classes }) => {
    if (classes.length === 0) return NO;
    if (on === undefined) return UNKNOWN;
    return classes.includes(on) ? YES : NO;
  });

/** By where it was: all of the circle in which it may have been lies within one outline. */
export const onListedPlace = (list: AccordList, it: Whereabouts): Answer =>
  throughout(list.versions, it, ({ places }: ListVersion) =>
    either(places.map(({ versions }: ListedPlace) => inOutline(versions, it))),
  );

const inOutline = (versions: ListedPlace['versions'], it: Whereabouts): Answer =>
  throughout(versions, it, ({ geometry }) => circleIn(geometry, it.position, it.radius));

export const either = (answers: readonly Answer[]): Answer => {
  if (answers.includes(YES)) return YES;
  return answers.includes(UNKNOWN) ? UNKNOWN : NO;
};

/** At every moment at which it may have been; where no version holds there is nothing. */
function throughout<V extends { readonly inForce: Interval }>(
  versions: readonly V[],
  { from, until }: Whereabouts,
  ask: (version: V) => Answer,
): Answer {
  const then = versions.filter(({ inForce }) => inForce.from <= until && inForce.until > from);
  const answers = then.map(ask);
  if (answers.every((answer) => answer === NO)) return NO;
  const whole =
    then[0]!.inForce.from <= from &&
    then.at(-1)!.inForce.until > until &&
    then.slice(1).every(({ inForce }, i) => inForce.from === then[i]!.inForce.until);
  return whole && answers.every((answer) => answer === YES) ? YES : UNKNOWN;
}
