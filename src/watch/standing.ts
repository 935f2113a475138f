/**
 * The standing verdict on a whole reading, once per revisit window. Compliance is indicated only when sources
 * that see what does not cooperate saw the whole area, height band and window, and nothing decisive was there.
 * While something decisive goes on, that is the verdict, and none stands beside it.
 */
import type { Instant, Milliseconds } from '../kernel/index.ts';
import type { Question, Sight } from '../picture/index.ts';
import { type Duty, zoneAt } from './compile.ts';
import type { Decision, OpenIndication } from './indication.ts';
import type { UndeterminedReason } from './watch-event.ts';
import type { WatchState } from './watch-state.ts';

export type Standings = (OpenIndication | undefined)[];

/** `now` is a multiple of `tick`: judges every window that ends there. */
export function judgeStanding(
  state: WatchState,
  standings: Standings,
  now: Instant,
  tick: Milliseconds,
): void {
  const { duties, dutyFrom, dutyUntil } = state.compiled;
  for (let d = 0; d < duties.length; d++) {
    const window = Math.max(1, Math.ceil(duties[d]!.clause.revisit / tick)) * tick;
    if (now % window !== 0) continue;
    if (awaitsEvent(state, d)) settle(state, standings, plainly(d, now - window, 'not-in-force'));
    else if (now - window >= dutyFrom[d]! && now <= dutyUntil[d]!)
      judgeWindow(state, standings, d, now - window, now);
    else if (now > dutyUntil[d]!) {
      dismiss(state, standings, d, dutyUntil[d]!);
      state.observability?.end(d, dutyUntil[d]!);
    }
  }
}

/** A reading that waits for an event nobody has stated: it binds no one yet, and says so. */
const awaitsEvent = ({ compiled: { duties, dutyFrom, dutyUntil } }: WatchState, d: number): boolean =>
  duties[d]!.reading.awaits !== undefined && dutyFrom[d]! >= dutyUntil[d]!;

function judgeWindow(
  state: WatchState,
  standings: Standings,
  d: number,
  from: Instant,
  until: Instant,
): void {
  const { voice, compiled, pendingUntil } = state;
  const duty = compiled.duties[d]!;
  if (duty.reading.rule.form === 'human-judged') {
    settle(state, standings, plainly(d, from, 'human-judged'));
    return;
  }
  const question = questionOf(state, duty, from, until);
  const sight = question ? state.picture.coverage.sight(question) : NOTHING_SEEN;
  state.observability?.note(d, from, sight.share, question);
  state.share[d] = sight.share;
  if (voice.decisiveSince(d, from)) {
    dismiss(state, standings, d, from);
    return;
  }
  if (sight.share < 1 || sight.reason !== 'covered') {
    const reason = sight.reason === 'covered' ? 'partial' : sight.reason;
    settle(state, standings, { ...plainly(d, from, reason), share: sight.share, sources: sight.sources });
    return;
  }
  if (pendingUntil[d]! > from) return;
  settle(state, standings, {
    ...plainly(d, from, 'no-source'),
    verdict: 'compliance-indicated',
    reason: 'covered',
    share: 1,
    sources: sight.sources,
  });
}

const NOTHING_SEEN: Sight = { share: 0, reason: 'no-source', sources: [] };

/** Undefined where there is nothing to ask about: no area, or one that changed within the window. */
function questionOf(
  { compiled }: WatchState,
  duty: Duty,
  from: Instant,
  until: Instant,
): Question | undefined {
  const zone = zoneAt(compiled, duty.area, from);
  const wanted = wantedBy(duty);
  if (zone < 0 || !wanted || compiled.zoneUntil[zone]! < until) return undefined;
  return {
    geometry: compiled.zones[zone]!,
    heights: compiled.areas[duty.area]!.area.heights,
    wanted,
    from,
    until,
    revisit: duty.clause.revisit,
  };
}

function wantedBy({ reading: { rule } }: Duty): Question['wanted'] | undefined {
  if (rule.form === 'human-judged') return undefined;
  return rule.form === 'event-ban' ? { event: rule.event } : { category: rule.category };
}

const plainly = (duty: number, from: Instant, reason: UndeterminedReason): Decision => ({
  duty,
  verdict: 'not-determinable',
  reason,
  share: 0,
  contested: false,
  subject: {},
  from,
  observations: [],
  exceptions: [],
  standing: true,
  sources: [],
});

/** Says a standing verdict when it differs from the one that stood. */
function settle({ voice }: WatchState, standings: Standings, decision: Decision): void {
  const open = standings[decision.duty];
  if (open?.event.verdict === decision.verdict) {
    voice.update(open, decision);
    return;
  }
  if (open) voice.close(open, decision.from);
  standings[decision.duty] = voice.open(decision);
}

function dismiss({ voice }: WatchState, standings: Standings, duty: number, until: Instant): void {
  const open = standings[duty];
  if (open) voice.close(open, until);
  standings[duty] = undefined;
}
