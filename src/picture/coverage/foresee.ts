/**
 * "Who would see it, if every source worked as declared?" The question of those who write an agreement or plan a
 * mission, before anything has been observed. The same footprints, height bands and revisit times decide as later.
 */
import { type AreaGeometry, boundsOf, boundsOverlap, NOWHERE } from '../../kernel/geometry/index.ts';
import { isKindOf, type Milliseconds } from '../../kernel/index.ts';
import type { Question } from '../picture-contract.ts';
import type { Source } from '../source.ts';
import { footprintArea } from './footprint.ts';
import { bandCovers } from './heights.ts';
import { makeSeenParts, type Place, shareOf } from './seen-parts.ts';
import { CONTINUOUS, seesKind } from './sight.ts';

/** `sees`: whatever cooperates or not. `hears`: what transmits. `visits`: where people go and are let in. */
export type SourceRole = 'sees' | 'hears' | 'visits';

/** What keeps a source from showing that nothing was there. */
export type Shortfall = 'cooperative' | 'some-kinds' | 'heights' | 'too-seldom';

export interface SourceForesight {
  readonly source: string;
  readonly role: SourceRole;
  /** Something is expected of it at least this often. */
  readonly period: Milliseconds;
  /** Share of the area inside its footprint, 0 to 1; null: known only once it listens. */
  readonly share: number | null;
  readonly shortfalls: readonly Shortfall[];
}

export interface Foresight {
  /** Sources that would notice something of the kind in the area, in the order in which they are declared. */
  readonly sources: readonly SourceForesight[];
  /** Share of the area, 0 to 1, that would be seen as a whole and often enough by sources that look by themselves. */
  readonly seen: number;
  /** The same with people visiting every place that they may reach, as often as they say. */
  readonly withVisits: number;
  /** What sources and visits would see of the area. */
  readonly reached: AreaGeometry;
}

/** Foresight of one place, asked again and again without some of the sources: what each sees is worked out once. */
export type Foresee = (without?: ReadonlySet<string>) => Foresight;

const NOBODY: ReadonlySet<string> = new Set();

/** `areas`: where each source sees, as `outlooksOf` gives it, so that it is drawn once for all questions. */
export function makeForesee(
  sources: readonly Source[],
  areas: readonly (AreaGeometry | undefined)[],
  question: Omit<Question, 'from' | 'until'>,
): Foresee {
  const { geometry } = question;
  const bounds = boundsOf(geometry);
  const parts = makeSeenParts(geometry);
  const able = sources.flatMap((source, n) => {
    if (!noticesKind(source, question.wanted)) return [];
    const area = areas[n];
    const place = area && boundsOverlap(boundsOf(area), bounds) ? { key: `${n}`, area } : undefined;
    if (area && !place) return [];
    const share = place ? shareOf(parts.under([place]), geometry) : null;
    return share === 0 ? [] : [{ source, place, share, shortfalls: shortfallsOf(source, question) }];
  });
  return (without = NOBODY) => {
    const there = able.filter(({ source }) => !without.has(source.id));
    const sure = there.flatMap(({ source, place, shortfalls }) =>
      place && shortfalls.length === 0 ? [{ ...place, visited: source.physics === 'human' }] : [],
    );
    const seen = under(sure.filter(({ visited }) => !visited));
    const reached = under(sure);
    return {
      sources: there.map(({ source, share, shortfalls }) => ({
        source: source.id,
        role: roleOf(source),
        period: source.period,
        share,
        shortfalls,
      })),
      seen: shareOf(seen, geometry),
      withVisits: shareOf(reached, geometry),
      reached,
    };
  };

  function under(places: readonly Place[]): AreaGeometry {
    return places.length === 0 ? NOWHERE : parts.under(places);
  }
}

/** Where each source sees; none for what is only learned by listening. */
export const outlooksOf = (sources: readonly Source[]): readonly (AreaGeometry | undefined)[] =>
  sources.map(({ footprint }) => footprintArea(footprint));

const roleOf = ({ cooperative, physics }: Source): SourceRole => {
  if (physics === 'human') return 'visits';
  return cooperative ? 'hears' : 'sees';
};

/** Would it notice some of the kind, if not all? */
function noticesKind(source: Source, wanted: Question['wanted']): boolean {
  if (seesKind(source, wanted)) return true;
  return 'category' in wanted && source.observes.some((pattern) => isKindOf(pattern, wanted.category));
}

function shortfallsOf(
  source: Source,
  { wanted, heights, revisit }: Omit<Question, 'from' | 'until'>,
): readonly Shortfall[] {
  const { cooperative, period } = source;
  return [
    ...(cooperative ? (['cooperative'] as const) : []),
    ...(seesKind(source, wanted) ? [] : (['some-kinds'] as const)),
    ...(bandCovers(source.heights, heights, wanted) ? [] : (['heights'] as const)),
    ...(period > (revisit || CONTINUOUS) ? (['too-seldom'] as const) : []),
  ];
}
