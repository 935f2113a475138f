/** What an example most often lacks when a verdict that it expects does not come. */
import type { Verdict, VerdictReason } from './watch-event.ts';

/** By the reason for which nothing could be determined. */
const LACKS: Partial<Record<VerdictReason, string>> = {
  'no-source': 'say who looks: "coverage: whole", or "sources:" of its own',
  'not-checked':
    'let patrols of whoever checks look at all of it, from the start of the example to the end of a window of revisit',
  'identity-unknown': 'say whose and what it is: "party:", "category:", and "mmsi:" or "icao24:" for "plot:"',
  'height-unknown': 'give the track an "altitude:" in the datum of the area',
  'speed-unknown': 'give its fixes a "speed:"',
  uncorroborated:
    'give a second witness: an event of the same kind and another "physics:" near it, or a patrol that saw it',
};

interface Said {
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
}

/**
 * @param expected the verdict that did not come
 * @param said what the watch says of the clause instead, as read in that way
 * @returns undefined when nothing can be said but that the two differ
 */
export function lackOf(expected: Verdict, said: readonly Said[]): string | undefined {
  if (said.length === 0)
    return expected === 'breach-indicated'
      ? undefined
      : 'let it last until a window of the clause’s revisit has ended (whole multiples of it since 1970-01-01T00:00Z)';
  if (expected === 'not-determinable') return undefined;
  const open = said.find(({ verdict, reason }) => verdict === 'not-determinable' && LACKS[reason]);
  return open && LACKS[open.reason];
}
