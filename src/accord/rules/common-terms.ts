/** Terms that several forms of a rule share. */

import { CATEGORIES } from '../../kernel/index.ts';
import { areaName } from '../areas/area-document.ts';
import type { ResolvedAreas } from '../areas/resolve-areas.ts';
import { problem } from '../errors.ts';
import type { AccordList } from '../lists/list.ts';
import { optional } from '../text/object-shape.ts';
import { duration } from '../text/quantity.ts';
import type { Report } from '../text/report.ts';
import { oneOf } from '../text/scalar-shape.ts';
import { about, type Located } from '../text/shape.ts';

export { areaName };

export const category = oneOf(CATEGORIES);

export const dwell = optional(about('How long it must last before it counts.', duration));

/** The limit is each party's own; left out: theirs together. */
export const eachParty = optional(
  about('Each party has the limit to itself; left out: all together.', oneOf(['party'])),
);

/** What a rule is resolved against. */
export interface RuleSurroundings {
  readonly areas: ResolvedAreas;
  readonly lists: readonly AccordList[];
  readonly report: Report;
}

/** The area's name. Reports one that has no inside: a line, or points. */
export function checkedArea(
  { value: name, place }: Located<string>,
  { areas, report }: Pick<RuleSurroundings, 'areas' | 'report'>,
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
