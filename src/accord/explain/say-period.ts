/** When something holds, in words. */
import { type Instant, MINUTE } from '../../kernel/index.ts';
import type { Dependence, OpenInstant, OpenPeriod, OpenSpan } from '../periods/open-period.ts';
import { isNever } from '../periods/period.ts';
import type { Force } from '../periods/stretches.ts';
import { instantInWords, list, named, span } from './words.ts';

/** A half-open end on the minute is said as the minute before it, which it includes. */
const endInWords = (until: Instant): string =>
  until % MINUTE === 0 ? `${instantInWords(until - MINUTE)}, that minute included` : instantInWords(until);

const waited = ({ event, plus }: Exclude<OpenInstant, number>): string =>
  `${plus === undefined ? '' : `${span(plus)} after `}the event ${named(event)}`;

export const turnInWords = (turn: OpenInstant): string =>
  typeof turn === 'number' ? instantInWords(turn) : waited(turn);

function boundsInWords({ from, until }: OpenSpan): string {
  const begin = typeof from === 'number' ? instantInWords(from) : waited(from);
  const end = typeof until === 'number' ? endInWords(until) : waited(until);
  const parts = [
    ...(from === -Infinity ? [] : [`from ${begin}`]),
    ...(until === Infinity ? [] : [`until ${end}`]),
  ];
  return parts.length === 0 ? 'without an end' : parts.join(' ');
}

const suspensions = (spans: readonly OpenSpan[]): readonly string[] =>
  spans.map((one) => `not ${boundsInWords(one)}`);

const renewals = ({ renewed = [] }: OpenPeriod): readonly string[] =>
  renewed.map(({ on, until }) => `from ${instantInWords(on)} on until ${endInWords(until)}`);

function dependenceInWords(dependence: Dependence): string {
  if ('all' in dependence) return list(dependence.all.map(dependenceInWords));
  if ('kept' in dependence)
    return `people have confirmed no breach of ${named(dependence.kept)} by ${dependence.by} that is not remedied`;
  const when = turnInWords('since' in dependence ? dependence.since : dependence.before);
  return 'since' in dependence ? `${when} has come` : `${when} has not come`;
}

const openInWords = (period: OpenPeriod): string =>
  [
    boundsInWords(period),
    ...suspensions(period.suspended ?? []),
    ...renewals(period),
    ...(period.while ? [`as long as ${dependenceInWords(period.while)}`] : []),
  ].join(', ');

interface Waiting extends Force {
  /** The periods of which it is what they share, where events or findings decide. */
  readonly awaits?: readonly OpenPeriod[];
}

export function periodInWords({ inForce, gaps = [], awaits }: Waiting): string {
  if (awaits) return awaits.map(openInWords).join('; and ');
  if (isNever(inForce)) return 'never';
  return [boundsInWords(inForce), ...suspensions(gaps)].join(', ');
}
