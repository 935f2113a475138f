/** What was looked at for a verdict on a whole clause: the kind, the heights, how often, and by whom. */
import type { Rule } from '../../accord/index.ts';
import { type Question, type Source, seesKind } from '../../picture/index.ts';
import type { IndicationEvent } from '../../watch/index.ts';
import type { IndicationDetail } from '../contract/contract.ts';
import { isOnWholeClause } from '../station/indication-board.ts';
import type { Cited } from './cite-accord.ts';

type Sight = NonNullable<IndicationDetail['sight']>;

/** Null for a verdict on an object, an event or a count, and where no source is asked. */
export function presentSight(
  { clause, rule, area }: Cited,
  current: IndicationEvent,
  sources: readonly Source[],
): Sight | null {
  if (!clause || !rule || !asksKind(rule) || !rests(current)) return null;
  const heights = area?.heights;
  return {
    category: rule.form === 'event-ban' ? null : rule.category,
    event: rule.form === 'event-ban' ? rule.event : null,
    revisitMs: clause.revisit,
    floorM: finite(heights?.floor),
    ceilingM: finite(heights?.ceiling),
    datum: heights?.datum ?? null,
    sources: sources
      .filter((source) => seesKind(source, wantedBy(rule)))
      .map((source) => ({
        source: source.id,
        title: source.title,
        physics: source.physics,
        part: partOf(source, current, clause.revisit),
      })),
  };
}

/** Does the verdict rest on what could be seen of the whole clause? */
const rests = (current: IndicationEvent): boolean =>
  isOnWholeClause(current) && current.reason !== 'human-judged' && current.reason !== 'not-in-force';

const finite = (metres: number | undefined): number | null =>
  metres !== undefined && Number.isFinite(metres) ? metres : null;

type KindRule = Extract<Rule, { category: unknown } | { event: unknown }>;

/** Is it of a kind that sources see, so that each of them can be named with its part? */
const asksKind = (rule: Rule): rule is KindRule => 'category' in rule || 'event' in rule;

const wantedBy = (rule: KindRule): Question['wanted'] =>
  rule.form === 'event-ban' ? { event: rule.event } : { category: rule.category };

function partOf(
  { id, cooperative, physics, period }: Source,
  { sources }: IndicationEvent,
  revisit: number,
): Sight['sources'][number]['part'] {
  if (sources.includes(id)) return 'looked';
  if (cooperative) return 'hears-only';
  return physics !== 'human' && revisit > 0 && period > revisit ? 'too-seldom' : 'not-then';
}
