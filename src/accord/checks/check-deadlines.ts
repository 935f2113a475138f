/** Deadlines that nothing can meet: what is due comes after the end, or before what it follows. */
import type { Interval, Milliseconds, Place, Problem } from '../../kernel/index.ts';
import type { Accord, Guarantee } from '../accord.ts';
import { problem } from '../errors.ts';
import { span } from '../explain/words.ts';
import { isNever } from '../periods/period.ts';
import type { WrittenGuarantee } from '../procedure/guarantee.ts';
import { fallbackTimes } from './fallback-times.ts';
import type { Check, Inspection } from './inspection.ts';

export const checkDeadlines: Check = (inspection) =>
  inspection.accord.guarantees.flatMap((guarantee): Problem[] => {
    const written = inspection.document.guarantees!.find(({ id }) => id.value === guarantee.id)!;
    return [
      ...outOfOrder(guarantee, written),
      ...lateFallbacks(guarantee, inspection),
      ...afterTheEnd(guarantee, written, inspection.accord),
    ];
  });

const late = (place: Place, message: string, mend: string): Problem =>
  problem('ACCORD_DEADLINE', place, message, mend);

/** A response before its warning, or before the answer that was asked for must come. */
function outOfOrder(
  { id, clock, clarify }: Guarantee,
  { clock: written, clarify: asked }: WrittenGuarantee,
): Problem[] {
  const { from, warn, respond } = clock ?? {};
  if (respond === undefined) return [];
  const found: Problem[] = [];
  const due = span(respond);
  if (warn !== undefined && respond < warn) {
    const message = `"${id}" responds after ${due}, before its warning after ${span(warn)}`;
    found.push(late(written!.respond!.place, message, 'let the response be due after the warning'));
  }
  if (clarify && from !== 'confirmed' && clarify.within >= respond) {
    const message = `the accused may answer for ${span(clarify.within)}, and "${id}" responds after ${due}`;
    found.push(
      late(asked!.within.place, message, 'ask for the answer earlier, or let the clock run from: confirmed'),
    );
  }
  return found;
}

/** Others who take over only when the response was due already. */
function lateFallbacks(guarantee: Guarantee, inspection: Inspection): Problem[] {
  const respond = guarantee.clock?.respond;
  if (respond === undefined) return [];
  const tooLate = fallbackTimes(guarantee, inspection).find(({ after }) => after > respond);
  if (!tooLate) return [];
  const message = `"${guarantee.id}" falls to others after ${span(tooLate.after)}, and its response is due after ${span(respond)}`;
  return [late(tooLate.place, message, 'let it fall to others before the response is due')];
}

/** What is due, even for a breach at the first instant, only when the guarantee has ended. */
function afterTheEnd(guarantee: Guarantee, written: WrittenGuarantee, accord: Accord): Problem[] {
  const { id, inForce, awaits, clock } = guarantee;
  if (awaits) return [];
  if (isNever(inForce)) {
    const message = `"${id}" expires before the accord begins`;
    return [late(written.expires?.place ?? written.id.place, message, 'let it expire after that')];
  }
  const first = Math.max(inForce.from, firstTrigger(guarantee, accord));
  if (first >= inForce.until) {
    const message = `"${id}" has expired before any clause that triggers it is in force`;
    return [late(written.expires?.place ?? written.id.place, message, 'let it expire after that')];
  }
  const left = inForce.until - first;
  const { warn, respond, steps = [] } = written.clock ?? {};
  const due = [warn, respond, ...steps.map(({ after }) => after)];
  return clock ? due.flatMap((one) => (one && one.value >= left ? [never(id, one, left)] : [])) : [];
}

function never(
  id: string,
  { value, place }: { readonly value: Milliseconds; readonly place: Place },
  left: Milliseconds,
) {
  const message = `"${id}" can be triggered for ${span(left)} at most, and this is due after ${span(value)}`;
  return late(place, message, 'let it be due earlier, or the guarantee expire later');
}

/** The first instant at which some clause that the condition names is in force; one that never is was found already. */
function firstTrigger({ when }: Guarantee, { clauses }: Accord): number {
  if (when?.form !== 'confirmed') return Number.NEGATIVE_INFINITY;
  const readings = clauses.filter(({ id }) => when.clauses.includes(id)).flatMap((clause) => clause.readings);
  const starts = readings
    .filter((reading) => reading.awaits || !isNever(reading.inForce))
    .map(({ inForce, awaits }) => startOf(inForce, awaits !== undefined));
  return starts.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...starts);
}

/** What waits for an event may begin at any time. */
const startOf = (inForce: Interval, waits: boolean): number =>
  waits ? Number.NEGATIVE_INFINITY : inForce.from;
