/** Which objects of a kind a rule binds, by what is measured of them: `with: { tonnage: over 10000 t }`. */
import {
  BOUNDS,
  type Bound,
  isWithinBound,
  TRAITS,
  type TraitBound,
  type Traits,
} from '../../kernel/index.ts';
import { problem } from '../errors.ts';
import { object, optional } from '../text/object-shape.ts';
import { calibre, distance, tonnage } from '../text/quantity.ts';
import type { Report } from '../text/report.ts';
import { about, located, type Shape, scalar, type ValueOf } from '../text/shape.ts';
import type { ScalarNode } from '../text/tree.ts';

/** As an example writes what an object measures, beside its other terms. */
export const traitTerms = {
  tonnage: optional(about('Of each object, metric tonnes.', tonnage)),
  calibre: optional(about('Of each object.', calibre)),
  range: optional(about('How far each object reaches.', distance)),
} as const;

type Bounds = readonly Pick<TraitBound, 'is' | 'than'>[];

/** `over 10000 t`, or two of them: `over 100 t and at most 10000 t`. */
const bounds = (quantity: Shape<number>, example: string): Shape<Bounds> => {
  const amount = String(quantity.schema.pattern).replace(/^\^|\$$/g, '');
  const one = `(?:${BOUNDS.join('|')})\\s+${amount}`;
  const pattern = `^${one}(?: and ${one})?$`;
  return scalar('a measure', { type: 'string', pattern }, (node, report) => {
    const parts = node.written.split(' and ').map((part) => readBound(part, quantity, example, node, report));
    if (parts.some((part) => part === undefined)) return undefined;
    return checkBounds(parts as Bounds, node, report);
  });
};

function readBound(
  written: string,
  quantity: Shape<number>,
  example: string,
  node: ScalarNode,
  report: Report,
): Bounds[number] | undefined {
  const is = BOUNDS.find((word) => written.startsWith(`${word} `));
  if (is === undefined) {
    const mend = `write one of ${BOUNDS.join(', ')}, and the measure: ${example}`;
    report.problems.push(problem('ACCORD_VALUE', node.place, `"${written}" is not a measure`, mend));
    return undefined;
  }
  const than = quantity.read({ ...node, written: written.slice(is.length).trim() }, report);
  return than === undefined ? undefined : { is, than };
}

const ORDER: readonly Bound[] = ['over', 'at least', 'under', 'at most'];

/** Two bounds must leave something between them. */
function checkBounds(parts: Bounds, { written, place }: ScalarNode, report: Report): Bounds | undefined {
  const inOrder = [...parts].sort((a, b) => ORDER.indexOf(a.is) - ORDER.indexOf(b.is) || a.than - b.than);
  const [low, high] = inOrder;
  const isFloor = (bound: Bounds[number]) => bound.is === 'over' || bound.is === 'at least';
  if (!low || !high) return inOrder;
  const between = (low.than + high.than) / 2;
  const holds = inOrder.every((bound) => isWithinBound(bound, between));
  if (isFloor(low) && !isFloor(high) && low.than <= high.than && holds) return inOrder;
  const mend = 'write the lower bound and the upper one: over 100 t and at most 10000 t';
  report.problems.push(problem('ACCORD_VALUE', place, `"${written}" leaves nothing in between`, mend));
  return undefined;
}

const withShape = located(
  object({
    tonnage: optional(bounds(tonnage, 'over 10000 t')),
    calibre: optional(bounds(calibre, 'at least 100 mm')),
    range: optional(bounds(distance, 'at most 20 km')),
  }),
);

/** Left out: all objects of the category. */
export const withTraits = optional(
  about('Only objects that measure this much: { calibre: at least 100 mm }.', withShape),
);

/** As part of a rule; none where nothing is asked. */
export function boundsOf(
  written: ValueOf<typeof withShape> | undefined,
  report: Report,
): { readonly with?: readonly TraitBound[] } {
  if (!written) return {};
  const asked = TRAITS.flatMap((trait) => (written.value[trait] ?? []).map((bound) => ({ trait, ...bound })));
  if (asked.length > 0) return { with: asked };
  const mend = 'say tonnage:, calibre: or range:, or leave with: out';
  report.problems.push(problem('ACCORD_KEY_MISSING', written.place, 'with: asks for nothing', mend));
  return {};
}

/** What an example says an object measures. */
export function traitsOf(written: Partial<Record<(typeof TRAITS)[number], number | undefined>>): {
  readonly traits?: Traits;
} {
  const known = TRAITS.flatMap((trait) => (written[trait] === undefined ? [] : [[trait, written[trait]]]));
  return known.length === 0 ? {} : { traits: Object.fromEntries(known) as Traits };
}
