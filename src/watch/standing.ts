/**
 * The standing verdict on a whole reading, once per revisit window. Compliance is indicated only when sources
 * that see what does not cooperate saw the whole area, height band and window, and nothing decisive was there.
 * While something decisive goes on, that is the verdict, and none stands beside it.
 */

import { isByParty } from '../accord/index.ts';
import { DAY, type Instant, type Milliseconds, SECOND } from '../kernel/index.ts';
import type { Question, Sight } from '../picture/index.ts';
import type { Duty } from './compile.ts';
import type { Decision, OpenIndication } from './indication.ts';
import type { Round } from './inspection/rounds.ts';
import { openSince, takeEarliestDoubt } from './left-open.ts';
import { type Visited, visitsOf } from './reports/access.ts';
import type { IndicationEvent, UndeterminedReason, VerdictReason } from './watch-event.ts';
import type { WatchState } from './watch-state.ts';

/** By duty: the verdict that stands, the end of the newest window that was found compliant, and what is over. */
export interface Standings {
  readonly open: (OpenIndication | undefined)[];
  readonly compliantUntil: Instant[];
  /** Compliance that ended lately: what is told later may still cut it. */
  readonly over: (readonly OpenIndication[])[];
}

export const makeStandings = (): Standings => ({ open: [], compliantUntil: [], over: [] });

/** What is told later than this cuts no compliance that has ended: the ledger holds both. */
const CUT_WITHIN: Milliseconds = 3 * DAY;

/** `now` is a multiple of `tick`: judges every window that ends there. */
export function judgeStanding(
  state: WatchState,
  standings: Standings,
  now: Instant,
  tick: Milliseconds,
): void {
  const { listensFrom } = state;
  const { duties, dutyFrom, dutyUntil } = state.compiled;
  for (let d = 0; d < duties.length; d++) {
    const window = Math.max(1, Math.ceil(duties[d]!.clause.revisit / tick)) * tick;
    if (now % window !== 0 || now <= listensFrom) continue;
    const from = Math.max(now - window, listensFrom);
    if (!duties[d]!.binds) {
      judgeGap(state, standings, d, from, now);
      continue;
    }
    cutBack(state, standings, d, now);
    if (isByParty(duties[d]!.reading.rule)) continue;
    if (now - window >= dutyFrom[d]! && now <= dutyUntil[d]!) judgeWindow(state, standings, d, from, now);
    else if (now > dutyUntil[d]!) {
      dismiss(state, standings, d, dutyUntil[d]!);
      state.observability?.end(d, dutyUntil[d]!);
    }
  }
}

/** In a stretch in which a reading binds nobody it says so, for as long as that lasts. */
function judgeGap(state: WatchState, standings: Standings, d: number, from: Instant, until: Instant): void {
  const { stretch } = state.compiled.duties[d]!;
  if (stretch.from < until && stretch.until > from)
    settle(state, standings, plainly(d, Math.max(from, stretch.from), 'not-in-force'));
  if (stretch.until <= until) dismiss(state, standings, d, stretch.until);
}

function judgeWindow(
  state: WatchState,
  standings: Standings,
  d: number,
  from: Instant,
  until: Instant,
): void {
  const duty = state.compiled.duties[d]!;
  if (duty.reading.rule.form === 'human-judged') {
    settle(state, standings, plainly(d, from, 'human-judged'));
    return;
  }
  if (duty.reading.rule.form === 'storage') {
    judgeRound(state, standings, { d, from, until });
    return;
  }
  const questions = questionsOf(state, duty, from, until);
  const seen = leastSeen(state, d, questions);
  if (!seen || hasGap(questions)) {
    state.observability?.end(d, from);
    state.share[d] = Number.NaN;
    settle(state, standings, plainly(d, from, 'not-in-force'));
    return;
  }
  const begin = questions[0]!.from;
  const end = questions.at(-1)!.until;
  // nothing stands while no version of the area holds
  if (begin - from > SLIP) dismiss(state, standings, d, from);
  judgeSeen(state, standings, { d, from: begin, until: end }, seen);
  if (until - end > SLIP) dismiss(state, standings, d, end);
}

/** Of declared items: what was said of each in the window. */
function judgeRound(state: WatchState, standings: Standings, window: Window): void {
  const { d, from, until } = window;
  const sight = state.rounds.during(d, from, until);
  if (sight) judgeSeen(state, standings, window, { sight });
  else settle(state, standings, plainly(d, from, 'not-in-force'));
}

interface Window {
  readonly d: number;
  readonly from: Instant;
  readonly until: Instant;
}

function judgeSeen(state: WatchState, standings: Standings, window: Window, { question, sight }: Seen): void {
  const { d, from } = window;
  const { share, sources, reason } = sight;
  state.observability?.note(d, from, share, question && 'wanted' in question ? question : undefined);
  state.share[d] = share;
  if (state.voice.decisiveSince(d, from)) {
    dismiss(state, standings, d, from);
    return;
  }
  const undetermined = reason === 'covered' ? whyOpen(state, d, from, share) : reason;
  if (undetermined) settle(state, standings, { ...plainly(d, from, undetermined), share, sources });
  // what is pending decides about this window when it has lasted, or has not
  else if (state.pendingUntil[d]! <= from) comply(state, standings, window, sources);
}

const whyOpen = (state: WatchState, d: number, from: Instant, share: number) =>
  share < 1 ? 'partial' : openSince(state, d, from);

/** The window was compliant, and with it those before it in which something was pending that came to nothing. */
function comply(
  state: WatchState,
  standings: Standings,
  { d, from, until }: Window,
  sources: readonly string[],
): void {
  const { open, compliantUntil } = standings;
  const since = compliantUntil[d];
  const isBroken = since !== undefined && since < from && state.voice.decisiveSince(d, since);
  if (isBroken && open[d]?.event.verdict === 'compliance-indicated') dismiss(state, standings, d, from);
  const plain = plainly(d, from, 'no-source');
  settle(state, standings, {
    ...plain,
    verdict: 'compliance-indicated',
    reason: 'covered',
    share: 1,
    sources,
  });
  compliantUntil[d] = until;
}

/** What has to be seen: a kind, or where no kind is asked for, a place by patrols that count. */
type Asked = Question | Omit<Question, 'wanted'>;

interface Seen {
  /** Absent: no ground was asked about. */
  readonly question?: Asked;
  readonly sight: Sight | Visited | Round;
}

/** What was seen of the area in the window; of an area that changed in it, of the version seen least. */
function leastSeen(state: WatchState, d: number, questions: readonly Asked[]): Required<Seen> | undefined {
  let least: Required<Seen> | undefined;
  for (const question of questions) {
    const sight =
      'wanted' in question ? state.picture.coverage.sight(question) : visitsOf(state, d, question);
    if (!least || sight.share < least.sight.share) least = { question, sight };
  }
  return least;
}

/** One question for each version of the area that holds in the window, for as long as it does. */
function questionsOf({ compiled }: WatchState, duty: Duty, from: Instant, until: Instant): Asked[] {
  const { zones, area } = compiled.areas[duty.area]!;
  const wanted = wantedBy(duty);
  return zones
    .filter((zone) => compiled.zoneFrom[zone]! < until && compiled.zoneUntil[zone]! > from)
    .toSorted((a, b) => compiled.zoneFrom[a]! - compiled.zoneFrom[b]!)
    .map((zone) => ({
      geometry: compiled.zones[zone]!,
      heights: area.heights,
      ...(wanted ? { wanted } : {}),
      from: Math.max(from, compiled.zoneFrom[zone]!),
      until: Math.min(until, compiled.zoneUntil[zone]!),
      revisit: duty.clause.revisit,
    }));
}

/** One version may end this long before the next begins, as people write instants. */
const SLIP: Milliseconds = SECOND;

/** Is there a time between two versions of the area in which none holds? */
const hasGap = (inOrder: readonly Asked[]): boolean =>
  inOrder.some(({ from }, n) => n > 0 && from - inOrder[n - 1]!.until > SLIP);

function wantedBy({ reading: { rule } }: Duty): Question['wanted'] | undefined {
  if ('event' in rule) return { event: rule.event };
  return 'category' in rule ? { category: rule.category } : undefined;
}

const plainly = (duty: number, from: Instant, reason: UndeterminedReason): Decision => ({
  duty,
  verdict: 'not-determinable',
  reason,
  share: Number.NaN,
  contested: false,
  subject: {},
  from,
  observations: [],
  exceptions: [],
  standing: true,
  sources: [],
});

/** Says a standing verdict when it differs from the one that stood. */
function settle(state: WatchState, standings: Standings, decision: Decision): void {
  const { voice } = state;
  const open = standings.open[decision.duty];
  if (open?.event.verdict === decision.verdict && !isTurn(open.event.reason, decision.reason)) {
    voice.update(open, decision);
    return;
  }
  dismiss(state, standings, decision.duty, decision.from);
  standings.open[decision.duty] = voice.open(decision);
}

/** Keeping somebody out is an act, with a beginning and an end: nothing unseen before or after is put down to it. */
const isTurn = (was: VerdictReason, is: VerdictReason): boolean =>
  was !== is && (was === 'access-denied' || is === 'access-denied');

/** Ends what stood; compliance with the last window that was found compliant. */
function dismiss(
  { voice }: WatchState,
  { open, over, compliantUntil }: Standings,
  duty: number,
  until: Instant,
): void {
  const ended = open[duty];
  open[duty] = undefined;
  if (!ended) return;
  const isCompliance = ended.event.verdict === 'compliance-indicated';
  voice.close(ended, isCompliance ? Math.min(until, compliantUntil[duty]!) : until);
  if (isCompliance) over[duty] = [...(over[duty] ?? []), ended];
}

/** A breach or a doubt told after its time cuts the compliance that stood then where it began, and what came later. */
function cutBack(state: WatchState, standings: Standings, duty: number, now: Instant): void {
  const { voice } = state;
  const { open, over, compliantUntil } = standings;
  const broken = Math.min(voice.takeEarliest(duty), takeEarliestDoubt(state, duty));
  const stands = open[duty]?.event.verdict === 'compliance-indicated' ? open[duty] : undefined;
  const ended = (over[duty] ?? []).filter(({ event }) => endOf(event) > broken);
  for (const compliance of ended) voice.cut(compliance, broken);
  if (stands && broken < compliantUntil[duty]!) {
    voice.cut(stands, broken);
    open[duty] = undefined;
    ended.push(stands);
  }
  const known = new Set([...(over[duty] ?? []), ...ended]);
  over[duty] = [...known].filter(({ event }) => !event.withdrawn && endOf(event) > now - CUT_WITHIN);
}

const endOf = ({ from, until = from }: IndicationEvent): Instant => until;
