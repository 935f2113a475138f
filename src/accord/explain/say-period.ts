/** When something holds, in words. */
import { type Instant, type Interval, MINUTE } from '../../kernel/index.ts';
import type { OpenPeriod } from '../periods/open-period.ts';
import { isNever } from '../periods/period.ts';
import { instantInWords, named } from './words.ts';

/** A half-open end on the minute is said as the minute before it, which it includes. */
const endInWords = (until: Instant): string =>
  until % MINUTE === 0 ? `${instantInWords(until - MINUTE)}, that minute included` : instantInWords(until);

const waited = ({ event }: { readonly event: string }): string => `the event ${named(event)}`;

function boundsInWords({ from, until }: OpenPeriod): string {
  const begin = typeof from === 'number' ? instantInWords(from) : waited(from);
  const end = typeof until === 'number' ? endInWords(until) : waited(until);
  const parts = [
    ...(from === -Infinity ? [] : [`from ${begin}`]),
    ...(until === Infinity ? [] : [`until ${end}`]),
  ];
  return parts.length === 0 ? 'without an end' : parts.join(' ');
}

/** `awaits`: the periods of which it is what they share, where events decide. */
export function periodInWords(inForce: Interval, awaits: readonly OpenPeriod[] | undefined): string {
  if (!awaits) return isNever(inForce) ? 'never' : boundsInWords(inForce);
  return awaits.map(boundsInWords).join('; and ');
}
