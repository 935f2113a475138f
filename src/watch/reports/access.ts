/**
 * Access for monitors. A patrol that says it was turned away or held up is believed, as one that says what it saw;
 * that somebody could have gone there shows nothing, so compliance takes visits.
 */
import type { Accord, Rule } from '../../accord/index.ts';
import { inside } from '../../kernel/geometry/index.ts';
import { HOUR, type Instant, inInterval } from '../../kernel/index.ts';
import type { PatrolReport, Question, Report, Sight } from '../../picture/index.ts';
import { zoneOfRow } from '../compile.ts';
import type { Decision } from '../indication.ts';
import { leaveOpen } from '../left-open.ts';
import { both, matchParty } from '../match-subject.ts';
import { type Answer, NO, UNKNOWN, YES } from '../place/height.ts';
import { circleIn } from '../place/whereabouts.ts';
import type { BreachReason, UndeterminedReason } from '../watch-event.ts';
import type { WatchState } from '../watch-state.ts';
import { endBy, holdsOf, type KeptOut, keptOutOf, lastOf } from './kept-out.ts';
import { liftedDuring } from './lifted-during.ts';
import { makeRetelling, RETOLD_WITHIN, type Retell, type Telling } from './retell.ts';

type AccessRule = Extract<Rule, { form: 'access' }>;

/** What is known about one duty of access. */
interface Gate {
  readonly duty: number;
  readonly rule: AccessRule;
  readonly retell: Retell;
  /** Surely of the monitor, by whom the duty binds, where and while it does. */
  keptOut: KeptOut[];
  /** When the next of what goes on is over. */
  due: Instant;
}

export interface AccessWatch {
  note(report: Report, now: Instant): void;
  advance(now: Instant): void;
}

export function makeAccess(state: WatchState): AccessWatch {
  const { compiled, voice } = state;
  const gates = compiled.duties.flatMap(({ reading: { rule } }, duty): Gate[] =>
    rule.form === 'access' ? [{ duty, rule, retell: makeRetelling(voice), keptOut: [], due: Infinity }] : [],
  );
  let patrols: PatrolReport[] = [];

  function note(report: Report, now: Instant): void {
    if (gates.length === 0 || report.kind !== 'patrol') return;
    patrols.push(report);
    for (const gate of gates) {
      for (const one of gate.keptOut) one.end = Math.min(one.end, endBy(one, report));
      if (report.outcome === 'access-denied' || report.outcome === 'access-delayed') hear(gate, report);
      tell(gate, now);
    }
  }

  function hear(gate: Gate, report: PatrolReport): void {
    const { duty, rule } = gate;
    const place = wasAt(state, duty, report);
    const who = whose(state, duty, report);
    if (place === NO || who === NO) return;
    const plain = keptOutOf(report, []);
    const { lifted, trace } = liftedDuring(state, duty, { ...plain, radius: 0 }, { party: report.party });
    if (lifted === YES) return;
    const one = { ...plain, trace };
    const doubt = doubtOf(place, who === YES && lifted !== UNKNOWN, rule, report);
    if (doubt) {
      sayDoubt(gate, one, doubt);
      return;
    }
    for (const other of patrols) one.end = Math.min(one.end, endBy(one, other));
    gate.keptOut.push(one);
  }

  function sayDoubt({ duty }: Gate, one: KeptOut, reason: UndeterminedReason): void {
    const open = voice.open({ ...decisionOn(duty, [one], one.until, reason), until: one.until });
    voice.close(open, one.until);
    const { revisit } = compiled.duties[duty]!.clause;
    leaveOpen(state, duty, one.until + revisit, reason, one.until);
  }

  function tell(gate: Gate, now: Instant): void {
    if (gate.keptOut.length === 0) return;
    const tellings = tellingsOf(gate);
    gate.retell(tellings, now);
    gate.due = Math.min(...tellings.map(({ until }) => until).filter((until) => until > now));
  }

  function tellingsOf({ duty, rule: { within = 0 }, keptOut }: Gate): readonly Telling[] {
    const telling = (all: readonly KeptOut[], from: Instant, reason: BreachReason): Telling => ({
      key: `${reason} ${from} ${all[0]!.ref.source} ${all[0]!.ref.index}`,
      decision: decisionOn(duty, all, from, reason),
      until: Math.max(from, all.find(({ until }) => until === lastOf(all))!.end),
    });
    const refused = keptOut.filter(({ kind }) => kind === 'refused');
    const holds = holdsOf(keptOut.filter(({ kind }) => kind === 'delayed'));
    return [
      ...refused.map((one) => telling([one], one.from, 'access-refused')),
      ...holds.flatMap((hold) => {
        const from = Math.max(hold[0]!.from, compiled.dutyFrom[duty]!) + within;
        return lastOf(hold) > from || within === 0 ? [telling(hold, from, 'access-delayed')] : [];
      }),
    ];
  }

  function decisionOn(
    duty: number,
    all: readonly KeptOut[],
    from: Instant,
    reason: BreachReason | UndeterminedReason,
  ): Decision {
    const [{ position, radius, party, trace, ref }] = all as readonly [KeptOut];
    const isBreach = reason === 'access-refused' || reason === 'access-delayed';
    return {
      duty,
      verdict: isBreach ? 'breach-indicated' : 'not-determinable',
      reason,
      share: state.share[duty]!,
      contested: false,
      subject: party === undefined ? {} : { party },
      from,
      position,
      footprint: { radius },
      observations: all.map((one) => one.ref),
      exceptions: trace,
      restsOn: ref,
    };
  }

  function advance(now: Instant): void {
    for (const gate of gates) if (gate.due <= now) tell(gate, now);
    if (now % HOUR !== 0) return;
    const isKept = (until: Instant) => until > now - RETOLD_WITHIN;
    patrols = patrols.filter(({ observedAt }) => isKept(observedAt));
    for (const gate of gates) {
      if (gate.keptOut.every(({ end }) => isKept(end))) continue;
      const refused = gate.keptOut.filter(({ kind, end }) => kind === 'refused' && isKept(end));
      const holds = holdsOf(gate.keptOut.filter(({ kind }) => kind === 'delayed'));
      gate.keptOut = [...refused, ...holds.filter((hold) => hold.some(({ end }) => isKept(end))).flat()];
    }
  }

  return { note, advance };
}

function doubtOf(
  place: Answer,
  isNamed: boolean,
  { within }: AccessRule,
  { outcome, delayed }: PatrolReport,
): UndeterminedReason | undefined {
  if (place === UNKNOWN) return 'position-uncertain';
  if (!isNamed) return 'identity-unknown';
  // for how long it was held up nobody says
  return outcome === 'access-delayed' && within !== undefined && delayed === undefined
    ? 'access-denied'
    : undefined;
}

/** Where it says it was is where it was kept out; what it could have looked at from there may reach into the area. */
function wasAt({ compiled }: WatchState, d: number, report: PatrolReport): Answer {
  const { dutyFrom, dutyUntil, duties, zones } = compiled;
  const { observedAt: at, position, radius } = report;
  const zone = zoneOfRow(compiled, duties[d]!.area, Float64Array.of(at), 0);
  if (zone < 0 || !inInterval({ from: dutyFrom[d]!, until: dutyUntil[d]! }, at)) return NO;
  if (inside(zones[zone]!, position.lon, position.lat) !== 'outside') return YES;
  return circleIn(zones[zone]!, position, radius) === NO ? NO : UNKNOWN;
}

/** Was it the monitor's patrol, kept out by one whom the duty binds? */
function whose({ compiled }: WatchState, d: number, report: PatrolReport): Answer {
  const { accord, reading } = compiled.duties[d]!;
  const rule = reading.rule as AccessRule;
  return both(isOf(accord, rule, report), matchParty(report.party, rule.parties));
}

/** A patrol that does not say whose it is belongs to the accord's monitor, if it has just one. */
function isOf({ parties }: Accord, { monitor }: AccessRule, { by }: PatrolReport): Answer {
  const monitors = parties.filter(({ role }) => role === 'monitor');
  const said = by ?? (monitors.length === 1 ? monitors[0]!.id : undefined);
  return matchParty(said, [monitor]);
}

/** What a verdict on the whole clause rests on: the share of its area that the monitor's patrols have looked at. */
export interface Visited extends Pick<Sight, 'share' | 'sources'> {
  readonly reason: 'covered' | 'not-checked';
}

export function visitsOf(
  { compiled, picture }: WatchState,
  d: number,
  question: Omit<Question, 'wanted'>,
): Visited {
  const { accord, reading } = compiled.duties[d]!;
  const rule = reading.rule as AccessRule;
  const { share, sources } = picture.coverage.visited(
    question,
    (report) => isOf(accord, rule, report) === YES,
  );
  return { share, sources, reason: share === 1 ? 'covered' : 'not-checked' };
}
