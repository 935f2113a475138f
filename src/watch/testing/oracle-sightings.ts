/** What patrols saw of objects, the plain way: every sighting against every rule, every earlier one, and every denial. */
import { CATEGORIES, HOUR } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import { both, heightAnswer, kindAnswer, partyAnswer } from './oracle-answers.ts';
import { beganAt, endedAt, isDenied, mayBeOne, placeName, wasLifted, wasThere } from './oracle-circles.ts';
import { close, open, say, update } from './oracle-say.ts';
import type { OracleState, SightingGroup } from './oracle-shapes.ts';

export function noteSighting(state: OracleState, report: PatrolReport): void {
  if (report.outcome === 'not-seen')
    for (const group of state.sightings) if (group.open) sayAgain(state, group);
  if (report.outcome !== 'seen' || !report.category || report.count === 0) return;
  state.compiled.duties.forEach(({ reading: { rule } }, duty) => {
    if (rule.form !== 'presence-ban' && rule.form !== 'count-limit') return;
    const found = askAbout(state, duty, report);
    if (!found) return;
    const group = groupFor(state, duty, report);
    const breach = breachOf(state, duty, report);
    if (breach) tell(state, group, report, { ...found, reason: found.doubt || breach });
  });
}

interface Told {
  readonly doubt: string;
  readonly reason: string;
  readonly exceptions: string;
}

function tell(state: OracleState, group: SightingGroup, report: PatrolReport, told: Told): void {
  const { doubt, reason, exceptions } = told;
  const wasBreach = isBreach(group.open?.reason);
  const turns = !doubt && (!wasBreach || mayBeExceptedSince(state, group, report));
  if (group.open && !turns) {
    group.about.push(report);
    if (!doubt || !wasBreach) group.until = Math.max(group.until, endedAt(report));
    sayAgain(state, group);
    return;
  }
  if (group.open) close(state, group.open, group.until);
  if (group.open) state.occurred.add(`a breach apart from the ${wasBreach ? 'breach' : 'doubt'} before it`);
  group.about = [report];
  group.until = endedAt(report);
  group.open = open(state, group.duty, {
    reason,
    exceptions,
    contested: isContested(state, group),
    track: placeName(report),
    from: beganAt(report),
    until: group.until,
  });
  state.occurred.add(`a sighting: ${reason}`);
}

/** Between what was seen last of a breach and this. */
function mayBeExceptedSince(
  state: OracleState,
  { duty, until }: SightingGroup,
  report: PatrolReport,
): boolean {
  const to = beganAt(report);
  const subject = { ...UNNAMED, category: CATEGORIES.indexOf(report.category!), party: report.party };
  const meanwhile = { ...report, observedAt: to, watched: to - until };
  return meanwhile.watched > 0 && wasLifted(state, duty, meanwhile, subject).answer !== 'no';
}

const UNNAMED = { identityKind: -1, identity: 0 };

const isBreach = (reason: string | undefined): boolean => reason === 'present' || reason === 'over-limit';

function sayAgain(state: OracleState, group: SightingGroup): void {
  const { reason } = group.open!;
  group.open = update(state, group.open!, { reason, contested: isContested(state, group) });
  if (group.open.contested) state.occurred.add('a sighting that another observer denies');
}

const isContested = ({ unseen, sources, reached }: OracleState, { about }: SightingGroup): boolean =>
  unseen.some(
    (by) =>
      reached - by.observedAt < 25 * HOUR &&
      about.some((report) => isDenied(report, { category: report.category! }, by, sources)),
  );

function groupFor(state: OracleState, duty: number, report: PatrolReport): SightingGroup {
  const newest = Math.max(state.reached, report.observedAt);
  const known = state.sightings.find((group) => {
    const last = group.reports.at(-1)!;
    const alike = last.category === report.category && last.party === report.party;
    return group.duty === duty && group.joinUntil > state.reached && alike && mayBeOne(last, report);
  });
  const group = known ?? newGroup(duty);
  if (!known) state.sightings.push(group);
  group.reports.push(report);
  group.joinUntil = Math.max(group.joinUntil, newest + HOUR);
  group.closeAt = Math.max(group.closeAt, newest + 24 * HOUR);
  return group;
}

const newGroup = (duty: number): SightingGroup => ({
  ...{ duty, reports: [], about: [], open: undefined },
  ...{ until: -Infinity, joinUntil: -Infinity, closeAt: -Infinity },
});

/** Undefined when the duty does not concern it; otherwise what is in doubt, '' nothing. */
function askAbout(state: OracleState, duty: number, report: PatrolReport) {
  const { compiled } = state;
  const { area, reading } = compiled.duties[duty]!;
  const { rule } = reading;
  const zone = compiled.areas[area]!.zones[0];
  if (!('category' in rule) || zone === undefined) return undefined;
  const category = CATEGORIES.indexOf(report.category!);
  const subject = { ...UNNAMED, category, party: report.party };
  const who = both(kindAnswer(category, rule.category), partyAnswer(report.party, rule.parties));
  const place = wasThere(state, duty, report);
  const fix = { category, grounded: false, altitude: Number.NaN, datum: 0 };
  const height = heightAnswer(compiled, zone, fix, undefined, false);
  const { answer, exceptions } = wasLifted(state, duty, report, subject);
  if ([who, place, height].includes('no') || answer === 'yes') return undefined;
  const doubts = { 'position-uncertain': place, 'height-unknown': height, 'identity-unknown': who };
  const [doubt = answer === 'unknown' ? 'identity-unknown' : ''] = Object.entries(doubts)
    .filter(([, of]) => of === 'unknown')
    .map(([name]) => name);
  return { doubt, exceptions };
}

function breachOf({ compiled }: OracleState, duty: number, report: PatrolReport): string | undefined {
  const { rule } = compiled.duties[duty]!.reading;
  if (rule.form === 'presence-ban') return report.watched < rule.dwell ? undefined : 'present';
  return rule.form === 'count-limit' && (report.count ?? 1) > rule.limit ? 'over-limit' : undefined;
}

export function closeSightings(state: OracleState, now: number): void {
  for (const group of state.sightings) {
    if (!group.open) continue;
    if (group.joinUntil <= now && group.open.until !== Math.round(group.until))
      group.open = say(state, { ...group.open, change: 'updated', until: group.until });
    if (group.closeAt <= now) close(state, group.open, group.until);
  }
  state.sightings = state.sightings.filter(({ closeAt }) => closeAt > now);
}
