/** From a written rule to the rule that is judged: names checked, units gone. */
import { positionsOf, within } from '../kernel/geometry/index.ts';
import type { Category, Metres, Segment } from '../kernel/index.ts';
import type { PartySet, Rule } from './accord.ts';
import { problem } from './errors.ts';
import type { Report } from './report.ts';
import type { ResolvedArea, ResolvedAreas } from './resolve-areas.ts';
import type { WrittenParties, WrittenRule } from './rule-document.ts';
import type { Located } from './shape.ts';

export const partySet = (written: WrittenParties): PartySet =>
  written === 'all' ? 'all' : [...new Set(written.map((party) => party.value))].sort();

/** The rule with all names resolved. Names that nothing defines were reported when they were read. */
export function resolveRule(written: WrittenRule, areas: ResolvedAreas, report: Report): Rule {
  const area = (name: Located<string>) => checkedArea(name, areas, report);
  const parties = partySet(written.terms.parties);
  switch (written.form) {
    case 'presence': {
      const { presence: category, in: at, for: dwell = 0 } = written.terms;
      return { form: 'presence-ban', parties, category, area: area(at), dwell };
    }
    case 'event': {
      const { event, on, in: at } = written.terms;
      return { form: 'event-ban', parties, event, ...(on === undefined ? {} : { on }), area: area(at) };
    }
    case 'corridor':
      return resolveCorridor(written, parties, area, report);
    case 'distance': {
      const { of: category, distance, from, in: at, for: dwell = 0 } = written.terms;
      const keptFrom = 'of' in from ? { category: from.of } : { area: area(from) };
      if (!('of' in from)) checkReach(distance, areas.get(from.value), report);
      const rule = { category, from: keptFrom, distance: distance.value, area: area(at), dwell };
      return { form: 'minimum-distance', parties, ...rule };
    }
    case 'transponder': {
      const { of: category, in: at, 'silent-for': silence } = written.terms;
      return { form: 'transponder-on', parties, category, area: area(at), silence };
    }
    case 'count': {
      const { of: category, in: at, count: limit, over = 0 } = written.terms;
      return { form: 'count-limit', parties, category, area: area(at), limit, over };
    }
  }
}

/** Whether a strip of this width can be drawn around the area: told by its place nearest to a pole alone. */
function checkReach(
  { value: distance, place }: Located<Metres>,
  area: ResolvedArea | undefined,
  report: Report,
): void {
  const positions = area?.versions.flatMap(({ geometry }) => positionsOf(geometry)) ?? [];
  const [first, ...others] = positions;
  if (!first) return;
  const nearest = others.reduce((far, at) => (Math.abs(at[1]) > Math.abs(far[1]) ? at : far), first);
  const disc = within(distance, { type: 'MultiPoint', coordinates: [nearest] });
  if (!disc.ok) for (const found of disc.problems) report.problems.push({ ...found, place });
}

function resolveCorridor(
  { terms }: Extract<WrittenRule, { form: 'corridor' }>,
  parties: PartySet,
  area: (name: Located<string>) => string,
  report: Report,
): Rule {
  const { min, max } = terms.speed?.value ?? {};
  if (terms.speed && min === undefined && max === undefined) {
    const message = 'the speed has neither a lowest nor a highest';
    const mend = 'say min: or max:, or leave speed: out';
    report.problems.push(problem('ACCORD_KEY_MISSING', terms.speed.place, message, mend));
  }
  if (min !== undefined && max !== undefined && min > max) {
    const message = 'the lowest speed is above the highest';
    report.problems.push(problem('ACCORD_VALUE', terms.speed!.place, message, 'swap the two'));
  }
  return {
    form: 'corridor',
    parties,
    category: terms.of,
    corridor: area(terms.corridor),
    within: area(terms.within),
    ...(min === undefined ? {} : { minSpeed: min }),
    ...(max === undefined ? {} : { maxSpeed: max }),
    dwell: terms.for ?? 0,
  };
}

/** The area's name. Reports one that has no inside: a line, or points. */
export function checkedArea(
  { value: name, place }: Located<string>,
  areas: ResolvedAreas,
  report: Report,
): string {
  const flat = areas.get(name)?.versions.some(({ geometry }) => geometry.type !== 'MultiPolygon');
  if (flat) {
    const mend = `make an area of it first: { within: 10 km, of: ${name} }`;
    report.problems.push(
      problem('ACCORD_VALUE', place, `"${name}" is a line or a point and has no inside`, mend),
    );
  }
  return name;
}

const SEGMENT_OF: Readonly<Record<string, Segment>> = {
  aircraft: 'sky',
  vessel: 'sea',
  vehicle: 'land',
  person: 'land',
};

/** The segment that a rule's category belongs to; undefined where the rule names none. */
export const segmentOf = (rule: Rule): Segment | undefined =>
  'category' in rule ? segmentOfCategory(rule.category) : undefined;

const segmentOfCategory = (category: Category): Segment | undefined => SEGMENT_OF[category.split('.')[0]!];
