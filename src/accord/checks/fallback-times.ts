/** When a guarantee passes on from one who does not decide to the next. */
import type { Milliseconds, Place } from '../../kernel/index.ts';
import type { Guarantee } from '../accord.ts';
import type { WrittenFallback } from '../procedure/decider.ts';
import type { Inspection } from './inspection.ts';

export interface FallbackTime {
  /** Since the clock's start. */
  readonly after: Milliseconds;
  /** Of the word that says so. */
  readonly place: Place;
}

/** One for each fallback, in their order; a circle is followed once around. */
export function fallbackTimes(
  guarantee: Guarantee,
  { accord, document }: Inspection,
): readonly FallbackTime[] {
  const ofBody = (id: string | undefined) =>
    document.bodies?.find(({ key }) => key === id)?.value?.['if-fails'];
  const own = document.guarantees?.find(({ id }) => id.value === guarantee.id)?.['if-body-fails'];
  const times: FallbackTime[] = [];
  const asked = new Set<string>();
  let written: WrittenFallback | undefined = own ?? ofBody(guarantee.decidedBy);
  while (written) {
    const { value, place } = written.after;
    times.push({ after: (times.at(-1)?.after ?? 0) + value, place });
    const next = nextBody(written, accord.bodies);
    if (next === undefined || asked.has(next)) break;
    asked.add(next);
    written = ofBody(next);
  }
  return times;
}

function nextBody(
  { 'falls-to': to }: WrittenFallback,
  bodies: readonly { readonly id: string }[],
): string | undefined {
  return 'value' in to && bodies.some(({ id }) => id === to.value) ? to.value : undefined;
}
