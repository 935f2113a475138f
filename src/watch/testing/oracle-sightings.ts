/** What patrols saw of objects, the plain way: every sighting against every rule, every earlier one, and every denial. */
import { CATEGORIES, HOUR } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import { both, heightAnswer, kindAnswer, partyAnswer } from './oracle-answers.ts';
import { beganAt, endedAt, isDenied, mayBeOne, wasLifted, wasThere } from './oracle-circles.ts';
import { close, open, update } from './oracle-say.ts';
import type { OracleState, SightingGroup } from './oracle-shapes.ts';

export function noteSighting(state: OracleState, report: PatrolReport): void {
  if (report.outcome === 'not-seen')
    for (const group of state.sightings) if (group.open) sayAgain(state, group, group.open.reason);
  if (report.outcome !== 'seen' || !report.category || report.count === 0) return;
  state.compiled.duties.forEach(({ reading: { rule } }, duty) => {
    if (rule.form !== 'presence-ban' && rule.form !== 'count-limit') return;
    const found = askAbout(state, duty, report);
    if (!found) return;
    const group = groupFor(state, duty, report);
    const breach = breachOf(state, duty, report);
    if (!breach) return;
    const reason = found.doubt || breach;
    if (group.open) sayAgain(state, group, found.doubt ? group.open.reason : breach);
    else {
      const { lon, lat } = report.position;
      group.open = open(state, duty, {
        reason,
        contested: isContested(state, group),
        exceptions: found.exceptions,
        track: `${lon.toFixed(4)},${lat.toFixed(4)}`,
        from: beganAt(report),
        until: endedAt(report),
      });
      state.occurred.add(`a sighting: ${reason}`);
    }
  });
}

function sayAgain(state: OracleState, group: SightingGroup, reason: string): void {
  group.open = update(state, group.open!, { reason, contested: isContested(state, group) });
  if (group.open.contested) state.occurred.add('a sighting that another observer denies');
}

const isContested = ({ unseen, sources, reached }: OracleState, { reports }: SightingGroup): boolean =>
  unseen.some(
    (by) =>
      reached - by.observedAt < 2 * HOUR &&
      reports.some((report) => isDenied(report, { category: report.category! }, by, sources)),
  );

function groupFor(state: OracleState, duty: number, report: PatrolReport): SightingGroup {
  const closeAt = Math.max(state.reached, report.observedAt) + HOUR;
  const known = state.sightings.find((group) => {
    const last = group.reports.at(-1)!;
    const alike = last.category === report.category && last.party === report.party;
    return group.duty === duty && alike && mayBeOne(last, report);
  });
  const group = known ?? { duty, reports: [], closeAt, open: undefined };
  if (!known) state.sightings.push(group);
  group.reports.push(report);
  group.closeAt = Math.max(group.closeAt, closeAt);
  return group;
}

/** Undefined when the duty does not concern it; otherwise what is in doubt, '' nothing. */
function askAbout(state: OracleState, duty: number, report: PatrolReport) {
  const { compiled } = state;
  const { area, reading } = compiled.duties[duty]!;
  const { rule } = reading;
  const zone = compiled.areas[area]!.zones[0];
  if (!('category' in rule) || zone === undefined) return undefined;
  const category = CATEGORIES.indexOf(report.category!);
  const subject = { category, party: report.party, identityKind: -1, identity: 0 };
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
  for (const { open: saying, closeAt, reports } of state.sightings)
    if (saying && closeAt <= now) close(state, saying, Math.max(...reports.map(endedAt)));
  state.sightings = state.sightings.filter(({ closeAt }) => closeAt > now);
}
