/** A promise to act on what the clauses say: who owes what, from which instant, and when it is void. */
import { type HashText, hashJson, type Milliseconds } from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { type AgreedLabel, resolveLabel, writtenLabel } from '../labels/label.ts';
import { resolveDependence, writtenDependence } from '../periods/dependence-document.ts';
import type { OpenPeriod } from '../periods/open-period.ts';
import { ALWAYS, periodEnd } from '../periods/period.ts';
import { resolvePeriods, type StatedEvents, waits, withKnownEvents } from '../periods/resolve-period.ts';
import type { Force } from '../periods/stretches.ts';
import { listOf } from '../text/collection-shape.ts';
import { object, optional } from '../text/object-shape.ts';
import { lasting } from '../text/quantity.ts';
import type { Report } from '../text/report.ts';
import { nameOf, newName, oneOf, word } from '../text/scalar-shape.ts';
import { about, located, type ValueOf } from '../text/shape.ts';
import { textByLanguage, textOf } from '../text/text-by-language.ts';
import { type Clock, clockShape, resolveClock } from './clock.ts';
import { type Condition, condition, resolveCondition } from './condition.ts';
import { type Fallback, fallback, partyNames, resolveFallback, someParties } from './decider.ts';
import type { ProcedureNames } from './remedy.ts';

/**
 * A response follows a breach. An assurance is owed from the start. A backstop stands behind another
 * guarantee. A tripwire asks at once whether an attack on whom it names is an attack on those who sent them.
 */
export const GUARANTEE_KINDS = ['response', 'assurance', 'backstop', 'tripwire'] as const;
export type GuaranteeKind = (typeof GUARANTEE_KINDS)[number];

export interface Guarantee extends Force {
  readonly id: string;
  readonly text: Readonly<Record<string, string>>;
  readonly textHash: HashText;
  readonly kind: GuaranteeKind;
  /** Parties that owe it, sorted. */
  readonly by: readonly string[];
  /** One of `by`. */
  readonly lead?: string;
  /** Parties that help without owing it, sorted. */
  readonly support: readonly string[];
  /** Absent: it is owed throughout. */
  readonly when?: Condition;
  /** Whoever is accused may be asked to explain, before anything is triggered. */
  readonly clarify?: { readonly asks: 'accused'; readonly within: Milliseconds };
  readonly clock?: Clock;
  /** What it calls for, in the words of the agreement, in their order. */
  readonly calls: readonly string[];
  /** Absent: each that owes it decides for itself. */
  readonly decidedBy?: string;
  /** Stands in for the body's own `ifFails`. */
  readonly ifBodyFails?: Fallback;
  readonly voidIf?: Condition;
  /** As in `Reading`: `inForce` and its gaps say when it can be triggered. */
  readonly awaits?: readonly OpenPeriod[];
  /** The guarantee behind which it stands. */
  readonly backstops?: string;
  /** Who may see it. */
  readonly label: AgreedLabel;
}

export const guaranteeShape = object({
  id: newName('guarantee'),
  text: textByLanguage,
  kind: optional(about('Left out: response.', oneOf(GUARANTEE_KINDS))),
  by: about('Parties that owe it.', someParties),
  lead: optional(about('Which of them leads.', nameOf('party'))),
  support: optional(about('Parties that help without owing it.', someParties)),
  when: optional(about('What triggers it; a proposal to people, never automatic.', located(condition))),
  clarify: optional(
    about(
      'What is asked before anything is triggered.',
      object({
        asks: oneOf(['accused']),
        within: located(lasting),
      }),
    ),
  ),
  clock: optional(clockShape),
  calls: optional(about('What it calls for.', listOf(word, 1))),
  'decided-by': optional(about('Left out: each that owes it decides for itself.', nameOf('body'))),
  'if-body-fails': optional(about("Stands in for the body's own if-fails.", fallback)),
  'void-if': optional(about('What ends it.', located(condition))),
  expires: optional(about('Last minute, day or second; left out: as the accord.', located(periodEnd))),
  while: optional(writtenDependence),
  backstops: optional(about('The guarantee behind which it stands.', nameOf('guarantee'))),
  label: optional(writtenLabel),
});
export type WrittenGuarantee = ValueOf<typeof guaranteeShape>;

export interface GuaranteeSurroundings {
  readonly inForce: OpenPeriod;
  readonly known: StatedEvents;
  /** Ids of all clauses. */
  readonly clauses: ReadonlySet<string>;
  readonly procedure: ProcedureNames;
  readonly report: Report;
  /** Of guarantees that say none. */
  readonly label: AgreedLabel;
}

export function resolveGuarantee(written: WrittenGuarantee, around: GuaranteeSurroundings): Guarantee {
  checkRoles(written, around.report);
  const { bodies } = around.procedure;
  const text = textOf(written.text);
  const { lead, when, clarify, clock, backstops } = written;
  const { 'decided-by': decidedBy, 'if-body-fails': fails, 'void-if': voidIf } = written;
  return {
    id: written.id.value,
    text,
    textHash: hashJson(text),
    kind: written.kind ?? 'response',
    by: partyNames(written.by),
    ...(lead ? { lead: lead.value } : {}),
    support: partyNames(written.support ?? []),
    ...(when ? { when: resolveCondition(when.value) } : {}),
    ...(clarify ? { clarify: { asks: clarify.asks, within: clarify.within.value } } : {}),
    ...(clock ? { clock: resolveClock(clock) } : {}),
    calls: written.calls ?? [],
    ...(decidedBy ? { decidedBy: decidedBy.value } : {}),
    ...(fails ? { ifBodyFails: resolveFallback(fails, bodies) } : {}),
    ...(voidIf ? { voidIf: resolveCondition(voidIf.value) } : {}),
    ...inForceOf(written, around),
    ...(backstops ? { backstops: backstops.value } : {}),
    label: resolveLabel(written.label, around.label),
  };
}

function inForceOf(
  { expires, while: written }: WrittenGuarantee,
  { inForce, known, clauses, report }: GuaranteeSurroundings,
): Pick<Guarantee, 'inForce' | 'gaps' | 'awaits'> {
  const dependence = written && { while: resolveDependence(written, clauses, report) };
  const own = { from: ALWAYS.from, until: expires?.value ?? ALWAYS.until, ...dependence };
  const periods = [inForce, own].map((period) => withKnownEvents(period, known));
  return { ...resolvePeriods(periods), ...(periods.some(waits) ? { awaits: periods } : {}) };
}

/** What must be said for a guarantee to be one. */
function checkRoles(written: WrittenGuarantee, report: Report): void {
  const { id, kind = 'response', by, lead, when, backstops } = written;
  const say = (place: typeof id.place, message: string, mend: string) =>
    report.problems.push(problem('ACCORD_KEY_MISSING', place, message, mend));
  if (written.text.every(({ value = '' }) => value.trim() === '')) {
    say(
      id.place,
      `guarantee "${id.value}" has no text in any language`,
      'add the agreed words: text: { en: … }',
    );
  }
  if (lead && by.every(({ value }) => value !== lead.value)) {
    say(lead.place, `"${lead.value}" leads "${id.value}" and does not owe it`, 'name it under by: too');
  }
  if (!when && (kind === 'response' || kind === 'tripwire')) {
    say(id.place, `"${id.value}" does not say what triggers it`, 'add when:, or say kind: assurance');
  }
  if (kind === 'backstop' && !backstops) {
    say(id.place, `"${id.value}" does not say behind which guarantee it stands`, 'add backstops: NAME');
  }
}
