/** Areas that are not there while a clause needs them: their versions leave a gap, or begin late or end early. */
import { formatInstant, type Interval } from '../../kernel/index.ts';
import type { Area, Clause, Rule } from '../accord.ts';
import { problem } from '../errors.ts';
import { stretchesOf } from '../periods/stretches.ts';
import type { Check } from './inspection.ts';

export const checkAreas: Check = ({ accord, at }) =>
  accord.clauses.flatMap((clause) =>
    findAreaGaps(clause, accord.areas).map(({ area, when }) => {
      const message = `"${clause.id}" is in force and its area "${area}" does not exist ${when}`;
      const mend = 'give its feature a version for that time, or say in-force: here';
      return problem('ACCORD_AREA_GAP', at(clause.id), message, mend);
    }),
  );

interface AreaGap {
  readonly area: string;
  /** For people: "from … until …". */
  readonly when: string;
}

/** The first gap of each area that some reading of the clause asks about. */
function findAreaGaps(clause: Clause, areas: readonly Area[]): readonly AreaGap[] {
  const gaps = new Map<string, AreaGap>();
  for (const reading of clause.readings) {
    const named = areasOf(reading.rule);
    for (const { id, versions } of areas.filter((area) => named.includes(area.id))) {
      const [gap] = stretchesOf(reading).flatMap((stretch) => firstGap(versions, stretch) ?? []);
      if (gap && !gaps.has(id)) gaps.set(id, { area: id, when: describe(gap) });
    }
  }
  return [...gaps.values()];
}

function areasOf(rule: Rule): readonly string[] {
  switch (rule.form) {
    case 'human-judged':
    case 'storage':
    case 'recurring-notice':
    case 'declared-cap':
      return [];
    case 'corridor':
      return [rule.within, rule.corridor];
    case 'minimum-distance':
      return 'area' in rule.from ? [rule.area, rule.from.area] : [rule.area];
    case 'presence-ban':
    case 'event-ban':
    case 'transponder-on':
    case 'count-limit':
    case 'tonnage-limit':
    case 'withdrawal':
    case 'access':
    case 'notice-duty':
    case 'recurring-visit':
    case 'stay-limit':
      return [rule.area];
  }
}

function firstGap(versions: Area['versions'], during: Interval): Interval | undefined {
  let reached = during.from;
  for (const { inForce } of versions.toSorted((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1))) {
    if (inForce.from > reached) return { from: reached, until: Math.min(inForce.from, during.until) };
    reached = Math.max(reached, inForce.until);
    if (reached >= during.until) return undefined;
  }
  return { from: reached, until: during.until };
}

function describe({ from, until }: Interval): string {
  const begin = Number.isFinite(from) ? `from ${formatInstant(from)}` : '';
  const end = Number.isFinite(until) ? `until ${formatInstant(until)}` : 'on';
  return begin === '' && end === 'on' ? 'ever' : `${begin} ${end}`.trim();
}
