/** What a duty of storage asks for: which items, declared where, and from when until when. */
import type { Accord, AreaVersion, ListedItem } from '../../accord/index.ts';
import { type Instant, type Interval, inInterval } from '../../kernel/index.ts';
import type { PatrolReport } from '../../picture/index.ts';
import type { CompiledAccords } from '../compile.ts';
import { matchParty } from '../match-subject.ts';
import { YES } from '../place/height.ts';

/** An item for as long as it is listed without a change. */
export interface DeclaredItem extends Interval {
  readonly item: ListedItem;
  /** Versions of the area in which it is declared to be. */
  readonly site: readonly AreaVersion[];
}

/** In the order of the list, each item's stretches in the order of time. */
export function declaredItems(
  { duties, dutyFrom, dutyUntil }: CompiledAccords,
  d: number,
): readonly DeclaredItem[] {
  const { accord, reading } = duties[d]!;
  const { rule } = reading;
  if (rule.form !== 'storage') return [];
  const stretches: DeclaredItem[] = [];
  for (const { inForce, items } of accord.lists.find(({ id }) => id === rule.list)?.versions ?? []) {
    const from = Math.max(inForce.from, dutyFrom[d]!);
    const until = Math.min(inForce.until, dutyUntil[d]!);
    for (const item of items) {
      if (from >= until || matchParty(item.party, rule.parties) !== YES) continue;
      const before = stretches.findIndex((one) => one.until === from && isUnchanged(one.item, item));
      if (before < 0) stretches.push({ item, site: siteOf(accord, item), from, until });
      else stretches[before] = { ...stretches[before]!, until };
    }
  }
  return stretches;
}

const isUnchanged = (a: ListedItem, b: ListedItem): boolean =>
  a.id === b.id && a.category === b.category && a.party === b.party && a.at === b.at && a.count === b.count;

const siteOf = ({ areas }: Accord, { at }: ListedItem): readonly AreaVersion[] =>
  areas.find(({ id }) => id === at)?.versions ?? [];

/** The site as it was then; undefined while it is nowhere. */
export const siteAt = ({ site }: DeclaredItem, at: Instant): AreaVersion['geometry'] | undefined =>
  site.find(({ inForce }) => inInterval(inForce, at))?.geometry;

/** A patrol that names an item it saw, and not what that is, saw what the item is declared to be. */
export function asDeclared(report: PatrolReport, { lists }: Accord): PatrolReport {
  const { outcome, item, category, observedAt } = report;
  if (outcome !== 'seen' || item === undefined || category !== undefined) return report;
  const versions = lists
    .flatMap((list) => list.versions)
    .filter(({ inForce }) => inInterval(inForce, observedAt));
  const declared = versions.flatMap(({ items }) => items).find(({ id }) => id === item);
  if (!declared) return { ...report, category: 'unknown' };
  const measured = declared.calibre === undefined ? {} : { traits: { calibre: declared.calibre } };
  return { party: declared.party, ...measured, ...report, category: declared.category };
}
