/** From a written clause to one whole rule per reading. */
import { hashJson, type Segment } from '../../kernel/index.ts';
import type { AccordList, Clause, Exception, OpenPeriod, Reading, Rule } from '../accord.ts';
import type { ResolvedAreas } from '../areas/resolve-areas.ts';
import { problem } from '../errors.ts';
import { type AgreedLabel, resolveLabel } from '../labels/label.ts';
import { resolveDependence, type WrittenDependence } from '../periods/dependence-document.ts';
import { ALWAYS } from '../periods/period.ts';
import { resolvePeriods, type StatedEvents, waits, withKnownEvents } from '../periods/resolve-period.ts';
import { type ProcedureNames, resolveRemedy } from '../procedure/remedy.ts';
import { partySet } from '../rules/parties.ts';
import { RULE_SHAPES, type RuleKey, resolveRule } from '../rules/read-rule.ts';
import { segmentOf } from '../rules/segment.ts';
import type { NamedEntry } from '../text/collection-shape.ts';
import type { Report } from '../text/report.ts';
import { textOf } from '../text/text-by-language.ts';
import { overlay } from '../text/tree.ts';
import type { WrittenClause } from './clause-document.ts';
import type { WrittenException } from './exception-document.ts';
import type { WrittenReading } from './reading-document.ts';

/** What a clause is resolved against. */
export interface Surroundings {
  readonly inForce: OpenPeriod;
  readonly areas: ResolvedAreas;
  /** Ids of all clauses. */
  readonly clauses: ReadonlySet<string>;
  readonly lists: readonly AccordList[];
  /** Events of which the accord itself says when they happened. */
  readonly known: StatedEvents;
  readonly procedure: ProcedureNames;
  readonly report: Report;
  /** Of clauses that say none. */
  readonly label: AgreedLabel;
}

/** The reading everyone agreed on; a party's own carries the party's id. */
export const AGREED = 'agreed';

const ruleKeyOf = (clause: WrittenClause): RuleKey | undefined =>
  (['forbids', 'requires', 'limits'] as const).find((key) => clause[key] !== undefined);

/** Forms that people have to go and look at: how often is part of what they ask. */
const ASKS_VISITS: ReadonlySet<Rule['form']> = new Set(['access', 'storage']);

export function resolveClause(clause: WrittenClause, around: Surroundings): Clause | undefined {
  const key = ruleKeyOf(clause);
  if (!key && !clause['human-judged']) return undefined;
  const rule: Rule = key ? resolveRule(clause[key]!.value, around) : { form: 'human-judged' };
  const agreed = makeReading(AGREED, rule, ownOf(clause), around);
  const others = (clause.readings ?? []).flatMap((entry) => resolveReading(entry, clause, rule, around));
  if (clause.revisit === undefined && ASKS_VISITS.has(rule.form)) missingRevisit(clause, around.report);
  const text = clauseText(clause, around.report);
  return {
    id: clause.id.value,
    segment:
      clause.segment ??
      segmentOfAny([agreed, ...others], around.lists) ??
      missingSegment(clause, around.report),
    text,
    textHash: hashJson(text),
    gravity: clause.gravity ?? 'minor',
    revisit: clause.revisit ?? 0,
    label: resolveLabel(clause.label, around.label),
    ...(clause.terms.length > 0 ? { terms: clause.terms } : {}),
    readings: [agreed, ...others],
    except: (clause.except ?? []).map((exception) => resolveException(exception, around.report)),
    remedies: (clause.remedy ?? []).map((remedy) => resolveRemedy(remedy, around.procedure, around.report)),
  };
}

const segmentOfAny = (readings: readonly Reading[], lists: readonly AccordList[]): Segment | undefined =>
  readings.map(({ rule }) => segmentOf(rule, lists)).find((segment) => segment !== undefined);

/** A clause's own period and condition, narrowing the accord's. */
interface Own {
  readonly inForce: OpenPeriod | undefined;
  readonly dependence: WrittenDependence | undefined;
}

const ownOf = (clause: WrittenClause): Own => ({ inForce: clause['in-force'], dependence: clause.while });

function makeReading(id: string, rule: Rule, own: Own, around: Surroundings): Reading {
  const { clauses, report } = around;
  const dependence = own.dependence && { while: resolveDependence(own.dependence, clauses, report) };
  const period = own.inForce || dependence ? [{ ...ALWAYS, ...own.inForce, ...dependence }] : [];
  const written = [around.inForce, ...period, ...deadlineOf(rule)];
  const periods = written.map((period) => withKnownEvents(period, around.known));
  const awaits = periods.some(waits) ? { awaits: periods } : {};
  return { id, ...resolvePeriods(periods), ...awaits, rule };
}

/** What has to be so by a deadline is asked for once that is over. */
const deadlineOf = (rule: Rule): readonly OpenPeriod[] =>
  rule.form === 'withdrawal' ? [{ ...ALWAYS, from: rule.deadline }] : [];

/** Lays a party's terms over the clause's and reads the whole, so that every reading is a complete rule. */
function resolveReading(
  { key: id, value: reading }: NamedEntry<WrittenReading>,
  clause: WrittenClause,
  agreed: Rule,
  around: Surroundings,
): Reading[] {
  if (!reading) return [];
  const { report } = around;
  const { terms } = reading;
  const agreedOwn = ownOf(clause);
  const own = {
    inForce: reading.inForce ?? agreedOwn.inForce,
    dependence: reading.dependence ?? agreedOwn.dependence,
  };
  const except = reading.except && {
    except: reading.except.map((exception) => resolveException(exception, report)),
  };
  if (terms.entries.length === 0) return [{ ...makeReading(id, agreed, own, around), ...except }];
  const key = ruleKeyOf(clause) ?? clause.unsettled;
  if (!key) {
    const message = 'a human-judged clause has no terms that a reading could change';
    report.problems.push(problem('ACCORD_FORM', terms.place, message, 'change only in-force or while here'));
    return [];
  }
  const whole = clause[key] ? overlay(clause[key].node, terms) : terms;
  const written = RULE_SHAPES[key].read(whole, report);
  if (!written) return [];
  return [{ ...makeReading(id, resolveRule(written, around), own, around), ...except }];
}

function clauseText({ text, id }: WrittenClause, report: Report): Readonly<Record<string, string>> {
  if (text.every(({ value = '' }) => value.trim() === '')) {
    const message = `clause "${id.value}" has no text in any language`;
    report.problems.push(
      problem('ACCORD_KEY_MISSING', id.place, message, 'add the agreed words: text: { en: … }'),
    );
  }
  return textOf(text);
}

function missingRevisit({ id }: WrittenClause, report: Report): void {
  const message = `"revisit" is missing: it says how often somebody has to have been there`;
  report.problems.push(
    problem('ACCORD_KEY_MISSING', id.place, message, 'add it to the clause: revisit: 7 d'),
  );
}

function missingSegment({ id, terms }: WrittenClause, report: Report): Segment {
  // a term that nothing defines may have told it
  if (!terms.every((name) => report.terms.has(name))) return 'land';
  const message = '"segment" is missing, and the clause names no category that would tell it';
  report.problems.push(
    problem('ACCORD_KEY_MISSING', id.place, message, 'add segment: sky, sea, land or regenerate'),
  );
  return 'land';
}

function resolveException({ id, when, except }: WrittenException, report: Report): Exception {
  const { notified, 'at-least': lead, carries, of: category, parties, during } = when.value;
  if (lead && notified === undefined) {
    const message = 'at-least says how early a notice must come, but no notice is asked for';
    report.problems.push(problem('ACCORD_KEY_MISSING', lead.place, message, 'add notified: WORD'));
  }
  return {
    id: id.value,
    when: {
      ...(notified === undefined ? {} : { notified }),
      ...(lead ? { leadTime: lead.value } : {}),
      ...(carries ? { carries } : {}),
      ...(category ? { category: category.value } : {}),
      ...(parties ? { parties: partySet(parties.value) } : {}),
      ...(during ? { during } : {}),
    },
    except: (except ?? []).map((inner) => resolveException(inner, report)),
  };
}
