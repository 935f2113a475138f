/**
 * Whom a ban that names a list binds, and when: stretches of time in which the answer stays the same. What says
 * nothing of itself may be anyone on the list. Where a list has no version, nothing is listed.
 */
import type { AccordList, ListedObject, Rule } from '../../accord/index.ts';
import { type Instant, type Interval, inInterval } from '../../kernel/index.ts';
import { IDENTITY } from '../../picture/index.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';

export interface Stretch {
  readonly inForce: Interval;
  readonly answer: Answer;
}

/** For one duty. Stretches follow one another and cover all time. */
export interface Listing {
  /** Of objects that are on the list at some time, by `objectKey`. */
  readonly named: ReadonlyMap<string, readonly Stretch[]>;
  /** Of objects that say who they are, and are never on it. */
  readonly others: readonly Stretch[];
  /** Of what says nothing of itself. */
  readonly nameless: readonly Stretch[];
}

const objectKey = (identityKind: number, identity: number): string => `${identityKind} ${identity}`;

const keyOf = ({ identityKind, identity }: ListedObject): string =>
  objectKey(IDENTITY[identityKind], identity);

/** Undefined: the rule names no list. */
export function listingFor(rule: Rule, lists: readonly AccordList[]): Listing | undefined {
  if (rule.form !== 'presence-ban') return undefined;
  const name = rule.onList ?? rule.unlessOnList;
  const list = lists.find(({ id }) => id === name);
  if (!list) return undefined;
  const sole = rule.onList === undefined;
  const [off, on]: readonly [Answer, Answer] = sole ? [YES, NO] : [NO, YES];
  const named = new Set(list.versions.flatMap(({ objects }) => objects.map(keyOf)));
  const answers = (listed: (objects: readonly ListedObject[]) => Answer) => stretchesOf(list, off, listed);
  return {
    named: new Map(
      [...named].map((key) => [
        key,
        answers((objects) => (objects.some((object) => keyOf(object) === key) ? on : off)),
      ]),
    ),
    others: answers(() => off),
    nameless: answers((objects) => (objects.length === 0 ? off : UNKNOWN)),
  };
}

/** Version by version, the gaps between them included; neighbours with one answer are one stretch. */
function stretchesOf(
  { versions }: AccordList,
  unlisted: Answer,
  answerIn: (objects: readonly ListedObject[]) => Answer,
): readonly Stretch[] {
  const cuts = versions.flatMap(({ inForce: { from, until } }) => [from, until]);
  const ends = [...new Set([...cuts, Infinity])].filter((at) => at > -Infinity).sort((a, b) => a - b);
  const found: { inForce: Interval; answer: Answer }[] = [];
  let from = -Infinity;
  for (const until of ends) {
    const version = versions.find(({ inForce }) => inInterval(inForce, from) || inForce.from === from);
    const answer = version ? answerIn(version.objects) : unlisted;
    const last = found.at(-1);
    if (last?.answer === answer) last.inForce = { from: last.inForce.from, until };
    else found.push({ inForce: { from, until }, answer });
    from = until;
  }
  return found;
}

/** Every instant at which somebody comes on a list or off it. */
export const changesOf = ({ named, others, nameless }: Listing): readonly Instant[] =>
  [...named.values(), others, nameless].flatMap((stretches) => stretches.map(({ inForce }) => inForce.until));

/** The stretches of an object. */
export function stretchesFor(
  { named, others, nameless }: Listing,
  identityKind: number,
  identity: number,
): readonly Stretch[] {
  if (identityKind !== IDENTITY.icao24 && identityKind !== IDENTITY.mmsi) return nameless;
  return named.get(objectKey(identityKind, identity)) ?? others;
}

export const stretchAt = (stretches: readonly Stretch[], at: Instant): Stretch =>
  stretches.find(({ inForce }) => at < inForce.until) ?? stretches.at(-1)!;

/** Of somebody unnamed, at some time in a span: the answer, if it is the same throughout. */
export function namelessDuring({ nameless }: Listing, from: Instant, until: Instant): Answer {
  const answers = nameless
    .filter(({ inForce }) => inForce.until > from && inForce.from <= until)
    .map(({ answer }) => answer);
  return answers.every((answer) => answer === answers[0]) ? answers[0]! : UNKNOWN;
}
